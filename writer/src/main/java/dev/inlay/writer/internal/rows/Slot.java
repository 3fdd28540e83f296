// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.format.Repetition;
import dev.inlay.schema.GroupNode;
import dev.inlay.schema.ListShape;
import dev.inlay.schema.MapShape;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.schema.SchemaNode;
import dev.inlay.vector.ListVector;
import dev.inlay.vector.MapVector;
import dev.inlay.vector.StructVector;
import dev.inlay.vector.VectorBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of one field go: each {@code set} checks one value against the field, its annotation included, and appends it
 * to the field's vector; or it refuses the row, and nothing of this value was appended. There is a method for each primitive type,
 * so that none is boxed; those that a field does not take refuse.
 */
public abstract class Slot {

    private final boolean optional;
    final String path;
    final CurrentRow row;

    Slot(SchemaNode field, String path, CurrentRow row) {
        this.optional = field.repetition() == Repetition.OPTIONAL;
        this.path = path;
        this.row = row;
    }

    /** The slot of {@code field}, and those of what is in it, filling {@code builder}, which was made for it. */
    static Slot of(SchemaNode field, VectorBuilder builder, String path, CurrentRow row) {
        ListShape list = ListShape.of(field);
        if (list != null) {
            ListVector.Builder lists = (ListVector.Builder) builder;
            Slot element = of(list.element(), lists.elements(), ListSlot.elementPath(path, list), row);
            return new ListSlot(field, lists, element, path, row);
        }
        MapShape map = MapShape.of(field);
        if (map != null) {
            MapVector.Builder maps = (MapVector.Builder) builder;
            VectorBuilder values = maps.values();
            Slot key = of(map.key(), maps.keys(), MapSlot.path(path, map, map.key()), row);
            SchemaNode value = map.value();
            Slot valueSlot =
                    value == null || values == null ? null : of(value, values, MapSlot.path(path, map, value), row);
            return new MapSlot(field, map, maps, key, valueSlot, path, row);
        }
        if (field instanceof GroupNode group) {
            return StructSlot.of(group, (StructVector.Builder) builder, path, row);
        }
        return LeafSlots.of((PrimitiveNode) field, builder, path, row);
    }

    /** Names joined with dots, as in messages. */
    public final String path() {
        return path;
    }

    /** Values so far. */
    public abstract int length();

    /** What the field is and takes, for messages: {@code INT64 takes int and long}. */
    abstract String takes();

    abstract void appendNull();

    public void set(boolean value) {
        throw misfit("a boolean");
    }

    public void set(int value) {
        throw misfit("an int");
    }

    public void set(long value) {
        throw misfit("a long");
    }

    public void set(float value) {
        throw misfit("a float");
    }

    public void set(double value) {
        throw misfit("a double");
    }

    /** Takes null, what boxes a primitive, or what {@link #setObject} knows. */
    public void set(@Nullable Object value) {
        if (value == null) {
            setNull();
        } else if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            set(((Number) value).intValue());
        } else if (value instanceof Long number) {
            set(number.longValue());
        } else if (value instanceof Double number) {
            set(number.doubleValue());
        } else if (value instanceof Float number) {
            set(number.floatValue());
        } else if (value instanceof Boolean bit) {
            set(bit.booleanValue());
        } else {
            setObject(value);
        }
    }

    void setObject(Object value) {
        throw misfit("a value of " + value.getClass().getTypeName());
    }

    public final void setNull() {
        if (!optional) {
            throw row.refuse(path, "no value in a required field");
        }
        appendNull();
    }

    /** The row has nothing for this field. */
    public void setMissing() {
        setNull();
    }

    /** A value of another kind than this field takes: what to throw. */
    public final IllegalArgumentException misfit(String what) {
        return row.refuse(path, what + "; " + takes());
    }
}
