// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.record;

import dev.inlay.format.TimeUnit;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What an {@link java.time.Instant}, {@link java.time.LocalDateTime} or {@link java.time.LocalTime} is counted in; without it,
 * microseconds. What is finer is cut off, towards the past. Nanoseconds reach from 1677 to 2262; instants outside are refused.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
public @interface Unit {

    TimeUnit value();
}
