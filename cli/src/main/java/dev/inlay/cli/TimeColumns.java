// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.format.TimeUnit;

/** DATE, TIME and TIMESTAMP in ISO 8601. A fraction finer than the unit is refused, not cut. */
final class TimeColumns {

    private static final int NANOS_PER_SECOND = 1_000_000_000;

    private TimeColumns() {}

    private static int nanosPerStep(TimeUnit unit) {
        return (int) (NANOS_PER_SECOND / unit.perSecond());
    }

    /** DATE. */
    static final class Date extends ColumnBuilder.OfInts {

        private final DateTimeText date = new DateTimeText();

        Date(int capacity) {
            super(capacity);
        }

        @Override
        boolean append(char[] text, int offset, int length) {
            if (!date.readDate(text, offset, length)) {
                return false;
            }
            values.append(date.epochDay());
            return true;
        }
    }

    /** TIME(MILLIS) on INT32. */
    static final class TimeOfDay32 extends ColumnBuilder.OfInts {

        private final DateTimeText time = new DateTimeText();
        private final TimeUnit unit;

        TimeOfDay32(int capacity, TimeUnit unit) {
            super(capacity);
            this.unit = unit;
        }

        @Override
        boolean append(char[] text, int offset, int length) {
            if (!time.readTime(text, offset, length) || time.nanos() % nanosPerStep(unit) != 0) {
                return false;
            }
            values.append((int) (time.secondOfDay() * unit.perSecond() + time.nanos() / nanosPerStep(unit)));
            return true;
        }
    }

    /** TIME(MICROS) and TIME(NANOS) on INT64. */
    static final class TimeOfDay64 extends ColumnBuilder.OfLongs {

        private final DateTimeText time = new DateTimeText();
        private final TimeUnit unit;

        TimeOfDay64(int capacity, TimeUnit unit) {
            super(capacity);
            this.unit = unit;
        }

        @Override
        boolean append(char[] text, int offset, int length) {
            if (!time.readTime(text, offset, length) || time.nanos() % nanosPerStep(unit) != 0) {
                return false;
            }
            values.append(time.secondOfDay() * unit.perSecond() + time.nanos() / nanosPerStep(unit));
            return true;
        }
    }

    /** TIMESTAMP: with an offset if the column is adjusted to UTC, without one if it is not; nothing is assumed. */
    static final class Timestamp extends ColumnBuilder.OfLongs {

        private final DateTimeText timestamp = new DateTimeText();
        private final TimeUnit unit;
        private final boolean utc;

        Timestamp(int capacity, TimeUnit unit, boolean utc) {
            super(capacity);
            this.unit = unit;
            this.utc = utc;
        }

        @Override
        boolean append(char[] text, int offset, int length) {
            if (!timestamp.readTimestamp(text, offset, length)
                    || timestamp.hasOffset() != utc
                    || timestamp.nanos() % nanosPerStep(unit) != 0
                    || (unit == TimeUnit.NANOS && !timestamp.fitsNanos())) {
                return false;
            }
            values.append(timestamp.epochSecond() * unit.perSecond() + timestamp.nanos() / nanosPerStep(unit));
            return true;
        }
    }
}
