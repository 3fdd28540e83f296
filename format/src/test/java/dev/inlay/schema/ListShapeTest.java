// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

import static dev.inlay.format.Repetition.OPTIONAL;
import static dev.inlay.format.Repetition.REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.schema.ListShape.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of LogicalTypes.md, "Lists", and what files add to them (S16–S18, S22). */
class ListShapeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // three levels, whatever the names
                "optional group l (LIST) { repeated group list { optional int32 element; } }|THREE_LEVEL|optional int32 element;",
                "optional group l (LIST) { repeated group list { required int32 element; } }|THREE_LEVEL|required int32 element;",
                "required group l (LIST) { repeated group bag { optional int32 array_element; } }|THREE_LEVEL|optional int32"
                        + " array_element;",
                "optional group l (LIST) { repeated group element { required binary str; } }|THREE_LEVEL|required binary str;",
                "optional group l (LIST) { repeated group other_tuple { required binary str; } }|THREE_LEVEL|required binary str;",
                "optional group l (LIST) { repeated group list { required group e { optional int32 a; optional int32 b; } }"
                        + " }|THREE_LEVEL|required group e { optional int32 a; optional int32 b; }",
                // rule 1
                "optional group l (LIST) { repeated int32 element; }|REPEATED_LEAF|required int32 element;",
                // rule 2
                "optional group l (LIST) { repeated group element { required binary str; optional int32 num; }"
                        + " }|SEVERAL_FIELDS|required group element { required binary str; optional int32 num; }",
                // rule 3
                "optional group l (LIST) { repeated group list { repeated int32 items; } }|REPEATED_FIELD|required group list {"
                        + " repeated int32 items; }",
                "optional group a (LIST) { repeated group array (LIST) { repeated int32 array; } }|REPEATED_FIELD|required group"
                        + " array (LIST) { repeated int32 array; }",
                // rule 4
                "optional group l (LIST) { repeated group array { required binary str; } }|LEGACY_NAME|required group array {"
                        + " required binary str; }",
                "optional group l (LIST) { repeated group l_tuple { optional binary str; } }|LEGACY_NAME|required group l_tuple {"
                        + " optional binary str; }",
                // outside of any annotation
                "repeated int32 r|UNANNOTATED|required int32 r;",
                "repeated group g { required int32 x; }|UNANNOTATED|required group g { required int32 x; }",
            })
    void the_element_is_where_the_first_rule_that_applies_says(String text, Rule rule, String element) {
        ListShape shape = ListShape.of(node(text));
        assertThat(shape.rule()).isEqualTo(rule);
        assertThat(shape.element()).isEqualTo(node(element));
        assertThat(shape.isThreeLevel()).isEqualTo(rule == Rule.THREE_LEVEL);
    }

    /** S18: the inner list of two two-level lists is itself the repeated node. */
    @Test
    void a_two_level_list_of_two_level_lists_resolves_step_by_step() {
        ListShape outer =
                ListShape.of(node("optional group a (LIST) { repeated group array (LIST) { repeated int32 array; } }"));
        ListShape inner = ListShape.of(outer.element());
        assertThat(inner.rule()).isEqualTo(Rule.REPEATED_LEAF);
        assertThat(inner.element().repetition()).isEqualTo(REQUIRED);
        assertThat(ListShape.of(inner.element())).isNull();
    }

    @Test
    void a_repeated_list_outside_of_lists_is_a_list_of_lists() {
        ListShape outer =
                ListShape.of(node("repeated group l (LIST) { repeated group list { optional int32 element; } }"));
        assertThat(outer.rule()).isEqualTo(Rule.UNANNOTATED);
        ListShape inner = ListShape.of(outer.element());
        assertThat(inner.rule()).isEqualTo(Rule.THREE_LEVEL);
        assertThat(inner.element().repetition()).isEqualTo(OPTIONAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "optional int32 x;",
                "optional group g { repeated int32 element; }",
                "optional group g (MAP) { repeated int32 element; }",
                "optional group l (LIST) { optional int32 element; }",
                "optional group l (LIST) { repeated int32 a; repeated int32 b; }",
                "optional group l (LIST) { }",
            })
    void what_has_not_the_form_of_a_list_is_none(String text) {
        assertThat(ListShape.of(node(text))).isNull();
    }

    /** A schema's levels and the shape's say the same: list optional + 1, repeated + 1, element by its own repetition. */
    @Test
    void the_levels_of_a_leaf_follow_from_the_shapes_on_its_path() {
        Schema schema = Schema.parse(
                "message m { optional group a (LIST) { repeated group array (LIST) { repeated int32 array; } } }");
        Leaf leaf = schema.leaves().get(0);
        assertThat(leaf.maxDefinitionLevel()).isEqualTo(1 + 1 + 1);
        assertThat(leaf.maxRepetitionLevel()).isEqualTo(1 + 1);
    }

    private static SchemaNode node(String text) {
        String end = text.endsWith("}") || text.endsWith(";") ? "" : ";";
        return Schema.parse("message m { " + text + end + " }").fields().get(0);
    }
}
