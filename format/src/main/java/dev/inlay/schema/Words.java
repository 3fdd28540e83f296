// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

/** The words of the text form, and the quoting of what is not a word. */
final class Words {

    /** What ends a word besides white space. */
    static final String SYMBOLS = "{}(),;=";

    static final char QUOTE = '"';

    private Words() {}

    /** The white space of the text form; all other characters, also rarer spaces, can be in a word. */
    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    static String quoteIfNeeded(String text) {
        return isPlainWord(text) ? text : quote(text);
    }

    private static boolean isPlainWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (SYMBOLS.indexOf(c) >= 0
                    || Character.isISOControl(c)
                    || Character.isWhitespace(c)
                    || Character.isSpaceChar(c)) {
                return false;
            }
        }
        return !text.isEmpty() && text.charAt(0) != QUOTE;
    }

    private static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append(QUOTE);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append(QUOTE).toString();
    }
}
