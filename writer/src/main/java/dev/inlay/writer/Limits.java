// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

/** What an option may be at all, whatever the schema. A message names the option, the value and the range. */
final class Limits {

    /**
     * A page may grow to 2^31-1 bytes (its sizes are i32, row F29). Half of that leaves room for the levels, for a
     * codec that makes incompressible bytes longer by a sixth, and for a buffer that grows by halves.
     */
    static final int MAX_PAGE_BYTES = 1 << 30;

    /** More than this and a bound costs more in the footer than it can save; readers load every footer whole. */
    static final int MAX_BOUNDS_LENGTH = 1 << 20;

    private Limits() {}

    static int pageBytes(int value) {
        return (int) inRange("pageBytes", value, 1, MAX_PAGE_BYTES);
    }

    static int pageRows(int value) {
        return (int) inRange("pageRows", value, 1, Integer.MAX_VALUE);
    }

    static int pageEntries(int value) {
        return (int) inRange("pageEntries", value, 1, Integer.MAX_VALUE);
    }

    static long rowGroupRows(long value) {
        return inRange("rowGroupRows", value, 1, Long.MAX_VALUE);
    }

    static long rowGroupBytes(long value) {
        return inRange("rowGroupBytes", value, 1, Long.MAX_VALUE);
    }

    static int dictionaryBytes(int value) {
        return (int) inRange("dictionaryBytes", value, 1, MAX_PAGE_BYTES);
    }

    static int boundsLength(int value) {
        return (int) inRange("boundsLength", value, 1, MAX_BOUNDS_LENGTH);
    }

    static double bloomFilterRate(double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException("bloomFilterRate " + value + " is not between 0 and 1");
        }
        return value;
    }

    static long bloomFilterValues(long value) {
        return inRange("bloomFilterValues", value, 1, Long.MAX_VALUE);
    }

    private static long inRange(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(option + " " + value + " is not in " + least + " to " + most);
        }
        return value;
    }
}
