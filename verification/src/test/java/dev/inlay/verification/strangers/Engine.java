// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import java.util.Locale;

/** The readers of other people that read what Inlay writes. */
enum Engine {
    PYARROW,
    DUCKDB,
    POLARS,
    FASTPARQUET,
    /** In this JVM; the others live in the Python process. */
    PARQUET_JAVA;

    /** Its name in worker.py and in messages. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Whether a null and a NaN of a float column look alike in what it returns: pandas, which fastparquet fills, has one
     * value for both.
     */
    boolean nullsAreNaN() {
        return this == FASTPARQUET;
    }
}
