// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

/**
 * Copies values together that lie here and there. How long the next one is cannot be guessed, and a wrong guess costs as much as to
 * copy a hundred bytes: so all values of a block are copied as if they were as long as the longest, {@value #WIDEST} bytes at most,
 * and each overwrites what the one before has left behind itself.
 */
final class SpanCopy {

    /** So many bytes behind the target may be overwritten. */
    static final int WIDEST = 64;

    private static final int SHORT = 16;

    private SpanCopy() {}

    /**
     * Appends the values of {@code spans[first .. first + count)} to {@code into}, as long as it does not get larger than {@code
     * limit}, which is at most {@link ByteOutput#MAX_SIZE} less {@value #WIDEST}.
     *
     * @param offset the end of the first value becomes {@code offsets[offset + 1]}
     * @return how many there was room for
     */
    static int append(
            byte[] from, long[] spans, int first, int count, ByteOutput into, int limit, int[] offsets, int offset) {
        long size = 0;
        int longest = 0;
        for (int i = first; i < first + count; i++) {
            size += Span.length(spans[i]);
            longest = Math.max(longest, Span.length(spans[i]));
        }
        int fitting = count;
        for (long room = (long) limit - into.size(); size > room && fitting > 0; ) {
            fitting--;
            size -= Span.length(spans[first + fitting]);
        }
        byte[] bytes = into.room(size + WIDEST);
        if (longest <= SHORT) {
            copyShort(from, spans, first, fitting, bytes, into.size(), offsets, offset);
        } else {
            copy(from, spans, first, fitting, longest, bytes, into.size(), offsets, offset);
        }
        into.advance((int) size);
        return fitting;
    }

    /** Copies values of at most {@value #SHORT} bytes, as most columns of texts have. */
    private static void copyShort(
            byte[] from, long[] spans, int first, int count, byte[] into, int start, int[] offsets, int offset) {
        int last = from.length - SHORT;
        int at = start;
        for (int i = 0; i < count; i++) {
            long span = spans[first + i];
            int source = Span.start(span);
            if (source > last) {
                System.arraycopy(from, source, into, at, Span.length(span));
            } else {
                ShortCopy.copy16(from, source, into, at);
            }
            at += Span.length(span);
            offsets[offset + i + 1] = at;
        }
    }

    /** Copies all values as if they had the {@code longest} length, but those that are longer than {@value #WIDEST} bytes, exactly. */
    private static void copy(
            byte[] from,
            long[] spans,
            int first,
            int count,
            int longest,
            byte[] into,
            int start,
            int[] offsets,
            int offset) {
        int last = from.length - WIDEST;
        int at = start;
        for (int i = 0; i < count; i++) {
            long span = spans[first + i];
            int source = Span.start(span);
            int length = Span.length(span);
            if (length > WIDEST || source > last) {
                System.arraycopy(from, source, into, at, length);
            } else {
                ShortCopy.copy16(from, source, into, at);
                ShortCopy.copy16(from, source + 16, into, at + 16);
                if (longest > 32) {
                    ShortCopy.copy16(from, source + 32, into, at + 32);
                    if (longest > 48) {
                        ShortCopy.copy16(from, source + 48, into, at + 48);
                    }
                }
            }
            at += length;
            offsets[offset + i + 1] = at;
        }
    }
}
