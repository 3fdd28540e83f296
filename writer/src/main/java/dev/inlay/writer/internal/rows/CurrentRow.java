// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import org.jspecify.annotations.Nullable;

/** The row that is being handed in: which one of the file it would be, and what was wrong with it. */
public final class CurrentRow {

    private long number;
    private @Nullable RuntimeException refusal;

    CurrentRow() {}

    /** Rows of the file before this one. */
    public long number() {
        return number;
    }

    /** A value that does not fit: what to throw, with column and row in front. The row is refused from here on. */
    public IllegalArgumentException refuse(String column, String reason) {
        return note(new IllegalArgumentException("column " + column + ", row " + number + ": " + reason));
    }

    /** A row that is none, or a field that is none: what to throw. The row is refused from here on. */
    public IllegalArgumentException refuse(String reason) {
        return note(new IllegalArgumentException("row " + number + ": " + reason));
    }

    /** A call that does not belong here: what to throw. The row is refused from here on. */
    public IllegalStateException misuse(String reason) {
        return note(new IllegalStateException("row " + number + ": " + reason));
    }

    private <E extends RuntimeException> E note(E refused) {
        refusal = refused;
        return refused;
    }

    /** What this row was refused for, or null. */
    public @Nullable RuntimeException refusal() {
        return refusal;
    }

    /** Rows came in on another way. */
    void skip(long count) {
        number += count;
    }

    /** The row is in. */
    void end() {
        number++;
        refusal = null;
    }

    /** The row is gone; the next one takes its number. */
    void discard() {
        refusal = null;
    }
}
