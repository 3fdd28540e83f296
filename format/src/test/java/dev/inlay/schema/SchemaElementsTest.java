// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

import static dev.inlay.format.PhysicalType.BYTE_ARRAY;
import static dev.inlay.format.PhysicalType.FIXED_LEN_BYTE_ARRAY;
import static dev.inlay.format.PhysicalType.INT32;
import static dev.inlay.format.PhysicalType.INT64;
import static dev.inlay.format.Repetition.OPTIONAL;
import static dev.inlay.format.Repetition.REPEATED;
import static dev.inlay.format.Repetition.REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.Binary;
import dev.inlay.format.ConvertedType;
import dev.inlay.format.LogicalType;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.ParquetException;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.Repetition;
import dev.inlay.format.SchemaElement;
import dev.inlay.format.TimeUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

class SchemaElementsTest {

    @Test
    void the_tree_is_written_depth_first_with_both_kinds_of_annotation() {
        Schema schema = Schema.parse("""
                message m {
                  required int64 id = 5;
                  optional fixed_len_byte_array(7) price (DECIMAL(16,3));
                  optional group tags (LIST) = 6 {
                    repeated group list {
                      optional binary element (STRING);
                    }
                  }
                  optional fixed_len_byte_array(12) wait (INTERVAL);
                  required int64 at (TIMESTAMP(NANOS,false));
                }
                """);
        assertThat(SchemaElements.toThrift(schema))
                .containsExactly(
                        new SchemaElement(null, null, null, "m", 5, null, null, null, null, null),
                        new SchemaElement(INT64, null, REQUIRED, "id", null, null, null, null, 5, null),
                        new SchemaElement(
                                FIXED_LEN_BYTE_ARRAY,
                                7,
                                OPTIONAL,
                                "price",
                                null,
                                OpenEnum.of(ConvertedType.DECIMAL),
                                3,
                                16,
                                null,
                                LogicalType.decimal(16, 3)),
                        new SchemaElement(
                                null,
                                null,
                                OPTIONAL,
                                "tags",
                                1,
                                OpenEnum.of(ConvertedType.LIST),
                                null,
                                null,
                                6,
                                new LogicalType.ListType()),
                        new SchemaElement(null, null, REPEATED, "list", 1, null, null, null, null, null),
                        new SchemaElement(
                                BYTE_ARRAY,
                                null,
                                OPTIONAL,
                                "element",
                                null,
                                OpenEnum.of(ConvertedType.UTF8),
                                null,
                                null,
                                null,
                                LogicalType.string()),
                        new SchemaElement(
                                FIXED_LEN_BYTE_ARRAY,
                                12,
                                OPTIONAL,
                                "wait",
                                null,
                                OpenEnum.of(ConvertedType.INTERVAL),
                                null,
                                null,
                                null,
                                null),
                        new SchemaElement(
                                INT64,
                                null,
                                REQUIRED,
                                "at",
                                null,
                                null,
                                null,
                                null,
                                null,
                                LogicalType.timestamp(false, TimeUnit.NANOS)));
    }

    @Property
    void every_tree_survives_the_flat_list(@ForAll("schemas") Schema schema) throws ParquetException {
        assertThat(SchemaElements.fromThrift(SchemaElements.toThrift(schema))).isEqualTo(schema);
    }

    @Provide
    Arbitrary<Schema> schemas() {
        return RandomSchemas.schemas();
    }

    /** S02: C++ calls the root REQUIRED, others annotate it or give it an id. */
    @Test
    void what_the_root_says_besides_its_name_is_ignored() throws ParquetException {
        SchemaElement root = new SchemaElement(
                null, 3, REPEATED, "", 1, OpenEnum.of(ConvertedType.LIST), null, null, -1, new LogicalType.ListType());
        Schema schema = SchemaElements.fromThrift(List.of(root, leaf("x", INT32)));
        assertThat(schema).isEqualTo(Schema.parse("message { required int32 x; }"));
        assertThat(schema.leaves().get(0).maxRepetitionLevel()).isZero();
    }

    /** S01: a leaf may say that it has 0 children; S04: only FIXED_LEN_BYTE_ARRAY has a length. */
    @Test
    void superfluous_fields_of_a_leaf_are_ignored() throws ParquetException {
        SchemaElement leaf = new SchemaElement(INT32, 99, REQUIRED, "x", 0, null, 4, 5, null, null);
        assertThat(SchemaElements.fromThrift(List.of(group("m", 1), leaf)))
                .isEqualTo(Schema.parse("message m { required int32 x; }"));
    }

    @Test
    void files_without_columns_and_groups_without_fields_are_readable() throws ParquetException {
        SchemaElement bareRoot = new SchemaElement(null, null, null, "m", null, null, null, null, null, null);
        assertThat(SchemaElements.fromThrift(List.of(bareRoot))).isEqualTo(Schema.of("m", List.of()));
        assertThat(SchemaElements.fromThrift(List.of(group("m", 1), group("g", 0))))
                .isEqualTo(Schema.parse("message m { required group g { } }"));
    }

