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

    // numbers stay in registers; NaNs are few

    void add(float[] values, int from, int count) {
        int low = Integer.MAX_VALUE;
        int high = Integer.MIN_VALUE;
        int found = 0;
        for (int i = from; i < from + count; i++) {
            int sortable = ValueOrder.totalOrder(Float.floatToRawIntBits(values[i]));
            if (Float.isNaN(values[i])) {
                notNumbers.add(sortable, sortable, 1);
            } else {
                low = Math.min(low, sortable);
                high = Math.max(high, sortable);
                found++;
            }
        }
        numbers.add(low, high, found);
    }

    void add(double[] values, int from, int count) {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        int found = 0;
        for (int i = from; i < from + count; i++) {
            long sortable = ValueOrder.totalOrder(Double.doubleToRawLongBits(values[i]));
            if (Double.isNaN(values[i])) {
                notNumbers.add(sortable, sortable, 1);
            } else {
                low = Math.min(low, sortable);
                high = Math.max(high, sortable);
                found++;
            }
        }
        numbers.add(low, high, found);
    }

    /** FLOAT16: two bytes a value, little-endian. */
    void addHalves(byte[] values, int from, int count) {
        int low = Short.MAX_VALUE;
        int high = Short.MIN_VALUE;
        int found = 0;
        for (int i = from; i < from + count; i++) {
            short bits = (short) ((values[2 * i] & 0xff) | values[2 * i + 1] << 8);
            short sortable = Float16.sortable(bits);
            if (Float16.isNaN(bits)) {
                notNumbers.add(sortable, sortable, 1);
            } else {
                low = Math.min(low, sortable);
                high = Math.max(high, sortable);
                found++;
            }
        }
        numbers.add(low, high, found);
    }

    @Override
    void merge(Bounds part) {
        TotalOrderBounds other = (TotalOrderBounds) part;
        numbers.add(other.numbers.min, other.numbers.max, other.numbers.count);
        notNumbers.add(other.notNumbers.min, other.notNumbers.max, other.notNumbers.count);
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

        /** Takes {@code more} values from {@code low} to {@code high}; of none the two are not looked at. */
        void add(long low, long high, long more) {
            if (more > 0) {
                min = Math.min(min, low);
                max = Math.max(max, high);
                count += more;
            }
        }
    }
}
