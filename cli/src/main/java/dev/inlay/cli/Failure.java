// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import org.jspecify.annotations.Nullable;

/**
 * What the user is told in one line: bad data, a bad request, a file that cannot be read. Unchecked because it is thrown
 * from inside the CSV parser's callbacks, which declare nothing.
 */
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int exitCode;

    private Failure(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** The request was right and the work failed: exit code 1. */
    static Failure failed(String message) {
        return new Failure(Inlay.FAILED, message, null);
    }

    /** The request was right and the work failed, because of {@code cause}: exit code 1. */
    static Failure failed(String message, Throwable cause) {
        return new Failure(Inlay.FAILED, message, cause);
    }

    /** The request itself is wrong: exit code 2. */
    static Failure usage(String message) {
        return new Failure(Inlay.USAGE, message, null);
    }

    int exitCode() {
        return exitCode;
    }

    /** The message; a Failure is never without one. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "" : message;
    }
}
