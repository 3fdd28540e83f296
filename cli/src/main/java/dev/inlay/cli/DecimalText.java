// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import java.util.Arrays;

/**
 * Reads decimals of up to 38 digits as unscaled integers. A value that has more digits behind the point than the column, or
 * more before it than there is room for, is refused and never rounded; zeros at the end are no digits.
 */
final class DecimalText {

    /** 10^18 is the last power of ten below 2^63. */
    private static final int LONG_DIGITS = 18;

    private final NumberText number;
    private final int precision;
    private final int scale;
    /** The magnitude as four 32-bit words, most significant first: 10^38 − 1 needs 127 bits. */
    private final int[] words = new int[4];

    private long small;
    private boolean fitsLong;

    DecimalText(int precision, int scale, boolean lenient) {
        this.number = lenient ? NumberText.lenient() : NumberText.canonical();
        this.precision = precision;
        this.scale = scale;
    }

    /** Whether the characters are a decimal without exponent that the column holds exactly. */
    boolean read(char[] text, int offset, int length) {
        if (!number.read(text, offset, length) || number.word() || number.exponentPresent()) {
            return false;
        }
        int first = number.digitsStart();
        int integerEnd = first + number.integerDigits();
        int fractionEnd = integerEnd + 1 + number.scale();
        int kept = number.scale();
        while (kept > scale) {
            if (text[fractionEnd - 1] != '0') {
                return false;
            }
            fractionEnd--;
            kept--;
        }
        while (first < integerEnd && text[first] == '0') {
            first++;
        }
        int integerDigits = integerEnd - first;
        if (integerDigits > precision - scale) {
            return false;
        }
        fitsLong = integerDigits + scale <= LONG_DIGITS;
        if (fitsLong) {
            long sum = digits(text, first, integerEnd, 0);
            sum = kept == 0 ? sum : digits(text, integerEnd + 1, fractionEnd, sum);
            for (int i = kept; i < scale; i++) {
                sum *= 10;
            }
            small = number.negative() ? -sum : sum;
            return true;
        }
        Arrays.fill(words, 0);
        wideDigits(text, first, integerEnd);
        if (kept > 0) {
            wideDigits(text, integerEnd + 1, fractionEnd);
        }
        for (int i = kept; i < scale; i++) {
            timesTenPlus(0);
        }
        return true;
    }

    private static long digits(char[] text, int from, int end, long start) {
        long sum = start;
        for (int i = from; i < end; i++) {
            sum = sum * 10 + (text[i] - '0');
        }
        return sum;
    }

    private void wideDigits(char[] text, int from, int end) {
        for (int i = from; i < end; i++) {
            timesTenPlus(text[i] - '0');
        }
    }

    private void timesTenPlus(int digit) {
        long carry = digit;
        for (int i = words.length - 1; i >= 0; i--) {
            long product = (words[i] & 0xffff_ffffL) * 10 + carry;
            words[i] = (int) product;
            carry = product >>> 32;
        }
    }

    /** The unscaled value last read; for columns of precision 18 and less. */
    long unscaledLong() {
        return small;
    }

    /** The unscaled value last read as big-endian two's complement of {@code target.length} bytes, enough for the precision. */
    void unscaledBytes(byte[] target) {
        if (fitsLong) {
            for (int i = 0; i < target.length; i++) {
                int shift = 8 * (target.length - 1 - i);
                target[i] = (byte) (small >> Math.min(shift, Long.SIZE - 1));
            }
            return;
        }
        int carry = number.negative() ? 1 : 0;
        int flip = number.negative() ? 0xff : 0;
        for (int i = target.length - 1, place = 0; i >= 0; i--, place++) {
            int magnitude = place >= 16 ? 0 : words[3 - place / 4] >>> (8 * (place % 4)) & 0xff;
            int sum = (magnitude ^ flip) + carry;
            target[i] = (byte) sum;
            carry = sum >>> 8;
        }
    }
}
