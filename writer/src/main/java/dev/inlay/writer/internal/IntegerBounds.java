// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.encoding.DenseValues;
import dev.inlay.format.Binary;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Bounds of INT32 and INT64, signed or unsigned. */
final class IntegerBounds extends Bounds {

    private final int width;
    // flipping the top bit turns the unsigned order into the signed one, and back
    private final long flip;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;
    private boolean present;

    /** @param width bytes of a value, 4 or 8 */
    IntegerBounds(int width, boolean signed) {
        this.width = width;
        this.flip = signed ? 0 : width == Integer.BYTES ? Integer.MIN_VALUE : Long.MIN_VALUE;
    }

    @Override
    void add(DenseValues values, int count) {
        if (width == Integer.BYTES) {
            add(values.ints(), values.offset(), count);
        } else {
            add(values.longs(), values.offset(), count);
        }
    }

    void add(int[] values, int from, int count) {
        int intFlip = (int) flip;
        int low = Integer.MAX_VALUE;
        int high = Integer.MIN_VALUE;
        for (int i = from; i < from + count; i++) {
            int value = values[i] ^ intFlip;
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        merge(low, high, count);
    }

    void add(long[] values, int from, int count) {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (int i = from; i < from + count; i++) {
            long value = values[i] ^ flip;
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        merge(low, high, count);
    }

    @Override
    void merge(Bounds part) {
        IntegerBounds other = (IntegerBounds) part;
        merge(other.min, other.max, other.present ? 1 : 0);
    }

    private void merge(long low, long high, int count) {
        if (count > 0) {
            present = true;
            min = Math.min(min, low);
            max = Math.max(max, high);
        }
    }

    @Override
    @Nullable
    Bound min() {
        return present ? bound(min ^ flip) : null;
    }

    @Override
    @Nullable
    Bound max() {
        return present ? bound(max ^ flip) : null;
    }

    private Bound bound(long value) {
        ByteBuffer bytes = ByteBuffer.allocate(width).order(ByteOrder.LITTLE_ENDIAN);
        if (width == Integer.BYTES) {
            bytes.putInt((int) value);
        } else {
            bytes.putLong(value);
        }
        return new Bound(Binary.of(bytes.array()), true);
    }
}
