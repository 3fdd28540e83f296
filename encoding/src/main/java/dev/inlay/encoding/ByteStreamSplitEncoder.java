// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.Encoding;
import dev.inlay.format.PhysicalType;

/**
 * BYTE_STREAM_SPLIT – Encodings.md, "Byte Stream Split (BYTE_STREAM_SPLIT = 9)". FLOAT, DOUBLE, INT32, INT64, FIXED_LEN_BYTE_ARRAY.
 * The first bytes of all values, then all second bytes, and so on: as many bytes as in PLAIN, but neighbours that are alike, which
 * is what the compressor of the page looks for.
 *
 * <pre>
 *  │ byte 0 of each value │ byte 1 of each value │ …      a stream for each byte of the type; no header, no padding
 *
 *  aa bb cc dd, 00 11 22 33, a3 b4 c5 d6   →  aa 00 a3 │ bb 11 b4 │ cc 22 c5 │ dd 33 d6
 * </pre>
 */
final class ByteStreamSplitEncoder extends ValueEncoder {

    private final int width;
    private final ByteStreams streams = new ByteStreams();

    /** The values as in PLAIN: where the second stream begins is known when the last value is. */
    private final ByteOutput page = new ByteOutput(0);

    private int count;

    /**
     * An encoder of values of {@code type}.
     *
     * @param width bytes of a value
     */
    ByteStreamSplitEncoder(PhysicalType type, int width) {
        super(type);
        this.width = width;
    }

    @Override
    public Encoding encoding() {
        return Encoding.BYTE_STREAM_SPLIT;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public long size() {
        return page.size();
    }

    @Override
    public void int32s(int[] values, int offset, int more) {
        requireType(PhysicalType.INT32);
        page.int32s(values, offset, more);
        count += more;
    }

    @Override
    public void int64s(long[] values, int offset, int more) {
        requireType(PhysicalType.INT64);
        page.int64s(values, offset, more);
        count += more;
    }

    @Override
    public void floats(float[] values, int offset, int more) {
        requireType(PhysicalType.FLOAT);
        page.floats(values, offset, more);
        count += more;
    }

    @Override
    public void doubles(double[] values, int offset, int more) {
        requireType(PhysicalType.DOUBLE);
        page.doubles(values, offset, more);
        count += more;
    }

    @Override
    public void fixedByteArrays(byte[] bytes, int offset, int more) {
        requireType(PhysicalType.FIXED_LEN_BYTE_ARRAY);
        page.bytes(bytes, offset * width, more * width);
        count += more;
    }

    @Override
    public void finish(ByteOutput out) {
        byte[] into = out.room(page.size());
        streams.split(page.array(), 0, width, count, into, out.size(), count);
        out.advance(page.size());
        page.reset();
        count = 0;
    }
}
