// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

/**
 * A dictionary of numbers that lie close together, without hashing: an id for each number from {@link #start} on, at the distance of
 * the number from it.
 *
 * <pre>
 *  entries 1000 1003 1001    ids   0 0 0 … 1 3 0 2 … 0 0 0        id + 1, or 0
 *                                  └ start └ 1000
 * </pre>
 *
 * <p>Distances are taken modulo 2^32 or 2^64 and compared without sign, so a window may hang over the end of the numbers, and the
 * distance of {@code Long.MAX_VALUE} and {@code Long.MIN_VALUE} does not overflow into one that fits.
 */
final class IdWindow {

    /** If more than one in so many of the last values was new, whether the next ones are should not be guessed. */
    static final int FEW = 32;

    private static final int LEAST = 1 << 6;
    private static final int ALWAYS = 1 << 16;
    private static final int MOST = 1 << 30;

    int[] ids = {};
    long start;

    /**
     * Moves to where all numbers from {@code least} to {@code greatest} are inside, and is empty. The range lies in the middle of
     * a window twice as wide, or as wide as it may be: so a number beside it either widens the range by a quarter of the window, or
     * halves what is left of the widest one, and there are few moves however numbers arrive.
     *
     * @param entries among these numbers: the window is not wider than 2^16, or than eight places for each entry; about as many
     *     slots an {@link IdTable} has
     * @return false if the range is wider; then nothing is held, and no memory
     */
    boolean moveTo(long least, long greatest, int entries) {
        long widest = Math.min(MOST, Math.max(ALWAYS, 8L * entries));
        long distance = greatest - least;
        if (Long.compareUnsigned(distance, widest) >= 0) {
            ids = new int[0];
            return false;
        }
        int size = (int) Math.min(widest, Math.max(LEAST, 2 * (distance + 1)));
        ids = new int[size];
        start = least - (size - distance) / 2;
        return true;
    }

    /** Whether there is a place for {@code value}. */
    boolean covers(long value) {
        return Long.compareUnsigned(value - start, ids.length) < 0;
    }

    /** Puts the id of a value that is covered. */
    void put(long value, int id) {
        ids[(int) (value - start)] = id + 1;
    }
}
