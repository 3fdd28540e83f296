// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.encoding.DenseValues;
import dev.inlay.format.Binary;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of FLOAT, DOUBLE and FLOAT16 under {@code IEEE_754_TOTAL_ORDER} (rows T14, T15): −NaN, −∞, …, −0, +0, …, +∞,
 * +NaN. Values are held as signed integers that order as they do, {@link ValueOrder#totalOrder}. NaNs are counted, and
 * are the bounds only where there is nothing else.
 */
final class TotalOrderBounds extends Bounds {

    private final int width;
    private final Extremes numbers = new Extremes();
    private final Extremes notNumbers = new Extremes();

    /** @param width bytes of a value: 2, 4 or 8 */
    TotalOrderBounds(int width) {
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

    void add(float[] values, int from, int count) {
        for (int i = from; i < from + count; i++) {
            float value = values[i];
            Extremes extremes = Float.isNaN(value) ? notNumbers : numbers;
            extremes.add(ValueOrder.totalOrder(Float.floatToRawIntBits(value)));
        }
    }

    void add(double[] values, int from, int count) {
        for (int i = from; i < from + count; i++) {
            double value = values[i];
            Extremes extremes = Double.isNaN(value) ? notNumbers : numbers;
            extremes.add(ValueOrder.totalOrder(Double.doubleToRawLongBits(value)));
        }
    }

    /** FLOAT16: two bytes a value, little-endian. */
    void addHalves(byte[] values, int from, int count) {
        for (int i = from; i < from + count; i++) {
            short bits = (short) ((values[2 * i] & 0xff) | values[2 * i + 1] << 8);
            Extremes extremes = Float16.isNaN(bits) ? notNumbers : numbers;
            extremes.add(Float16.sortable(bits));
        }
    }

    @Override
    void merge(Bounds part) {
        TotalOrderBounds other = (TotalOrderBounds) part;
        numbers.merge(other.numbers);
        notNumbers.merge(other.notNumbers);
    }

    @Override
    @Nullable
    Bound min() {
        Extremes extremes = numbers.count > 0 ? numbers : notNumbers;
        return extremes.count == 0 ? null : bound(extremes.min);
    }

    @Override
    @Nullable
    Bound max() {
        Extremes extremes = numbers.count > 0 ? numbers : notNumbers;
        return extremes.count == 0 ? null : bound(extremes.max);
    }

    /** The turn that makes the bits of a value sortable is its own inverse. */
    private Bound bound(long sortable) {
        ByteBuffer bytes = ByteBuffer.allocate(width).order(ByteOrder.LITTLE_ENDIAN);
        switch (width) {
            case Short.BYTES -> bytes.putShort(Float16.fromSortable((short) sortable));
            case Float.BYTES -> bytes.putInt(ValueOrder.totalOrder((int) sortable));
            default -> bytes.putLong(ValueOrder.totalOrder(sortable));
        }
        return new Bound(Binary.of(bytes.array()), true);
    }

    @Override
    long nanCount() {
        return notNumbers.count;
    }

    private static final class Extremes {

        private long min = Long.MAX_VALUE;
        private long max = Long.MIN_VALUE;
        private long count;

        void add(long sortable) {
            min = Math.min(min, sortable);
            max = Math.max(max, sortable);
            count++;
        }

        void merge(Extremes other) {
            min = Math.min(min, other.min);
            max = Math.max(max, other.max);
            count += other.count;
        }
    }
}
