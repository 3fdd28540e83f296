// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

/** Foreign text on a terminal: in quotes, control characters escaped, cut where it gets long. */
final class Quoted {

    private static final int SHOWN = 60;
    private static final char LINE_SEPARATOR = 0x2028;
    private static final char PARAGRAPH_SEPARATOR = 0x2029;

    private Quoted() {}

    /** {@code "n/a"}; of a long text the first 60 characters and {@code …} behind the quote. */
    static String of(char[] text, int offset, int length) {
        String shown = escaped(new String(text, offset, Math.min(length, SHOWN)));
        return '"' + shown + (length > SHOWN ? "…\"" : "\"");
    }

    static String of(String text) {
        return of(text.toCharArray(), 0, text.length());
    }

    /** The text with control characters as {@code \n}, {@code \t}, {@code \\u001b}: none of them reaches the terminal. */
    static String escaped(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = Character.isSurrogate(c)
                    ? isPaired(text, i)
                    : !Character.isISOControl(c) && c != LINE_SEPARATOR && c != PARAGRAPH_SEPARATOR;
            if (plain && out == null) {
                continue;
            }
            if (out == null) {
                out = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (plain) {
                out.append(c);
            } else {
                switch (c) {
                    case '\n' -> out.append("\\n");
                    case '\r' -> out.append("\\r");
                    case '\t' -> out.append("\\t");
                    default -> out.append(String.format("\\u%04x", (int) c));
                }
            }
        }
        return out == null ? text : out.toString();
    }

    private static boolean isPaired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
