// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.PhysicalType;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The {@link DictionaryEncoder} of BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY and INT96, over an {@link IdTable}. The entries lie in the form
 * that the dictionary page wants. Beside them each has a key, in one of two forms:
 *
 * <pre>
 *  tiny     bytes and length            one word, as long as no entry has more than 7 bytes: codes, flags, names of states
 *  else     first │ middle │ last │ hash and length       the words of {@link ByteHash}, 32 bits each for the other two
 * </pre>
 *
 * <p>A tiny key is the value, and the other is up to 24 bytes. The bytes of an entry are looked at only if it is longer and its key
 * agrees.
 */
final class BinaryDictionary extends DictionaryEncoder {

    private static final int CHUNK = 512;

    private static final int TINY = 7;

    /** Words of a key that is not tiny. */
    private static final int KEY = 4;

    /** Of a key's last word: the hash; the length is in the other half. */
    private static final long HASH = 0xffffffff_00000000L;

    /** Bytes of a length word, or 0 if the schema gives the length. */
    private final int lengthBytes;
    /** Bytes of a value if the schema gives the length. */
    private final int width;

    private final ByteOutput plain = new ByteOutput(0);
    /** Where in {@link #plain} the bytes of an entry begin. */
    private int[] starts = new int[8];

    private long[] keys = new long[32];
    private boolean tiny = true;
    private final IdTable table;

    private int[] fixedOffsets = {};

    BinaryDictionary(PhysicalType type, int width, int limit, SplittableRandom secrets) {
        super(type, limit);
        this.lengthBytes = type == PhysicalType.BYTE_ARRAY ? 4 : 0;
        this.width = width;
        this.table = new IdTable(secrets);
    }

    @Override
    public int dictionarySize() {
        return plain.size();
    }

    @Override
    int entrySize(int id) {
        return lengthBytes + length(id);
    }

    @Override
    public void writeDictionary(ByteOutput out) {
        out.bytes(plain);
    }

    @Override
    int takeByteArrays(byte[] bytes, int[] offsets, int offset, int count) {
        if (lengthBytes == 0) {
            return super.takeByteArrays(bytes, offsets, offset, count);
        }
        return take(bytes, offsets, offset, count);
    }

    @Override
    int takeFixedByteArrays(byte[] bytes, int offset, int count) {
        if (lengthBytes != 0) {
            return super.takeFixedByteArrays(bytes, offset, count);
        }
        if (fixedOffsets.length == 0) {
            fixedOffsets = new int[CHUNK + 1];
        }
        for (int done = 0; done < count; done += CHUNK) {
            int chunk = Math.min(CHUNK, count - done);
            for (int i = 0; i <= chunk; i++) {
                fixedOffsets[i] = (offset + done + i) * width;
            }
            int taken = take(bytes, fixedOffsets, 0, chunk);
            if (taken < chunk) {
                return done + taken;
            }
        }
        return count;
    }

    private int take(byte[] bytes, int[] offsets, int offset, int count) {
        ensureIds(count);
        if (entries() == 0) {
            table.reset(1);
        }
        int end = offset + count;
        int at = offset;
        while (true) {
            at = tiny ? lookUpTiny(bytes, offsets, at, end) : lookUp(bytes, offsets, at, end);
            if (at == end || !fits(lengthBytes + (long) offsets[at + 1] - offsets[at])) {
                return at - offset;
            }
            ids[idCount++] = insert(bytes, offsets[at], offsets[at + 1] - offsets[at]);
            at++;
        }
    }

    /** Adds the ids of the values up to the first one that has none or is not tiny, and returns where that is. */
    private int lookUpTiny(byte[] bytes, int[] offsets, int from, int end) {
        int[] slots = table.slots;
        int toSlot = table.shift;
        long secret = table.secret;
        long[] known = keys;
        int[] into = ids;
        int shift = idCount - from;
        int at = from;
        for (; at < end; at++) {
            int start = offsets[at];
            int length = offsets[at + 1] - start;
            if (length > TINY) {
                break;
            }
            long key = tinyKey(bytes, start, length);
            int slot = (int) (IdTable.hash(key, secret) >>> toSlot);
            int id = slots[slot] - 1;
            while (id >= 0 && known[id] != key) {
                slot = (slot + 1) & (slots.length - 1);
                id = slots[slot] - 1;
            }
            if (id < 0) {
                break;
            }
            into[shift + at] = id;
        }
        idCount = shift + at;
        return at;
    }

