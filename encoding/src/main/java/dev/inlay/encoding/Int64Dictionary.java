// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.PhysicalType;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The {@link DictionaryEncoder} of INT64, and of DOUBLE by its raw bits; built as {@link Int32Dictionary} is. */
final class Int64Dictionary extends DictionaryEncoder {

    private static final int CHUNK = 512;

    private long[] entries = new long[16];

    /** Which of the two holds the ids. */
    private boolean inWindow = true;

    /** Of the last values in the window. */
    private boolean manyAreNew;

    private final IdWindow window = new IdWindow();
    private final IdTable table;

    private long[] rawBits = {};

    Int64Dictionary(PhysicalType type, int limit, SplittableRandom secrets) {
        super(type, limit);
        this.table = new IdTable(secrets);
    }

    @Override
    public int dictionarySize() {
        return 8 * entries();
    }

    @Override
    int entrySize(int id) {
        return 8;
    }

    @Override
    public void writeDictionary(ByteOutput out) {
        out.int64s(entries, 0, entries());
    }

    @Override
    int takeInt64s(long[] values, int offset, int count) {
        if (type() != PhysicalType.INT64) {
            return super.takeInt64s(values, offset, count);
        }
        return take(values, offset, count);
    }

    @Override
    int takeDoubles(double[] values, int offset, int count) {
        if (type() != PhysicalType.DOUBLE) {
            return super.takeDoubles(values, offset, count);
        }
        if (rawBits.length == 0) {
            rawBits = new long[CHUNK];
        }
        for (int done = 0; done < count; done += CHUNK) {
            int chunk = Math.min(CHUNK, count - done);
            for (int i = 0; i < chunk; i++) {
                rawBits[i] = Double.doubleToRawLongBits(values[offset + done + i]);
            }
            int taken = take(rawBits, 0, chunk);
            if (taken < chunk) {
                return done + taken;
            }
        }
        return count;
    }

    private int take(long[] values, int offset, int count) {
        ensureIds(count);
        int end = offset + count;
        int at = offset;
        while (at < end) {
            int from = at;
            at = inWindow ? takeByWindow(values, at, end) : takeByTable(values, at, end);
            if (at == from && !fits(8)) {
                break;
            }
        }
        return at - offset;
    }

    /** Takes values as long as ids are in the window and the dictionary has room; returns where it stopped. */
    private int takeByWindow(long[] values, int from, int end) {
        int at = from;
        while (inWindow && at < end) {
            int step = Math.min(CHUNK, end - at);
            int before = entries();
            int stopped = manyAreNew && fits(8L * step)
                    ? takeUnguessed(values, at, at + step)
                    : takeGuessed(values, at, at + step);
            manyAreNew = entries() - before > step / IdWindow.FEW;
            if (stopped == at) {
                break;
            }
            at = stopped;
        }
        return at;
    }

    /** Where a value is rarely new: a loop for those that are not, which is left for each that is. */
    private int takeGuessed(long[] values, int from, int end) {
        int at = lookUp(values, from, end);
        while (at < end && inWindow && fits(8)) {
            ids[idCount++] = insert(values[at]);
            at = lookUp(values, at + 1, end);
        }
        return at;
    }

    /** Adds the ids of the values up to the first one that has none in the window, and returns where that is. */
    private int lookUp(long[] values, int from, int end) {
        int[] known = window.ids;
        long start = window.start;
        int[] into = ids;
        int shift = idCount - from;
        int at = from;
        for (; at < end; at++) {
            long value = values[at];
            long distance = value - start;
            int id = distance < 0 || distance >= known.length ? -1 : known[(int) value & (known.length - 1)];
            if (id < 0) {
                break;
            }
            into[shift + at] = id;
        }
        idCount = shift + at;
        return at;
    }

