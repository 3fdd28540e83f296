// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

/** A hash of short byte strings, eight bytes at a step; for tables in memory, never for a file. */
final class ByteHash {

    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private ByteHash() {}

    /** The first 8 bytes as a little-endian word; of a shorter value all bytes, the rest zero. */
    static long first(byte[] bytes, int start, int length) {
        if (start <= bytes.length - 8) {
            long word = (long) ByteOutput.INT64.get(bytes, start);
            return length >= 8 ? word : word & ((1L << (8 * length)) - 1);
        }
        long word = 0;
        for (int i = 0; i < Math.min(length, 8); i++) {
            word |= (bytes[start + i] & 0xffL) << (8 * i);
        }
        return word;
    }

    /** The hash of a value; its highest bits are its best. */
    static int hash(long first, byte[] bytes, int start, int length) {
        long hash = (first ^ length) * PRIME;
        hash ^= hash >>> 32;
        if (length > 8) {
            for (int at = start + 8; at < start + length - 8; at += 8) {
                hash = mix(hash, (long) ByteOutput.INT64.get(bytes, at));
            }
            // the last 8 bytes, some of them for the second time: no rest to treat byte by byte
            hash = mix(hash, (long) ByteOutput.INT64.get(bytes, start + length - 8));
        }
        return (int) ((hash * PRIME) >>> 32);
    }

    private static long mix(long hash, long word) {
        long mixed = (hash ^ word) * PRIME;
        return mixed ^ (mixed >>> 29);
    }
}
