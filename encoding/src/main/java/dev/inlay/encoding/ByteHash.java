// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

/**
 * Byte strings as machine words, and a hash of them; for tables in memory, never for a file.
 *
 * <pre>
 *  "MAIL"               first "MAIL"        middle "MAIL"        last "MAIL"        zeros behind it
 *  "COLLECT COD"        first "COLLECT "    middle "LECT COD"    last "LECT COD"
 *  "DELIVER IN PERSON"  first "DELIVER "    middle "IN PERSO"    last "N PERSON"
 * </pre>
 *
 * <p>Two values of one length up to 24 are the same if and only if their three words are: they may overlap, and nothing is left out. No
 * branch depends on the length, which no processor could guess. Of a longer value, the middle word is bytes 8 to 15, and what
 * is from there to the last word comes extra.
 */
final class ByteHash {

    /** Bytes of a value that its first, middle and last words hold for sure. */
    static final int THREE_WORDS = 24;

    /** What of a word belongs to a value of 0 to 7 bytes, and of one that is longer. */
    private static final long[] MASKS = {
        0, 0xffL, 0xffffL, 0xff_ffffL, 0xffff_ffffL, 0xff_ffff_ffffL, 0xffff_ffff_ffffL, 0xff_ffff_ffff_ffffL, -1
    };

    private ByteHash() {}

    /** The first 8 bytes as a little-endian word; of a shorter value all bytes, the rest zero. */
    static long first(byte[] bytes, int start, int length) {
        return word(bytes, start, 0, length);
    }

    /** The second 8 bytes, or the last 8 of up to 16. */
    static long middle(byte[] bytes, int start, int length) {
        return word(bytes, start, Math.min(Math.max(length - 8, 0), 8), length);
    }

    /** The last 8 bytes. */
    static long last(byte[] bytes, int start, int length) {
        return word(bytes, start, Math.max(length - 8, 0), length);
    }

    private static long word(byte[] bytes, int start, int at, int length) {
        if (start > bytes.length - 8) {
            return atTheEnd(bytes, start, length);
        }
        return (long) ByteOutput.INT64.get(bytes, start + at) & MASKS[Math.min(length, 8)];
    }

    /** Less than 8 bytes at the very end of an array, behind which nothing may be read. */
    private static long atTheEnd(byte[] bytes, int start, int length) {
        long word = 0;
        for (int i = 0; i < length; i++) {
            word |= (bytes[start + i] & 0xffL) << (8 * i);
        }
        return word;
    }

    /**
     * The hash of a value of up to 24 bytes: its highest bits are its best. A secret goes into each factor of the products of 128
     * bits, so that who does not know them does not know two values that meet. The second product has a secret of its own: of up
     * to 16 bytes the middle word is the last, and if the first is zero, as in large decimals, the products must not be alike.
     */
    static long hash(long first, long middle, long last, int length, long secret, long secondSecret, long thirdSecret) {
        return fold(first ^ secret, last ^ secondSecret ^ length) ^ fold(middle ^ secret, thirdSecret);
    }

    /** The hash of a longer value, from that of its words. */
    static long hashRest(long hash, byte[] bytes, int start, int length, long secret) {
        long mixed = hash;
        for (int at = start + 16; at < start + length - 8; at += 8) {
            mixed = fold(mixed ^ (long) ByteOutput.INT64.get(bytes, at), secret);
        }
        return mixed;
    }

    /** Whether what the three words leave out of two values of {@code length} bytes is the same. */
    static boolean sameRest(byte[] one, int oneStart, byte[] other, int otherStart, int length) {
        for (int i = 16; i < length - 8; i += 8) {
            if ((long) ByteOutput.INT64.get(one, oneStart + i) != (long) ByteOutput.INT64.get(other, otherStart + i)) {
                return false;
            }
        }
        return true;
    }

    private static long fold(long a, long b) {
        return Math.multiplyHigh(a, b) ^ (a * b);
    }
}
