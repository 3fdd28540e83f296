// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

/**
 * Puts short values of {@link DeltaByteArrayDecoder} together out of prefixes and suffixes, without a branch on their lengths, which
 * would be guessed wrong too often.
 *
 * <pre>
 *  the value before        H a m b u r g …
 *  the page                . . n n o v e r …       loaded 2 bytes before the suffix, so that it lies where it belongs
 *  prefix 2, suffix        H a n n o v e r …       the first 2 bytes of the one, all others of the other
 * </pre>
 *
 * <p>The first {@value #HEAD} bytes of the value before stay in two registers. Loaded again from where they were just stored, in two
 * overlapping parts, they would have to wait until both are in the cache, for each value anew.
 */
final class PrefixJoin {

    /** Bytes of a value that are in registers; up to so many before the first suffix are read. */
    static final int HEAD = 16;

    /** The longest values; so many bytes behind the last suffix are read, and behind the last value written. */
    static final int LONGEST = 64;

    /** By length of the prefix: ones for its bytes among the first eight, and among the second. */
    private static final long[] FIRST = new long[HEAD + 1];

    private static final long[] SECOND = new long[HEAD + 1];

    static {
        for (int prefix = 1; prefix <= HEAD; prefix++) {
            FIRST[prefix] = prefix >= 8 ? -1 : (1L << (8 * prefix)) - 1;
            SECOND[prefix] = prefix == HEAD ? -1 : prefix <= 8 ? 0 : (1L << (8 * (prefix - 8))) - 1;
        }
    }

    private PrefixJoin() {}

    /**
     * Values of any length up to {@value #LONGEST}.
     *
     * @param before holds the value before from {@code beforeStart} on, and {@link #HEAD} bytes
     * @param from where in the page the first suffix begins, {@link #HEAD} at least
     * @param prefixes their lengths from {@code lengthsAt} on, as are {@code suffixes}
     * @param offsets where the values begin, from {@code offset} on
     * @param longest bytes of the longest value
     */
    static void join(
            byte[] before,
            int beforeStart,
            byte[] page,
            int from,
            int[] prefixes,
            int[] suffixes,
            int lengthsAt,
            byte[] into,
            int[] offsets,
            int offset,
            int count,
            int longest) {
        long first = (long) ByteOutput.INT64.get(before, beforeStart);
        long second = (long) ByteOutput.INT64.get(before, beforeStart + 8);
        int suffixAt = from;
        for (int i = 0; i < count; i++) {
            int at = offsets[offset + i];
            int prefix = prefixes[lengthsAt + i];
            int inHead = Math.min(prefix, HEAD);
            int tail = suffixAt - inHead;
            long firstMask = FIRST[inHead];
            long secondMask = SECOND[inHead];
            first = (first & firstMask) | ((long) ByteOutput.INT64.get(page, tail) & ~firstMask);
            second = (second & secondMask) | ((long) ByteOutput.INT64.get(page, tail + 8) & ~secondMask);
            ByteOutput.INT64.set(into, at, first);
            ByteOutput.INT64.set(into, at + 8, second);
            if (longest > HEAD) {
                int behind = at + HEAD;
                if (prefix > HEAD) {
                    int valueBefore = i == 0 ? beforeStart : offsets[offset + i - 1];
                    System.arraycopy(i == 0 ? before : into, valueBefore + HEAD, into, behind, prefix - HEAD);
                    System.arraycopy(page, suffixAt, into, at + prefix, suffixes[lengthsAt + i]);
                } else {
                    ShortCopy.copy16(page, tail + 16, into, behind);
                    if (longest > 32) {
                        ShortCopy.copy16(page, tail + 32, into, behind + 16);
                        if (longest > 48) {
                            ShortCopy.copy16(page, tail + 48, into, behind + 32);
                        }
                    }
                }
            }
            suffixAt += suffixes[lengthsAt + i];
        }
    }

    /**
     * Values of {@code width} bytes each, up to {@value #HEAD}; parameters are those of the other, but for where the values
     * go: one after the other from {@code start} on, with {@value #HEAD} bytes behind the beginning of the last.
     */
    static void join(
            byte[] before,
            int beforeStart,
            byte[] page,
            int from,
            int[] prefixes,
            int lengthsAt,
            byte[] into,
            int start,
            int width,
            int count) {
        long first = (long) ByteOutput.INT64.get(before, beforeStart);
        long second = (long) ByteOutput.INT64.get(before, beforeStart + 8);
        int suffixAt = from;
        int at = start;
        for (int i = 0; i < count; i++) {
            int prefix = prefixes[lengthsAt + i];
            int head = suffixAt - prefix;
            long firstMask = FIRST[prefix];
            long secondMask = SECOND[prefix];
            first = (first & firstMask) | ((long) ByteOutput.INT64.get(page, head) & ~firstMask);
            second = (second & secondMask) | ((long) ByteOutput.INT64.get(page, head + 8) & ~secondMask);
            ByteOutput.INT64.set(into, at, first);
            ByteOutput.INT64.set(into, at + 8, second);
            suffixAt = head + width;
            at += width;
        }
    }
}
