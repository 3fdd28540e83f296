// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.PhysicalType;
import java.util.Arrays;

/** The {@link DictionaryEncoder} of INT64, and of DOUBLE by its raw bits; built as {@link Int32Dictionary} is. */
final class Int64Dictionary extends DictionaryEncoder {

    private static final int CHUNK = 512;

    private long[] keys = new long[32];
    private int[] table = new int[128];
    /** A hash's highest bits are the slot: 64 − log2(table.length). */
    private int shift = 57;

    private long[] rawBits = {};

    Int64Dictionary(PhysicalType type, int limit) {
        super(type, limit);
    }

    @Override
    public int dictionarySize() {
        return 8 * entries;
    }

    @Override
    public void writeDictionary(ByteOutput out) {
        out.int64s(keys, 0, entries);
    }

    @Override
    public int addInt64s(long[] values, int offset, int count) {
        if (type() != PhysicalType.INT64) {
            return super.addInt64s(values, offset, count);
        }
        return add(values, offset, count);
    }

    @Override
    public int addDoubles(double[] values, int offset, int count) {
        if (type() != PhysicalType.DOUBLE) {
            return super.addDoubles(values, offset, count);
        }
        if (rawBits.length == 0) {
            rawBits = new long[CHUNK];
        }
        for (int done = 0; done < count; done += CHUNK) {
            int chunk = Math.min(CHUNK, count - done);
            for (int i = 0; i < chunk; i++) {
                rawBits[i] = Double.doubleToRawLongBits(values[offset + done + i]);
            }
            int taken = add(rawBits, 0, chunk);
            if (taken < chunk) {
                return done + taken;
            }
        }
        return count;
    }

    private int add(long[] values, int offset, int count) {
        ensureIds(count);
        int[] into = ids;
        int at = idCount;
        int[] slots = table;
        long[] known = keys;
        int mask = slots.length - 1;
        int toSlot = shift;
        int i = offset;
        for (int end = offset + count; i < end; i++) {
            long value = values[i];
            int slot = (int) (hash(value) >>> toSlot);
            int id = slots[slot] - 1;
            while (id >= 0 && known[id] != value) {
                slot = (slot + 1) & mask;
                id = slots[slot] - 1;
            }
            if (id < 0) {
                if (!fits(8)) {
                    break;
                }
                id = insert(value, slot);
                slots = table;
                known = keys;
                mask = slots.length - 1;
                toSlot = shift;
            }
            into[at++] = id;
        }
        idCount = at;
        return i - offset;
    }

    private int insert(long value, int slot) {
        int id = entries++;
        if (id == keys.length) {
            keys = Arrays.copyOf(keys, 2 * keys.length);
        }
        keys[id] = value;
        if (SLOTS_PER_ENTRY * entries > table.length) {
            rehash();
        } else {
            table[slot] = id + 1;
        }
        return id;
    }

    private void rehash() {
        table = new int[4 * table.length];
        shift -= 2;
        for (int id = 0; id < entries; id++) {
            int slot = (int) (hash(keys[id]) >>> shift);
            while (table[slot] != 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = id + 1;
        }
    }

    /** Fibonacci hashing: the golden ratio's bits spread neighbours far; the fold brings a double's high bits down first. */
    private static long hash(long value) {
        return (value ^ (value >>> 32)) * 0x9E3779B97F4A7C15L;
    }
}
