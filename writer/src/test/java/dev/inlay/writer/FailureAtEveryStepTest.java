// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.inlay.io.LocalOutputFile;
import dev.inlay.io.MemoryFile;
import dev.inlay.io.OutputFile;
import dev.inlay.io.OutputSink;
import dev.inlay.schema.ColumnPath;
import dev.inlay.schema.Schema;
import dev.inlay.vector.RecordBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file with all that the engine writes, and whatever is called from there throwing at each call: nothing is published. */
class FailureAtEveryStepTest {

    private static final Schema SCHEMA = Schema.parse("""
            message m {
              required int64 id;
              optional binary kind (STRING);
              optional group tags (LIST) { repeated group list { optional binary element (STRING); } }
            }""");
    private static final NestedTable TABLE = NestedTable.random(SCHEMA, 24, new Random(3));
    private static final WriterOptions OPTIONS = WriterOptions.builder()
            .dataPageVersion(DataPageVersion.V2)
            .profile(Profile.MODERN)
            .pageRows(5)
            .rowGroupRows(9)
            .column("kind", ColumnOptions.builder().bloomFilter(true).build())
            .build();

    @TempDir
    Path directory;

    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** A file whose sink throws {@code failure} at byte {@code failAt}. */
    private record Failing(OutputFile file, long failAt, Throwable failure) implements OutputFile {

        @Override
        public OutputSink create() throws IOException {
            OutputSink sink = file.create();
            return new OutputSink() {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    int whole = (int) Math.min(length, failAt - sink.position());
                    sink.write(bytes, offset, whole);
                    if (whole < length && failure instanceof Error error) {
                        throw error;
                    }
                    if (whole < length) {
                        throw (IOException) failure;
                    }
                }

                @Override
                public long position() {
                    return sink.position();
                }

                @Override
                public void commit() throws IOException {
                    sink.commit();
                }

                @Override
                public void close() throws IOException {
                    sink.close();
                }
            };
        }

        @Override
        public String name() {
            return file.name();
        }
    }

    @Test
    void aSinkThatThrowsAtAnyByte() throws IOException {
        int length = TABLE.write(OPTIONS).length;
        Path place = directory.resolve("t.parquet");
        for (int failAt = 0; failAt < length; failAt++) {
            Throwable failure = failAt % 2 == 0 ? new IOException("full") : new StackOverflowError("deep");
            OutputFile file = new Failing(LocalOutputFile.of(place), failAt, failure);
            assertThat(catchThrowable(() -> ParquetFiles.write(file, SCHEMA, OPTIONS, List.of(TABLE.batch(0, 24)))))
                    .as("byte %d", failAt)
                    .isSameAs(failure);
            try (Stream<Path> left = Files.list(directory)) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void anErrorIsRepeated() throws IOException {
        int length = TABLE.write(OPTIONS).length;
        for (int failAt = 4; failAt < length; failAt += 53) {
            MemoryFile memory = new MemoryFile();
            Error error = new OutOfMemoryError("no heap");
            ParquetWriter<RecordBatch> writer =
                    ParquetWriter.forSchema(SCHEMA).options(OPTIONS).open(new Failing(memory, failAt, error));
            assertThat(catchThrowable(() -> {
                        writer.write(TABLE.batch(0, 24));
                        writer.commit();
                    }))
                    .isSameAs(error);
            assertThatThrownBy(() -> writer.write(TABLE.batch(0, 1))).hasRootCause(error);
            assertThatThrownBy(writer::commit).hasRootCause(error);
            assertThatThrownBy(writer::close).isInstanceOf(UncommittedException.class);
            assertThat(memory.exists()).isFalse();
        }
    }

    /** A listener that throws at its n-th call, for each n until it is not called as often. */
    @Test
    void aListenerThatThrows() throws IOException {
        boolean thrown = true;
        int calls = 0;
        for (; thrown; calls++) {
            MemoryFile memory = new MemoryFile();
            int failAt = calls;
            Throwable failure = catchThrowable(() -> {
                try (ParquetWriter<RecordBatch> writer = ParquetWriter.forSchema(SCHEMA)
                        .options(OPTIONS)
                        .listener(new Throwing(failAt))
                        .open(memory)) {
                    writer.write(TABLE.batch(0, 24));
                    writer.commit();
                }
            });
            thrown = failure != null;
            assertThat(memory.exists()).isEqualTo(!thrown);
            if (thrown) {
                assertThat(failure).isInstanceOf(Broken.class);
            }
        }
        assertThat(calls).isGreaterThan(20);
    }

    private static final class Throwing implements WriteListener {

        private int left;

        Throwing(int left) {
            this.left = left;
        }

        private void call() {
            if (left-- == 0) {
                throw new Broken();
            }
        }

        @Override
        public void rowsTaken(long rows) {
            call();
        }

        @Override
        public void pageWritten(ColumnPath column, int bytes) {
            call();
        }

        @Override
        public void rowGroupWritten(int rowGroup, long rows, long bytes) {
            call();
        }
    }

    /** Fails in the accessor of the second component: the record is half set, and no row of it may be in the file. */
    record Fragile(int a, int b) {
        @Override
        public int b() {
            if (b < 0) {
                throw new Broken();
            }
            return b;
        }
    }

    @Test
    void anAccessorThatThrows() {
        MemoryFile memory = new MemoryFile();
        assertThatThrownBy(
                        () -> ParquetFiles.write(memory, Fragile.class, List.of(new Fragile(1, 1), new Fragile(2, -1))))
                .satisfies(e -> assertThat(e instanceof Broken || e.getCause() instanceof Broken)
                        .isTrue());
        assertThat(memory.exists()).isFalse();
    }
}
