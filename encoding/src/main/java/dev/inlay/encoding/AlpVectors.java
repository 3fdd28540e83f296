// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

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

    /** The places in the vector whose values are exceptions. */
    final int[] exceptionPositions;

    AlpVectors(int vectorSize, int maxExponent, int valueBits) {
        this.maxExponent = maxExponent;
        this.valueBits = valueBits;
        exceptionPositions = new int[vectorSize + 1]; // a place is written before it is known whether it counts
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
}
