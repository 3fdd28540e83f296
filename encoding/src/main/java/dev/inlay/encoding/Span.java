// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

/**
 * Where a BYTE_ARRAY value lies in an array, in one {@code long}: so a value that others refer to is found with one load, and no
 * object is made for it.
 *
 * <pre>
 *  63            32 31             0
 *  │    length     │     start     │
 * </pre>
 */
public final class Span {

    private Span() {}

    /** The {@code length} bytes from index {@code start} on; neither is negative. */
    public static long of(int start, int length) {
        return (long) length << 32 | start;
    }

    /** Index of the first byte. */
    public static int start(long span) {
        return (int) span;
    }

    /** Number of bytes. */
    public static int length(long span) {
        return (int) (span >>> 32);
    }
}
