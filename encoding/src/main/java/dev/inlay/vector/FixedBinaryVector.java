// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.vector;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** FIXED_LEN_BYTE_ARRAY and INT96 values, all of the same width, one after another in one array. At most 2^31 − 9 bytes. */
public final class FixedBinaryVector extends WindowedVector implements Vector {

    private final byte[] bytes;
    private final int width;

    /**
     * A view of {@code bytes}, which are not copied.
     *
     * @param width bytes of a value, at least 1
     * @param offset the slot of row 0: its value begins at {@code bytes[offset * width]}
     * @param length number of rows
     * @param validity which rows have a value; null if all have one
     */
    public FixedBinaryVector(byte[] bytes, int width, int offset, int length, @Nullable Validity validity) {
        super(offset, length, validity);
        Objects.checkFromIndexSize(offset, length, bytes.length / checkWidth(width));
        this.bytes = bytes;
        this.width = width;
    }

    /** A copy of {@code values}, each of {@code width} bytes; null is a row without a value. */
    public static FixedBinaryVector of(int width, byte[] @Nullable ... values) {
        Builder builder = builder(width, values.length);
        for (byte[] value : values) {
            if (value == null) {
                builder.appendNull();
            } else {
                builder.append(value);
            }
        }
        return builder.build();
    }

    /** A builder with room for {@code capacity} values of {@code width} bytes; it grows as needed. */
    public static Builder builder(int width, int capacity) {
        return new Builder(width, capacity);
    }

    /** Bytes of a value. */
    public int width() {
        return width;
    }

    /** A copy of the value of {@code row}; any bytes if it has none. */
    public byte[] get(int row) {
        int start = start(row);
        return Arrays.copyOfRange(bytes, start, start + width);
    }

    /** Where in {@link #bytes()} the value of {@code row} begins. */
    public int start(int row) {
        return slot(row) * width;
    }

    /** The array itself: the value of row {@code i} begins at {@code (offset() + i) * width()}. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public FixedBinaryVector slice(int from, int count) {
        Validity sliced = validitySlice(from, count);
        return new FixedBinaryVector(bytes, width, offset + from, count, sliced);
    }

    @Override
    boolean sameValue(int row, WindowedVector other, int otherRow) {
        FixedBinaryVector that = (FixedBinaryVector) other;
        int here = start(row);
        int there = that.start(otherRow);
        return Arrays.equals(bytes, here, here + width, that.bytes, there, there + that.width);
    }

    @Override
    int hashOfValue(int row) {
        int start = start(row);
        return BinaryVector.hash(bytes, start, start + width);
    }

    @Override
    String show(int row) {
        int start = start(row);
        return BinaryVector.show(bytes, start, start + width);
    }

    private static int checkWidth(int width) {
        if (width < 1) {
            throw new IllegalArgumentException("width " + width + " of a fixed binary vector is not positive");
        }
        return width;
    }

    /** Grows a vector row by row. */
    public static final class Builder extends VectorBuilder {

        private static final byte[] EMPTY = {};

        private final int width;
        private byte[] bytes = EMPTY;

        private Builder(int width, int capacity) {
            super(capacity);
            this.width = checkWidth(width);
        }

        /** Bytes of a value. */
        public int width() {
            return width;
        }

        /**
         * Adds a row with a copy of {@code value}.
         *
         * @throws IllegalArgumentException if it is not {@code width} bytes long
         */
        public Builder append(byte[] value) {
            if (value.length != width) {
                throw new IllegalArgumentException("value of " + value.length + " bytes for a width of " + width);
            }
            return append(value, 0);
        }

        /** Adds a row with a copy of the {@code width} bytes of {@code source} from {@code from} on. */
        public Builder append(byte[] source, int from) {
            Objects.checkFromIndexSize(from, width, source.length);
            ensure();
            System.arraycopy(source, from, bytes, length * width, width);
            length++;
            return this;
        }

        @Override
        public Builder appendNull() {
            ensure();
            markNull();
            length++;
            return this;
        }

        @Override
        public FixedBinaryVector build() {
            FixedBinaryVector vector = new FixedBinaryVector(bytes, width, 0, length, takeValidity());
            bytes = EMPTY;
            length = 0;
            return vector;
        }

        private void ensure() {
            long needed = (length + 1L) * width;
            if (needed > bytes.length) {
                long first = Math.min(Math.max(capacity, 8) * (long) width, MAX_ARRAY);
                bytes = Arrays.copyOf(bytes, grown(bytes.length, needed, (int) first, "bytes"));
            }
        }
    }
}
