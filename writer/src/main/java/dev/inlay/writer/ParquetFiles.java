// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import dev.inlay.io.OutputFile;
import dev.inlay.schema.Schema;
import dev.inlay.vector.RecordBatch;
import java.io.IOException;

/** Whole files in one call: committed if all goes well, discarded if anything does not. */
public final class ParquetFiles {

    private ParquetFiles() {}

    /** Writes {@code batches} with {@link WriterOptions#DEFAULT}; see the other form. */
    public static WriteReceipt write(OutputFile file, Schema schema, Iterable<RecordBatch> batches) throws IOException {
        return write(file, schema, WriterOptions.DEFAULT, batches);
    }

    /**
     * Writes a file of all {@code batches}.
     *
     * @throws IllegalArgumentException if options, schema or a value do not fit; there is no file then
     * @throws IOException if writing fails; there is no file then
     */
    public static WriteReceipt write(
            OutputFile file, Schema schema, WriterOptions options, Iterable<RecordBatch> batches) throws IOException {
        try (ParquetWriter<RecordBatch> writer =
                ParquetWriter.forSchema(schema).options(options).open(file)) {
            for (RecordBatch batch : batches) {
                writer.write(batch);
            }
            return writer.commit();
        }
    }

    /** Writes {@code records} with {@link WriterOptions#DEFAULT}; see the other form. */
    public static <T extends Record> WriteReceipt write(OutputFile file, Class<T> record, Iterable<? extends T> records)
            throws IOException {
        return write(file, record, WriterOptions.DEFAULT, records);
    }

    /**
     * Writes a file of all {@code records}; {@link ParquetWriter#forRecord} says what they become. A stream is iterable as
     * {@code stream::iterator}.
     *
     * @throws IllegalArgumentException if options, record class or a record do not fit; there is no file then
     * @throws IOException if writing fails; there is no file then
     */
    public static <T extends Record> WriteReceipt write(
            OutputFile file, Class<T> record, WriterOptions options, Iterable<? extends T> records) throws IOException {
        try (ParquetWriter<T> writer =
                ParquetWriter.forRecord(record).options(options).open(file)) {
            for (T each : records) {
                writer.write(each);
            }
            return writer.commit();
        }
    }
}
