// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.encoding.DenseValues;
import dev.inlay.format.Binary;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of FLOAT, DOUBLE and FLOAT16 under {@code TYPE_ORDER} (rows T11 to T13): NaNs are counted and left out, a
 * chunk of nothing but NaNs has no bounds; a smallest value of zero is written as −0 and a largest as +0, for the order
 * does not tell them apart and a reader who does must not be misled.
 */
final class FloatingBounds extends Bounds {

    private final int width;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private long numbers;
    private long nans;

    /** @param width bytes of a value: 2, 4 or 8 */
    FloatingBounds(int width) {
        this.width = width;
    }

    @Override
    void add(DenseValues values, int count) {
        switch (width) {
            case Float.BYTES -> add(values.floats(), values.offset(), count);
            case Double.BYTES -> add(values.doubles(), values.offset(), count);
            default -> addHalves(values.bytes(), values.offset(), count);
        }
    }

    // in the loops a NaN is never smaller nor larger: both comparisons are false

    void add(float[] values, int from, int count) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        int notNumbers = 0;
        for (int i = from; i < from + count; i++) {
            float value = values[i];
            low = value < low ? value : low;
            high = value > high ? value : high;
            notNumbers += Float.isNaN(value) ? 1 : 0;
        }
        merge(low, high, notNumbers, count);
    }

    void add(double[] values, int from, int count) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int notNumbers = 0;
        for (int i = from; i < from + count; i++) {
            double value = values[i];
            low = value < low ? value : low;
            high = value > high ? value : high;
            notNumbers += Double.isNaN(value) ? 1 : 0;
        }
        merge(low, high, notNumbers, count);
    }

    /** FLOAT16: two bytes a value, little-endian. They are held as the numbers that sort like them. */
    void addHalves(byte[] values, int from, int count) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int notNumbers = 0;
        for (int i = from; i < from + count; i++) {
            short bits = (short) ((values[2 * i] & 0xff) | values[2 * i + 1] << 8);
            if (Float16.isNaN(bits)) {
                notNumbers++;
            } else {
                short value = Float16.sortable(bits);
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        merge(low, high, notNumbers, count);
    }

    @Override
    void merge(Bounds part) {
        FloatingBounds other = (FloatingBounds) part;
        nans += other.nans;
        numbers += other.numbers;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    private void merge(double low, double high, int notNumbers, int count) {
        nans += notNumbers;
        numbers += count - notNumbers;
        min = low < min ? low : min;
        max = high > max ? high : max;
    }

    @Override
    @Nullable
    Bound min() {
        return numbers == 0 ? null : bound(min, -0.0, Float16.NEGATIVE_ZERO);
    }

    @Override
    @Nullable
    Bound max() {
        return numbers == 0 ? null : bound(max, 0.0, Float16.POSITIVE_ZERO);
    }

    private Bound bound(double value, double zero, short zeroHalf) {
        ByteBuffer bytes = ByteBuffer.allocate(width).order(ByteOrder.LITTLE_ENDIAN);
        switch (width) {
            case Short.BYTES -> {
                short half = Float16.fromSortable((short) value);
                bytes.putShort(Float16.isZero(half) ? zeroHalf : half);
            }
            case Float.BYTES -> bytes.putFloat((float) (value == 0 ? zero : value));
            default -> bytes.putDouble(value == 0 ? zero : value);
        }
        return new Bound(Binary.of(bytes.array()), true);
    }

    @Override
    long nanCount() {
        return nans;
    }
}
