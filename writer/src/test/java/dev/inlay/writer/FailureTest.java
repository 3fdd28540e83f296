// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.io.LocalOutputFile;
import dev.inlay.io.MemoryFile;
import dev.inlay.io.OutputFile;
import dev.inlay.io.OutputSink;
import dev.inlay.schema.Schema;
import dev.inlay.vector.RecordBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is published until commit, and after a failure nothing is published at all. */
class FailureTest {

    private static final Schema SCHEMA = Schema.builder("t")
            .required("id", PhysicalType.INT64)
            .optional("name", LogicalType.string())
            .optional("price", PhysicalType.DOUBLE)
            .build();
    private static final Table TABLE = Table.random(SCHEMA, 20, 7);
    private static final WriterOptions OPTIONS =
            WriterOptions.builder().pageRows(6).rowGroupRows(11).build();

    @TempDir
    Path directory;

    /** A file whose sink fails when byte {@code failAt} is written, or, past the last byte, when it is committed. */
    private record Failing(OutputFile file, long failAt) implements OutputFile {

        @Override
        public OutputSink create() throws IOException {
            OutputSink sink = file.create();
            return new OutputSink() {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    int whole = (int) Math.min(length, failAt - sink.position());
                    sink.write(bytes, offset, whole);
                    if (whole < length) {
                        throw new IOException("no byte " + failAt);
                    }
                }

                @Override
                public long position() {
                    return sink.position();
                }

                @Override
                public void commit() throws IOException {
                    throw new IOException("no commit");
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
    void aSinkThatFailsAtAnyByteLeavesNothing() throws IOException {
        Path place = directory.resolve("t.parquet");
        int length = TABLE.write(OPTIONS).length;
        for (long failAt = 0; failAt <= length; failAt++) {
            OutputFile file = new Failing(LocalOutputFile.of(place), failAt);
            String failure = failAt < length ? "no byte " + failAt : "no commit";
            assertThatThrownBy(() -> ParquetFiles.write(file, TABLE.schema(), OPTIONS, List.of(TABLE.batch())))
                    .isInstanceOf(IOException.class)
                    .hasMessage(failure);
            try (Stream<Path> left = Files.list(directory)) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void everyCallAfterAFailureRepeatsIt() throws IOException {
        int length = TABLE.write(OPTIONS).length;
        for (long failAt = 4; failAt <= length; failAt += 97) {
            MemoryFile memory = new MemoryFile();
            ParquetWriter<RecordBatch> writer =
                    ParquetWriter.forSchema(TABLE.schema()).options(OPTIONS).open(new Failing(memory, failAt));
            Throwable first = catchThrowable(() -> {
                writer.write(TABLE.batch());
                writer.commit();
            });
            assertThat(first).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> writer.write(TABLE.batch()))
                    .isInstanceOf(IOException.class)
                    .hasCause(first);
            assertThatThrownBy(writer::endRowGroup)
                    .isInstanceOf(IOException.class)
                    .hasCause(first);
            assertThatThrownBy(() -> writer.keyValue("k", "v"))
                    .isInstanceOf(IOException.class)
                    .hasCause(first);
            assertThatThrownBy(writer::commit)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(first.getMessage())
                    .hasCause(first);
            assertThatThrownBy(writer::close)
                    .isInstanceOf(UncommittedException.class)
                    .hasCause(first);
            writer.close();
            assertThat(memory.exists()).isFalse();
        }
    }

    @Test
    void closingWithoutCommitPublishesNothingAndSaysSo() throws IOException {
        Path place = directory.resolve("t.parquet");
        ParquetWriter<RecordBatch> writer =
                ParquetWriter.forSchema(TABLE.schema()).open(LocalOutputFile.of(place));
        writer.write(TABLE.batch());
        assertThatThrownBy(writer::close)
                .isInstanceOf(UncommittedException.class)
                .hasMessageContaining("t.parquet")
                .hasMessageContaining("without commit()");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void inAFailingTryBlockTheMissingCommitIsSuppressed() {
        assertThatThrownBy(() -> {
                    try (ParquetWriter<RecordBatch> writer =
                            ParquetWriter.forSchema(TABLE.schema()).open(new MemoryFile())) {
                        writer.write(TABLE.batch());
                        throw new IllegalArgumentException("the caller's own");
                    }
                })
                .hasMessage("the caller's own")
                .satisfies(e -> assertThat(e.getSuppressed())
                        .hasOnlyElementsOfType(UncommittedException.class)
                        .hasSize(1));
    }

    @Test
    void theOneCallFormDiscardsWhenItsRowsFail() {
        MemoryFile file = new MemoryFile();
        Iterable<RecordBatch> rows = () -> new Iterator<>() {
            private int given;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public RecordBatch next() {
                if (given++ == 2) {
                    throw new IllegalStateException("the source broke");
                }
                return TABLE.batch();
            }
        };
        assertThatThrownBy(() -> ParquetFiles.write(file, TABLE.schema(), rows)).hasMessage("the source broke");
        assertThat(file.exists()).isFalse();
    }

    @Test
    void misuseHasItsOwnMessages() throws IOException {
        ParquetWriter<RecordBatch> writer =
                ParquetWriter.forSchema(TABLE.schema()).open(new MemoryFile("t"));
        writer.commit();
        assertThatThrownBy(writer::commit)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("t is already committed");
        assertThatThrownBy(() -> writer.write(TABLE.batch()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("t is already committed");
        writer.close();
        writer.close();
        assertThatThrownBy(() -> writer.write(TABLE.batch()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the writer of t is closed");
    }

    @Test
    void aRefusedBatchDoesNoHarm() throws IOException {
        MemoryFile file = new MemoryFile();
        Schema other = Table.required(PhysicalType.INT64);
        try (ParquetWriter<RecordBatch> writer =
                ParquetWriter.forSchema(TABLE.schema()).options(OPTIONS).open(file)) {
            writer.write(TABLE.batch(0, 10));
            assertThatThrownBy(() -> writer.write(Table.of(other, 1L).batch()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("required int64 c");
            writer.write(TABLE.batch(10, 20));
            writer.commit();
        }
        assertThat(file.toByteArray()).isEqualTo(TABLE.write(OPTIONS));
    }

    @Test
    void whatCannotBeOpenedIsNotStarted() {
        Path place = directory.resolve("missing").resolve("t.parquet");
        assertThatThrownBy(() -> ParquetWriter.forSchema(TABLE.schema()).open(LocalOutputFile.of(place)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ParquetWriter.forSchema(TABLE.schema()).open(new Failing(new MemoryFile(), 2)))
                .isInstanceOf(IOException.class)
                .hasMessage("no byte 2");
    }
}
