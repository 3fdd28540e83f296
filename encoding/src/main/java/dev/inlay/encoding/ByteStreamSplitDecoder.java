// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.Encoding;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.PhysicalType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;

/**
 * BYTE_STREAM_SPLIT – Encodings.md, "Byte Stream Split (BYTE_STREAM_SPLIT = 9)". FLOAT, DOUBLE, INT32, INT64, FIXED_LEN_BYTE_ARRAY.
 * The layout is drawn at {@link ByteStreamSplitEncoder}.
 *
 * <p>Values are put together in a tile of {@value #TILE} bytes and copied to the caller's array from there, which the processor's
 * nearest cache makes cheap; those of FIXED_LEN_BYTE_ARRAY straight there. To skip is to add.
 */
final class ByteStreamSplitDecoder extends ValueDecoder {

    private static final int TILE = 4096;

    private final ByteStreams streams = new ByteStreams();
    private final byte[] tile = new byte[TILE];
    private final ByteBuffer view = ByteBuffer.wrap(tile).order(ByteOrder.LITTLE_ENDIAN);
    private final IntBuffer ints = view.asIntBuffer();
    private final LongBuffer longs = view.asLongBuffer();
    private final FloatBuffer floats = view.asFloatBuffer();
    private final DoubleBuffer doubles = view.asDoubleBuffer();

    private int count;
    private int next;

    /**
     * A decoder of values of {@code type}.
     *
     * @param width bytes of a value
     */
    ByteStreamSplitDecoder(PhysicalType type, int width) {
        super(type, width);
    }

    @Override
    public Encoding encoding() {
        return Encoding.BYTE_STREAM_SPLIT;
    }

    @Override
    void open(int values) throws MalformedDataException {
        if (in.remaining() != (long) width * values) {
            throw in.malformed(in.remaining() + " bytes for " + values + " values of " + width);
        }
        count = values;
        next = 0;
    }

    @Override
    void pass(int unwanted) {
        next += unwanted;
    }

    @Override
    void decode(int[] into, int offset, int wanted) {
        for (int done = 0, step; done < wanted; done += step) {
            step = Math.min(wanted - done, TILE / Integer.BYTES);
            merge(tile, 0, step);
            ints.get(0, into, offset + done, step);
        }
    }

    @Override
    void decode(long[] into, int offset, int wanted) {
        for (int done = 0, step; done < wanted; done += step) {
            step = Math.min(wanted - done, TILE / Long.BYTES);
            merge(tile, 0, step);
            longs.get(0, into, offset + done, step);
        }
    }

    @Override
    void decode(float[] into, int offset, int wanted) {
        for (int done = 0, step; done < wanted; done += step) {
            step = Math.min(wanted - done, TILE / Float.BYTES);
            merge(tile, 0, step);
            floats.get(0, into, offset + done, step);
        }
    }

    @Override
    void decode(double[] into, int offset, int wanted) {
        for (int done = 0, step; done < wanted; done += step) {
            step = Math.min(wanted - done, TILE / Double.BYTES);
            merge(tile, 0, step);
            doubles.get(0, into, offset + done, step);
        }
    }

    @Override
    void decode(byte[] into, int offset, int wanted) {
        merge(into, offset * width, wanted);
    }

    private void merge(byte[] values, int into, int wanted) {
        streams.merge(in.array(), in.position() + next, count, values, into, width, wanted);
        next += wanted;
    }
}
