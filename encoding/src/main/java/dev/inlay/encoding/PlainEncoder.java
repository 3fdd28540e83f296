// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.Encoding;
import dev.inlay.format.PhysicalType;

/**
 * PLAIN – Encodings.md, "Plain (PLAIN = 0)". Every type. Values back to back, nothing between or around them.
 *
 * <pre>
 *  BOOLEAN                a bit each, the first in the lowest bit of the first byte; the last byte padded with zeros
 *  INT32, FLOAT           4 bytes each, little-endian
 *  INT64, DOUBLE          8 bytes each, little-endian
 *  INT96                  12 bytes each, as given
 *  BYTE_ARRAY             │ length │ bytes │        int32 little-endian, then so many bytes
 *  FIXED_LEN_BYTE_ARRAY   the bytes, as many as the schema says
 *
 *  true false true false true false true false  →  55
 *  INT32 1, −2                                  →  01 00 00 00 │ fe ff ff ff
 *  BYTE_ARRAY "ab", "", "c"                     →  02 00 00 00 61 62 │ 00 00 00 00 │ 01 00 00 00 63
 * </pre>
 */
final class PlainEncoder extends PlainPageEncoder {

    private final BitBuffer bits = new BitBuffer();

    /**
     * An encoder of values of {@code type}.
     *
     * @param width bytes of a value if the type is FIXED_LEN_BYTE_ARRAY or INT96; else not looked at
     */
    PlainEncoder(PhysicalType type, int width) {
        super(type, width);
    }

    @Override
    public Encoding encoding() {
        return Encoding.PLAIN;
    }

    @Override
    public long size() {
        return page.size() + (bits.size() + 7L) / 8;
    }

    @Override
    public void finish(ByteOutput out) {
        out.takeAll(page);
        bits.writeTo(out);
        bits.reset();
        count = 0;
    }

    @Override
    public void booleans(long[] words, int offset, int more) {
        requireType(PhysicalType.BOOLEAN);
        bits.append(words, offset, more);
        count += more;
    }

    @Override
    public void byteArrays(byte[] bytes, int[] offsets, int offset, int more) {
        requireType(PhysicalType.BYTE_ARRAY);
        writeByteArrays(bytes, offsets, offset, more, page);
        count += more;
    }

    private static void writeByteArrays(byte[] bytes, int[] offsets, int offset, int more, ByteOutput out) {
        int size = (int) Math.min(Integer.MAX_VALUE, (long) offsets[offset + more] - offsets[offset] + 4L * more);
        byte[] into = out.room(size + (long) ShortCopy.SLACK);
        int at = out.size();
        int start = offsets[offset];
        for (int i = offset + 1; i <= offset + more; i++) {
            int end = offsets[i];
            ByteOutput.INT32.set(into, at, end - start);
            ShortCopy.copy(bytes, start, into, at + 4, end - start);
            at += 4 + end - start;
            start = end;
        }
        out.advance(size);
    }
}
