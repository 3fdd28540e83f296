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
    private long least;
    private long greatest;

    /** Which of the two holds the ids. */
    private boolean inWindow = true;

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
        int[] known = window.ids;
        long start = window.start;
        int[] into = ids;
        int shift = idCount - from;
        int at = from;
        for (; at < end; at++) {
            long place = values[at] - start;
            int id = place < 0 || place >= known.length ? -1 : known[(int) place] - 1;
            if (id < 0) {
                if (!inWindow || !fits(8)) {
                    break;
                }
                id = insert(values[at]);
                known = window.ids;
                start = window.start;
            }
            into[shift + at] = id;
        }
        idCount = shift + at;
        return at;
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
        least = id == 0 ? value : Math.min(least, value);
        greatest = id == 0 ? value : Math.max(greatest, value);
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
        inWindow = window.moveTo(least, greatest, entries());
        if (inWindow) {
            table.drop();
            for (int id = 0; id < entries(); id++) {
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
