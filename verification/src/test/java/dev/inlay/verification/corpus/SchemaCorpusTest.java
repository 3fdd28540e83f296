// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.Footer;
import dev.inlay.format.LogicalType;
import dev.inlay.format.Repetition;
import dev.inlay.format.SchemaElement;
import dev.inlay.io.InputFile;
import dev.inlay.io.LocalInputFile;
import dev.inlay.schema.ColumnPath;
import dev.inlay.schema.GroupNode;
import dev.inlay.schema.Leaf;
import dev.inlay.schema.ListShape;
import dev.inlay.schema.ListShape.Rule;
import dev.inlay.schema.MapShape;
import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaElements;
import dev.inlay.schema.SchemaNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every schema of the corpus: beside parquet-java's view of it, through both of its other forms, and shape by shape. */
class SchemaCorpusTest {

    /**
     * Where parquet-java's text says less or other than the file: a coordinate system and names that its text cannot hold,
     * and the default coordinate system written where the file leaves it out.
     */
    private static final Set<String> TEXT_DIFFERS = Set.of(
            "data/geospatial/crs-arbitrary-value.parquet",
            "data/geospatial/geography-lines.parquet",
            "data/geospatial/geography-points.parquet",
            "data/geospatial/geography-polygons.parquet",
            "data/unknown-logical-type.parquet");

    @Test
    void every_schema_is_the_one_that_parquet_java_sees() throws IOException {
        int compared = 0;
        for (String file : readable()) {
            Schema ours = schema(file);
            MessageType theirs = parquetJavaSchema(file);
            assertThat(levels(ours)).as(file).isEqualTo(levels(theirs));
            if (!TEXT_DIFFERS.contains(file)) {
                assertThat(ours).as(file).isEqualTo(Schema.parse(theirs.toString()));
            }
            compared++;
        }
        assertThat(compared).isGreaterThan(200);
    }

    @Test
    void every_schema_survives_its_text_and_its_elements() throws IOException {
        for (String file : readable()) {
            List<SchemaElement> elements = elements(file);
            Schema schema = SchemaElements.fromThrift(elements);
            assertThat(Schema.parse(schema.toString())).as(file).isEqualTo(schema);
            List<SchemaElement> again = SchemaElements.toThrift(schema);
            assertThat(again).as(file).hasSameSizeAs(elements);
            assertThat(SchemaElements.fromThrift(again)).as(file).isEqualTo(schema);
        }
    }

    /** S01 */
    @Test
    void the_widest_nesting_of_the_corpus_has_216_leaves_in_253_elements() throws IOException {
        String file = "data/nested_structs.rust.parquet";
        assertThat(elements(file)).hasSize(253);
        assertThat(schema(file).leaves()).hasSize(216);
    }

    /** S16–S18, S22: which rule finds the element, and what it is. */
    @ParameterizedTest
    @CsvSource({
        "list_columns, int64_list, THREE_LEVEL, item, OPTIONAL",
        "list_columns, utf8_list, THREE_LEVEL, item, OPTIONAL",
        "map_no_value, my_list, THREE_LEVEL, element, REQUIRED",
        "null_list, emptylist, THREE_LEVEL, item, OPTIONAL",
        "nested_lists.snappy, a, THREE_LEVEL, element, OPTIONAL",
        "nonnullable.impala, int_array_array, THREE_LEVEL, element, REQUIRED",
        "old_list_structure, a, REPEATED_FIELD, array, REQUIRED",
        "repeated_primitive_no_list, Int32_list, UNANNOTATED, Int32_list, REQUIRED",
        "repeated_primitive_no_list, String_list, UNANNOTATED, String_list, REQUIRED",
    })
    void a_list_has_its_element_where_the_rules_say(
            String file, String field, Rule rule, String element, Repetition repetition) throws IOException {
        ListShape shape = ListShape.of(schema("data/" + file + ".parquet").field(field));
        assertThat(shape.rule()).isEqualTo(rule);
        assertThat(shape.element().name()).isEqualTo(element);
        assertThat(shape.element().repetition()).isEqualTo(repetition);
    }

    /** S18 */
    @Test
    void the_element_of_an_old_list_of_lists_is_an_old_list() throws IOException {
        Schema schema = schema("data/old_list_structure.parquet");
        ListShape inner = ListShape.of(ListShape.of(schema.field("a")).element());
        assertThat(inner.rule()).isEqualTo(Rule.REPEATED_LEAF);
        assertThat(schema.leaves()).singleElement().satisfies(leaf -> {
            assertThat(leaf.maxDefinitionLevel()).isEqualTo(2);
            assertThat(leaf.maxRepetitionLevel()).isEqualTo(2);
        });
    }

