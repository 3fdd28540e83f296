// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

/**
 * The grammar of numbers, scanned once for everybody who must know how a number is built:
 * <pre>
 *  -?  (0|[1-9][0-9]*)  (\.[0-9]+)?  ([eE][+-]?[0-9]+)?      or  -? \.[0-9]+ …      or  -? (inf|infinity)   or  nan
 * </pre>
 * The words are taken in any case. The lenient grammar, for columns whose type the user has named, adds leading zeros, a plus
 * sign and a point without digits behind it.
 */
final class NumberText {

    private final boolean lenient;

    private boolean negative;
    private boolean word;
    private boolean exponentPresent;
    private int exponent;
    private int digitsStart;
    private int integerDigits;
    private int scale;

    private NumberText(boolean lenient) {
        this.lenient = lenient;
    }

    static NumberText canonical() {
        return new NumberText(false);
    }

    static NumberText lenient() {
        return new NumberText(true);
    }

    /** Whether the characters are a number; the other methods then describe it. */
    boolean read(char[] text, int offset, int length) {
        int end = offset + length;
        int i = offset;
        if (length == 0) {
            return false;
        }
        negative = text[i] == '-';
        word = false;
        exponentPresent = false;
        exponent = 0;
        if (negative || (lenient && text[i] == '+')) {
            i++;
        }
        if (i == end) {
            return false;
        }
        char first = text[i];
        if (first != '.' && (first < '0' || first > '9')) {
            word = true;
            return isInfinity(text, i, end - i) || (i == offset && isWord("nan", text, i, end - i));
        }
        digitsStart = i;
        i = skipDigits(text, i, end);
        integerDigits = i - digitsStart;
        if (!lenient && integerDigits > 1 && first == '0') {
            return false;
        }
        scale = 0;
        if (i < end && text[i] == '.') {
            int fraction = i + 1;
            i = skipDigits(text, fraction, end);
            scale = i - fraction;
            if (scale == 0 && (!lenient || integerDigits == 0)) {
                return false;
            }
        }
        return i == end || readExponent(text, i, end);
    }

    private boolean readExponent(char[] text, int at, int end) {
        if (text[at] != 'e' && text[at] != 'E') {
            return false;
        }
        int i = at + 1;
        boolean down = i < end && text[i] == '-';
        if (down || (i < end && text[i] == '+')) {
            i++;
        }
        if (i == end || skipDigits(text, i, end) != end) {
            return false;
        }
        // beyond a million every double is 0 or infinite: no need to count further, and no overflow
        for (; i < end && exponent < 1_000_000; i++) {
            exponent = exponent * 10 + (text[i] - '0');
        }
        exponent = down ? -exponent : exponent;
        exponentPresent = true;
        return true;
    }

    private static int skipDigits(char[] text, int from, int end) {
        int i = from;
        while (i < end && text[i] >= '0' && text[i] <= '9') {
            i++;
        }
        return i;
    }

    private static boolean isInfinity(char[] text, int offset, int length) {
        return isWord("inf", text, offset, length) || isWord("infinity", text, offset, length);
    }

    /** Whether the characters are {@code lowerCase}, an ASCII word, in any case. */
    static boolean isWord(String lowerCase, char[] text, int offset, int length) {
        if (length != lowerCase.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text[offset + i];
            char lower = c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
            if (lower != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean negative() {
        return negative;
    }

    /** NaN or an infinity. */
    boolean word() {
        return word;
    }

    /** Written with an exponent. */
    boolean exponentPresent() {
        return exponentPresent;
    }

    /** The exponent, 0 if there is none; cut at ±a million and something. */
    int exponent() {
        return exponent;
    }

    /** Index of the first digit, or of the point if no digit is before it. */
    int digitsStart() {
        return digitsStart;
    }

    /** Digits before the point. */
    int integerDigits() {
        return integerDigits;
    }

    /** Digits behind the point. */
    int scale() {
        return scale;
    }
}