    /** Adds the ids of the values up to the first one that has none, and returns where that is. */
    private int lookUp(byte[] bytes, int[] offsets, int from, int end) {
        int[] slots = table.slots;
        int toSlot = table.shift;
        long secret = table.secret;
        long secondSecret = table.secondSecret;
        long thirdSecret = table.thirdSecret;
        long[] known = keys;
        int[] into = ids;
        int shift = idCount - from;
        int at = from;
        for (; at < end; at++) {
            int start = offsets[at];
            int length = offsets[at + 1] - start;
            long first = ByteHash.first(bytes, start, length);
            long middle = ByteHash.middle(bytes, start, length);
            long last = ByteHash.last(bytes, start, length);
            long hash = ByteHash.hash(first, middle, last, length, secret, secondSecret, thirdSecret);
            if (length > ByteHash.THREE_WORDS) {
                hash = ByteHash.hashRest(hash, bytes, start, length, secret);
            }
            long check = (hash & HASH) | length;
            int slot = (int) (hash >>> toSlot);
            int id = slots[slot] - 1;
            while (id >= 0
                    && !(known[KEY * id] == first
                            && known[KEY * id + 1] == middle
                            && known[KEY * id + 2] == last
                            && known[KEY * id + 3] == check
                            && sameRest(id, bytes, start, length))) {
                slot = (slot + 1) & (slots.length - 1);
                id = slots[slot] - 1;
            }
            if (id < 0) {
                break;
            }
            into[shift + at] = id;
        }
        idCount = shift + at;
        return at;
    }

    private boolean sameRest(int id, byte[] bytes, int start, int length) {
        return length <= ByteHash.THREE_WORDS || ByteHash.sameRest(plain.array(), starts[id], bytes, start, length);
    }

    private int insert(byte[] bytes, int start, int length) {
        int id = newId();
        if (id == starts.length) {
            starts = Arrays.copyOf(starts, 2 * id);
        }
        if (keys.length < KEY * (id + 1)) {
            keys = Arrays.copyOf(keys, 2 * keys.length);
        }
        if (lengthBytes > 0) {
            plain.int32(length);
        }
        starts[id] = plain.size();
        plain.bytes(bytes, start, length);
        if (tiny && length > TINY) {
            tiny = false;
            makeKeys();
            rebuild();
            return id;
        }
        makeKey(id);
        if (table.isFull(id)) {
            rebuild();
        } else if (!placed(id)) {
            reseed();
            rebuild();
        }
        return id;
    }

    private static long tinyKey(byte[] bytes, int start, int length) {
        return ByteHash.first(bytes, start, length) | ((long) length << 56);
    }

    /** Sets the key of an entry whose bytes are there. */
    private void makeKey(int id) {
        byte[] bytes = plain.array();
        int start = starts[id];
        int length = length(id);
        if (tiny) {
            keys[id] = tinyKey(bytes, start, length);
            return;
        }
        long first = ByteHash.first(bytes, start, length);
        long middle = ByteHash.middle(bytes, start, length);
        long last = ByteHash.last(bytes, start, length);
        long hash = ByteHash.hash(first, middle, last, length, table.secret, table.secondSecret, table.thirdSecret);
        if (length > ByteHash.THREE_WORDS) {
            hash = ByteHash.hashRest(hash, bytes, start, length, table.secret);
        }
        keys[KEY * id] = first;
        keys[KEY * id + 1] = middle;
        keys[KEY * id + 2] = last;
        keys[KEY * id + 3] = (hash & HASH) | length;
    }

    private void makeKeys() {
        for (int id = 0; id < entries(); id++) {
            makeKey(id);
        }
    }

    /** Bytes of an entry. */
    private int length(int id) {
        int end = id + 1 < entries() ? starts[id + 1] - lengthBytes : plain.size();
        return end - starts[id];
    }

    /** Of a key that is not tiny, its half of a hash is enough: it has all bits that make a slot. */
    private boolean placed(int id) {
        return table.place(tiny ? IdTable.hash(keys[id], table.secret) : keys[KEY * id + 3] & HASH, id);
    }

    private void rebuild() {
        table.reset(entries());
        while (!placeAll()) {
            reseed();
            table.reset(entries());
        }
    }

    private boolean placeAll() {
        for (int id = 0; id < entries(); id++) {
            if (!placed(id)) {
                return false;
            }
        }
        return true;
    }

    private void reseed() {
        table.reseed();
        makeKeys();
    }

    /** For tests. */
    IdTable table() {
        return table;
    }
}
