// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class NestedVectorTest {

    private static final SchemaNode POINT =
            field("required group p { required int32 x; optional binary name (STRING); }");
    private static final SchemaNode LIST =
            field("optional group l (LIST) { repeated group list { required int32 element; } }");
    private static final SchemaNode MAP = field(
            "optional group m (MAP) { repeated group key_value { required binary key (STRING); optional int64 value; } }");

    private static SchemaNode field(String text) {
        return Schema.parse("message m { " + text + " }").fields().get(0);
    }

    /** [1, 2], null, [], [3] with elements around and under the null that belong to nobody. */
    private static ListVector lists() {
        IntVector elements = IntVector.of(9, 9, 1, 2, 8, 3, 7);
        return new ListVector(new int[] {0, 2, 4, 5, 5, 6, 7}, 1, 4, Validity.of(true, false, true, true), elements);
    }

    private static ListVector builtLists() {
        ListVector.Builder lists = (ListVector.Builder) VectorBuilder.forField(LIST, 0);
        IntVector.Builder elements = (IntVector.Builder) lists.elements();
        elements.append(1).append(2);
        lists.append().appendNull().append();
        elements.append(3);
        return lists.append().build();
    }

    @Test
    void listsAreEqualWhereverTheirElementsLie() {
        assertThat(lists()).isEqualTo(builtLists()).hasSameHashCodeAs(builtLists());
        assertThat(lists()).hasToString("ListVector[[1, 2], null, [], [3]]");
        assertThat(lists().slice(2, 2)).isEqualTo(builtLists().slice(2, 2)).hasToString("ListVector[[], [3]]");
        assertThat(lists().slice(0, 1)).isNotEqualTo(lists().slice(3, 1));
        assertThat(lists().get(0)).isEqualTo(IntVector.of(1, 2));
        assertThat(lists().isNull(1)).isTrue();
        assertThat(lists().nullCount()).isEqualTo(1);
    }

    @Test
    void nullIsNotEmpty() {
        ListVector.Builder lists = ListVector.builder(IntVector.builder(0), 0);
        ListVector nothing = lists.appendNull().build();
        ListVector empty = lists.append().build();
        assertThat(nothing).isNotEqualTo(empty);
    }

    @Test
    void structsShareTheirRowsWithTheirFields() {
        StructVector.Builder points = (StructVector.Builder) VectorBuilder.forField(POINT, 4);
        ((IntVector.Builder) points.field(0)).append(1);
        ((BinaryVector.Builder) points.field(1)).append("a");
        points.append().appendNull();
        ((IntVector.Builder) points.field(0)).append(3);
        points.field(1).appendNull();
        StructVector vector = points.append().build();

        assertThat(vector).hasToString("StructVector[{1, \"a\"}, null, {3, null}]");
        assertThat(vector.slice(1, 2).field(0)).isEqualTo(IntVector.ofNullable(null, 3));
        StructVector same = new StructVector(
                List.of(IntVector.of(1, 77, 3), BinaryVector.ofUtf8("a", "?", null)),
                3,
                Validity.of(true, false, true));
        assertThat(vector).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(vector.slice(0, 1)).isNotEqualTo(vector.slice(2, 1));
        assertThatThrownBy(() -> new StructVector(List.of(IntVector.of(1)), 2, null))
                .hasMessage("field 0 of a struct has 1 rows, the struct 2");
    }

    @Test
    void mapsKeepTheOrderOfTheirEntries() {
        MapVector.Builder maps = (MapVector.Builder) VectorBuilder.forField(MAP, 0);
        BinaryVector.Builder keys = (BinaryVector.Builder) maps.keys();
        LongVector.Builder values = (LongVector.Builder) maps.values();
        keys.append("a").append("b");
        values.append(1).appendNull();
        maps.append().append().appendNull();
        keys.append("c");
        values.append(3);
        MapVector vector = maps.append().build();

        assertThat(vector).hasToString("MapVector[{\"a\": 1, \"b\": null}, {}, null, {\"c\": 3}]");
        assertThat(vector.slice(3, 1)).isEqualTo(vector.slice(2, 2).slice(1, 1)).isNotEqualTo(vector.slice(0, 1));
        MapVector set = new MapVector(new int[] {0, 1}, 0, 1, null, BinaryVector.ofUtf8("c"), null);
        assertThat(set).hasToString("MapVector[{\"c\"}]").isNotEqualTo(vector.slice(3, 1));
    }

    @Test
    void refusesOffsetsThatAreNone() {
        IntVector elements = IntVector.of(1, 2, 3);
        assertThatThrownBy(() -> new ListVector(new int[] {0, 2, 1}, 0, 2, null, elements))
                .hasMessage("offset 1 of row 2 after offset 2");
        assertThatThrownBy(() -> new ListVector(new int[] {0, 4}, 0, 1, null, elements))
                .hasMessage("rows end at element 4 of 3");
        assertThatThrownBy(() -> new ListVector(new int[] {-1, 2}, 0, 1, null, elements))
                .hasMessage("offset -1 of row 0 after offset 0");
        assertThatThrownBy(() -> new ListVector(new int[] {0, 1}, 0, 2, null, elements))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new MapVector(new int[] {0, 3}, 0, 1, null, elements, IntVector.of(1)))
                .hasMessage("3 keys and 1 values in maps");
    }

    @Test
    void buildersSayWhatIsMissing() {
        StructVector.Builder points = (StructVector.Builder) VectorBuilder.forField(POINT, 0);
        ((IntVector.Builder) points.field(0)).append(1);
        assertThatThrownBy(points::append).hasMessage("field 1 of a struct has got 0 rows for row 0, not 1");
        assertThatThrownBy(points::appendNull)
                .hasMessage("field 0 of a struct has got a value for row 0, which is to be null");
        ListVector.Builder lists = ListVector.builder(IntVector.builder(0).append(1), 0);
        assertThatThrownBy(lists::appendNull).hasMessage("1 elements were added to row 0, which is to be null");
        MapVector.Builder maps = MapVector.builder(IntVector.builder(0).append(1), IntVector.builder(0), 0);
        assertThatThrownBy(maps::append).hasMessage("1 keys and 0 values were added to row 0 of maps");
        assertThatThrownBy(maps::appendNull).hasMessage("1 keys were added to row 0, which is to be null");
    }

    @Test
    void truncatingForgetsRowsAndWhatWasBegun() {
        SchemaNode all = field("""
                optional group s {
                  optional group l (LIST) { repeated group list { optional group element { optional boolean b; } } }
                  optional group m (MAP) { repeated group key_value { required binary key; optional fixed_len_byte_array(2) value; } }
                  repeated double d;
                }
                """);
        StructVector.Builder builder = (StructVector.Builder) VectorBuilder.forField(all, 0);
        for (int row = 0; row < 200; row++) {
            addRow(builder, row);
        }
        builder.truncate(70);
        ((DoubleVector.Builder) ((ListVector.Builder) builder.field(2)).elements())
                .append(0.5); // a row that never ends
        builder.truncate(65);
        for (int row = 65; row < 130; row++) {
            addRow(builder, row);
        }
        ((BinaryVector.Builder) ((MapVector.Builder) builder.field(1)).keys()).append("never ended");
        StructVector truncated = builder.build();
        for (int row = 0; row < 130; row++) {
            addRow(builder, row);
        }
        assertThat(truncated).isEqualTo(builder.build());
        assertThatThrownBy(() -> builder.truncate(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static void addRow(StructVector.Builder struct, int row) {
        if (row % 7 == 3) {
            struct.appendNull();
            return;
        }
        ListVector.Builder list = (ListVector.Builder) struct.field(0);
        StructVector.Builder element = (StructVector.Builder) list.elements();
        for (int i = 0; i < row % 3; i++) {
            ((BooleanVector.Builder) element.field(0)).append(row % 2 == 0);
            element.append();
        }
        if (row % 5 == 0) {
            list.elements().appendNull();
        }
        list.append();
        MapVector.Builder map = (MapVector.Builder) struct.field(1);
        if (row % 4 == 0) {
            map.appendNull();
        } else {
            ((BinaryVector.Builder) map.keys()).append("key " + row);
            ((FixedBinaryVector.Builder) map.values()).append(new byte[] {1, (byte) row});
            map.append();
        }
        ListVector.Builder doubles = (ListVector.Builder) struct.field(2);
        if (row % 2 == 1) {
            ((DoubleVector.Builder) doubles.elements()).append(row);
        }
        doubles.append();
        struct.append();
    }

    @Test
    void aBatchIsHeldAgainstItsSchema() {
        Schema schema = Schema.parse("""
                message m {
                  optional group l (LIST) { repeated group list { required int32 element; } }
                  optional group p { required int32 x; required group q { optional int64 y; } }
                  repeated int32 r;
                  optional group m (MAP) { repeated group key_value { required int32 key; required int32 value; } }
                }
                """);
        ListVector lists = lists();
        StructVector q = new StructVector(List.of(LongVector.of(1, 2, 3, 4)), 4, null);
        StructVector p = new StructVector(
                List.of(IntVector.ofNullable(1, null, 3, 4), q), 4, Validity.of(true, false, true, true));
        ListVector r = new ListVector(new int[] {0, 0, 1, 1, 2}, 0, 4, null, IntVector.of(1, 2));
        MapVector m = new MapVector(new int[5], 0, 4, null, IntVector.of(), IntVector.of());
        assertThat(new RecordBatch(schema, 4, List.of(lists, p, r, m))
                        .slice(1, 2)
                        .column("p"))
                .hasToString("StructVector[null, {3, {3}}]");

        assertRefused(schema, "column l: LIST wants ListVector, not IntVector", IntVector.of(1, 2, 3, 4), p, r, m);
        assertRefused(
                schema,
                "column l.list.element: INT32 wants IntVector, not LongVector",
                new ListVector(new int[5], 0, 4, null, LongVector.of()),
                p,
                r,
                m);
        assertRefused(
                schema,
                "column l.list.element, row 3: no value in a required field",
                new ListVector(
                        new int[] {1, 3, 4, 4, 5},
                        0,
                        4,
                        Validity.of(true, false, true, true),
                        IntVector.ofNullable(null, 2, 3, null, null)),
                p,
                r,
                m);
        StructVector holes = new StructVector(List.of(IntVector.of(1, 2, 3, 4), q), 4, null);
        StructVector nulls =
                new StructVector(List.of(LongVector.of(1, 2, 3, 4)), 4, Validity.of(true, true, false, true));
        assertRefused(schema, "column p: 1 vectors for the 2 fields of the group", lists, nulls, r, m);
        assertRefused(
                schema,
                "column p.q, row 2: no value in a required field",
                lists,
                new StructVector(List.of(holes.field(0), nulls), 4, null),
                r,
                m);
        assertRefused(schema, "column r: a repeated field wants ListVector, not StructVector", lists, p, p, m);
        assertRefused(
                schema,
                "column r, row 1: no value in a required field",
                lists,
                p,
                new ListVector(new int[5], 0, 4, Validity.of(true, false, true, true), IntVector.of()),
                m);
        assertRefused(
                schema,
                "column m: a set for a map with values",
                lists,
                p,
                r,
                new MapVector(new int[5], 0, 4, null, IntVector.of(), null));
    }

    private static void assertRefused(Schema schema, String message, Vector... columns) {
        assertThatThrownBy(() -> new RecordBatch(schema, 4, List.of(columns)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
