// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.MalformedDataException;

/**
 * BIT_PACKED – Encodings.md, "Bit-packed (Deprecated) (BIT_PACKED = 4)": levels of old files, read only. Nothing but the numbers,
 * and other than in {@link BitPacking} the highest bit comes first.
 *
 * <pre>
 *  bit       7 6 5 4 3 2 1 0 │ 7 6 5 4 3 2 1 0 │ 7 6 5 4 3 2 1 0
 *  value     0 0 0 1 1 1 2 2 │ 2 3 3 3 4 4 4 5 │ 5 5 6 6 6 7 7 7       0 to 7 at width 3   →  05 39 77
 * </pre>
 *
 * <p>The last byte is padded with zeros. Each value is put together byte by byte: no writer has made more than a few of them in ten
 * years, but some still name this encoding where there is nothing to encode.
 */
final class BitPackedDecoder {

    private final ByteInput in;
    private int first; // index of the first byte
    private int bitWidth;
    private int next; // number of values behind us

    /** A decoder of what is in {@code in}. */
    BitPackedDecoder(ByteInput in) {
        this.in = in;
    }

    /** Begins {@code count} values at the input's position, which goes behind them; returns how many bytes they take. */
    int begin(int width, int count) throws MalformedDataException {
        long size = ((long) count * width + 7) >>> 3;
        if (size > in.remaining()) {
            throw in.malformed(
                    count + " values of " + width + " bits need " + size + " bytes, " + in.remaining() + " left");
        }
        first = in.take(size);
        bitWidth = width;
        next = 0;
        return (int) size;
    }

    void decode(int[] into, int offset, int wanted) {
        for (int i = 0; i < wanted; i++) {
            into[offset + i] = value(next + i);
        }
        next += wanted;
    }

    private int value(int index) {
        byte[] bytes = in.array();
        long bit = (long) index * bitWidth;
        int at = first + (int) (bit >>> 3);
        int taken = 8 - ((int) bit & 7);
        long value = bytes[at] & ((1 << taken) - 1);
        for (; taken < bitWidth; taken += 8) {
            value = (value << 8) | (bytes[++at] & 0xff);
        }
        return (int) (value >>> (taken - bitWidth));
    }
}
