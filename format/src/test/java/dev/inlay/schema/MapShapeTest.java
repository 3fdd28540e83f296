// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

import static dev.inlay.format.Repetition.OPTIONAL;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** LogicalTypes.md, "Maps" (S19, S20). */
class MapShapeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "required group m (MAP) { repeated group key_value { required int32 key; optional int64 value; } }|key_value|key|value",
                "optional group m (MAP) { repeated group map { required int32 str; required int64 num; } }|map|str|num",
                "optional group m (MAP) { repeated group x { required int32 value; optional int64 key; } }|x|value|key",
                "optional group m (MAP_KEY_VALUE) { repeated group map { required int32 key; required int64 value; } }|map|key|value",
                "optional group m (MAP) { repeated group map (MAP_KEY_VALUE) { required int32 key; required int64 value; } }|map|key|value",
                "optional group m (MAP) { repeated group key_value { required int32 key; } }|key_value|key|",
            })
    void key_and_value_are_the_first_and_the_second_field(String text, String middle, String key, String value) {
        MapShape shape = MapShape.of(node(text));
        assertThat(shape.keyValue().name()).isEqualTo(middle);
        assertThat(shape.key().name()).isEqualTo(key);
        assertThat(shape.value() == null ? null : shape.value().name()).isEqualTo(value);
    }

    /** Presto and Trino write such. */
    @Test
    void an_optional_key_is_accepted() {
        MapShape shape = MapShape.of(node(
                "optional group m (MAP) { repeated group key_value { optional int32 key; optional int32 value; } }"));
        assertThat(shape.key().repetition()).isEqualTo(OPTIONAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "optional int32 x;",
                "optional group m { repeated group kv { required int32 k; } }",
                "optional group m (LIST) { repeated group kv { required int32 k; } }",
                "optional group m (MAP) { repeated int32 k; }",
                "optional group m (MAP) { optional group kv { required int32 k; } }",
                "optional group m (MAP) { repeated group kv { } }",
                "optional group m (MAP) { repeated group kv { required int32 a; required int32 b; required int32 c; } }",
                "optional group m (MAP) { repeated group kv { required int32 a; } repeated group kw { required int32 a; } }",
                "repeated group m (MAP) { repeated group kv { required int32 a; } }",
            })
    void what_has_not_the_form_of_a_map_is_none(String text) {
        assertThat(MapShape.of(node(text))).isNull();
    }

    private static SchemaNode node(String text) {
        return Schema.parse("message m { " + text + " }").fields().get(0);
    }
}
