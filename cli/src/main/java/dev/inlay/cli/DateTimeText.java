// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

/**
 * Reads ISO 8601 dates and times by position, without {@link java.time}'s parsers, which throw where a value is none:
 * <pre>
 *  date       YYYY-MM-DD                                        years 0001 to 9999, days that exist
 *  time       HH:MM[:SS[.f]]                                    f: one to nine digits; no leap seconds
 *  timestamp  date, one T or blank, time, then nothing or an offset Z, ±HH, ±HHMM, ±HH:MM up to ±18:00
 * </pre>
 */
final class DateTimeText {

    private static final int DATE_LENGTH = 10;
    private static final int SECONDS_OF_DAY = 86_400;
    private static final int MAX_OFFSET_SECONDS = 18 * 3600;
    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
    /** Days from 0001-01-01 to 1970-01-01. */
    private static final int DAYS_TO_EPOCH = 719_162;

    /** The first and the last second whose every nanosecond INT64 counts: 1677-09-21 00:12:44, 2262-04-11 23:47:15. */
    private static final long MIN_NANOS_SECOND = Long.MIN_VALUE / 1_000_000_000;

    private static final long MAX_NANOS_SECOND = Long.MAX_VALUE / 1_000_000_000 - 1;

    private int epochDay;
    private int secondOfDay;
    private int nanos;
    private int fractionDigits;
    private boolean hasOffset;
    private int offsetSeconds;

    /** Whether the characters are a date; then {@link #epochDay} is it. */
    boolean readDate(char[] text, int offset, int length) {
        return length == DATE_LENGTH && readDateAt(text, offset);
    }

    private boolean readDateAt(char[] text, int at) {
        if (text[at + 4] != '-' || text[at + 7] != '-') {
            return false;
        }
        int century = twoDigits(text, at);
        int yearOfCentury = twoDigits(text, at + 2);
        int month = twoDigits(text, at + 5);
        int day = twoDigits(text, at + 8);
        int year = century * 100 + yearOfCentury;
        if (century < 0 || yearOfCentury < 0 || year < 1 || month < 1 || month > 12 || day < 1) {
            return false;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        int leapDay = leap ? 1 : 0;
        int daysInMonth = DAYS_BEFORE_MONTH[month] - DAYS_BEFORE_MONTH[month - 1] + (month == 2 ? leapDay : 0);
        if (day > daysInMonth) {
            return false;
        }
        int years = year - 1;
        epochDay = years * 365
                + years / 4
                - years / 100
                + years / 400 // days of the years before
                + DAYS_BEFORE_MONTH[month - 1]
                + (month > 2 ? leapDay : 0) // of the months before
                + day
                - 1
                - DAYS_TO_EPOCH;
        return true;
    }

    /** Whether the characters are a time of day; then {@link #secondOfDay}, {@link #nanos}, {@link #fractionDigits} are it. */
    boolean readTime(char[] text, int offset, int length) {
        return length >= 5 && readTimeAt(text, offset, offset + length) == offset + length;
    }

    /** Whether the characters are a timestamp; then {@link #epochSecond} and the parts of the time are it. */
    boolean readTimestamp(char[] text, int offset, int length) {
        int end = offset + length;
        if (length < DATE_LENGTH + 6
                || (text[offset + DATE_LENGTH] != 'T' && text[offset + DATE_LENGTH] != ' ')
                || !readDateAt(text, offset)) {
            return false;
        }
        int i = readTimeAt(text, offset + DATE_LENGTH + 1, end);
        hasOffset = false;
        offsetSeconds = 0;
        return i == end || (i > 0 && readOffsetAt(text, i, end));
    }

    /** The index behind the time, or -1. */
    private int readTimeAt(char[] text, int at, int end) {
        int hour = twoDigits(text, at);
        int minute = twoDigits(text, at + 3);
        if (text[at + 2] != ':' || hour < 0 || hour > 23 || minute < 0 || minute > 59) {
            return -1;
        }
        secondOfDay = hour * 3600 + minute * 60;
        nanos = 0;
        fractionDigits = 0;
        int i = at + 5;
        if (i == end || text[i] != ':') {
            return i;
        }
        int second = i + 3 <= end ? twoDigits(text, i + 1) : -1;
        if (second < 0 || second > 59) {
            return -1;
        }
        secondOfDay += second;
        i += 3;
        return i < end && text[i] == '.' ? readFractionAt(text, i + 1, end) : i;
    }

    private int readFractionAt(char[] text, int at, int end) {
        int i = at;
        while (i < end && text[i] >= '0' && text[i] <= '9') {
            if (i - at == 9) {
                return -1;
            }
            nanos = nanos * 10 + (text[i] - '0');
            i++;
        }
        fractionDigits = i - at;
        for (int digits = fractionDigits; digits < 9; digits++) {
            nanos *= 10;
        }
        return fractionDigits == 0 ? -1 : i;
    }

    private boolean readOffsetAt(char[] text, int at, int end) {
        hasOffset = true;
        int length = end - at;
        if (text[at] == 'Z') {
            return length == 1;
        }
        if ((text[at] != '+' && text[at] != '-') || (length != 3 && length != 5 && length != 6)) {
            return false;
        }
        int hours = twoDigits(text, at + 1);
        int minutes = length == 3 ? 0 : twoDigits(text, end - 2);
        if (hours < 0 || minutes < 0 || minutes > 59 || (length == 6 && text[at + 3] != ':')) {
            return false;
        }
        int seconds = hours * 3600 + minutes * 60;
        offsetSeconds = text[at] == '-' ? -seconds : seconds;
        return seconds <= MAX_OFFSET_SECONDS;
    }

    /** The number of two digits, or -1. */
    private static int twoDigits(char[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    /** Days since 1970-01-01. */
    int epochDay() {
        return epochDay;
    }

    /** Seconds since 1970-01-01 00:00, of the wall clock, or of UTC if an offset was given. */
    long epochSecond() {
        return (long) epochDay * SECONDS_OF_DAY + secondOfDay - offsetSeconds;
    }

    /** Whether INT64 counts nanoseconds as far as this timestamp. */
    boolean fitsNanos() {
        return epochSecond() >= MIN_NANOS_SECOND && epochSecond() <= MAX_NANOS_SECOND;
    }

    int secondOfDay() {
        return secondOfDay;
    }

    /** The fraction of the second. */
    int nanos() {
        return nanos;
    }

    /** How many digits the fraction was written with, 0 to 9. */
    int fractionDigits() {
        return fractionDigits;
    }

    boolean hasOffset() {
        return hasOffset;
    }
}
