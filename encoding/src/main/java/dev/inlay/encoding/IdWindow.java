// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import java.util.Arrays;

/**
 * A dictionary of numbers that lie close together, without hashing: an id for each of the {@code ids.length} numbers from
 * {@link #start} on. A number has its place for good, its own lowest bits; only what it shares that place with changes when the
 * window moves. So a window that moves and stays as wide has nothing to carry along. The price is an instruction for each value:
 * where all are known, 0.1 to 0.2 ns more than at the distance from the start (medians of seven forks: l_linenumber 1.3 and 1.2 ns).
 *
 * <pre>
 *  entries 1000 1003 1001, 64 places    ids   - - - … 0 2 - 1 … - - -        id, or −1
 *                                                     └ 1000 % 64
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

    /**
     * As many as a power of two. Never none: a loop over {@code ids[value & (ids.length - 1)]} is compiled for that, with no check of
     * the place, and left for good when it isn't so.
     */
    int[] ids = none(LEAST);

    long start;

    /**
     * Moves to where all numbers from {@code least} to {@code greatest} are inside, in the middle of a window no wider than they need.
     * A number beside it halves at least what is left on both sides, or else makes the window twice as wide: so there are few moves
     * however numbers arrive, and they look at few places.
     *
     * @param entries among these numbers: the window is not wider than 2^16, or than eight places for each entry; about as many
     *     slots an {@link IdTable} has
     * @return false if the range is wider; then nothing is held, and no memory
     */
    boolean moveTo(long least, long greatest, int entries) {
        long widest = Math.min(MOST, Math.max(ALWAYS, 8L * Integer.highestOneBit(entries)));
        long distance = greatest - least;
        if (Long.compareUnsigned(distance, widest) >= 0) {
            ids = none(1);
            return false;
        }
        int size = (int) Math.max(LEAST, 2 * Long.highestOneBit(distance)); // the least that is more than the distance
        if (size != ids.length) {
            ids = none(size);
        }
        start = least - (size - distance) / 2;
        return true;
    }

    /**
     * Moves to where {@code value}, which has no place, has one, and so has every number that has an id; these are looked for from
     * both ends, past places that nothing was put in.
     *
     * @param entries that there are, {@code value} among them
     * @return as {@link #moveTo} does
     */
    boolean moveToReach(long value, int entries) {
        if (entries == 1) {
            return moveTo(value, value, entries);
        }
        int mask = ids.length - 1;
        long least = start;
        while (ids[(int) least & mask] < 0) {
            least++;
        }
        long greatest = start + mask;
        while (ids[(int) greatest & mask] < 0) {
            greatest--;
        }
        return Long.compareUnsigned(greatest - value, value - least) < 0
                ? moveTo(value, greatest, entries)
                : moveTo(least, value, entries);
    }

    /** Whether there is a place for {@code value}. */
    boolean covers(long value) {
        return Long.compareUnsigned(value - start, ids.length) < 0;
    }

    /** Puts the id of a value that is covered. */
    void put(long value, int id) {
        ids[(int) value & (ids.length - 1)] = id;
    }

    private static int[] none(int size) {
        int[] ids = new int[size];
        Arrays.fill(ids, -1);
        return ids;
    }
}
