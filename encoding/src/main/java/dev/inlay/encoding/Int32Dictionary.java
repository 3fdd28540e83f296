// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.PhysicalType;
import java.util.Arrays;

/**
 * The {@link DictionaryEncoder} of INT32, and of FLOAT by its raw bits. Open addressing: {@code table} holds id + 1 at the slot of
 * an entry, or 0. With four slots for each entry a search rarely looks at a second one (measured over half as many slots: 1.5
 * times as fast at 60 000 entries), and always ends.
 */
final class Int32Dictionary extends DictionaryEncoder {

    private static final int CHUNK = 512;

    private int[] keys = new int[32];
    private int[] table = new int[128];
    /** A hash's highest bits are the slot: 32 − log2(table.length). */
    private int shift = 25;

    private int[] rawBits = {};

    Int32Dictionary(PhysicalType type, int limit) {
        super(type, limit);
    }

    @Override
    public int dictionarySize() {
        return 4 * entries;
    }

    @Override
    public void writeDictionary(ByteOutput out) {
        out.int32s(keys, 0, entries);
    }

    @Override
    public int addInt32s(int[] values, int offset, int count) {
        if (type() != PhysicalType.INT32) {
            return super.addInt32s(values, offset, count);
        }
        return add(values, offset, count);
    }

    @Override
    public int addFloats(float[] values, int offset, int count) {
        if (type() != PhysicalType.FLOAT) {
            return super.addFloats(values, offset, count);
        }
        if (rawBits.length == 0) {
            rawBits = new int[CHUNK];
        }
        for (int done = 0; done < count; done += CHUNK) {
            int chunk = Math.min(CHUNK, count - done);
            for (int i = 0; i < chunk; i++) {
                rawBits[i] = Float.floatToRawIntBits(values[offset + done + i]);
            }
            int taken = add(rawBits, 0, chunk);
            if (taken < chunk) {
                return done + taken;
            }
        }
        return count;
    }

    private int add(int[] values, int offset, int count) {
        ensureIds(count);
        int[] into = ids;
        int at = idCount;
        int[] slots = table;
        int[] known = keys;
        int mask = slots.length - 1;
        int toSlot = shift;
        int i = offset;
        for (int end = offset + count; i < end; i++) {
            int value = values[i];
            int slot = hash(value) >>> toSlot;
            int id = slots[slot] - 1;
            while (id >= 0 && known[id] != value) {
                slot = (slot + 1) & mask;
                id = slots[slot] - 1;
            }
            if (id < 0) {
                if (!fits(4)) {
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

    private int insert(int value, int slot) {
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
            int slot = hash(keys[id]) >>> shift;
            while (table[slot] != 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = id + 1;
        }
    }

    /** Fibonacci hashing: the golden ratio's bits spread neighbours far; the fold brings a float's high bits down first. */
    private static int hash(int value) {
        return (value ^ (value >>> 15)) * 0x9E3779B9;
    }
}
