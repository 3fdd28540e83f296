// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.format.Binary;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts bounds of byte strings to a length that a footer can afford (rows T08, T09). A prefix of a value is never larger
 * than the value; a prefix whose last unit is one higher is always larger. The unit is a byte or, for text, a code
 * point: a cut bound is itself text.
 *
 * <pre>
 *  "Alice Johnson" cut to 2, lower:  "Al"           upper:  "Am"
 *  "🚀Kevin Bacon" cut to 1, lower:  ""             upper:  "🚀Kevin Bacon", whole: no prefix fits
 *  FF FF 01 02     cut to 2, lower:  FF FF          upper:  FF FF 01 02, whole: FF cannot go higher
 * </pre>
 */
final class BoundTruncation {

    private BoundTruncation() {}

    static Bound lower(byte[] value, int maxLength, boolean text) {
        if (value.length <= maxLength) {
            return new Bound(Binary.of(value), true);
        }
        int end = text ? codePointStart(value, maxLength) : maxLength;
        return new Bound(Binary.of(value, 0, end), false);
    }

    static Bound upper(byte[] value, int maxLength, boolean text) {
        if (value.length <= maxLength) {
            return new Bound(Binary.of(value), true);
        }
        byte[] higher = text ? nextText(value, maxLength) : nextBytes(value, maxLength);
        return higher.length == 0 ? new Bound(Binary.of(value), true) : new Bound(Binary.of(higher), false);
    }

    /** The prefix up to the last byte that is not FF, that byte one higher; empty if there is none. */
    private static byte[] nextBytes(byte[] value, int maxLength) {
        for (int last = maxLength - 1; last >= 0; last--) {
            if (value[last] != (byte) 0xff) {
                byte[] higher = Arrays.copyOf(value, last + 1);
                higher[last]++;
                return higher;
            }
        }
        return new byte[0];
    }

    /**
     * The prefix up to the last code point that has a successor which still fits, that code point one higher; empty if
     * there is none.
     */
    private static byte[] nextText(byte[] value, int maxLength) {
        int end = codePointStart(value, maxLength);
        while (end > 0) {
            int start = codePointStart(value, end - 1);
            byte[] next = next(new String(value, start, end - start, StandardCharsets.UTF_8).codePointAt(0));
            if (next.length > 0 && start + next.length <= maxLength) {
                byte[] higher = Arrays.copyOf(value, start + next.length);
                System.arraycopy(next, 0, higher, start, next.length);
                return higher;
            }
            end = start;
        }
        return new byte[0];
    }

    /** The UTF-8 form of the code point after {@code codePoint}, surrogates left out; empty after the last. */
    private static byte[] next(int codePoint) {
        if (codePoint == Character.MAX_CODE_POINT) {
            return new byte[0];
        }
        int next = codePoint + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : codePoint + 1;
        return Character.toString(next).getBytes(StandardCharsets.UTF_8);
    }

    /** The last position up to {@code position} at which a code point starts: continuation bytes are 10xxxxxx. */
    private static int codePointStart(byte[] utf8, int position) {
        int start = position;
        while (start > 0 && (utf8[start] & 0xc0) == 0x80) {
            start--;
        }
        return start;
    }
}
