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
 * A byte array seen as an array of wider values, for copies at memory speed: a bulk {@code put} or {@code get} of a view is one
 * memory copy, where a loop of single accesses to a {@code byte[]} is not vectorised by the compiler. A view's elements lie at
 * multiples of their width from its start, so there is one for each remainder of the position; each is made once and used as long
 * as the array is, so writing a page, or reading one into the array of the page before, allocates nothing.
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

    /** Whether these are views of {@code array}. */
    boolean of(byte[] array) {
        return bytes == array;
    }

    void int32s(int position, int[] values, int offset, int count) {
        if (count > 0) {
            intsAt(position & 3).put(position >>> 2, values, offset, count);
        }
    }

    void floats(int position, float[] values, int offset, int count) {
        if (count > 0) {
            floatsAt(position & 3).put(position >>> 2, values, offset, count);
        }
    }

    void int64s(int position, long[] values, int offset, int count) {
        if (count > 0) {
            longsAt(position & 7).put(position >>> 3, values, offset, count);
        }
    }

    void doubles(int position, double[] values, int offset, int count) {
        if (count > 0) {
            doublesAt(position & 7).put(position >>> 3, values, offset, count);
        }
    }

    void getInt32s(int position, int[] into, int offset, int count) {
        if (count > 0) {
            intsAt(position & 3).get(position >>> 2, into, offset, count);
        }
    }

    void getFloats(int position, float[] into, int offset, int count) {
        if (count > 0) {
            floatsAt(position & 3).get(position >>> 2, into, offset, count);
        }
    }

    void getInt64s(int position, long[] into, int offset, int count) {
        if (count > 0) {
            longsAt(position & 7).get(position >>> 3, into, offset, count);
        }
    }

    void getDoubles(int position, double[] into, int offset, int count) {
        if (count > 0) {
            doublesAt(position & 7).get(position >>> 3, into, offset, count);
        }
    }

    private IntBuffer intsAt(int remainder) {
        IntBuffer view = ints[remainder];
        if (view == null) {
            view = from(remainder).asIntBuffer();
            ints[remainder] = view;
        }
        return view;
    }

    private FloatBuffer floatsAt(int remainder) {
        FloatBuffer view = floats[remainder];
        if (view == null) {
            view = from(remainder).asFloatBuffer();
            floats[remainder] = view;
        }
        return view;
    }

    private LongBuffer longsAt(int remainder) {
        LongBuffer view = longs[remainder];
        if (view == null) {
            view = from(remainder).asLongBuffer();
            longs[remainder] = view;
        }
        return view;
    }

    private DoubleBuffer doublesAt(int remainder) {
        DoubleBuffer view = doubles[remainder];
        if (view == null) {
            view = from(remainder).asDoubleBuffer();
            doubles[remainder] = view;
        }
        return view;
    }

    private ByteBuffer from(int remainder) {
        return ByteBuffer.wrap(bytes, remainder, bytes.length - remainder)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
    }
}
