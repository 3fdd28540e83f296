// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import dev.inlay.format.KeyValue;
import dev.inlay.io.OutputFile;
import dev.inlay.io.OutputSink;
import dev.inlay.schema.Schema;
import dev.inlay.vector.RecordBatch;
import dev.inlay.writer.internal.FilePlan;
import dev.inlay.writer.internal.WritePath;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one Parquet file. Nothing exists at the file's place before {@link #commit} returns; a writer closed without
 * it discards what it wrote and says so.
 *
 * <pre>{@code
 * try (ParquetWriter<RecordBatch> writer = ParquetWriter.forSchema(schema).open(file)) {
 *     for (RecordBatch batch : batches) writer.write(batch);
 *     WriteReceipt receipt = writer.commit();
 * }
 * }</pre>
 *
 * <p>Rows that do not fit the schema are refused whole, by an {@link IllegalArgumentException} naming column and row,
 * and do no harm: the caller may go on or commit. Any other failure ends the writer: every later call but
 * {@link #close} repeats it.
 *
 * <p>Not safe for use by several threads at once.
 *
 * @param <T> what rows are handed in as
 */
public final class ParquetWriter<T> implements Closeable {

    private enum State {
        OPEN,
        COMMITTED,
        FAILED,
        CLOSED
    }

    private final String file;
    private final FilePlan plan;
    private final OutputSink sink;
    private final WritePath path;
    private final Intake<T> intake;
    private State state = State.OPEN;
    private @Nullable Throwable failure;
    private boolean committed;

    private ParquetWriter(String file, FilePlan plan, OutputSink sink, WritePath path, Intake<T> intake) {
        this.file = file;
        this.plan = plan;
        this.sink = sink;
        this.path = path;
        this.intake = intake;
    }

    /** A writer of columns: of batches that have exactly this schema. */
    public static Builder<RecordBatch> forSchema(Schema schema) {
        return new Builder<>(schema, Intake.BATCHES);
    }

    /**
     * Appends rows.
     *
     * @throws IllegalArgumentException if a value does not fit its column; none of the rows has entered the file then
     * @throws IllegalStateException after {@link #commit} or {@link #close}
     * @throws IOException if the sink fails, or failed before
     */
    public void write(T rows) throws IOException {
        requireOpen();
        intake.check(path, rows);
        attempt(() -> intake.append(path, rows));
    }

    /** Ends the open row group here, whatever its size. Does nothing if it has no rows yet. */
    public void endRowGroup() throws IOException {
        requireOpen();
        attempt(path::endRowGroup);
    }

    /**
     * Adds an entry to the footer's key/value metadata, after those that are there; keys may repeat.
     *
     * @param value may be null: a key alone
     */
    public void keyValue(String key, @Nullable String value) throws IOException {
        requireOpen();
        path.keyValue(new KeyValue(key, value));
    }

    /** Rows accepted so far. */
    public long rowsWritten() {
        return path.rowsWritten();
    }

    /** Bytes handed to the file so far; those of the open row group are not among them. */
    public long bytesWritten() {
        return path.bytesWritten();
    }

    /**
     * Writes what is open, the footer, and publishes the file. When this returns the file is at its place, whole and
     * durable; when it throws there is none, but for what {@link OutputSink#commit} says of a file whose durability is
     * not certain.
     */
    public WriteReceipt commit() throws IOException {
        requireOpen();
        attempt(() -> {
            path.finish();
            sink.commit();
        });
        state = State.COMMITTED;
        committed = true;
        return path.receipt();
    }

    /**
     * Ends the writer. May be called again.
     *
     * @throws UncommittedException if the file was not committed; everything written is discarded
     */
    @Override
    public void close() throws IOException {
        if (state == State.CLOSED) {
            return;
        }
        state = State.CLOSED;
        plan.close();
        sink.close();
        if (!committed) {
            throw new UncommittedException(file, failure);
        }
    }

    private void attempt(Attempt attempt) throws IOException {
        try {
            attempt.run();
        } catch (IOException | RuntimeException | Error e) {
            state = State.FAILED;
            failure = e;
            throw e;
        }
    }

    private void requireOpen() throws IOException {
        switch (state) {
            case OPEN -> {}
            case COMMITTED -> throw new IllegalStateException(file + " is already committed");
            case FAILED -> throw new IOException("writing " + file + " failed before: " + failure, failure);
            case CLOSED -> throw new IllegalStateException("the writer of " + file + " is closed");
        }
    }

    private interface Attempt {
        void run() throws IOException;
    }

    /** How rows in the form of a {@code T} enter the engine. */
    private interface Intake<T> {

        Intake<RecordBatch> BATCHES = new Intake<>() {
            @Override
            public void check(WritePath path, RecordBatch batch) {
                path.check(batch);
            }

            @Override
            public void append(WritePath path, RecordBatch batch) throws IOException {
                path.append(batch);
            }
        };

        /** Refuses rows that do not fit, by {@link IllegalArgumentException}, before any of them has entered. */
        void check(WritePath path, T rows);

        void append(WritePath path, T rows) throws IOException;
    }

    /** Collects what is needed to open a writer. */
    public static final class Builder<T> {

        private final Schema schema;
        private final Intake<T> intake;
        private final List<KeyValue> keyValues = new ArrayList<>();
        private WriterOptions options = WriterOptions.DEFAULT;
        private WriteListener listener = WriteListener.NONE;

        private Builder(Schema schema, Intake<T> intake) {
            this.schema = schema;
            this.intake = intake;
        }

        /** Default: {@link WriterOptions#DEFAULT}. */
        public Builder<T> options(WriterOptions value) {
            options = value;
            return this;
        }

        /** The defaults, changed: {@code options(o -> o.codec(SNAPPY))}. */
        public Builder<T> options(Consumer<WriterOptions.Builder> change) {
            WriterOptions.Builder builder = options.toBuilder();
            change.accept(builder);
            return options(builder.build());
        }

        /** Who hears how far the writer has come. Default: nobody. */
        public Builder<T> listener(WriteListener value) {
            listener = value;
            return this;
        }

        /** Adds an entry to the footer's key/value metadata; {@code value} may be null: a key alone. */
        public Builder<T> keyValue(String key, @Nullable String value) {
            keyValues.add(new KeyValue(key, value));
            return this;
        }

        /**
         * Checks the schema and the options against each other, then starts the file.
         *
         * @throws IllegalArgumentException if the schema holds what cannot be written, or an option does not fit it;
         *     nothing has been touched then
         * @throws IOException if the file cannot be started
         */
        public ParquetWriter<T> open(OutputFile file) throws IOException {
            FilePlan plan = FilePlan.of(schema, options);
            OutputSink sink = null;
            try {
                sink = file.create();
                WritePath path = new WritePath(plan, sink, file.name(), listener);
                keyValues.forEach(path::keyValue);
                return new ParquetWriter<>(file.name(), plan, sink, path, intake);
            } catch (IOException | RuntimeException | Error e) {
                discard(plan, sink, e);
                throw e;
            }
        }

        private static void discard(FilePlan plan, @Nullable OutputSink sink, Throwable failure) {
            plan.close();
            if (sink != null) {
                try {
                    sink.close();
                } catch (IOException | RuntimeException closing) {
                    failure.addSuppressed(closing);
                }
            }
        }
    }
}
