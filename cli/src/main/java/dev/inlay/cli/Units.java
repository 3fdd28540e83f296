// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
final class Units {

    private static final String[] BYTE_UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

    private Units() {}

    /** {@code 1,048,576}. */
    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 1 row}, {@code 2,000 rows}. */
    static String count(long value, String noun) {
        return number(value) + " " + noun + (value == 1 ? "" : "s");
    }

    /** {@code 999 B}, {@code 1.2 kB}, {@code 12.3 MB}: powers of a thousand, one digit behind the point. */
    static String bytes(long value) {
        if (Math.abs(value) < 1000) {
            return value + " B";
        }
        double scaled = value / 1000.0;
        int unit = 0;
        // 999,950 would print as 1000.0 kB
        while (Math.abs(scaled) >= 999.95 && unit < BYTE_UNITS.length - 1) {
            scaled /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", scaled, BYTE_UNITS[unit]);
    }

    /** {@code 850 ms}, {@code 12.3 s}, {@code 2 min 05 s}, {@code 1 h 02 min}. */
    static String duration(long nanos) {
        long millis = Math.round(nanos / 1e6);
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 59_950) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1e3);
        }
        long seconds = Math.round(nanos / 1e9);
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds % 3600 / 60);
    }

    /** {@code 4.3}: how many times {@code whole} is as large as {@code part}; a dash if that says nothing. */
    static String ratio(long whole, long part) {
        return part <= 0 || whole < 0 ? "-" : String.format(Locale.ROOT, "%.2f", (double) whole / part);
    }
}
