// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

/** ALP vectors of FLOAT: all arithmetic in binary32 and 32-bit integers, as in binary64 other bits would come back. */
final class AlpFloatVectors extends AlpVectors {

    private final float[] waiting;
    private final int[] encoded;

    AlpFloatVectors(int vectorSize, int vectors) {
        super(vectorSize, AlpPowers.MAX_FLOAT_EXPONENT, Float.SIZE);
        waiting = new float[vectors * vectorSize];
        encoded = new int[vectorSize];
    }

    /** The array of the values that wait. */
    float[] waiting() {
        return waiting;
    }

    @Override
    long cost(int from, int stride, int count, int exponent, int factor, long limit) {
        float up = AlpPowers.ofFloat(exponent);
        float down = AlpPowers.inverseOfFloat(factor);
        float back = AlpPowers.ofFloat(factor);
        float further = AlpPowers.inverseOfFloat(exponent);
        int min = Integer.MAX_VALUE;
        int max = Integer.MIN_VALUE;
        int exceptions = 0;
        for (int i = from; i < from + count * stride; i += stride) {
            float value = waiting[i];
            int integer = (int) Math.rint(value * up * down);
            if (Float.floatToRawIntBits(integer * back * further) == Float.floatToRawIntBits(value)) {
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
        int reference = placeExceptions(count, exceptions);
        int spread = 0;
        for (int i = 0; i < count; i++) {
            encoded[i] -= reference;
            spread |= encoded[i];
        }
        int width = width(spread);
        if (width > 0 && mayHaveOutliers(count, width, upperHalf(count, width))) {
            exceptions = excludeOutliers(count, width, exceptions);
            reference += (int) windowStart;
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
        out.int32(reference);
        out.int8(width);
        BitPacking.pack(encoded, 0, width == 0 ? 0 : count, width, out);
        for (int i = 0; i < exceptions; i++) {
            out.int16(exceptionPositions[i]);
        }
        for (int i = 0; i < exceptions; i++) {
            out.int32(Float.floatToRawIntBits(waiting[from + exceptionPositions[i]]));
        }
    }

    /** Fills {@code encoded}, and {@code exceptionPositions}, of which it returns the number. */
    private int encode(int from, int count, int exponent, int factor) {
        float up = AlpPowers.ofFloat(exponent);
        float down = AlpPowers.inverseOfFloat(factor);
        float back = AlpPowers.ofFloat(factor);
        float further = AlpPowers.inverseOfFloat(exponent);
        int exceptions = 0;
        for (int i = 0; i < count; i++) {
            float value = waiting[from + i];
            int integer = (int) Math.rint(value * up * down);
            encoded[i] = integer;
            exceptionPositions[exceptions] = i;
            int lost = Float.floatToRawIntBits(integer * back * further) ^ Float.floatToRawIntBits(value);
            exceptions += (lost | -lost) >>> 31; // 1 if not 0, without a branch that nobody could predict
        }
        return exceptions;
    }

    /** Puts the first regular value, or 0, in the places of the exceptions, so that they widen nothing; returns the smallest. */
    private int placeExceptions(int count, int exceptions) {
        int regular = 0;
        while (regular < exceptions && exceptionPositions[regular] == regular) {
            regular++;
        }
        int placeholder = regular < count ? encoded[regular] : 0;
        for (int i = 0; i < exceptions; i++) {
            encoded[exceptionPositions[i]] = placeholder;
        }
        int min = placeholder;
        for (int i = 0; i < count; i++) {
            min = Math.min(min, encoded[i]);
        }
        return min;
    }

    /** How many deltas have the highest of their bits set. */
    private int upperHalf(int count, int width) {
        int upper = 0;
        for (int i = 0; i < count; i++) {
            upper += encoded[i] >>> (width - 1);
        }
        return upper;
    }

    @Override
    long delta(int place) {
        return encoded[place] & 0xffffffffL;
    }

    @Override
    void setDelta(int place, long delta) {
        encoded[place] = (int) delta;
    }

    private static int width(int spread) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(spread);
    }
}
