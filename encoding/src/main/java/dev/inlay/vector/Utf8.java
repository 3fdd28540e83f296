// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.vector;

/** UTF-16 to UTF-8 that refuses what {@code String.getBytes} would silently turn into a question mark. */
final class Utf8 {

    private Utf8() {}

    /**
     * Writes the UTF-8 form of {@code text} to {@code into}, which has room for 3 bytes a char, and returns where it ends.
     *
     * @throws IllegalArgumentException if {@code text} holds half a surrogate pair
     */
    static int encode(CharSequence text, byte[] into, int at) {
        int length = text.length();
        int out = at;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                into[out++] = (byte) c;
            } else if (c < 0x800) {
                into[out++] = (byte) (0xc0 | (c >>> 6));
                into[out++] = continuation(c);
            } else if (!Character.isSurrogate(c)) {
                into[out++] = (byte) (0xe0 | (c >>> 12));
                into[out++] = continuation(c >>> 6);
                into[out++] = continuation(c);
            } else {
                if (!Character.isHighSurrogate(c) || i + 1 == length || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new IllegalArgumentException(
                            String.format("char %d of %d is half a surrogate pair: U+%04X", i, length, (int) c));
                }
                int point = Character.toCodePoint(c, text.charAt(++i));
                into[out++] = (byte) (0xf0 | (point >>> 18));
                into[out++] = continuation(point >>> 12);
                into[out++] = continuation(point >>> 6);
                into[out++] = continuation(point);
            }
        }
        return out;
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3f));
    }
}
