// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.record;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The digits of a {@link java.math.BigDecimal} or {@link java.math.BigInteger}, which cannot do without: a column has one
 * precision and one scale (LogicalTypes.md, "DECIMAL"). A value with more digits, before the point or after it, is refused and never
 * rounded; trailing zeros do not count.
 *
 * <pre>{@code
 * record Price(@Decimal(precision = 9, scale = 2) BigDecimal net, List<@Decimal(precision = 38, scale = 10) BigDecimal> rates) {}
 * }</pre>
 *
 * <p>Up to 9 digits are stored as INT32, up to 18 as INT64, more as FIXED_LEN_BYTE_ARRAY.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
public @interface Decimal {

    /** Digits in all, from 1. */
    int precision();

    /** Digits after the point, 0 to {@link #precision}. */
    int scale() default 0;
}
