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

    /** So many bytes behind the last entry may be read. */
    static final int SLACK = 64;

    private final PhysicalType type;
    private final int size;

    /** Bytes of a value if all have the same number; else 0. */
    final int width;

    /** INT32: an entry each. */
    final int[] ints;

    /** INT64: an entry each. BOOLEAN: a bit each, as {@link Bits} says. BYTE_ARRAY: {@link #start} and {@link #length} each, in one load. */
    final long[] longs;

    final float[] floats;
    final double[] doubles;

    /** BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY, INT96: the bytes of all entries; behind those of BYTE_ARRAY there are {@link #SLACK} more. */
    final byte[] bytes;

    /** BYTE_ARRAY: bytes of the longest entry. */
    final int longest;

    private Dictionary(PlainDecoder plain, int size, int pageLength) throws MalformedDataException {
        this.type = plain.type();
        this.size = size;
        this.width = plain.width;
        this.ints = new int[type == PhysicalType.INT32 ? size : 0];
        this.longs = new long
                [switch (type) {
                    case INT64, BYTE_ARRAY -> size;
                    case BOOLEAN -> Bits.words(size);
                    case INT32, FLOAT, DOUBLE, INT96, FIXED_LEN_BYTE_ARRAY -> 0;
                }];
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
                int largest = ByteOutput.MAX_SIZE - SLACK;
                // the lengths that stand between the entries are left behind
                ByteOutput out = new ByteOutput(Math.min(pageLength - 4 * size, largest) + SLACK);
                int[] offsets = new int[size + 1];
                if (plain.byteArrays(out, largest, offsets, 0, size) < size) {
                    throw new MalformedDataException("entries of more than " + largest + " bytes", 0);
                }
                for (int i = 0; i < size; i++) {
                    longs[i] = (long) (offsets[i + 1] - offsets[i]) << 32 | offsets[i];
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
            for (long span : longs) {
                most = Math.max(most, length(span));
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

    /** Where in {@link #bytes} a BYTE_ARRAY entry begins. */
    static int start(long span) {
        return (int) span;
    }

    /** Bytes of a BYTE_ARRAY entry. */
    static int length(long span) {
        return (int) (span >>> 32);
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
