// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A byte array seen as an array of wider values, for copies at memory speed: a bulk {@code put} of a view is one memory copy,
 * where a loop of single stores into a {@code byte[]} is not vectorised by the compiler. A view's elements lie at multiples of
 * their width from its start, so there is one for each remainder of the position; each is made once and used until the array
 * grows, so writing a page allocates nothing.
 */
final class BulkViews {

    private final byte[] bytes;
    private final @Nullable IntBuffer[] ints = new IntBuffer[4];
    private final @Nullable FloatBuffer[] floats = new FloatBuffer[4];
    private final @Nullable LongBuffer[] longs = new LongBuffer[8];
    private final @Nullable DoubleBuffer[] doubles = new DoubleBuffer[8];

    BulkViews(byte[] bytes) {
        this.bytes = bytes;
    }

    void int32s(int position, int[] values, int offset, int count) {
        if (count > 0) {
            IntBuffer view = ints[position & 3];
            if (view == null) {
                view = from(position & 3).asIntBuffer();
                ints[position & 3] = view;
            }
            view.put(position >>> 2, values, offset, count);
        }
    }

    void floats(int position, float[] values, int offset, int count) {
        if (count > 0) {
            FloatBuffer view = floats[position & 3];
            if (view == null) {
                view = from(position & 3).asFloatBuffer();
                floats[position & 3] = view;
            }
            view.put(position >>> 2, values, offset, count);
        }
    }

    void int64s(int position, long[] values, int offset, int count) {
        if (count > 0) {
            LongBuffer view = longs[position & 7];
            if (view == null) {
                view = from(position & 7).asLongBuffer();
                longs[position & 7] = view;
            }
            view.put(position >>> 3, values, offset, count);
        }
    }

    void doubles(int position, double[] values, int offset, int count) {
        if (count > 0) {
            DoubleBuffer view = doubles[position & 7];
            if (view == null) {
                view = from(position & 7).asDoubleBuffer();
                doubles[position & 7] = view;
            }
            view.put(position >>> 3, values, offset, count);
        }
    }

    private ByteBuffer from(int remainder) {
        return ByteBuffer.wrap(bytes, remainder, bytes.length - remainder)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
    }
}