    @Test
    void the_logical_type_wins_over_the_converted_type() {
        assertThat(annotation(
                        INT64, ConvertedType.TIMESTAMP_MILLIS, new LogicalType.TimestampType(false, TimeUnit.MILLIS)))
                .isEqualTo("TIMESTAMP(MILLIS,false)");
        assertThat(annotation(
                        BYTE_ARRAY, ConvertedType.UTF8, new LogicalType.UnrecognizedType(30, Binary.of((byte) 0))))
                .isEqualTo("UNRECOGNIZED(30,00)");
        assertThat(annotation(BYTE_ARRAY, ConvertedType.UTF8, null)).isEqualTo("STRING");
    }

    /** L00 */
    @Test
    void an_annotation_that_does_not_fit_is_ignored() {
        assertThat(annotation(INT32, ConvertedType.UTF8, null)).isNull();
        assertThat(annotation(INT32, null, LogicalType.string())).isNull();
        assertThat(annotation(INT32, null, LogicalType.decimal(10, 0))).isNull();
        assertThat(annotation(INT32, ConvertedType.DECIMAL, null)).isNull();
        assertThat(annotation(INT32, ConvertedType.LIST, null)).isNull();
        assertThat(annotation(INT32, ConvertedType.MAP_KEY_VALUE, null)).isNull();
        assertThat(annotation(INT64, ConvertedType.INT_64, LogicalType.date())).isEqualTo("INTEGER(64,true)");
        SchemaElement group = new SchemaElement(
                null, null, REQUIRED, "g", 0, OpenEnum.of(ConvertedType.UTF8), null, null, null, LogicalType.string());
        assertThat(read(group("m", 1), group).fields().get(0).logicalType()).isNull();
    }

    @Test
    void a_converted_type_of_a_later_version_is_ignored() {
        SchemaElement leaf = new SchemaElement(
                INT32, null, REQUIRED, "x", null, OpenEnum.of(ConvertedType.class, 77), null, null, null, null);
        assertThat(read(group("m", 1), leaf).fields().get(0).logicalType()).isNull();
    }

    /** S20: an outer MAP_KEY_VALUE means MAP, one inside a MAP nothing; a map that is the value of a map is outside again. */
    @Test
    void map_key_value_depends_on_where_it_is() {
        OpenEnum<ConvertedType> mark = OpenEnum.of(ConvertedType.MAP_KEY_VALUE);
        SchemaElement outer = new SchemaElement(null, null, OPTIONAL, "a", 1, mark, null, null, null, null);
        SchemaElement middle = new SchemaElement(null, null, REPEATED, "map", 2, mark, null, null, null, null);
        assertThat(read(
                        group("m", 1),
                        outer,
                        middle,
                        leaf("k", INT32),
                        outer,
                        middle,
                        leaf("k", INT32),
                        leaf("v", INT32)))
                .hasToString("""
                        message m {
                          optional group a (MAP) {
                            repeated group map {
                              required int32 k;
                              optional group a (MAP) {
                                repeated group map {
                                  required int32 k;
                                  required int32 v;
                                }
                              }
                            }
                          }
                        }
                        """);
    }

    @Test
    void a_list_that_is_no_tree_is_refused_with_the_element_that_is_wrong() {
        refused("the schema has no elements, not even a root");
        refused("schema element 0, x, is the root and of type INT32", leaf("x", INT32));
        refused("schema element 0, m, has -1 children, 1 elements follow", group("m", -1), leaf("x", INT32));
        refused(
                "schema element 0, m, has 2147483647 children, 1 elements follow",
                group("m", Integer.MAX_VALUE),
                leaf("x", INT32));
        refused(
                "the schema's groups account for 2 of its 3 elements",
                group("m", 1),
                leaf("x", INT32),
                leaf("y", INT32));
        refused(
                "the schema's groups account for more than its 3 elements",
                group("m", 2),
                group("g", 1),
                leaf("x", INT32));
        refused(
                "schema element 1, g, has 2 children, 1 elements follow",
                group("m", 1),
                group("g", 2),
                leaf("x", INT32));
        refused("schema element 1, g, has -5 children, 0 elements follow", group("m", 1), group("g", -5));
        refused(
                "schema element 1, x, has no repetition type",
                group("m", 1),
                new SchemaElement(INT32, null, null, "x", null, null, null, null, null, null));
        refused(
                "schema element 1, x, has neither a type nor children",
                group("m", 1),
                new SchemaElement(null, null, REQUIRED, "x", null, null, null, null, null, null));
        refused(
                "schema element 1, x, is of type INT32 and has 1 children",
                group("m", 1),
                new SchemaElement(INT32, null, REQUIRED, "x", 1, null, null, null, null, null),
                leaf("y", INT32));
        refused(
                "schema element 1, x, is a FIXED_LEN_BYTE_ARRAY of length null",
                group("m", 1),
                leaf("x", FIXED_LEN_BYTE_ARRAY));
        refused(
                "schema element 1, x, is a FIXED_LEN_BYTE_ARRAY of length 0",
                group("m", 1),
                new SchemaElement(FIXED_LEN_BYTE_ARRAY, 0, REQUIRED, "x", null, null, null, null, null, null));
    }

