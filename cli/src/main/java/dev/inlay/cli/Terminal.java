// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import org.jspecify.annotations.Nullable;

/**
 * Whether standard error is a terminal, and how wide. Java 17 cannot tell: its console says something about standard input and
 * output only. The launcher can, and hands it over as two system properties; who starts the class by hand has no progress bar
 * unless {@code --progress} asks for one.
 */
final class Terminal {

    /** {@code true} if standard error is a terminal. */
    static final String IS_TERMINAL = "inlay.stderr.terminal";

    /** Its width. */
    static final String COLUMNS = "inlay.stderr.columns";

    private static final int USUAL_COLUMNS = 80;
    private static final int MIN_COLUMNS = 40;
    private static final int MAX_COLUMNS = 160;

    private Terminal() {}

    static boolean isTerminal() {
        return Boolean.getBoolean(IS_TERMINAL);
    }

    static int columns() {
        return columns(Integer.getInteger(COLUMNS));
    }

    static int columns(@Nullable Integer told) {
        return told == null || told <= 0 ? USUAL_COLUMNS : Math.max(MIN_COLUMNS, Math.min(told, MAX_COLUMNS));
    }
}
