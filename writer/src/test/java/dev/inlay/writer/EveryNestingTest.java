// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.CompressionCodec;
import dev.inlay.schema.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every way to put required and optional structs, lists and maps inside each other, four deep, around a required or optional
 * leaf: 3 110 schemas in all. Each record tells one thing apart from the others: null, empty, or what is inside, at every level.
 */
class EveryNestingTest {

    private static final WriterOptions OPTIONS = WriterOptions.builder()
            .codec(CompressionCodec.UNCOMPRESSED)
            .pageRows(5)
            .build();

    private enum Kind {
        STRUCT,
        LIST,
        MAP
    }

    /** One field: its text in the schema, and values of it that all differ. */
    private record Field(String text, List<Object> values) {}

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void nullIsNotEmptyAtAnyLevel(int depth) throws IOException {
        Random garbage = new Random(depth);
        List<Field> fields = fields("f", depth);
        assertThat(fields).hasSize(2 * (int) Math.pow(6, depth));
        for (Field field : fields) {
            Schema schema = Schema.parse("message m { " + field.text + "}");
            List<List<Object>> rows = new ArrayList<>();
            field.values.forEach(value -> rows.add(NestedTable.row(value)));
            NestedTable table = new NestedTable(schema, rows);
            byte[] bytes = table.write(OPTIONS);
            assertThat(NestedTable.assemble(new FileDump(bytes, schema), schema))
                    .as("%s", schema)
                    .isEqualTo(rows);
            if (depth < 4) { // the deepest take half of this test's time
                assertThat(table.write(OPTIONS, List.of(table.batch(0, rows.size(), garbage))))
                        .as("with garbage, %s", schema)
                        .isEqualTo(bytes);
            }
        }
    }

    private static List<Field> fields(String name, int depth) {
        List<Field> fields = new ArrayList<>();
        for (boolean optional : new boolean[] {false, true}) {
            if (depth == 0) {
                fields.add(leaf(name, optional));
                continue;
            }
            for (Kind kind : Kind.values()) {
                for (Field inner :
                        fields(kind == Kind.LIST ? "element" : kind == Kind.MAP ? "value" : name, depth - 1)) {
                    fields.add(around(inner, kind, name, optional));
                }
            }
        }
        return fields;
    }

    private static Field leaf(String name, boolean optional) {
        List<Object> values = new ArrayList<>(List.of(1, 2));
        if (optional) {
            values.add(1, null);
        }
        return new Field((optional ? "optional" : "required") + " int32 " + name + "; ", values);
    }

    private static Field around(Field inner, Kind kind, String name, boolean optional) {
        List<Object> values = new ArrayList<>();
        if (optional) {
            values.add(null);
        }
        if (kind != Kind.STRUCT) {
            values.add(List.of());
            values.add(elements(inner.values, kind));
        }
        for (Object value : inner.values) {
            values.add(kind == Kind.STRUCT ? NestedTable.row(value) : elements(NestedTable.row(value), kind));
        }
        String text = switch (kind) {
            case STRUCT -> "%s group %s { %s} ";
            case LIST -> "%s group %s (LIST) { repeated group list { %s} } ";
            case MAP -> "%s group %s (MAP) { repeated group key_value { required int32 key; %s} } ";
        };
        return new Field(text.formatted(optional ? "optional" : "required", name, inner.text), values);
    }

    private static List<Object> elements(List<Object> values, Kind kind) {
        if (kind == Kind.LIST) {
            return values;
        }
        List<Object> entries = new ArrayList<>();
        values.forEach(value -> entries.add(NestedTable.row(entries.size(), value)));
        return entries;
    }
}
