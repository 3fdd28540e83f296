// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

/**
 * Reads integers by hand: no exception tells that a value is none, and nothing is allocated. The canonical form is
 * {@code -?(0|[1-9][0-9]*)}, so that {@code 007} and {@code +49} stay what they are, text; the lenient form, for columns whose
 * type the user has named, also takes leading zeros and a plus sign.
 */
final class IntegerText {

    private final boolean lenient;
    private long value;

    private IntegerText(boolean lenient) {
        this.lenient = lenient;
    }

    static IntegerText canonical() {
        return new IntegerText(false);
    }

    static IntegerText lenient() {
        return new IntegerText(true);
    }

    /** Whether the characters are an integer that fits 64 signed bits; then {@link #value} is it. */
    boolean read(char[] text, int offset, int length) {
        int i = offset;
        int end = offset + length;
        if (length == 0) {
            return false;
        }
        boolean negative = text[i] == '-';
        if (negative || (lenient && text[i] == '+')) {
            i++;
        }
        if (i == end || (!lenient && text[i] == '0' && end - i > 1)) {
            return false;
        }
        // accumulated as a negative number, whose range is one larger: Long.MIN_VALUE needs no case of its own
        long limit = negative ? Long.MIN_VALUE : -Long.MAX_VALUE;
        long sum = 0;
        for (; i < end; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            if (sum < Long.MIN_VALUE / 10) {
                return false;
            }
            sum *= 10;
            if (sum < limit + digit) {
                return false;
            }
            sum -= digit;
        }
        value = negative ? sum : -sum;
        return true;
    }

    /** The integer last read. */
    long value() {
        return value;
    }
}
