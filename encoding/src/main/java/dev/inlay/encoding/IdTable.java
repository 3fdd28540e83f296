// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import java.util.SplittableRandom;

/**
 * A dictionary's hash table: open addressing, the next slot after a taken one. It holds ids; the entries, and the loop that looks
 * them up, belong to the dictionary of the type.
 *
 * <p>With four slots for each entry a search rarely looks at a second one, and always ends.
 *
 * <p><b>Against crafted values.</b> The hash has a secret, drawn for each table: who doesn't know it cannot choose values that meet in
 * one slot. Should values meet nevertheless, an entry that would have to walk past more than {@value #WALK} slots is not placed; the
 * table takes another secret, doubles what it allows so that this ends, and all entries are placed anew. A random hash walks past 20
 * slots or so at worst, in a full table of 2^20. As an entry stays where it is put, no search walks further than its insertion did, and
 * the loops need not count. Ids are given in the order of first occurrence, so the secret leaves no trace in a file.
 */
final class IdTable {

    /** Slots that an entry may walk past before the first change of the secret. */
    static final int WALK = 64;

    /** A table that is no larger is sparser: few entries, looked up often, should not meet at all, and it costs 4 KiB. */
    private static final int SPARSE_SLOTS = 1 << 10;

    private static final int MOST_SLOTS = 1 << 30;
    /** The golden ratio's bits, which spread neighbours far. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final SplittableRandom secrets;

    /** id + 1, or 0. */
    int[] slots = {};
    /** A hash's highest bits are its slot. */
    int shift;
    /** Odd. */
    long secret;

    long secondSecret;
    long thirdSecret;

    private int walk = WALK;
    private int reseeds;
    private long steps;

    IdTable(SplittableRandom secrets) {
        this.secrets = secrets;
        drawSecret();
    }

    /** The hash of a number: its highest bits are its best. */
    static long hash(long value, long secret) {
        long product = value * secret;
        return (product ^ (product >>> 32)) * SPREAD;
    }

    /** Forgets all ids, and has room for those of {@code entries} entries, at least one, and some more. */
    void reset(int entries) {
        long power = Integer.highestOneBit(entries);
        slots = new int[(int) Math.max(Math.min(64 * power, SPARSE_SLOTS), Math.min(8 * power, MOST_SLOTS))];
        shift = Long.numberOfLeadingZeros(slots.length) + 1;
    }

    /** Gives the memory back. */
    void drop() {
        slots = new int[0];
    }

    /** Whether one more than {@code entries} entries would crowd it. */
    boolean isFull(int entries) {
        int slotsPerEntry = slots.length < SPARSE_SLOTS ? 32 : 4;
        return entries >= slots.length / slotsPerEntry && slots.length < MOST_SLOTS;
    }

    /** Puts the id of a new entry behind those that are in its way; or doesn't, if they are too many: then {@link #reseed}. */
    boolean place(long hash, int id) {
        int slot = (int) (hash >>> shift);
        int walked = 0;
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
            walked++;
            if (walked > walk) {
                steps += walked;
                return false;
            }
        }
        steps += walked;
        slots[slot] = id + 1;
        return true;
    }

    /** Forgets all ids, whose hashes are others from here on. */
    void reseed() {
        reseeds++;
        walk = Math.min(2 * walk, MOST_SLOTS);
        drawSecret();
    }

    /** How often values met that should not have. */
    int reseeds() {
        return reseeds;
    }

    /** Slots walked past by all entries that were ever placed: the measure of the hash. */
    long steps() {
        return steps;
    }

    private void drawSecret() {
        secret = secrets.nextLong() | 1;
        secondSecret = secrets.nextLong();
        thirdSecret = secrets.nextLong() | 1;
    }
}
