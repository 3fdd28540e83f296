// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import dev.inlay.schema.Schema;
import dev.inlay.vector.RecordBatch;
import dev.inlay.writer.internal.rows.RecordRows;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * How rows in the form of a {@code T} enter the engine.
 *
 * @param <T> what {@link ParquetWriter#write} is given
 */
interface Intake<T> {

    /** Makes the intake of a writer. */
    interface Plan<T> {

        Schema schema();

        Intake<T> open(ParquetWriter<T> writer);
    }

    void write(T rows) throws IOException;

    /** The rows that are held back go to the engine. */
    void flush() throws IOException;

    /** Rows that are held back. */
    int held();

    /** The row appender, if rows can enter this way as well. */
    RowAppender rows();

    /** Batches, and rows that become batches. */
    record Columns(Schema schema) implements Plan<RecordBatch> {
        @Override
        public Intake<RecordBatch> open(ParquetWriter<RecordBatch> writer) {
            Schema rowSchema = schema;
            return new Intake<>() {

                private @Nullable RowAppender rows;

                @Override
                public void write(RecordBatch batch) throws IOException {
                    flush();
                    writer.append(batch);
                    if (rows != null) {
                        rows.buffer().skip(batch.rowCount());
                    }
                }

                @Override
                public void flush() throws IOException {
                    if (rows != null) {
                        rows.requireEnded();
                        writer.take(rows.buffer());
                    }
                }

                @Override
                public int held() {
                    return rows == null ? 0 : rows.buffer().rows();
                }

                @Override
                public RowAppender rows() {
                    if (rows == null) {
                        rows = RowAppender.of(writer, rowSchema);
                    }
                    return rows;
                }
            };
        }
    }

    /** Records of one class. */
    record Records<T>(RecordRows.Plan plan) implements Plan<T> {

        static <T> Records<T> of(Class<T> record, MethodHandles.@Nullable Lookup caller) {
            return new Records<>(RecordRows.plan(record, caller));
        }

        @Override
        public Schema schema() {
            return plan.schema();
        }

        @Override
        public Intake<T> open(ParquetWriter<T> writer) {
            RecordRows records = plan.open();
            return new Intake<>() {
                @Override
                public void write(T bean) throws IOException {
                    try {
                        records.append(bean);
                    } catch (RuntimeException | Error e) {
                        if (!records.isRefusal(e)) {
                            writer.fail(e);
                        }
                        throw e;
                    }
                    if (records.buffer().isFull()) {
                        flush();
                    }
                }

                @Override
                public void flush() throws IOException {
                    writer.take(records.buffer());
                }

                @Override
                public int held() {
                    return records.buffer().rows();
                }

                @Override
                public RowAppender rows() {
                    throw new IllegalStateException("this writer takes records; one made by forSchema takes rows");
                }
            };
        }
    }
}
