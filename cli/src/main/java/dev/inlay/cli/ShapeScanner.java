// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

/** Tells the {@link Shape} of a value, and the few numbers that the type of its column depends on. One thread at a time. */
final class ShapeScanner {

    private final IntegerText integer = IntegerText.canonical();
    private final NumberText number = NumberText.canonical();
    private final DoubleText floating = DoubleText.canonical();
    private final DateTimeText dateTime = new DateTimeText();

    /** The shape; the other methods describe the value last scanned. */
    Shape scan(char[] text, int offset, int length) {
        if (length == 0) {
            return Shape.EMPTY;
        }
        if (integer.read(text, offset, length)) {
            number.read(text, offset, length);
            return Shape.INTEGER;
        }
        if (number.read(text, offset, length)) {
            return numeric(text, offset, length);
        }
        if (NumberText.isWord("true", text, offset, length) || NumberText.isWord("false", text, offset, length)) {
            return Shape.BOOLEAN;
        }
        if (dateTime.readDate(text, offset, length)) {
            return Shape.DATE;
        }
        if (dateTime.readTimestamp(text, offset, length)) {
            return dateTime.hasOffset() ? Shape.INSTANT : Shape.TIMESTAMP;
        }
        return Shape.TEXT;
    }

    private Shape numeric(char[] text, int offset, int length) {
        if (!floating.read(text, offset, length)) {
            return Shape.TEXT; // it would become an infinity
        }
        if (number.word() || number.exponentPresent()) {
            return Shape.FLOATING;
        }
        return number.scale() > 0 ? Shape.DECIMAL : Shape.BIG_INTEGER;
    }

    /** Digits before the point. */
    int integerDigits() {
        return number.integerDigits();
    }

    /** Digits behind the point. */
    int scale() {
        return number.scale();
    }

    /** Whether the timestamp needs steps of a nanosecond, by the digits it is written with. */
    boolean needsNanos() {
        return dateTime.fractionDigits() > 6;
    }

    /** Whether INT64 counts nanoseconds as far as this timestamp. */
    boolean fitsNanos() {
        return dateTime.fitsNanos();
    }
}
