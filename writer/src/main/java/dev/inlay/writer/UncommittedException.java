// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import org.jspecify.annotations.Nullable;

/**
 * A writer was closed without {@link ParquetWriter#commit}: its file does not exist. Where another exception is on its
 * way through a try-with-resources statement this one is merely suppressed by it; whoever forgot to commit meets it on
 * the first run.
 */
public final class UncommittedException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    UncommittedException(String file, @Nullable Throwable failure) {
        super(
                failure == null
                        ? file + " was closed without commit(): there is no file"
                        : file + " is not committed, because writing failed: the cause says how",
                failure);
    }
}
