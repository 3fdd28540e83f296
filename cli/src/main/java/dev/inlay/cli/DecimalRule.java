// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

/** What becomes of numbers with a point ({@code --decimals}). */
enum DecimalRule {
    /** DOUBLE: fast, small, and read by everything; 0.1 is the double next to 0.1. */
    DOUBLE,
    /** DECIMAL: every digit is kept. */
    EXACT
}
