// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.vector.Bits;
import dev.inlay.vector.Validity;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The level entries of a window of records as far as one node of the schema decides them; {@link RecordShredder} has the
 * picture. An entry whose definition level is settled, because something on the way to the node is null or empty, holds that
 * level. The others are {@link #LIVE}.
 *
 * <p>Entries and slots of the node's vector are in one order. A list makes an entry for each slot of its elements; one that it settles
 * has no slot further down, while one that a struct settles keeps its own, so that entry and slot are mostly in step and are
 * walked through without asking which bit is next.
 *
 * <p>Arrays are written once a window and handed on from node to node where nothing changes; each {@code Entries} writes
 * into its own only.
 */
final class Entries {

    /** The definition level of an entry that something further down decides. */
    static final int LIVE = Integer.MAX_VALUE;

    private static final int[] NO_LEVELS = {};
    private static final long[] NO_BITS = {};

    private int rows;
    private int count;
    /** The slots of the node's vector that the window refers to, the first and the one after the last. */
    private int firstSlot;

    private int endSlot;

    /** Null above the first list: then each entry is a record. */
    private int @Nullable [] repetition;
    /** The first entry of each record, and the count; null above the first list. */
    private int @Nullable [] entryOfRow;
    /** The first slot of each record, and the end; null above the first list. */
    private int @Nullable [] slotOfRow;
    /** What the definition levels were when the list made these entries: those that are not live there have no slot. Null if all have. */
    private int @Nullable [] madeAs;
    /** A bit for each slot from the first on: which of them have an entry; null if all. */
    private long @Nullable [] present;

    /** Null as long as all entries are live. */
    private int @Nullable [] definition;
    /** A bit for each slot from the first on: which of them have a live entry; null if all. */
    private long @Nullable [] live;

    private int[] ownDefinition = NO_LEVELS;
    private int[] ownRepetition = NO_LEVELS;
    private int[] ownEntryOfRow = NO_LEVELS;
    private int[] ownSlotOfRow = NO_LEVELS;
    private long[] ownPresent = NO_BITS;
    private long[] ownLive = NO_BITS;

    /** The records themselves: an entry each. */
    void records(int from, int recordCount) {
        rows = recordCount;
        count = recordCount;
        firstSlot = from;
        endSlot = from + recordCount;
    }

    /**
     * What is left of {@code outer} when the node's own nulls have settled their entries.
     *
     * @param validity of the node's vector
     * @param nullLevel definition level of an entry that is null here
     * @return {@code outer} itself if no slot of the window is null
     */
    Entries withoutNulls(Entries outer, @Nullable Validity validity, int nullLevel) {
        if (!outer.hasNull(validity)) {
            return outer;
        }
        rows = outer.rows;
        count = outer.count;
        firstSlot = outer.firstSlot;
        endSlot = outer.endSlot;
        repetition = outer.repetition;
        entryOfRow = outer.entryOfRow;
        slotOfRow = outer.slotOfRow;
        madeAs = outer.madeAs;
        present = outer.present;
        ownLive = outer.intersect(validity, ownLive);
        live = ownLive;
        ownDefinition = outer.settle(validity, nullLevel, LIVE, ownDefinition);
        definition = ownDefinition;
        return this;
    }

    /**
     * The entries of the elements of the lists (or maps) that {@code lists} stands for.
     *
     * @param offsets list {@code i} is the elements {@code offsets[base + i] .. offsets[base + i + 1]}
     * @param emptyLevel definition level of an entry whose list is empty
     * @param level repetition level of each element but a list's first
     */
    Entries elements(Entries lists, int[] offsets, int base, int emptyLevel, int level) {
        rows = lists.rows;
        firstSlot = offsets[base + lists.firstSlot];
        endSlot = offsets[base + lists.endSlot];
        int elements = liveElements(lists, offsets, base);
        expand(lists, offsets, base, emptyLevel, level, Math.addExact(lists.count, elements));
        ownSlotOfRow = room(ownSlotOfRow, rows + 1);
        for (int row = 0; row <= rows; row++) {
            ownSlotOfRow[row] = offsets[base + lists.slotOf(row)];
        }
        slotOfRow = ownSlotOfRow;
        return this;
    }

    /** Counts the elements of live lists, and marks them where others have elements too. */
    private int liveElements(Entries lists, int[] offsets, int base) {
        present = null;
        int all = endSlot - firstSlot;
        int dead = 0;
        for (int list = lists.nextDead(lists.firstSlot); list < lists.endSlot; list = lists.nextDead(list + 1)) {
            int size = offsets[base + list + 1] - offsets[base + list];
            if (size > 0 && present == null) {
                ownPresent = roomForBits(ownPresent, all);
                Bits.fill(ownPresent, 0, all, true);
                present = ownPresent;
            }
            if (size > 0) {
                Bits.fill(ownPresent, offsets[base + list] - firstSlot, size, false);
                dead += size;
            }
        }
        live = present;
        return all - dead;
    }

    /**
     * All entries are first made what most are, live elements that are not their list's first. What is left to write for each list
     * is then its first entry. Lengths, nulls and ends of records come as they like, so what depends on them is computed and
     * not branched on: a branch that is guessed wrong costs more than all the rest.
     */
    private void expand(Entries lists, int[] offsets, int base, int emptyLevel, int level, int most) {
        ownDefinition = room(ownDefinition, most);
        ownRepetition = room(ownRepetition, most);
        ownEntryOfRow = room(ownEntryOfRow, rows + 1);
        int[] into = ownDefinition;
        int[] repeated = ownRepetition;
        int[] starts = ownEntryOfRow;
        Arrays.fill(into, 0, most, LIVE);
        Arrays.fill(repeated, 0, most, level);
        int settled = 0;
        int row = 0;
        int entry = 0;
        int list = lists.nextPresent(lists.firstSlot);
        for (int i = 0; i < lists.count; i++) {
            int outer = lists.repetition == null ? 0 : lists.repetition[i];
            starts[row] = entry; // until the record's own first entry comes, the last one stands here
            row += outer == 0 ? 1 : 0;
            repeated[entry] = outer;
            int was = lists.definition == null ? LIVE : lists.definition[i];
            int size = was == LIVE ? offsets[base + list + 1] - offsets[base + list] : 0;
            int becomes = was == LIVE && size == 0 ? emptyLevel : was;
            into[entry] = becomes;
            settled += becomes == LIVE ? 0 : 1;
            entry += Math.max(size, 1);
            if (lists.madeAs == null || lists.madeAs[i] == LIVE) {
                list = lists.nextPresent(list + 1);
            }
        }
        starts[rows] = entry;
        count = entry;
        definition = settled == 0 ? null : into;
        madeAs = definition;
        repetition = repeated;
        entryOfRow = starts;
    }

    /** Whether a slot of the window has no value. */
    boolean hasNull(@Nullable Validity validity) {
        int slots = endSlot - firstSlot;
        return validity != null && Bits.countOnes(validity.words(), validity.offset() + firstSlot, slots) < slots;
    }

    /**
     * The definition levels of these entries after the live ones are settled too, or some of them.
     *
     * @param validity of the vector; null if all slots have a value
     * @param nullLevel for those that have no value
     * @param validLevel for those that have one
     * @param room an array to use if it is large enough
     */
    int[] settle(@Nullable Validity validity, int nullLevel, int validLevel, int[] room) {
        int[] into = room(room, count);
        if (validity == null) {
            for (int i = 0; i < count; i++) {
                into[i] = definition == null || definition[i] == LIVE ? validLevel : definition[i];
            }
        } else if (madeAs == null && present == null) {
            settleInStep(validity, nullLevel, validLevel, into);
        } else {
            settleBySlot(validity, nullLevel, validLevel, into);
        }
        return into;
    }

    /** Where each entry has a slot and each slot an entry. */
    private void settleInStep(Validity validity, int nullLevel, int validLevel, int[] into) {
        long[] words = validity.words();
        int bit = validity.offset() + firstSlot;
        for (int i = 0; i < count; i++) {
            int level = Bits.get(words, bit + i) ? validLevel : nullLevel;
            into[i] = definition == null || definition[i] == LIVE ? level : definition[i];
        }
    }

    private void settleBySlot(Validity validity, int nullLevel, int validLevel, int[] into) {
        long[] words = validity.words();
        int bit = validity.offset();
        int last = bit + endSlot - 1; // past it are entries without a slot, for which any bit will do
        int slot = nextPresent(firstSlot);
        for (int i = 0; i < count; i++) {
            int level = Bits.get(words, Math.min(last, bit + slot)) ? validLevel : nullLevel;
            into[i] = definition == null || definition[i] == LIVE ? level : definition[i];
            int step = madeAs == null || madeAs[i] == LIVE ? 1 : 0;
            slot = present == null ? slot + step : nextPresent(slot + step);
        }
    }

    /** Which slots are live and have a value, a bit for each from the first slot on; in {@code room} if it is large enough. */
    long[] intersect(@Nullable Validity validity, long[] room) {
        int slots = endSlot - firstSlot;
        long[] into = roomForBits(room, slots);
        for (int slot = 0; slot < slots; slot += Long.SIZE) {
            long word = validity == null
                    ? -1
                    : Bits.word(validity.words(), validity.offset() + firstSlot + slot, slots - slot);
            into[slot >>> 6] = live == null ? word : word & live[slot >>> 6];
        }
        return into;
    }

    /** The first slot from {@code slot} on that has an entry, or the end. */
    private int nextPresent(int slot) {
        return present == null ? slot : next(present, 0, slot);
    }

    /** The first slot from {@code slot} on that has no live entry, or the end. */
    private int nextDead(int slot) {
        return live == null ? endSlot : next(live, -1, slot);
    }

    /** @param flip −1 to look for a bit that is not set */
    private int next(long[] bits, long flip, int slot) {
        int end = endSlot - firstSlot;
        for (int at = slot - firstSlot; at < end; at = (at | 63) + 1) {
            long word = (bits[at >>> 6] ^ flip) >>> at;
            if (word != 0) {
                return Math.min(endSlot, firstSlot + at + Long.numberOfTrailingZeros(word));
            }
        }
        return endSlot;
    }

    int rows() {
        return rows;
    }

    int firstSlot() {
        return firstSlot;
    }

    int endSlot() {
        return endSlot;
    }

    private int slotOf(int row) {
        return slotOfRow == null ? firstSlot + row : slotOfRow[row];
    }

    /** Whether something on the way settled an entry. */
    boolean hasSettled() {
        return definition != null;
    }

    boolean allSlotsLive() {
        return live == null;
    }

    int @Nullable [] repetition() {
        return repetition;
    }

    int @Nullable [] entryOfRow() {
        return entryOfRow;
    }

    int @Nullable [] slotOfRow() {
        return slotOfRow;
    }

    private static int[] room(int[] array, int needed) {
        return needed <= array.length ? array : new int[roomFor(needed)];
    }

    private static long[] roomForBits(long[] array, int bits) {
        int needed = Bits.words(bits);
        return needed <= array.length ? array : new long[roomFor(needed)];
    }

    /** A quarter more than asked for, so that slightly growing windows don't allocate each time. */
    private static int roomFor(int needed) {
        return (int) Math.min(needed + (long) (needed >> 2), Integer.MAX_VALUE - 8);
    }
}
