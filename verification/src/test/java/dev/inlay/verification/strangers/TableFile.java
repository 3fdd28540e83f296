// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import dev.inlay.io.LocalOutputFile;
import dev.inlay.schema.Schema;
import dev.inlay.vector.RecordBatch;
import dev.inlay.vector.Vector;
import dev.inlay.writer.ParquetWriter;
import dev.inlay.writer.WriteReceipt;
import dev.inlay.writer.WriterOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A table that a test knows, as a file that Inlay wrote. */
record TableFile(Path path, List<LeafValues> columns, WriteReceipt receipt) {

    /**
     * Writes a table.
     *
     * @param batchRows rows handed to the writer at once; the file must not depend on it
     */
    static TableFile write(Path path, List<LeafValues> columns, WriterOptions options, int batchRows)
            throws IOException {
        Schema schema = schema(columns);
        int rows = columns.get(0).values().size();
        try (ParquetWriter<RecordBatch> writer =
                ParquetWriter.forSchema(schema).options(options).open(LocalOutputFile.of(path))) {
            for (int from = 0; from < rows; from += batchRows) {
                int to = Math.min(rows, from + batchRows);
                List<Vector> vectors = new ArrayList<>();
                for (LeafValues column : columns) {
                    vectors.add(column.vector(from, to));
                }
                writer.write(new RecordBatch(schema, to - from, vectors));
            }
            return new TableFile(path, columns, writer.commit());
        }
    }

    static Schema schema(List<LeafValues> columns) {
        return Schema.of("table", columns.stream().map(LeafValues::node).toList());
    }

    /** What every engine must read from it. */
    Expectation expectation(Strangers strangers) {
        return Expectation.ofValues(
                strangers, path, columns.stream().map(LeafValues::canonical).toList());
    }

    /** Fails, naming file, engine, column, row and both values, unless each of {@code engines} reads exactly the table. */
    void mustBeReadBy(Strangers strangers, Iterable<Engine> engines) {
        try (Expectation expectation = expectation(strangers)) {
            for (Engine engine : engines) {
                expectation.mustBeReadFrom(path, engine);
            }
        }
    }
}
