// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.vector;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** FLOAT values, each with its exact bits: NaN payloads and −0.0 included. */
public final class FloatVector extends WindowedVector implements Vector {

    private final float[] values;

    /**
     * A view of {@code values}, which are not copied.
     *
     * @param offset the slot of row 0
     * @param length number of rows
     * @param validity which rows have a value; null if all have one
     */
    public FloatVector(float[] values, int offset, int length, @Nullable Validity validity) {
        super(offset, length, validity);
        Objects.checkFromIndexSize(offset, length, values.length);
        this.values = values;
    }

    /** All of {@code values}, which are not copied. */
    public static FloatVector of(float... values) {
        return new FloatVector(values, 0, values.length, null);
    }

    /** A copy of {@code values}; null is a row without a value. */
    public static FloatVector ofNullable(@Nullable Float... values) {
        Builder builder = builder(values.length);
        for (Float value : values) {
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
    public float get(int row) {
        return values[slot(row)];
    }

    /** The array itself: the value of row {@code i} is at {@code offset() + i}. */
    public float[] values() {
        return values;
    }

    @Override
    public FloatVector slice(int from, int count) {
        Validity sliced = validitySlice(from, count);
        return new FloatVector(values, offset + from, count, sliced);
    }

    @Override
    boolean sameValue(int row, WindowedVector other, int otherRow) {
        return Float.floatToRawIntBits(get(row)) == Float.floatToRawIntBits(((FloatVector) other).get(otherRow));
    }

    @Override
    int hashOfValue(int row) {
        return Float.hashCode(get(row));
    }

    @Override
    String show(int row) {
        return Float.toString(get(row));
    }

    /** Grows a vector row by row. */
    public static final class Builder extends VectorBuilder {

        private static final float[] EMPTY = {};

        private float[] values = EMPTY;

        private Builder(int capacity) {
            super(capacity);
        }

        /** Adds a row with this value. */
        public Builder append(float value) {
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
        public FloatVector build() {
            FloatVector vector = new FloatVector(values, 0, length, takeValidity());
            values = EMPTY;
            length = 0;
            return vector;
        }

        private void grow() {
            values = Arrays.copyOf(values, grown(values.length, length + 1L, Math.max(capacity, 8), "rows"));
        }
    }
}