    /**
     * Where a value is often new, a guess is often wrong: so each is made an entry, and the next one takes its place if it was none.
     * Stops at a value beside the window; if that is the first, it is taken as others are.
     */
    private int takeUnguessed(long[] values, int from, int end) {
        makeRoom(end - from);
        int[] known = window.ids;
        long start = window.start;
        long[] list = entries;
        int[] into = ids;
        int shift = idCount - from;
        int next = entries();
        int at = from;
        for (; at < end; at++) {
            long value = values[at];
            long distance = value - start;
            if (distance < 0 || distance >= known.length) {
                break;
            }
            int place = (int) value & (known.length - 1);
            int id = known[place];
            int isNew = id >> 31; // all bits or none
            id ^= isNew & ~next; // −1 ^ ~next: next
            known[place] = id;
            into[shift + at] = id;
            list[next & (list.length - 1)] = value;
            next -= isNew;
        }
        newIdsTo(next);
        idCount = shift + at;
        return at == from ? takeGuessed(values, from, end) : at;
    }

    /** Makes the list longer if it has no room for so many entries: by more than usual, as many are new, but not than the window has. */
    private void makeRoom(int more) {
        int least = entries() + more;
        if (least > entries.length) {
            entries = Arrays.copyOf(entries, Math.max(2 * Integer.highestOneBit(least - 1), (int)
                    Math.min(8L * entries.length, window.ids.length)));
        }
    }

    /** The same as long as they are in the table. */
    private int takeByTable(long[] values, int from, int end) {
        int[] slots = table.slots;
        int toSlot = table.shift;
        long secret = table.secret;
        long[] known = entries;
        int[] into = ids;
        int shift = idCount - from;
        int at = from;
        for (; at < end; at++) {
            long value = values[at];
            int slot = (int) (IdTable.hash(value, secret) >>> toSlot);
            int id = slots[slot] - 1;
            while (id >= 0 && known[id] != value) {
                slot = (slot + 1) & (slots.length - 1);
                id = slots[slot] - 1;
            }
            if (id < 0) {
                if (!fits(8)) {
                    break;
                }
                id = insert(value);
                slots = table.slots;
                toSlot = table.shift;
                secret = table.secret;
                known = entries;
                if (inWindow) {
                    into[shift + at++] = id;
                    break;
                }
            }
            into[shift + at] = id;
        }
        idCount = shift + at;
        return at;
    }

    private int insert(long value) {
        int id = newId();
        if (id == entries.length) {
            entries = Arrays.copyOf(entries, 2 * id);
        }
        entries[id] = value;
        if (inWindow && window.covers(value)) {
            window.put(value, id);
        } else if (inWindow || table.isFull(id)) {
            rebuild();
        } else if (!table.place(IdTable.hash(value, table.secret), id)) {
            table.reseed();
            rebuild();
        }
        return id;
    }

    /** Decides between window and table, and puts all entries there. */
    private void rebuild() {
        int[] before = window.ids;
        inWindow = inWindow ? window.moveToReach(entries[entries() - 1], entries()) : moveToAll();
        if (inWindow) {
            table.drop();
            int first = window.ids == before ? entries() - 1 : 0; // in a window as wide, the others have their places
            for (int id = first; id < entries(); id++) {
                window.put(entries[id], id);
            }
        } else {
            table.reset(entries());
            while (!placeAll()) {
                table.reseed();
                table.reset(entries());
            }
        }
    }

    private boolean moveToAll() {
        long least = entries[0];
        long greatest = entries[0];
        for (int id = 1; id < entries(); id++) {
            least = Math.min(least, entries[id]);
            greatest = Math.max(greatest, entries[id]);
        }
        return window.moveTo(least, greatest, entries());
    }

    private boolean placeAll() {
        for (int id = 0; id < entries(); id++) {
            if (!table.place(IdTable.hash(entries[id], table.secret), id)) {
                return false;
            }
        }
        return true;
    }

    /** For tests. */
    IdTable table() {
        return table;
    }
}
