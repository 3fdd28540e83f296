// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

/**
 * What a data page counts, and how long its levels are. Three counts that differ as soon as there are lists.
 *
 * @param rows that begin in the page, which is all of its rows
 * @param entries level entries
 * @param values those entries that have one
 * @param repetitionBytes of the repetition levels in the body
 * @param definitionBytes of the definition levels, which follow
 */
record PageLevels(int rows, int entries, int values, int repetitionBytes, int definitionBytes) {

    int bytes() {
        return repetitionBytes + definitionBytes;
    }
}
