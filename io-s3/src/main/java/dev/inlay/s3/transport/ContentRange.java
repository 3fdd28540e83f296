// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * What {@code Content-Range: bytes 5-9/100} says (RFC 9110, section 14.4).
 *
 * @param first the first byte
 * @param end the position behind the last, here 10
 * @param total bytes of the object
 */
record ContentRange(long first, long end, long total) {

    private static final Pattern FORM = Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18})");

    /** What {@code header} says; null if there is none, as then the answer is the whole object. */
    static @Nullable ContentRange of(@Nullable String header) {
        if (header == null) {
            return null;
        }
        Matcher matcher = FORM.matcher(header);
        if (!matcher.matches()) {
            throw SdkClientException.create("the answer's Content-Range is '" + header + "'");
        }
        return new ContentRange(
                Long.parseLong(matcher.group(1)),
                Long.parseLong(matcher.group(2)) + 1,
                Long.parseLong(matcher.group(3)));
    }

    @Override
    public String toString() {
        return "bytes " + first + " to " + end + " of " + total;
    }
}
