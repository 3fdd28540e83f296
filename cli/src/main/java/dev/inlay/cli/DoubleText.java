// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

/**
 * Reads doubles. Short ones, which is nearly all that people write, by Clinger's exact case: up to 15 digits make an integer
 * that a double holds, powers of ten up to 10^22 are doubles too, and one multiplication or division of two exact numbers is
 * correctly rounded. The rest goes to {@link Double#parseDouble}.
 */
final class DoubleText {

    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final int EXACT_DIGITS = 15;

    private final NumberText number;
    private double value;

    private DoubleText(NumberText number) {
        this.number = number;
    }

    static DoubleText canonical() {
        return new DoubleText(NumberText.canonical());
    }

    static DoubleText lenient() {
        return new DoubleText(NumberText.lenient());
    }

    /** Whether the characters are a number; one too large for a double, which would become an infinity, is none. */
    boolean read(char[] text, int offset, int length) {
        if (!number.read(text, offset, length)) {
            return false;
        }
        if (number.word()) {
            char last = text[offset + length - 1];
            boolean nan = (last == 'n' || last == 'N') && length == 3;
            value = nan ? Double.NaN : number.negative() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            return true;
        }
        int digits = number.integerDigits() + number.scale();
        int power = number.exponent() - number.scale();
        if (digits <= EXACT_DIGITS && Math.abs(power) < POWERS_OF_TEN.length) {
            double mantissa = mantissa(text, number.digitsStart(), digits);
            double magnitude = power < 0 ? mantissa / POWERS_OF_TEN[-power] : mantissa * POWERS_OF_TEN[power];
            value = number.negative() ? -magnitude : magnitude;
            return true;
        }
        value = Double.parseDouble(new String(text, offset, length));
        return !Double.isInfinite(value);
    }

    private static long mantissa(char[] text, int start, int digits) {
        long sum = 0;
        int left = digits;
        for (int i = start; left > 0; i++) {
            if (text[i] != '.') {
                sum = sum * 10 + (text[i] - '0');
                left--;
            }
        }
        return sum;
    }

    /** The number last read. */
    double value() {
        return value;
    }
}
