// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.MalformedDataException;
import dev.inlay.format.PhysicalType;
import dev.inlay.vector.Bits;

/**
 * The entries of a column chunk's dictionary page, in the arrays that values have in memory. Immutable once read; any number of
 * decoders may use it. The layout is drawn at {@link DictionaryEncoder}.
 *
 * <p>The number of entries comes from the page header and is checked against the bytes before anything is allocated: what is
 * allocated is no more than a small multiple of the page.
 */
public final class Dictionary {

    private final PhysicalType type;
    private final int size;

    /** Bytes of a value if all have the same number; else 0. */
    final int width;

    /** INT32: an entry each. BYTE_ARRAY: entry i is {@code bytes[ints[i] .. ints[i + 1])}. */
    final int[] ints;

    /** INT64: an entry each. BOOLEAN: a bit each, as {@link Bits} says. */
    final long[] longs;

    final float[] floats;
    final double[] doubles;

    /** BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY, INT96: the bytes of all entries. */
    final byte[] bytes;

    /** BYTE_ARRAY: bytes of the longest entry. There are at least {@link ShortCopy#SLACK} bytes behind the last one. */
    final int longest;

    private Dictionary(PlainDecoder plain, int size, int pageLength) throws MalformedDataException {
        this.type = plain.type();
        this.size = size;
        this.width = plain.width;
        this.ints = new int[type == PhysicalType.INT32 ? size : type == PhysicalType.BYTE_ARRAY ? size + 1 : 0];
        this.longs = new long[type == PhysicalType.INT64 ? size : type == PhysicalType.BOOLEAN ? Bits.words(size) : 0];
        this.floats = new float[type == PhysicalType.FLOAT ? size : 0];
        this.doubles = new double[type == PhysicalType.DOUBLE ? size : 0];
        switch (type) {
            case BOOLEAN -> plain.booleans(longs, 0, size);
            case INT32 -> plain.int32s(ints, 0, size);
            case INT64 -> plain.int64s(longs, 0, size);
            case FLOAT -> plain.floats(floats, 0, size);
            case DOUBLE -> plain.doubles(doubles, 0, size);
            case BYTE_ARRAY, INT96, FIXED_LEN_BYTE_ARRAY -> {}
        }
        this.bytes = switch (type) {
            case BOOLEAN, INT32, INT64, FLOAT, DOUBLE -> new byte[0];
            case BYTE_ARRAY -> {
                // their lengths are left behind; short copies reach past the last entry
                int largest = ByteOutput.MAX_SIZE - ShortCopy.SLACK;
                ByteOutput out = new ByteOutput(Math.min(pageLength - 4 * size, largest) + ShortCopy.SLACK);
                if (plain.byteArrays(out, largest, ints, 0, size) < size) {
                    throw new MalformedDataException("entries of more than " + largest + " bytes", 0);
                }
                yield out.array();
            }
            case INT96, FIXED_LEN_BYTE_ARRAY -> {
                byte[] fixed = new byte[size * width];
                plain.fixedByteArrays(fixed, 0, size);
                yield fixed;
            }
        };
        int most = 0;
        if (type == PhysicalType.BYTE_ARRAY) {
            for (int i = 0; i < size; i++) {
                most = Math.max(most, ints[i + 1] - ints[i]);
            }
        }
        this.longest = most;
    }

    /**
     * Reads the body of a dictionary page.
     *
     * @param width bytes of a value if the type is FIXED_LEN_BYTE_ARRAY; else not looked at
     * @param page holds the body, and is not needed after it
     * @param count number of entries, as the page header says
     */
    static Dictionary read(PhysicalType type, int width, byte[] page, int offset, int length, int count)
            throws MalformedDataException {
        if (count < 0) {
            throw new MalformedDataException("a dictionary of " + count + " entries", 0);
        }
        PlainDecoder plain = new PlainDecoder(type, width);
        plain.begin(page, offset, length, count);
        return new Dictionary(plain, count, length);
    }

    /** The type of the entries. */
    public PhysicalType type() {
        return type;
    }

    /** Number of entries. */
    public int size() {
        return size;
    }
}
