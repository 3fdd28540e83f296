// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import java.nio.charset.StandardCharsets;

/** Text as UTF-8, and UUIDs. */
final class TextColumns {

    private TextColumns() {}

    /** BYTE_ARRAY: any text. */
    static final class Text extends ColumnBuilder.OfBytes {

        private final Slice slice = new Slice();

        Text(int capacity) {
            super(capacity);
        }

        @Override
        boolean append(char[] text, int offset, int length) {
            values.append(slice.over(text, offset, length));
            return true;
        }

        @Override
        boolean takesEmpty() {
            return true;
        }
    }

    /** FIXED_LEN_BYTE_ARRAY: text whose UTF-8 form has exactly the width. */
    static final class FixedText extends ColumnBuilder.OfFixedBytes {

        private final int width;

        FixedText(int capacity, int width) {
            super(capacity, width);
            this.width = width;
        }

        @Override
        boolean append(char[] text, int offset, int length) {
            byte[] bytes = new String(text, offset, length).getBytes(StandardCharsets.UTF_8);
            if (bytes.length != width) {
                return false;
            }
            values.append(bytes);
            return true;
        }
    }

    /** UUID: 8-4-4-4-12 hex digits. */
    static final class Uuid extends ColumnBuilder.OfFixedBytes {

        private static final int WIDTH = 16;
        private static final int LENGTH = 36;

        private final byte[] bytes = new byte[WIDTH];

        Uuid(int capacity) {
            super(capacity, WIDTH);
        }

        @Override
        boolean append(char[] text, int offset, int length) {
            if (length != LENGTH) {
                return false;
            }
            int count = 0;
            for (int i = 0; i < LENGTH; ) {
                if (i == 8 || i == 13 || i == 18 || i == 23) {
                    if (text[offset + i++] != '-') {
                        return false;
                    }
                    continue;
                }
                int high = hexDigit(text[offset + i]);
                int low = hexDigit(text[offset + i + 1]);
                if (high < 0 || low < 0) {
                    return false;
                }
                bytes[count++] = (byte) (high << 4 | low);
                i += 2;
            }
            values.append(bytes);
            return true;
        }

        private static int hexDigit(char c) {
            return c < 0x80 ? Character.digit(c, 16) : -1;
        }
    }

    /** Part of a character array as a sequence: one object for all values. */
    private static final class Slice implements CharSequence {

        private char[] text = {};
        private int offset;
        private int length;

        Slice over(char[] newText, int newOffset, int newLength) {
            text = newText;
            offset = newOffset;
            length = newLength;
            return this;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public char charAt(int index) {
            return text[offset + index];
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return toString().substring(start, end);
        }

        @Override
        public String toString() {
            return new String(text, offset, length);
        }
    }
}
