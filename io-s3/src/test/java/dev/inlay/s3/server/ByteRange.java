// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A header {@code Range: bytes=first-last}.
 *
 * @param first the first byte, or −1 for the last {@code last} bytes
 * @param last the last byte, included; {@code Long.MAX_VALUE} if it is not given
 */
record ByteRange(long first, long last) {

    private static final Pattern FORM = Pattern.compile("bytes=(\\d*)-(\\d*)");

    /** Null if there is none, or none that is understood: HTTP then wants the whole. */
    static @Nullable ByteRange parsed(@Nullable String header) {
        if (header == null) {
            return null;
        }
        Matcher matcher = FORM.matcher(header);
        if (!matcher.matches() || matcher.group(1).isEmpty() && matcher.group(2).isEmpty()) {
            return null;
        }
        long first = matcher.group(1).isEmpty() ? -1 : Long.parseLong(matcher.group(1));
        long last = matcher.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(matcher.group(2));
        return first > last ? null : new ByteRange(first, last);
    }

    boolean isSuffix() {
        return first < 0;
    }

    /** The bytes that this means of an object of this size, or null if there are none. */
    @Nullable
    ByteRange within(long size) {
        if (isSuffix()) {
            long count = Math.min(last, size);
            return count == 0 ? null : new ByteRange(size - count, size - 1);
        }
        return first >= size ? null : new ByteRange(first, Math.min(last, size - 1));
    }
}
