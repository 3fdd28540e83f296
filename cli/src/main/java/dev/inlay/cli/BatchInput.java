// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.schema.Schema;
import dev.inlay.vector.RecordBatch;
import java.io.Closeable;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A kind of text that records come from. */
interface BatchInput {

    /**
     * Finds out the types, by looking at a sample where nobody named them, and begins the pass that makes batches.
     *
     * @param progress makes the display of a pass, by what the pass does
     */
    Pass open(Function<String, Progress> progress) throws IOException;

    /** One pass over the records. */
    interface Pass extends Closeable {

        /** Of all batches. */
        Schema schema();

        /**
         * The next records, as many as fit a bounded memory; null if there are none left.
         *
         * @throws Failure naming the line, if they cannot be read or do not fit the schema
         */
        @Nullable
        RecordBatch next();
    }

    /** How messages call the sample that types were inferred from: {@code the first 10,000 rows}. */
    static String origin(long rows) {
        return rows == 1 ? "the first row" : "the first " + Units.count(rows, "row");
    }
}
