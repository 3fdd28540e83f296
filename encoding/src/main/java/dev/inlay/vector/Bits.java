// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.vector;

import java.util.Arrays;
import java.util.Objects;

/**
 * Bits in a {@code long[]}, the least significant first: bit {@code i} is {@code words[i >>> 6] >>> (i & 63) & 1}. The layout of
 * {@link Validity} and {@link BooleanVector}.
 */
public final class Bits {

    private Bits() {}

    /** Length of an array that holds {@code count} bits. */
    public static int words(int count) {
        return (int) ((count + 63L) >>> 6);
    }

    /** The bit at {@code index}. */
    public static boolean get(long[] words, int index) {
        return ((words[index >>> 6] >>> index) & 1) != 0;
    }

    /** Sets the bit at {@code index} to one. */
    public static void set(long[] words, int index) {
        words[index >>> 6] |= 1L << index;
    }

    /**
     * Up to 64 bits from {@code index} on, which may be any bit of a word; bit 0 of the result is the bit at {@code index}, and
     * the bits from {@code count} on are zero.
     *
     * @param count how many bits are wanted, at least 1; 64 and more all mean 64
     */
    public static long word(long[] words, int index, int count) {
        int word = index >>> 6;
        int shift = index & 63;
        long bits = words[word] >>> shift;
        int held = 64 - shift;
        if (held < 64 && count > held) {
            bits |= words[word + 1] << held;
        }
        return count >= 64 ? bits : bits & ((1L << count) - 1);
    }

    /**
     * Puts the low {@code count} bits of {@code bits} to {@code index} on, which may be any bit of a word; the bits around them stay.
     *
     * @param count 1 to 64
     */
    public static void put(long[] words, int index, long bits, int count) {
        int word = index >>> 6;
        int shift = index & 63;
        long mask = -1L >>> (64 - count);
        long taken = bits & mask;
        words[word] = (words[word] & ~(mask << shift)) | (taken << shift);
        int held = 64 - shift;
        if (count > held) {
            words[word + 1] = (words[word + 1] & ~(mask >>> held)) | (taken >>> held);
        }
    }

    /** Makes the {@code count} bits from {@code index} on all like {@code bit}; the bits around them stay. */
    public static void fill(long[] words, int index, int count, boolean bit) {
        long word = bit ? -1 : 0;
        int head = Math.min(count, -index & 63);
        if (head > 0) {
            put(words, index, word, head);
        }
        int first = index + head;
        int end = index + count;
        Arrays.fill(words, first >>> 6, (first + ((end - first) & -64)) >>> 6, word);
        int tail = (end - first) & 63;
        if (tail > 0) {
            put(words, end - tail, word, tail);
        }
    }

    /** How many of the {@code count} bits from {@code index} on are one. */
    public static int countOnes(long[] words, int index, int count) {
        int ones = 0;
        for (int done = 0; done < count; done += 64) {
            ones += Long.bitCount(word(words, index + done, count - done));
        }
        return ones;
    }

    /** Fails if the {@code length} bits from {@code offset} on do not all lie in {@code words}. */
    public static void checkRange(long[] words, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, (int) Math.min(words.length * 64L, Integer.MAX_VALUE));
    }
}
