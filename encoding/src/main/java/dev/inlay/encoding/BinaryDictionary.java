// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.PhysicalType;
import java.util.Arrays;

/**
 * The {@link DictionaryEncoder} of BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY and INT96; its table is that of {@link Int32Dictionary}. The
 * entries lie in the form that the dictionary page wants. Beside them each has a key of two words that decides most comparisons
 * without a look at the bytes: its first 8 bytes, and its hash and length. Up to 8 bytes, the key is the value.
 */
final class BinaryDictionary extends DictionaryEncoder {

    /** Bytes of a length word, or 0 if the schema gives the length. */
    private final int lengthBytes;
    /** Bytes of a value if the schema gives the length. */
    private final int width;

    private final ByteOutput plain = new ByteOutput(256);
    /** Where in {@link #plain} the bytes of an entry begin. */
    private int[] starts = new int[32];
    /** For entry i at 2i its first 8 bytes, at 2i + 1 its hash and length. */
    private long[] keys = new long[64];

    private int[] table = new int[128];
    /** A hash's highest bits are the slot: 32 − log2(table.length). */
    private int shift = 25;

    BinaryDictionary(PhysicalType type, int width, int limit) {
        super(type, limit);
        this.lengthBytes = type == PhysicalType.BYTE_ARRAY ? 4 : 0;
        this.width = width;
    }

    @Override
    public int dictionarySize() {
        return plain.size();
    }

    @Override
    public void writeDictionary(ByteOutput out) {
        out.bytes(plain);
    }

    @Override
    public int addByteArrays(byte[] bytes, int[] offsets, int offset, int count) {
        if (lengthBytes == 0) {
            return super.addByteArrays(bytes, offsets, offset, count);
        }
        ensureIds(count);
        int start = offsets[offset];
        for (int i = 0; i < count; i++) {
            int end = offsets[offset + i + 1];
            if (!add(bytes, start, end - start)) {
                return i;
            }
            start = end;
        }
        return count;
    }

    @Override
    public int addFixedByteArrays(byte[] bytes, int offset, int count) {
        if (lengthBytes != 0) {
            return super.addFixedByteArrays(bytes, offset, count);
        }
        ensureIds(count);
        for (int i = 0; i < count; i++) {
            if (!add(bytes, (offset + i) * width, width)) {
                return i;
            }
        }
        return count;
    }

    private boolean add(byte[] bytes, int start, int length) {
        long first = ByteHash.first(bytes, start, length);
        int hash = ByteHash.hash(first, bytes, start, length);
        long check = ((long) hash << 32) | length;
        int slot = hash >>> shift;
        int id = table[slot] - 1;
        while (id >= 0 && !(keys[2 * id] == first && keys[2 * id + 1] == check && sameTail(id, bytes, start, length))) {
            slot = (slot + 1) & (table.length - 1);
            id = table[slot] - 1;
        }
        if (id < 0) {
            if (!fits(lengthBytes + (long) length)) {
                return false;
            }
            id = insert(bytes, start, length, first, check, slot);
        }
        ids[idCount++] = id;
        return true;
    }

    private boolean sameTail(int id, byte[] bytes, int start, int length) {
        return length <= 8
                || Arrays.equals(plain.array(), starts[id] + 8, starts[id] + length, bytes, start + 8, start + length);
    }

    private int insert(byte[] bytes, int start, int length, long first, long check, int slot) {
        int id = entries++;
        if (id == starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
            keys = Arrays.copyOf(keys, 2 * keys.length);
        }
        if (lengthBytes > 0) {
            plain.int32(length);
        }
        starts[id] = plain.size();
        plain.bytes(bytes, start, length);
        keys[2 * id] = first;
        keys[2 * id + 1] = check;
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
            int slot = (int) (keys[2 * id + 1] >>> 32) >>> shift;
            while (table[slot] != 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = id + 1;
        }
    }
}
