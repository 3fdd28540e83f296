// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

/** What one value looks like, before anybody knows the type of its column. {@link ShapeScanner} tells. */
enum Shape {
    /** No characters, and not a null: says nothing about the type. */
    EMPTY,
    /** {@code true} or {@code false} in any case. */
    BOOLEAN,
    /** An integer that INT64 holds. */
    INTEGER,
    /** An integer that INT64 does not hold. */
    BIG_INTEGER,
    /** Digits with a point. */
    DECIMAL,
    /** A number with an exponent, an infinity, or NaN. */
    FLOATING,
    /** A date of the years 0001 to 9999. */
    DATE,
    /** Date and time without an offset from UTC. */
    TIMESTAMP,
    /** Date and time with an offset from UTC. */
    INSTANT,
    /** Anything else. */
    TEXT
}
