// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.vector;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * BYTE_ARRAY values of any length, one after another in one array; the value of row {@code i} is
 * {@code bytes[offsets[offset + i] .. offsets[offset + i + 1])}. At most 2^31 − 9 bytes.
 */
public final class BinaryVector extends WindowedVector implements Vector {

    private final byte[] bytes;
    private final int[] offsets;

    /**
     * A view of {@code bytes} and {@code offsets}, which are not copied.
     *
     * @param bytes the values, one after another
     * @param offsets where each value begins, and where the last one ends: ascending, within {@code bytes}
     * @param offset the slot of row 0: {@code offsets[offset]} is where its value begins
     * @param length number of rows
     * @param validity which rows have a value; null if all have one
     * @throws IllegalArgumentException if the offsets descend or leave {@code bytes}
     */
    public BinaryVector(byte[] bytes, int[] offsets, int offset, int length, @Nullable Validity validity) {
        this(offset, length, validity, bytes, offsets);
        int end = endOfAscending(offsets);
        if (end > bytes.length) {
            throw new IllegalArgumentException("values end at " + end + ", the bytes at " + bytes.length);
        }
    }

    /** For offsets that are known to be sound. */
    private BinaryVector(int offset, int length, @Nullable Validity validity, byte[] bytes, int[] offsets) {
        super(offset, length, validity);
        this.bytes = bytes;
        this.offsets = offsets;
    }

    /** A copy of {@code values}; null is a row without a value. */
    public static BinaryVector of(byte[] @Nullable ... values) {
        Builder builder = builder(values.length);
        for (byte[] value : values) {
            if (value == null) {
                builder.appendNull();
            } else {
                builder.append(value);
            }
        }
        return builder.build();
    }

    /** The UTF-8 forms of {@code values}; null is a row without a value. */
    public static BinaryVector ofUtf8(@Nullable String... values) {
        Builder builder = builder(values.length);
        for (String value : values) {
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

    /** A copy of the value of {@code row}; any bytes if it has none. */
    public byte[] get(int row) {
        return Arrays.copyOfRange(bytes, start(row), end(row));
    }

    /** The value of {@code row} as UTF-8 text; what is not UTF-8 becomes U+FFFD. */
    public String getUtf8(int row) {
        int start = start(row);
        return new String(bytes, start, end(row) - start, StandardCharsets.UTF_8);
    }

    /** Where in {@link #bytes()} the value of {@code row} begins. */
    public int start(int row) {
        return offsets[slot(row)];
    }

    /** Where in {@link #bytes()} the value of {@code row} ends, exclusive. */
    public int end(int row) {
        return offsets[slot(row) + 1];
    }

    /** The array itself; {@link #start} and {@link #end} say what of it belongs to which row. */
    public byte[] bytes() {
        return bytes;
    }

    /** The array itself: the value of row {@code i} begins at {@code offsets()[offset() + i]}. */
    public int[] offsets() {
        return offsets;
    }

    @Override
    public BinaryVector slice(int from, int count) {
        Validity sliced = validitySlice(from, count);
        return new BinaryVector(offset + from, count, sliced, bytes, offsets);
    }

    @Override
    boolean sameValue(int row, WindowedVector other, int otherRow) {
        BinaryVector that = (BinaryVector) other;
        return Arrays.equals(bytes, start(row), end(row), that.bytes, that.start(otherRow), that.end(otherRow));
    }

    @Override
    int hashOfValue(int row) {
        return hash(bytes, start(row), end(row));
    }

    @Override
    String show(int row) {
        return show(bytes, start(row), end(row));
    }

    static int hash(byte[] bytes, int start, int end) {
        int hash = 1;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    /** Printable ASCII in quotes, all else in hex; cut after 32 bytes. */
    static String show(byte[] bytes, int start, int end) {
        int shown = Math.min(end, start + 32);
        boolean text = true;
        for (int i = start; i < shown; i++) {
            text &= bytes[i] >= ' ' && bytes[i] < 0x7f;
        }
        String value = text
                ? '"' + new String(bytes, start, shown - start, StandardCharsets.US_ASCII) + '"'
                : "0x" + HexFormat.of().formatHex(bytes, start, shown);
        return shown == end ? value : value + "… (" + (end - start) + " bytes)";
    }

    /** Grows a vector row by row. */
    public static final class Builder extends VectorBuilder {

        private static final byte[] NO_BYTES = {};
        private static final int[] ZERO = {0};

        private byte[] bytes = NO_BYTES;
        private int[] offsets = ZERO;
        private int size;

        private Builder(int capacity) {
            super(capacity);
        }

        /** Adds a row with a copy of {@code value}. */
        public Builder append(byte[] value) {
            return append(value, 0, value.length);
        }

        /** Adds a row with a copy of {@code count} bytes of {@code value} from {@code from} on. */
        public Builder append(byte[] value, int from, int count) {
            Objects.checkFromIndexSize(from, count, value.length);
            ensure(count);
            System.arraycopy(value, from, bytes, size, count);
            size += count;
            return endRow();
        }

        /**
         * Adds a row with the UTF-8 form of {@code text}.
         *
         * @throws IllegalArgumentException if {@code text} holds half a surrogate pair, which has no UTF-8 form; no row is added
         */
        public Builder append(CharSequence text) {
            ensure(3L * text.length()); // a char outside the surrogates takes at most 3 bytes, a pair of them 4
            size = Utf8.encode(text, bytes, size);
            return endRow();
        }

        @Override
        public Builder appendNull() {
            markNull();
            return endRow();
        }

        /** Bytes of all values so far. */
        public int size() {
            return size;
        }

        @Override
        public BinaryVector build() {
            BinaryVector vector = new BinaryVector(0, length, takeValidity(), bytes, offsets);
            bytes = NO_BYTES;
            offsets = ZERO;
            size = 0;
            length = 0;
            return vector;
        }

        @Override
        public void truncate(int rows) {
            super.truncate(rows);
            size = offsets[rows];
        }

        private Builder endRow() {
            if (length + 1 == offsets.length) {
                offsets = Arrays.copyOf(offsets, grown(offsets.length, length + 2L, Math.max(capacity, 7) + 1, "rows"));
            }
            offsets[++length] = size;
            return this;
        }

        private void ensure(long more) {
            if (more > bytes.length - size) {
                bytes = Arrays.copyOf(bytes, grown(bytes.length, size + more, 64, "bytes"));
            }
        }
    }
}
