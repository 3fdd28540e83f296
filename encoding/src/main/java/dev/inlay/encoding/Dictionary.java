// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.MalformedDataException;
import dev.inlay.format.PhysicalType;
import dev.inlay.vector.Bits;
import java.util.Arrays;

/**
 * The entries of a column chunk's dictionary page, in the arrays that values have in memory. Immutable once read; any number of
 * decoders may use it. The layout is drawn at {@link DictionaryEncoder}.
 *
 * <p>The number of entries comes from the page header and is checked against the bytes before anything is allocated: what is
 * allocated is no more than a small multiple of the page.
 */
public final class Dictionary {

    /**
     * A body of so many bytes is copied even where it may stay: it takes microseconds, and else the last {@link SpanCopy#WIDEST} bytes,
     * which may be all, could not be copied as quickly as others.
     */
    private static final int MOST_COPIED = 1 << 16;

    private final PhysicalType type;
    private final int size;

    /** Bytes of a value if all have the same number; else 0. */
    final int width;

    /** INT32: an entry each. */
    final int[] ints;

    /** INT64: an entry each. BOOLEAN: a bit each, as {@link Bits} says. BYTE_ARRAY: a {@link Span} of {@link #bytes} each. */
    final long[] longs;

    final float[] floats;
    final double[] doubles;

    /**
     * FIXED_LEN_BYTE_ARRAY, INT96: the bytes of all entries. BYTE_ARRAY: those of the page, and if they were copied {@link
     * SpanCopy#WIDEST} more behind them, so that the last entries can be copied as quickly as the others.
     */
    final byte[] bytes;

    private Dictionary(PlainDecoder plain, int size) throws MalformedDataException {
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
                plain.spans(0, longs, 0, size);
                yield plain.located();
            }
            case INT96, FIXED_LEN_BYTE_ARRAY -> {
                byte[] fixed = new byte[size * width];
                plain.fixedByteArrays(fixed, 0, size);
                yield fixed;
            }
        };
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
        if (type == PhysicalType.BYTE_ARRAY) {
            int end = (int) Math.min((long) offset + length + SpanCopy.WIDEST, ByteOutput.MAX_SIZE);
            return readPlain(type, width, Arrays.copyOfRange(page, offset, end), 0, length, count);
        }
        return readPlain(type, width, page, offset, length, count);
    }

    /** The same of all of {@code body}, which is not changed as long as the dictionary is used. */
    static Dictionary readInPlace(PhysicalType type, int width, byte[] body, int count) throws MalformedDataException {
        return body.length <= MOST_COPIED
                ? read(type, width, body, 0, body.length, count)
                : readPlain(type, width, body, 0, body.length, count);
    }

    private static Dictionary readPlain(PhysicalType type, int width, byte[] page, int offset, int length, int count)
            throws MalformedDataException {
        if (count < 0) {
            throw new MalformedDataException("a dictionary of " + count + " entries", 0);
        }
        PlainDecoder plain = new PlainDecoder(type, width);
        plain.begin(page, offset, length, count);
        return new Dictionary(plain, count);
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
