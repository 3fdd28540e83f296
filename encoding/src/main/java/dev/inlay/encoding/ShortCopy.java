// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

/**
 * Copies of a few bytes: two words, needed or not, instead of a call. Most strings of most tables are shorter than 16 bytes, and a
 * call of {@code System.arraycopy} costs more than the bytes.
 */
final class ShortCopy {

    /** So many bytes behind the target may be overwritten. */
    static final int SLACK = 16;

    private ShortCopy() {}

    /** Copies {@code length} bytes; {@code into} has room for {@link #SLACK} more. */
    static void copy(byte[] from, int start, byte[] into, int at, int length) {
        if (length <= SLACK && start <= from.length - SLACK) {
            copy16(from, start, into, at);
        } else {
            System.arraycopy(from, start, into, at, length);
        }
    }

    /** Copies sixteen bytes, both words loaded before either is stored. */
    static void copy16(byte[] from, int start, byte[] into, int at) {
        long first = (long) ByteOutput.INT64.get(from, start);
        long second = (long) ByteOutput.INT64.get(from, start + 8);
        ByteOutput.INT64.set(into, at, first);
        ByteOutput.INT64.set(into, at + 8, second);
    }
}
