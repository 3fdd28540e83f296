// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import java.util.Arrays;

/**
 * What of {@link AlpEncoder} depends on the type: the values that wait to be encoded, what an exponent and a factor would make of
 * them, and the bytes of a vector.
 *
 * <p>An encoded value counts only if decoding gives the same bits back. So the encoder may round as it likes, and NaN, −0.0, the
 * infinities and what does not fit the integer need no rule of their own: they don't come back, and become exceptions.
 */
abstract class AlpVectors {

    private static final int POSITION_BITS = Short.SIZE;

    /** Exponent, factor, number of exceptions, bit width. */
    private static final int INFO_BYTES = 1 + 1 + 2 + 1;

    private final int maxExponent;
    private final int valueBits;

    /** The places in the vector whose values are exceptions, ascending. */
    int[] exceptionPositions;

    private int[] otherPositions;

    /** How many of a vector's deltas are of so many bits. */
    private final int[] bitLengths = new int[Long.SIZE + 1];

    /** After {@link #excludeOutliers}: what was subtracted from all deltas, and the bits that they have since. */
    long windowStart;

    int windowWidth;

    private long cheapest;

    AlpVectors(int vectorSize, int maxExponent, int valueBits) {
        this.maxExponent = maxExponent;
        this.valueBits = valueBits;
        exceptionPositions = new int[vectorSize + 1]; // a place is written before it is known whether it counts
        otherPositions = new int[vectorSize + 1];
    }

    /** Largest exponent that the type allows. */
    final int maxExponent() {
        return maxExponent;
    }

    /** Bits that {@code count} values take if their spread is {@code width} bits and {@code exceptions} of them don't come back. */
    final long bits(int count, int width, int exceptions) {
        return (long) count * width + (long) exceptions * (valueBits + POSITION_BITS);
    }

    /** Bytes that no vector of {@code count} values goes beyond: those of one that has nothing but exceptions. */
    final long maxSize(int count) {
        return INFO_BYTES + valueBits / 8 + (long) count * (valueBits + POSITION_BITS) / 8;
    }

    /**
     * Bits that some of the waiting values would take.
     *
     * @param from the first of them
     * @param stride from one to the next
     * @param limit more bits than that need not be counted exactly
     */
    abstract long cost(int from, int stride, int count, int exponent, int factor, long limit);

    /** Writes {@code count} waiting values from {@code from} on as a vector. */
    abstract void write(int from, int count, int exponent, int factor, ByteOutput out);

    /** The integer at a place of the vector that is being written, after the reference was subtracted: unsigned. */
    abstract long delta(int place);

    abstract void setDelta(int place, long delta);

    /**
     * Whether {@link #excludeOutliers} is worth the time. To save a bit for every value, all those in the upper half of the range
     * must become exceptions, or all in the lower half; where either costs more than all bits together, nothing can be saved.
     *
     * @param upper number of values in the upper half, whose highest bit is set
     */
    final boolean mayHaveOutliers(int count, int width, int upper) {
        return bits(0, 0, Math.min(upper, count - upper)) < bits(count, width, 0);
    }

    /**
     * Makes exceptions of values far above the others, or far below, where that takes fewer bits than a width for all of them: at 80
     * bits an exception, 12 DOUBLE values of 1024 for each bit of width. Leaves deltas of {@link #windowWidth} bits.
     *
     * @param exceptions number of places that are exceptions already
     * @return number of exceptions then
     */
    final int excludeOutliers(int count, int width, int exceptions) {
        long highest = 0;
        for (int i = 0; i < count; i++) {
            highest = Long.compareUnsigned(delta(i), highest) > 0 ? delta(i) : highest;
        }
        int fromBelow = cheapestWidth(count, width, exceptions, 0);
        long cost = cheapest;
        int fromAbove = cheapestWidth(count, width, exceptions, highest);
        windowWidth = cheapest < cost ? fromAbove : fromBelow;
        if (windowWidth == width) {
            windowStart = 0;
            return exceptions;
        }
        long size = (1L << windowWidth) - 1;
        windowStart = cheapest < cost ? highest - size : 0;
        return exclude(count, exceptions, size);
    }

    /** The width at which the vector takes the fewest bits, if deltas are counted from {@code end} of their range, its 0 or its highest. */
    private int cheapestWidth(int count, int width, int exceptions, long end) {
        Arrays.fill(bitLengths, 0);
        for (int i = 0; i < count; i++) {
            long distance = end == 0 ? delta(i) : end - delta(i);
            bitLengths[Long.SIZE - Long.numberOfLeadingZeros(distance)]++;
        }
        int best = width;
        cheapest = bits(count, width, exceptions);
        int outside = exceptions;
        for (int narrower = width - 1; narrower >= 0; narrower--) {
            outside += bitLengths[narrower + 1];
            long bits = bits(count, narrower, outside);
            if (bits < cheapest) {
                cheapest = bits;
                best = narrower;
            }
        }
        return best;
    }

    /** What is not from {@code windowStart} to {@code windowStart + size} becomes an exception, the rest is counted from there. */
    private int exclude(int count, int exceptions, long size) {
        int[] before = exceptionPositions;
        int[] after = otherPositions;
        int taken = 0;
        int excluded = 0;
        for (int i = 0; i < count; i++) {
            boolean already = taken < exceptions && before[taken] == i;
            taken += already ? 1 : 0;
            long delta = delta(i) - windowStart; // below the window it wraps to a huge one
            boolean outside = Long.compareUnsigned(delta, size) > 0;
            if (already || outside) {
                after[excluded++] = i;
            }
            setDelta(i, outside ? 0 : delta);
        }
        exceptionPositions = after;
        otherPositions = before;
        return excluded;
    }
}
