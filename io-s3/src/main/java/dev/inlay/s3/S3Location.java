// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3;

import java.nio.charset.StandardCharsets;

/**
 * Where an object is.
 *
 * @param bucket its name
 * @param key the object's name in the bucket, 1 to 1024 bytes of UTF-8, as it is: nothing in it is escaped
 */
public record S3Location(String bucket, String key) {

    private static final String SCHEME = "s3://";
    private static final int LONGEST_KEY = 1024;

    public S3Location {
        if (bucket.isEmpty() || bucket.indexOf('/') >= 0) {
            throw new IllegalArgumentException("'" + bucket + "' is not the name of a bucket");
        }
        int length = key.getBytes(StandardCharsets.UTF_8).length;
        if (length == 0 || length > LONGEST_KEY) {
            throw new IllegalArgumentException("a key has 1 to " + LONGEST_KEY + " bytes, this one " + length);
        }
    }

    /** Whether {@code text} begins as a location does, {@code s3://}. */
    public static boolean isLocation(String text) {
        return text.startsWith(SCHEME);
    }

    /**
     * Reads {@code s3://bucket/key}.
     *
     * @throws IllegalArgumentException if the text is something else
     */
    public static S3Location parse(String text) {
        int slash = isLocation(text) ? text.indexOf('/', SCHEME.length()) : -1;
        if (slash < 0) {
            throw new IllegalArgumentException("'" + text + "' is not a location like s3://bucket/key");
        }
        return new S3Location(text.substring(SCHEME.length(), slash), text.substring(slash + 1));
    }

    /** {@code s3://bucket/key}. */
    @Override
    public String toString() {
        return SCHEME + bucket + '/' + key;
    }
}
