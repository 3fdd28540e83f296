// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

/** ALP vectors of DOUBLE: all arithmetic in binary64 and 64-bit integers. */
final class AlpDoubleVectors extends AlpVectors {

    private final double[] waiting;
    private final long[] encoded;

    AlpDoubleVectors(int vectorSize, int vectors) {
        super(vectorSize, AlpPowers.MAX_DOUBLE_EXPONENT, Double.SIZE);
        waiting = new double[vectors * vectorSize];
        encoded = new long[vectorSize];
    }

    /** The array of the values that wait. */
    double[] waiting() {
        return waiting;
    }

    @Override
    long cost(int from, int stride, int count, int exponent, int factor, long limit) {
        double up = AlpPowers.ofDouble(exponent);
        double down = AlpPowers.inverseOfDouble(factor);
        double back = AlpPowers.ofDouble(factor);
        double further = AlpPowers.inverseOfDouble(exponent);
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        int exceptions = 0;
        for (int i = from; i < from + count * stride; i += stride) {
            double value = waiting[i];
            long integer = (long) Math.rint(value * up * down);
            if (Double.doubleToRawLongBits(integer * back * further) == Double.doubleToRawLongBits(value)) {
                min = Math.min(min, integer);
                max = Math.max(max, integer);
            } else if (bits(count, 0, ++exceptions) > limit) {
                break;
            }
        }
        return bits(count, min > max ? 0 : width(max - min), exceptions);
    }

    @Override
    void write(int from, int count, int exponent, int factor, ByteOutput out) {
        int exceptions = encode(from, count, exponent, factor);
        long reference = placeExceptions(count, exceptions);
        long spread = 0;
        for (int i = 0; i < count; i++) {
            encoded[i] -= reference;
            spread |= encoded[i];
        }
        int width = width(spread);
        if (width > 0 && mayHaveOutliers(count, width, upperHalf(count, width))) {
            exceptions = excludeOutliers(count, width, exceptions);
            reference += windowStart;
            width = windowWidth;
        }
        if (bits(count, width, exceptions) > bits(count, 0, count)) {
            reference = 0;
            width = 0;
            exceptions = count;
            for (int i = 0; i < count; i++) {
                exceptionPositions[i] = i;
            }
        }
        out.int8(exponent);
        out.int8(factor);
        out.int16(exceptions);
        out.int64(reference);
        out.int8(width);
        BitPacking.pack(encoded, 0, width == 0 ? 0 : count, width, out);
        for (int i = 0; i < exceptions; i++) {
            out.int16(exceptionPositions[i]);
        }
        for (int i = 0; i < exceptions; i++) {
            out.int64(Double.doubleToRawLongBits(waiting[from + exceptionPositions[i]]));
        }
    }

    /** Fills {@code encoded}, and {@code exceptionPositions}, of which it returns the number. */
    private int encode(int from, int count, int exponent, int factor) {
        double up = AlpPowers.ofDouble(exponent);
        double down = AlpPowers.inverseOfDouble(factor);
        double back = AlpPowers.ofDouble(factor);
        double further = AlpPowers.inverseOfDouble(exponent);
        int exceptions = 0;
        for (int i = 0; i < count; i++) {
            double value = waiting[from + i];
            long integer = (long) Math.rint(value * up * down);
            encoded[i] = integer;
            exceptionPositions[exceptions] = i;
            long lost = Double.doubleToRawLongBits(integer * back * further) ^ Double.doubleToRawLongBits(value);
            exceptions += (int)
                    ((lost | -lost) >>> 63); // 1 if not 0: a branch that nobody can predict costs more than the rest
        }
        return exceptions;
    }

    /** Puts the first regular value, or 0, in the places of the exceptions, so that they widen nothing; returns the smallest. */
    private long placeExceptions(int count, int exceptions) {
        int regular = 0;
        while (regular < exceptions && exceptionPositions[regular] == regular) {
            regular++;
        }
        long placeholder = regular < count ? encoded[regular] : 0;
        for (int i = 0; i < exceptions; i++) {
            encoded[exceptionPositions[i]] = placeholder;
        }
        long min = placeholder;
        for (int i = 0; i < count; i++) {
            min = Math.min(min, encoded[i]);
        }
        return min;
    }

    /** How many deltas have the highest of their bits set. */
    private int upperHalf(int count, int width) {
        long upper = 0;
        for (int i = 0; i < count; i++) {
            upper += encoded[i] >>> (width - 1);
        }
        return (int) upper;
    }

    @Override
    long delta(int place) {
        return encoded[place];
    }

    @Override
    void setDelta(int place, long delta) {
        encoded[place] = delta;
    }

    private static int width(long spread) {
        return Long.SIZE - Long.numberOfLeadingZeros(spread);
    }
}
