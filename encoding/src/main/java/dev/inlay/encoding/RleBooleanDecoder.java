// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.Encoding;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.PhysicalType;

/**
 * RLE of BOOLEAN values – Encodings.md, "RLE = 3". The layout is drawn at {@link RleBooleanEncoder}: a length, then runs. No values
 * at all may be no bytes at all.
 */
final class RleBooleanDecoder extends ValueDecoder {

    private final RleBitPackingHybridDecoder runs = new RleBitPackingHybridDecoder(in);

    RleBooleanDecoder() {
        super(PhysicalType.BOOLEAN, 0);
    }

    @Override
    public Encoding encoding() {
        return Encoding.RLE;
    }

    @Override
    void open(int count) throws MalformedDataException {
        if (count > 0) {
            in.prefixedRange("runs");
        }
        runs.begin(1, count);
    }

    @Override
    void pass(int unwanted) throws MalformedDataException {
        runs.skip(unwanted);
    }

    @Override
    void decodeBits(long[] words, int offset, int wanted) throws MalformedDataException {
        runs.decodeBits(words, offset, wanted);
    }
}