    @Test
    void depth_is_limited_and_a_hostile_depth_is_no_stack_overflow() {
        List<SchemaElement> deep = new ArrayList<>(Collections.nCopies(Schema.MAX_DEPTH, group("g", 1)));
        deep.add(leaf("x", INT32));
        assertThat(read(deep.toArray(new SchemaElement[0])).leaves()).hasSize(1);
        deep.add(0, group("g", 1));
        refused(
                "schema element 128, g, is a group at depth 128, the limit is 128 levels",
                deep.toArray(new SchemaElement[0]));
        List<SchemaElement> hostile = new ArrayList<>(Collections.nCopies(1_000_000, group("g", 1)));
        hostile.add(leaf("x", INT32));
        refused(
                "schema element 128, g, is a group at depth 128, the limit is 128 levels",
                hostile.toArray(new SchemaElement[0]));
    }

    /** Elements that no writer would write: a tree comes out, or a ParquetException, never anything else. */
    @Property(tries = 10_000)
    void random_elements_give_a_tree_or_a_parquet_exception(
            @ForAll("elements") List<SchemaElement> others, @ForAll @IntRange(min = -1, max = 1) int error)
            throws ParquetException {
        int childrenOfOthers = others.stream()
                .map(SchemaElement::numChildren)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sum();
        List<SchemaElement> elements = new ArrayList<>(others);
        elements.add(0, group("m", others.size() - childrenOfOthers + error));
        Schema schema;
        try {
            schema = SchemaElements.fromThrift(elements);
        } catch (ParquetException e) {
            assertThat(e).hasMessageContaining("schema");
            Statistics.collect("refused");
            return;
        }
        Statistics.collect("tree");
        Statistics.coverage(coverage -> coverage.check("tree").percentage(share -> share > 5));
        Statistics.coverage(coverage -> coverage.check("refused").percentage(share -> share > 5));
        assertThat(SchemaElements.fromThrift(SchemaElements.toThrift(schema))).isEqualTo(schema);
    }

    @Provide
    Arbitrary<List<SchemaElement>> elements() {
        Arbitrary<Integer> numbers = Arbitraries.integers().between(-1, 40).injectNull(0.3);
        return Combinators.combine(
                        Arbitraries.of(PhysicalType.class).injectNull(0.3),
                        numbers,
                        Arbitraries.of(Repetition.class).injectNull(0.02),
                        Arbitraries.integers().between(0, 2).injectNull(0.2),
                        Arbitraries.integers().between(-1, 23).injectNull(0.3),
                        numbers,
                        numbers,
                        RandomSchemas.leafAnnotations()
                                .filter(annotation -> !(annotation instanceof LogicalType.IntervalType))
                                .injectNull(0.5))
                .as((type, length, repetition, children, converted, scale, precision, logical) -> new SchemaElement(
                        type,
                        length,
                        repetition,
                        "x",
                        type == null ? children : null,
                        converted == null ? null : OpenEnum.of(ConvertedType.class, converted),
                        scale,
                        precision,
                        null,
                        logical))
                .list()
                .ofMaxSize(5);
    }

    private static SchemaElement group(String name, int children) {
        return new SchemaElement(null, null, REQUIRED, name, children, null, null, null, null, null);
    }

    private static SchemaElement leaf(String name, PhysicalType type) {
        return new SchemaElement(type, null, REQUIRED, name, null, null, null, null, null, null);
    }

    private static String annotation(PhysicalType type, ConvertedType converted, LogicalType logical) {
        OpenEnum<ConvertedType> open = converted == null ? null : OpenEnum.of(converted);
        SchemaElement leaf = new SchemaElement(type, null, REQUIRED, "x", null, open, null, null, null, logical);
        LogicalType read = read(group("m", 1), leaf).fields().get(0).logicalType();
        return read == null ? null : AnnotationText.print(read);
    }

    private static Schema read(SchemaElement... elements) {
        try {
            return SchemaElements.fromThrift(List.of(elements));
        } catch (ParquetException e) {
            throw new AssertionError(e);
        }
    }

    private static void refused(String message, SchemaElement... elements) {
        assertThatThrownBy(() -> SchemaElements.fromThrift(List.of(elements)))
                .isInstanceOf(ParquetException.class)
                .hasMessage(message);
    }
}