    /** S22: the struct around an unannotated list is no list. */
    @Test
    void a_repeated_group_without_annotation_is_a_list_in_a_struct() throws IOException {
        Schema schema = schema("data/repeated_no_annotation.parquet");
        SchemaNode numbers = schema.field("phoneNumbers");
        assertThat(ListShape.of(numbers)).isNull();
        ListShape phones = ListShape.of(((GroupNode) numbers).children().get(0));
        assertThat(phones.rule()).isEqualTo(Rule.UNANNOTATED);
        assertThat(((GroupNode) phones.element()).children())
                .extracting(SchemaNode::name)
                .containsExactly("number", "kind");
    }

    /** S19, S20 */
    @ParameterizedTest
    @CsvSource({
        "map_no_value, my_map, key_value, key, REQUIRED, value",
        "map_no_value, my_map_no_v, key_value, key, REQUIRED,",
        "incorrect_map_schema, my_map, key_value, key, OPTIONAL, value",
        "nonnullable.impala, Int_Map, map, key, REQUIRED, value",
        "nullable.impala, int_map, map, key, REQUIRED, value",
    })
    void a_map_has_key_and_value_by_position(
            String file, String field, String middle, String key, Repetition keyRepetition, String value)
            throws IOException {
        MapShape shape = MapShape.of(schema("data/" + file + ".parquet").field(field));
        assertThat(shape.keyValue().name()).isEqualTo(middle);
        assertThat(shape.keyValue().logicalType()).isNull();
        assertThat(shape.key().name()).isEqualTo(key);
        assertThat(shape.key().repetition()).isEqualTo(keyRepetition);
        assertThat(shape.value() == null ? null : shape.value().name()).isEqualTo(value);
    }

    /** L10, L12, L29, L30, O01–O03: annotations as the files have them, old and new. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int32_decimal|value|DECIMAL(4,2)",
                "fixed_length_decimal|value|DECIMAL(25,2)",
                "fixed_length_decimal_legacy|value|DECIMAL(13,2)",
                "byte_array_decimal|value|DECIMAL(4,2)",
                "null_list|emptylist.list.item|UNKNOWN",
                "unknown-logical-type|column with unknown type|UNRECOGNIZED(2555,00)",
                "geospatial/crs-default|geometry|GEOMETRY",
                "geospatial/crs-srid|geometry|GEOMETRY(srid:5070)",
                "geospatial/crs-geography|geography|GEOGRAPHY",
                "geospatial/geography-points|geometry|GEOGRAPHY(,SPHERICAL)",
            })
    void annotations_are_those_of_the_file(String file, String path, String annotation) throws IOException {
        Schema schema = schema("data/" + file + ".parquet");
        Leaf leaf = schema.leaf(new ColumnPath(List.of(path.split("\\."))));
        assertThat(Schema.of("m", List.of(leaf.node())).toString()).contains(" (" + annotation + ")");
    }

    /** V01 */
    @Test
    void a_shredded_variant_keeps_its_annotation_and_its_parts() throws IOException {
        SchemaNode variant = schema("shredded_variant/case-047.parquet").field("var");
        assertThat(variant.logicalType()).isInstanceOf(LogicalType.VariantType.class);
        assertThat(((GroupNode) variant).children())
                .extracting(SchemaNode::name)
                .contains("metadata", "value");
    }

    /** All files but those of bad_data and those whose footer takes a key. */
    private static List<String> readable() throws IOException {
        List<String> files = new ArrayList<>();
        for (String folder : List.of("data", "shredded_variant")) {
            files.addAll(Corpus.files(folder, ".parquet"));
        }
        for (String file : Corpus.files("data", ".parquet.encrypted")) {
            try (RandomAccessFile encrypted =
                    new RandomAccessFile(Corpus.file(file).toFile(), "r")) {
                encrypted.seek(encrypted.length() - 1);
                if (encrypted.read() == '1') { // PAR1: only columns are encrypted; PARE: the footer too
                    files.add(file);
                }
            }
        }
        return files;
    }

    private static List<SchemaElement> elements(String file) throws IOException {
        try (InputFile input = LocalInputFile.open(Corpus.file(file))) {
            return Footer.read(input).schema();
        }
    }

    private static Schema schema(String file) throws IOException {
        return SchemaElements.fromThrift(elements(file));
    }

    private static MessageType parquetJavaSchema(String file) throws IOException {
        var input = new org.apache.parquet.io.LocalInputFile(Corpus.file(file));
        try (ParquetFileReader reader = ParquetFileReader.open(input)) {
            return reader.getFooter().getFileMetaData().getSchema();
        }
    }

    private static List<String> levels(Schema schema) {
        List<String> columns = new ArrayList<>();
        for (Leaf leaf : schema.leaves()) {
            columns.add(leaf.path().names() + " " + leaf.maxDefinitionLevel() + " " + leaf.maxRepetitionLevel());
        }
        return columns;
    }

    private static List<String> levels(MessageType schema) {
        List<String> columns = new ArrayList<>();
        for (ColumnDescriptor column : schema.getColumns()) {
            columns.add(List.of(column.getPath()) + " " + column.getMaxDefinitionLevel() + " "
                    + column.getMaxRepetitionLevel());
        }
        return columns;
    }
}
