// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.vector;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** INT32 values. */
public final class IntVector extends WindowedVector implements Vector {

    private final int[] values;

    /**
     * A view of {@code values}, which are not copied.
     *
     * @param offset the slot of row 0
     * @param length number of rows
     * @param validity which rows have a value; null if all have one
     */
    public IntVector(int[] values, int offset, int length, @Nullable Validity validity) {
        super(offset, length, validity);
        Objects.checkFromIndexSize(offset, length, values.length);
        this.values = values;
    }

    /** All of {@code values}, which are not copied. */
    public static IntVector of(int... values) {
        return new IntVector(values, 0, values.length, null);
    }

    /** A copy of {@code values}; null is a row without a value. */
    public static IntVector ofNullable(@Nullable Integer... values) {
        Builder builder = builder(values.length);
        for (Integer value : values) {
            if (value == null) {
                builder.appendNull();
            } else {
                builder.append(value);
            }
        }
        return builder.build();
    }

    /** A builder with room for {@code capacity} rows; it grows as needed. */
    public static Builder builder(int capacity) {
        return new Builder(capacity);
    }

    /** The value of {@code row}; anything if it has none. */
    public int get(int row) {
        return values[slot(row)];
    }

    /** The array itself: the value of row {@code i} is at {@code offset() + i}. */
    public int[] values() {
        return values;
    }

    @Override
    public IntVector slice(int from, int count) {
        Validity sliced = validitySlice(from, count);
        return new IntVector(values, offset + from, count, sliced);
    }

    @Override
    boolean sameValue(int row, WindowedVector other, int otherRow) {
        return get(row) == ((IntVector) other).get(otherRow);
    }

    @Override
    int hashOfValue(int row) {
        return Integer.hashCode(get(row));
    }

    @Override
    String show(int row) {
        return Integer.toString(get(row));
    }

    /** Grows a vector row by row. */
    public static final class Builder extends VectorBuilder {

        private static final int[] EMPTY = {};

        private int[] values = EMPTY;

        private Builder(int capacity) {
            super(capacity);
        }

        /** Adds a row with this value. */
        public Builder append(int value) {
            if (length == values.length) {
                grow();
            }
            values[length++] = value;
            return this;
        }

        @Override
        public Builder appendNull() {
            markNull();
            return append(0);
        }

        @Override
        public IntVector build() {
            IntVector vector = new IntVector(values, 0, length, takeValidity());
            values = EMPTY;
            length = 0;
            return vector;
        }

        private void grow() {
            values = Arrays.copyOf(values, grown(values.length, length + 1L, Math.max(capacity, 8), "rows"));
        }
    }
}
