// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.Encoding;
import dev.inlay.format.PhysicalType;

/**
 * RLE of BOOLEAN values – Encodings.md, "RLE = 3": the hybrid at width 1, and in every kind of page its length in front.
 *
 * <pre>
 *  │ length │ runs │      int32 little-endian, then so many bytes; see {@link RleBitPackingHybridEncoder}
 *
 *  9 × true  →  02 00 00 00 │ 12 01
 * </pre>
 */
final class RleBooleanEncoder extends ValueEncoder {

    private final BitBuffer bits = new BitBuffer();

    RleBooleanEncoder() {
        super(PhysicalType.BOOLEAN);
    }

    @Override
    public Encoding encoding() {
        return Encoding.RLE;
    }

    @Override
    public int count() {
        return bits.size();
    }

    @Override
    public long size() {
        return 4 + RleBitPackingHybridEncoder.maxSize(bits.size(), 1);
    }

    @Override
    public void booleans(long[] words, int offset, int count) {
        bits.append(words, offset, count);
    }

    @Override
    public void finish(ByteOutput out) {
        int start = out.size();
        out.int32(0);
        RleBitPackingHybridEncoder.encodeBits(bits.words(), 0, bits.size(), out);
        out.int32At(start, out.size() - start - 4);
        bits.reset();
    }
}
