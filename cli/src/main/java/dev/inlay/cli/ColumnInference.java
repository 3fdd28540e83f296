// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.TimeUnit;
import dev.inlay.schema.FieldType;
import java.util.EnumSet;
import java.util.Set;

/**
 * What type a column has, from the shapes of its values. The rule, in which the first line that fits decides:
 * <pre>
 *  no values, or only empty ones                     STRING
 *  all true or false, in any case                    BOOLEAN
 *  all integers of 64 bits                           INT64
 *  all integers, some larger                         STRING;  with --decimals exact DECIMAL(38, 0) where 38 digits are enough
 *  all numbers, some with a point                    DOUBLE;  with --decimals exact DECIMAL(18, s), or (38, s) where 18 are not enough,
 *                                                             or STRING where 38 are not
 *  all numbers, some with an exponent, NaN or inf    DOUBLE
 *  all dates                                         DATE
 *  all timestamps without offset                     TIMESTAMP(local), MICROS; NANOS where a value has more than six digits
 *  all timestamps with offset                        TIMESTAMP(UTC), the same
 *  anything else, or a mixture of these              STRING
 * </pre>
 * Nothing is inferred that would lose a digit, but for DOUBLE, which is what it is. Leading zeros and a plus sign are text:
 * they belong to codes, not to numbers.
 */
final class ColumnInference {

    private static final int SMALL_PRECISION = 18;
    private static final int LARGE_PRECISION = 38;

    private static final Set<Shape> NUMBERS =
            EnumSet.of(Shape.INTEGER, Shape.BIG_INTEGER, Shape.DECIMAL, Shape.FLOATING);

    /** The shapes of the values so far; empty values leave no trace. */
    private final Set<Shape> seen = EnumSet.noneOf(Shape.class);

    private int integerDigits;
    private int scale;
    private boolean needsNanos;
    private boolean fitsNanos = true;

    /** Whether more values cannot change the answer. */
    boolean isText() {
        return seen.contains(Shape.TEXT);
    }

    void add(Shape shape, ShapeScanner scanner) {
        if (shape != Shape.EMPTY) {
            seen.add(shape);
        }
        switch (shape) {
            case INTEGER, BIG_INTEGER, DECIMAL -> {
                integerDigits = Math.max(integerDigits, scanner.integerDigits());
                scale = Math.max(scale, scanner.scale());
            }
            case TIMESTAMP, INSTANT -> {
                needsNanos |= scanner.needsNanos();
                fitsNanos &= scanner.fitsNanos();
            }
            case EMPTY, BOOLEAN, FLOATING, DATE, TEXT -> {}
        }
    }

    /** Takes what {@code other} has seen, as if seen here. */
    void addAll(ColumnInference other) {
        seen.addAll(other.seen);
        integerDigits = Math.max(integerDigits, other.integerDigits);
        scale = Math.max(scale, other.scale);
        needsNanos |= other.needsNanos;
        fitsNanos &= other.fitsNanos;
    }

    /** The type, by the rule above. */
    FieldType type(DecimalRule decimals) {
        if (only(Shape.BOOLEAN)) {
            return FieldType.of(PhysicalType.BOOLEAN);
        }
        if (only(Shape.INTEGER)) {
            return FieldType.of(PhysicalType.INT64);
        }
        if (only(Shape.DATE)) {
            return FieldType.of(LogicalType.date());
        }
        if (only(Shape.TIMESTAMP) || only(Shape.INSTANT)) {
            TimeUnit unit = needsNanos ? TimeUnit.NANOS : TimeUnit.MICROS;
            return needsNanos && !fitsNanos ? text() : FieldType.of(LogicalType.timestamp(only(Shape.INSTANT), unit));
        }
        if (seen.isEmpty() || !NUMBERS.containsAll(seen)) {
            return text();
        }
        return seen.contains(Shape.FLOATING) ? FieldType.of(PhysicalType.DOUBLE) : pointOrLarge(decimals);
    }

    private FieldType pointOrLarge(DecimalRule decimals) {
        if (decimals == DecimalRule.DOUBLE) {
            return seen.contains(Shape.DECIMAL) ? FieldType.of(PhysicalType.DOUBLE) : text();
        }
        int digits = integerDigits + scale;
        if (digits > LARGE_PRECISION) {
            return text();
        }
        // more room than the sample needs: the values behind it are likely to be a little longer
        int precision =
                digits <= SMALL_PRECISION && !seen.contains(Shape.BIG_INTEGER) ? SMALL_PRECISION : LARGE_PRECISION;
        return FieldType.of(LogicalType.decimal(precision, scale));
    }

    private static FieldType text() {
        return FieldType.of(LogicalType.string());
    }

    private boolean only(Shape shape) {
        return seen.size() == 1 && seen.contains(shape);
    }
}
