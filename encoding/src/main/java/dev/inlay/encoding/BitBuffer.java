// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.vector.Bits;
import java.util.Arrays;

/** Growable bits, laid out as {@link Bits} says. All bits from {@code size} on are zero. */
final class BitBuffer {

    private static final int MAX_SIZE = Integer.MAX_VALUE - 64;

    private long[] words = new long[4];
    private int size;

    int size() {
        return size;
    }

    /** The array itself; valid until the next append. */
    long[] words() {
        return words;
    }

    /** Forgets all bits and keeps the array for the next. */
    void reset() {
        Arrays.fill(words, 0, Bits.words(size), 0);
        size = 0;
    }

    /** The low {@code count} bits of {@code word}, 0 to 64; its other bits are zero. */
    void append(long word, int count) {
        ensure(count);
        put(word, count);
    }

    /** {@code count} bits of {@code source} from {@code offset} on. */
    void append(long[] source, int offset, int count) {
        ensure(count);
        for (int done = 0; done < count; done += 64) {
            put(Bits.word(source, offset + done, count - done), Math.min(64, count - done));
        }
    }

    /** {@code count} bits like {@code bit}. */
    void appendRun(boolean bit, int count) {
        ensure(count);
        if (!bit) {
            size += count;
            return;
        }
        for (int done = 0; done < count; done += 64) {
            int bits = Math.min(64, count - done);
            put(-1L >>> (64 - bits), bits);
        }
    }

    /** The bits as bytes, the first in the lowest bit of the first byte, the last byte padded with zeros. */
    void writeTo(ByteOutput out) {
        copy(words, 0, size, out);
    }

    /** {@code count} bits of {@code words} from {@code offset} on as bytes, the last one padded with zeros. */
    static void copy(long[] words, int offset, int count, ByteOutput out) {
        byte[] bytes = out.room((count + 7L) / 8 + 8); // each store is of 8 bytes, the last one too
        int at = out.size();
        for (int done = 0; done < count; done += 64) {
            ByteOutput.INT64.set(bytes, at + (done >>> 3), Bits.word(words, offset + done, count - done));
        }
        out.advance((int) ((count + 7L) / 8));
    }

    private void put(long word, int count) {
        int index = size >>> 6;
        int shift = size & 63;
        words[index] |= word << shift;
        if (shift + count > 64) {
            words[index + 1] |= word >>> (64 - shift);
        }
        size += count;
    }

    private void ensure(int more) {
        long needed = (long) size + more;
        if (needed > MAX_SIZE) {
            throw new IllegalStateException(
                    "a page holds at most " + MAX_SIZE + " bits: it has " + size + ", " + more + " more are wanted");
        }
        int length = Bits.words((int) needed) + 1; // one more, so that put at a word's end stays inside
        if (length > words.length) {
            words = Arrays.copyOf(words, Math.max(length, 2 * words.length));
        }
    }
}
