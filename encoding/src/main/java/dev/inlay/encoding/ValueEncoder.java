// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.Encoding;
import dev.inlay.format.PhysicalType;

/**
 * The values of one leaf, page after page, in one encoding. Values are <em>dense</em>, those of the rows that have one, and come
 * as (array, offset, count) in any number of calls; {@link #finish} ends a page and leaves the encoder empty for the next.
 *
 * <p>There is a method for each shape that values have in memory. An encoder overrides those of the types that it is made for;
 * the others fail, as {@link EncodingTable} would have refused to make it.
 */
public abstract class ValueEncoder {

    private final PhysicalType type;

    ValueEncoder(PhysicalType type) {
        this.type = type;
    }

    /** What a page header calls this encoding. */
    public abstract Encoding encoding();

    /** The type of the values. */
    public final PhysicalType type() {
        return type;
    }

    /** Number of values of this page so far. */
    public abstract int count();

    /** Bytes of this page's values if it ended now, or a close upper bound; takes no time. */
    public abstract long size();

    /** Appends this page's values to {@code out} and begins the next page. */
    public abstract void finish(ByteOutput out);

    /** INT32 values. */
    public void int32s(int[] values, int offset, int count) {
        throw holdsNo(PhysicalType.INT32);
    }

    /** INT64 values. */
    public void int64s(long[] values, int offset, int count) {
        throw holdsNo(PhysicalType.INT64);
    }

    /** FLOAT values, of which every bit is kept. */
    public void floats(float[] values, int offset, int count) {
        throw holdsNo(PhysicalType.FLOAT);
    }

    /** DOUBLE values, of which every bit is kept. */
    public void doubles(double[] values, int offset, int count) {
        throw holdsNo(PhysicalType.DOUBLE);
    }

    /** BOOLEAN values: {@code count} bits from bit {@code offset} on, which lie as {@link dev.inlay.vector.Bits} says. */
    public void booleans(long[] words, int offset, int count) {
        throw holdsNo(PhysicalType.BOOLEAN);
    }

    /**
     * BYTE_ARRAY values.
     *
     * @param offset the first value is {@code bytes[offsets[offset] .. offsets[offset + 1])}
     */
    public void byteArrays(byte[] bytes, int[] offsets, int offset, int count) {
        throw holdsNo(PhysicalType.BYTE_ARRAY);
    }

    /**
     * FIXED_LEN_BYTE_ARRAY or INT96 values of the width that the encoder was made for.
     *
     * @param offset in values: the first one begins at {@code bytes[offset * width]}
     */
    public void fixedByteArrays(byte[] bytes, int offset, int count) {
        throw holdsNo(PhysicalType.FIXED_LEN_BYTE_ARRAY);
    }

    /** Fails unless the values are of {@code given}, where INT96 counts as FIXED_LEN_BYTE_ARRAY. */
    final void requireType(PhysicalType given) {
        PhysicalType shape = type == PhysicalType.INT96 ? PhysicalType.FIXED_LEN_BYTE_ARRAY : type;
        if (given != shape) {
            throw holdsNo(given);
        }
    }

    private IllegalStateException holdsNo(PhysicalType given) {
        return new IllegalStateException(given + " values handed to the " + encoding() + " encoder of " + type);
    }
}
