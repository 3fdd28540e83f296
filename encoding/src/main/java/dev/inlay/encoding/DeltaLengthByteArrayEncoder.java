// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.Encoding;
import dev.inlay.format.PhysicalType;

/**
 * DELTA_LENGTH_BYTE_ARRAY – Encodings.md, "Delta-length byte array (DELTA_LENGTH_BYTE_ARRAY = 6)". BYTE_ARRAY. All lengths, then
 * all bytes: the lengths pack well together, and so do the bytes in what compresses the page.
 *
 * <pre>
 *  │ lengths │ bytes │      DELTA_BINARY_PACKED, INT32; the values back to back
 *
 *  Hello World Foobar ABCDEF   →  80 01 04 04 0a 00 01 00 00 00 02 00 00 00 │ 48 65 6c 6c 6f 57 6f 72 6c 64 …
 *                                 lengths 5 5 6 6: first 5, minimum delta 0, packed 0 1 0 at width 1
 * </pre>
 */
final class DeltaLengthByteArrayEncoder extends ValueEncoder {

    private static final int CHUNK = 256;

    private final DeltaBinaryPackedEncoder lengths = new DeltaBinaryPackedEncoder(PhysicalType.INT32);
    private final ByteOutput data = new ByteOutput(0);
    private final int[] chunk = new int[CHUNK];

    DeltaLengthByteArrayEncoder() {
        super(PhysicalType.BYTE_ARRAY);
    }

    @Override
    public Encoding encoding() {
        return Encoding.DELTA_LENGTH_BYTE_ARRAY;
    }

    @Override
    public int count() {
        return lengths.count();
    }

    @Override
    public long size() {
        return lengths.size() + data.size();
    }

    @Override
    public void byteArrays(byte[] bytes, int[] offsets, int offset, int more) {
        data.bytes(bytes, offsets[offset], offsets[offset + more] - offsets[offset]);
        for (int done = 0; done < more; done += CHUNK) {
            int step = Math.min(more - done, CHUNK);
            int at = offset + done;
            for (int i = 0; i < step; i++) {
                chunk[i] = offsets[at + i + 1] - offsets[at + i];
            }
            lengths.int32s(chunk, 0, step);
        }
    }

    @Override
    public void finish(ByteOutput out) {
        lengths.finish(out);
        out.bytes(data);
        data.reset();
    }
}
