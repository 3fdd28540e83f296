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
import dev.inlay.writer.internal.rows.RowBuffer;
import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one Parquet file. Nothing exists at the file's place before {@link #commit} returns; a writer closed without
 * it discards what it wrote and says so. Rows come in one of three ways, which make the same file of the same rows:
 *
 * <pre>{@code
 * try (ParquetWriter<RecordBatch> writer = ParquetWriter.forSchema(schema).open(file)) {   // columns: the fastest
 *     for (RecordBatch batch : batches) writer.write(batch);
 *     WriteReceipt receipt = writer.commit();
 * }
 * try (ParquetWriter<RecordBatch> writer = ParquetWriter.forSchema(schema).open(file)) {   // rows, field by field
 *     RowAppender row = writer.rows();
 *     for (...) row.set("id", 7).set("city", "Oslo").end();
 *     WriteReceipt receipt = writer.commit();
 * }
 * try (ParquetWriter<Trip> writer = ParquetWriter.forRecord(Trip.class).open(file)) {      // Java records
 *     for (Trip trip : trips) writer.write(trip);
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

    private ParquetWriter(String file, FilePlan plan, OutputSink sink, WritePath path, Intake.Plan<T> intake) {
        this.file = file;
        this.plan = plan;
        this.sink = sink;
        this.path = path;
        this.intake = intake.open(this);
    }

    /** A writer of columns, of batches that have exactly this schema; and of rows, through {@link #rows}. */
    public static Builder<RecordBatch> forSchema(Schema schema) {
        return new Builder<>(new Intake.Columns(schema));
    }

    /**
     * A writer of Java records. The schema is derived from the record, named like it, a field for each component:
     *
     * <pre>
     *  boolean                    BOOLEAN            String                STRING, or JSON: {@link dev.inlay.record.Json @Json}
     *  byte, short                INTEGER(8), (16)   an enum               ENUM, of the constants' names
     *  int, long                  INT32, INT64       UUID                  UUID
     *  float, double              FLOAT, DOUBLE      BigDecimal, BigInteger  DECIMAL, by {@link dev.inlay.record.Decimal @Decimal}
     *  char                       STRING             LocalDate             DATE
     *  byte[]                     BYTE_ARRAY, or BSON: {@link dev.inlay.record.Bson @Bson}
     *  LocalTime, LocalDateTime   TIME, TIMESTAMP, not adjusted to UTC, in microseconds or another {@link dev.inlay.record.Unit @Unit}
     *  Instant                    TIMESTAMP, adjusted to UTC, likewise
     *  a record                   a group
     *  a Collection, an array     LIST               a Map                 MAP
     *  Optional of any, OptionalInt, OptionalLong, OptionalDouble          the same, optional
     * </pre>
     *
     * <p>Primitives are required; boxes and all other references are optional unless {@link dev.inlay.record.Required @Required} is
     * said, elements of collections and values of maps too. Names and ids are given by {@link dev.inlay.record.Name @Name} and
     * {@link dev.inlay.record.FieldId @FieldId}; {@link dev.inlay.record.Ignore @Ignore} leaves a component out. Generic records
     * are fine inside others, where their types are known.
     *
     * <p>The values are asked for through the record's accessors. What does not fit is refused by {@link #write}, and does no harm; an
     * accessor that throws ends the writer.
     *
     * @throws IllegalArgumentException naming the component that has no column, or the package that is not open: in a module it has
     *     to be, to {@code dev.inlay.writer}
     */
    public static <T extends Record> Builder<T> forRecord(Class<T> record) {
        return new Builder<>(Intake.Records.of(record, null));
    }

    /**
     * A writer of Java records in a package that is open to nobody.
     *
     * @param caller {@link MethodHandles#lookup} as called in the module of the record
     * @see #forRecord(Class)
     */
    public static <T extends Record> Builder<T> forRecord(Class<T> record, MethodHandles.Lookup caller) {
        return new Builder<>(Intake.Records.of(record, caller));
    }

    /**
     * Appends rows: a batch, or a record.
     *
     * @throws IllegalArgumentException if a value does not fit its column; none of the rows has entered the file then
     * @throws IllegalStateException after {@link #commit} or {@link #close}
     * @throws IOException if the sink fails, or failed before
     */
    public void write(T rows) throws IOException {
        requireOpen();
        intake.write(rows);
    }

    /**
     * The appender of single rows, for a writer made by {@link #forSchema}; the same one every time. Rows and batches can be mixed: they
     * enter the file in the order in which they come.
     *
     * @throws IllegalStateException if this writer takes records
     */
    public RowAppender rows() {
        return intake.rows();
    }

    /** Ends the open row group here, whatever its size. Does nothing if it has no rows yet. */
    public void endRowGroup() throws IOException {
        requireOpen();
        intake.flush();
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
        return path.rowsWritten() + intake.held();
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
        intake.flush();
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

    /** Takes a batch, or refuses it whole. */
    void append(RecordBatch batch) throws IOException {
        path.check(batch);
        attempt(() -> path.append(batch));
    }

    /** Takes the rows of a buffer. They were checked one by one, so if the engine refuses them they do not come from its caller. */
    void take(RowBuffer buffer) throws IOException {
        if (buffer.rows() > 0) {
            attempt(() -> {
                RecordBatch batch = buffer.take();
                path.check(batch);
                path.append(batch);
            });
        }
    }

    /** @throws IllegalStateException saying why nothing can be appended any more */
    void requireAppendable() {
        if (state == State.FAILED) {
            throw new IllegalStateException("writing " + file + " failed before: " + failure, failure);
        }
        requireNotEnded();
    }

    void fail(Throwable e) {
        state = State.FAILED;
        failure = e;
    }

    private void attempt(Attempt attempt) throws IOException {
        try {
            attempt.run();
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
            throw e;
        }
    }

    private void requireOpen() throws IOException {
        if (state == State.FAILED) {
            throw new IOException("writing " + file + " failed before: " + failure, failure);
        }
        requireNotEnded();
    }

    private void requireNotEnded() {
        switch (state) {
            case OPEN, FAILED -> {}
            case COMMITTED -> throw new IllegalStateException(file + " is already committed");
            case CLOSED -> throw new IllegalStateException("the writer of " + file + " is closed");
        }
    }

    private interface Attempt {
        void run() throws IOException;
    }

    /** Collects what is needed to open a writer. */
    public static final class Builder<T> {

        private final Intake.Plan<T> intake;
        private final List<KeyValue> keyValues = new ArrayList<>();
        private WriterOptions options = WriterOptions.DEFAULT;
        private WriteListener listener = WriteListener.NONE;

        private Builder(Intake.Plan<T> intake) {
            this.intake = intake;
        }

        /** The schema that the file will have. */
        public Schema schema() {
            return intake.schema();
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
            FilePlan plan = FilePlan.of(intake.schema(), options);
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
