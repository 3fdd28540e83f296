// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

import static dev.inlay.format.PhysicalType.INT32;
import static dev.inlay.format.Repetition.OPTIONAL;
import static dev.inlay.format.Repetition.REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.inlay.format.SchemaElement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SchemaTest {

    /** The Document of the Dremel paper, section 4, and the maximum levels it gives there (S06). */
    private static final Schema DOCUMENT = Schema.parse("""
            message Document {
              required int64 DocId;
              optional group Links {
                repeated int64 Backward;
                repeated int64 Forward;
              }
              repeated group Name {
                repeated group Language {
                  required binary Code (STRING);
                  optional binary Country (STRING);
                }
                optional binary Url (STRING);
              }
            }
            """);

    @Test
    void levels_count_the_optional_and_repeated_nodes_on_the_path() {
        assertThat(DOCUMENT.leaves())
                .extracting(leaf -> leaf.path() + " " + leaf.maxDefinitionLevel() + " " + leaf.maxRepetitionLevel())
                .containsExactly(
                        "DocId 0 0",
                        "Links.Backward 2 1",
                        "Links.Forward 2 1",
                        "Name.Language.Code 2 2",
                        "Name.Language.Country 3 2",
                        "Name.Url 2 1");
        assertThat(DOCUMENT.leaves()).extracting(Leaf::ordinal).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(DOCUMENT.leaf("DocId").isRequired()).isTrue();
        assertThat(DOCUMENT.leaf("Name", "Language", "Code").isRequired()).isFalse();
    }

    @Test
    void leaves_are_found_by_the_names_of_their_path_never_by_joined_text() {
        Schema schema = Schema.parse("message m { required int32 a.b; required group a { required int64 b; } }");
        assertThat(schema.leaf("a.b").ordinal()).isZero();
        assertThat(schema.leaf("a", "b").ordinal()).isOne();
        assertThat(schema.find(ColumnPath.of("a"))).isNull();
        assertThat(schema.field("a")).isInstanceOf(GroupNode.class);
        assertThat(schema.field("b")).isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> schema.leaf("a", "c"))
                .withMessage("no leaf a.c in schema m");
    }

    @Test
    void of_fields_with_one_name_the_first_is_found_and_all_are_there() {
        Schema schema = Schema.parse("message m { required int32 a; required int64 a; }");
        assertThat(schema.leaf("a").ordinal()).isZero();
        assertThat(schema.field("a")).isSameAs(schema.fields().get(0));
        assertThat(schema.leaves()).hasSize(2);
    }

    @Test
    void paths_are_ordered_name_by_name() {
        List<ColumnPath> ordered = List.of(
                ColumnPath.of(),
                ColumnPath.of("a"),
                ColumnPath.of("a", "b"),
                ColumnPath.of("a", "c"),
                ColumnPath.of("a.b"));
        for (int i = 0; i < ordered.size(); i++) {
            for (int j = 0; j < ordered.size(); j++) {
                assertThat(Integer.signum(ordered.get(i).compareTo(ordered.get(j))))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Test
    void schemas_are_compared_by_content() {
        Schema same = Schema.parse(DOCUMENT.toString());
        assertThat(same).isEqualTo(DOCUMENT).hasSameHashCodeAs(DOCUMENT);
        assertThat(Schema.of("Other", DOCUMENT.fields())).isNotEqualTo(DOCUMENT);
        assertThat(Schema.of("Document", DOCUMENT.fields().subList(0, 2))).isNotEqualTo(DOCUMENT);
    }

    @Test
    void a_tree_deeper_than_the_limit_is_refused_before_anything_recurses_into_it() {
        SchemaNode node = new PrimitiveNode("x", REQUIRED, INT32, 0, null, null);
        for (int depth = 1; depth < 100_000; depth++) {
            node = new GroupNode("g", OPTIONAL, List.of(node), null, null);
        }
        SchemaNode deep = node;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schema.of("m", List.of(deep)))
                .withMessage("schema is deeper than 128 levels");
    }

    /** 2^17 names of one hash code: a map that compares them one by one would take hours. */
    @Test
    void names_with_one_hash_code_do_not_slow_down_what_looks_them_up() {
        int bits = 17;
        List<SchemaNode> fields = new ArrayList<>();
        for (int i = 0; i < 1 << bits; i++) {
            StringBuilder name = new StringBuilder();
            for (int bit = 0; bit < bits; bit++) {
                name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            fields.add(new PrimitiveNode(name.toString(), REQUIRED, INT32, 0, null, null));
        }
        assertThat(fields)
                .extracting(SchemaNode::name)
                .extracting(String::hashCode)
                .containsOnly(fields.get(0).name().hashCode());
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            Schema schema = Schema.of("m", fields).requireWritable();
            for (Leaf leaf : schema.leaves()) {
                assertThat(schema.find(leaf.path())).isSameAs(leaf);
            }
        });
    }

    @Test
    void every_step_takes_100_000_columns_in_its_stride() {
        SchemaBuilder builder = Schema.builder("wide");
        IntStream.range(0, 100_000).forEach(i -> builder.optional("column " + i, INT32));
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            Schema schema = builder.build();
            List<SchemaElement> elements = SchemaElements.toThrift(schema);
            assertThat(SchemaElements.fromThrift(elements).equals(schema)).isTrue();
            assertThat(Schema.parse(schema.toString()).equals(schema)).isTrue();
            for (int i = 0; i < 100_000; i++) {
                assertThat(schema.leaf("column " + i).ordinal()).isEqualTo(i);
            }
        });
    }
}
