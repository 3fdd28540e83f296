// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.vector;

import dev.inlay.format.PhysicalType;
import dev.inlay.format.Repetition;
import dev.inlay.schema.GroupNode;
import dev.inlay.schema.ListShape;
import dev.inlay.schema.MapShape;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.schema.SchemaNode;
import org.jspecify.annotations.Nullable;

/**
 * Whether a vector is what a field wants: its class, its width, and values wherever the field requires one. What lies in slots
 * that no row refers to, under a null list or a null struct, may be anything.
 */
final class BatchShape {

    private BatchShape() {}

    /** @throws IllegalArgumentException naming the column, and the row if it is about one */
    static void check(SchemaNode field, Vector vector) {
        check(field, field.name(), vector, null);
    }

    private static void check(SchemaNode field, String path, Vector vector, @Nullable Parent parent) {
        ListShape list = ListShape.of(field);
        MapShape map = list == null ? MapShape.of(field) : null;
        if (list != null) {
            ListVector lists = require(
                    ListVector.class,
                    list.rule() == ListShape.Rule.UNANNOTATED ? "a repeated field" : "LIST",
                    path,
                    vector);
            checkNulls(field, path, vector, parent);
            String inner = list.rule() == ListShape.Rule.UNANNOTATED
                    ? path
                    : path + '.' + list.repeated().name();
            check(
                    list.element(),
                    list.isThreeLevel() ? inner + '.' + list.element().name() : inner,
                    lists.elements(),
                    new Parent(parent, vector, lists));
        } else if (map != null) {
            MapVector maps = require(MapVector.class, "MAP", path, vector);
            checkNulls(field, path, vector, parent);
            String inner = path + '.' + map.keyValue().name() + '.';
            Parent entries = new Parent(parent, vector, maps);
            check(map.key(), inner + map.key().name(), maps.keys(), entries);
            if ((map.value() == null) != (maps.values() == null)) {
                throw new IllegalArgumentException("column " + path + ": "
                        + (map.value() == null ? "a map with values for a set" : "a set for a map with values"));
            }
            if (map.value() != null && maps.values() != null) {
                check(map.value(), inner + map.value().name(), maps.values(), entries);
            }
        } else if (field instanceof GroupNode group) {
            checkStruct(group, path, vector, parent);
        } else if (field instanceof PrimitiveNode leaf) {
            checkLeaf(leaf, path, vector, parent);
        }
    }

    private static void checkStruct(GroupNode group, String path, Vector vector, @Nullable Parent parent) {
        StructVector structs = require(StructVector.class, "a group", path, vector);
        checkNulls(group, path, vector, parent);
        if (structs.fieldCount() != group.children().size()) {
            throw new IllegalArgumentException("column " + path + ": " + structs.fieldCount() + " vectors for the "
                    + group.children().size() + " fields of the group");
        }
        Parent inside = new Parent(parent, vector, null);
        for (int i = 0; i < structs.fieldCount(); i++) {
            SchemaNode child = group.children().get(i);
            check(child, path + '.' + child.name(), structs.field(i), inside);
        }
    }

    private static void checkLeaf(PrimitiveNode leaf, String path, Vector vector, @Nullable Parent parent) {
        require(vectorClass(leaf.type()), leaf.type().toString(), path, vector);
        if (vector instanceof FixedBinaryVector fixed && fixed.width() != width(leaf)) {
            throw new IllegalArgumentException(
                    "column " + path + ": values of " + fixed.width() + " bytes, not " + width(leaf));
        }
        checkNulls(leaf, path, vector, parent);
    }

    private static <V> V require(Class<V> wanted, String type, String path, Vector vector) {
        if (!wanted.isInstance(vector)) {
            throw new IllegalArgumentException("column " + path + ": " + type + " wants " + wanted.getSimpleName()
                    + ", not " + vector.getClass().getSimpleName());
        }
        return wanted.cast(vector);
    }

    private static void checkNulls(SchemaNode field, String path, Vector vector, @Nullable Parent parent) {
        if (field.repetition() == Repetition.OPTIONAL || vector.nullCount() == 0) {
            return;
        }
        for (int slot = 0; slot < vector.length(); slot++) {
            int row = vector.isNull(slot) ? Parent.row(parent, slot) : Parent.NONE;
            if (row != Parent.NONE) {
                throw new IllegalArgumentException(
                        "column " + path + ", row " + row + ": no value in a required field");
            }
        }
    }

    private static Class<? extends Vector> vectorClass(PhysicalType type) {
        return switch (type) {
            case BOOLEAN -> BooleanVector.class;
            case INT32 -> IntVector.class;
            case INT64 -> LongVector.class;
            case FLOAT -> FloatVector.class;
            case DOUBLE -> DoubleVector.class;
            case BYTE_ARRAY -> BinaryVector.class;
            case INT96, FIXED_LEN_BYTE_ARRAY -> FixedBinaryVector.class;
        };
    }

    private static int width(PrimitiveNode leaf) {
        return leaf.type() == PhysicalType.FIXED_LEN_BYTE_ARRAY
                ? leaf.typeLength()
                : leaf.type().width();
    }

    /**
     * The vector around another: a struct, slot for slot, or a list or map, whose rows are ranges of slots.
     *
     * @param around the vector that this one is in, or null at the top
     * @param ranges {@code vector} if it is a list or map, else null
     */
    private record Parent(
            @Nullable Parent around,
            Vector vector,
            @Nullable RepeatedVector ranges) {

        static final int NONE = -1;

        /** The record that {@code slot} of a vector below {@code parent} belongs to; NONE if no value of a record does. */
        static int row(@Nullable Parent parent, int slot) {
            int at = slot;
            for (Parent above = parent; above != null; above = above.around) {
                at = above.ranges == null ? at : above.rangeOf(above.ranges, at);
                if (at == NONE || above.vector.isNull(at)) {
                    return NONE;
                }
            }
            return at;
        }

        /** The row whose range holds {@code slot}: the last one that begins at or before it, if it does not end before it. */
        private int rangeOf(RepeatedVector repeated, int slot) {
            int low = 0;
            int high = repeated.length() - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                if (repeated.start(middle) <= slot) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return high >= 0 && slot < repeated.end(high) ? high : NONE;
        }
    }
}
