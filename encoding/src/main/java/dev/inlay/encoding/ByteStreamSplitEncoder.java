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
final class ByteStreamSplitEncoder extends PlainPageEncoder {

    private final ByteStreams streams = new ByteStreams();

    /**
     * An encoder of values of {@code type}.
     *
     * @param width bytes of a value
     */
    ByteStreamSplitEncoder(PhysicalType type, int width) {
        super(type, width);
    }

    @Override
    public Encoding encoding() {
        return Encoding.BYTE_STREAM_SPLIT;
    }

    @Override
    public long size() {
        return page.size();
    }

    /** Only now is it known where the second stream begins. */
    @Override
    public void finish(ByteOutput out) {
        byte[] into = out.room(page.size());
        streams.split(page.array(), 0, width, count, into, out.size(), count);
        out.advance(page.size());
        page.reset();
        count = 0;
    }
}
