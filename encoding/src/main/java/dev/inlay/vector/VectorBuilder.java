// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.vector;

import dev.inlay.format.PhysicalType;
import dev.inlay.schema.GroupNode;
import dev.inlay.schema.ListShape;
import dev.inlay.schema.MapShape;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.schema.SchemaNode;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Grows a vector row by row; {@link #forField} makes the one that fits a field of a schema. Rows are taken for valid until told
 * otherwise, so a column without nulls never touches a bitmap.
 */
public abstract sealed class VectorBuilder
        permits IntVector.Builder,
                LongVector.Builder,
                FloatVector.Builder,
                DoubleVector.Builder,
                BooleanVector.Builder,
                BinaryVector.Builder,
                FixedBinaryVector.Builder,
                StructVector.Builder,
                ListVector.Builder,
                MapVector.Builder {
    /** The largest array that every virtual machine grants. */
    static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

    private static final long[] NONE = {};

    final int capacity;
    int length;
    private long[] nulls = NONE;

    VectorBuilder(int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("capacity " + capacity + " is negative");
        }
        this.capacity = capacity;
    }

    /**
     * The builder of vectors for {@code field}: of the class that {@link RecordBatch} names, with the builders of what is in it.
     *
     * @param capacity rows to make room for at once; it grows as needed
     */
    public static VectorBuilder forField(SchemaNode field, int capacity) {
        ListShape list = ListShape.of(field);
        if (list != null) {
            return ListVector.builder(forField(list.element(), capacity), capacity);
        }
        MapShape map = MapShape.of(field);
        if (map != null) {
            VectorBuilder values = map.value() == null ? null : forField(map.value(), capacity);
            return MapVector.builder(forField(map.key(), capacity), values, capacity);
        }
        if (field instanceof GroupNode struct) {
            List<VectorBuilder> fields = struct.children().stream()
                    .map(child -> forField(child, capacity))
                    .toList();
            return StructVector.builder(fields, capacity);
        }
        PrimitiveNode leaf = (PrimitiveNode) field;
        return switch (leaf.type()) {
            case BOOLEAN -> BooleanVector.builder(capacity);
            case INT32 -> IntVector.builder(capacity);
            case INT64 -> LongVector.builder(capacity);
            case FLOAT -> FloatVector.builder(capacity);
            case DOUBLE -> DoubleVector.builder(capacity);
            case BYTE_ARRAY -> BinaryVector.builder(capacity);
            case INT96 -> FixedBinaryVector.builder(PhysicalType.INT96.width(), capacity);
            case FIXED_LEN_BYTE_ARRAY -> FixedBinaryVector.builder(leaf.typeLength(), capacity);
        };
    }

    /** Number of rows so far. */
    public int length() {
        return length;
    }

    /** Adds a row without a value. */
    public abstract VectorBuilder appendNull();

    /** The rows so far. The vector keeps the arrays; the builder starts again, empty. */
    public abstract Vector build();

    /**
     * Forgets the rows from {@code rows} on, as if they had never been added, and whatever a nested builder has begun of the row
     * after them.
     *
     * @throws IndexOutOfBoundsException if there are fewer rows
     */
    public void truncate(int rows) {
        Objects.checkIndex(rows, length + 1);
        length = rows;
        int word = rows >>> 6;
        if (word < nulls.length) {
            nulls[word] &= (1L << rows) - 1;
            Arrays.fill(nulls, word + 1, nulls.length, 0);
        }
    }

    /** Marks the row at {@code length} as null; the caller moves on to the next row. */
    final void markNull() {
        int word = length >>> 6;
        if (word >= nulls.length) {
            nulls = Arrays.copyOf(nulls, Math.max(word + 1, Math.max(Bits.words(capacity), 2 * nulls.length)));
        }
        nulls[word] |= 1L << length;
    }

    /** The validity of all rows so far, its bitmap no longer the builder's; null if all are valid. */
    final @Nullable Validity takeValidity() {
        if (nulls.length == 0) {
            return null;
        }
        long[] words = Arrays.copyOf(nulls, Bits.words(length));
        nulls = NONE;
        for (int i = 0; i < words.length; i++) {
            words[i] = ~words[i];
        }
        return new Validity(words, 0, length);
    }

    /** The length to give an array of {@code held} elements that needs {@code needed}. */
    static int grown(int held, long needed, int atLeast, String what) {
        if (needed > MAX_ARRAY) {
            throw new IllegalStateException(
                    "a vector holds at most " + MAX_ARRAY + " " + what + ", " + needed + " wanted");
        }
        long wanted = Math.max(Math.max(needed, atLeast), held + (long) held);
        return (int) Math.min(wanted, MAX_ARRAY);
    }
}
