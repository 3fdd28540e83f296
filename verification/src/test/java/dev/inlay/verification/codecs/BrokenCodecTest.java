// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.inlay.compression.Codecs;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.Encoding;
import dev.inlay.io.LocalOutputFile;
import dev.inlay.schema.Schema;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.RecordBatch;
import dev.inlay.writer.ColumnOptions;
import dev.inlay.writer.DataPageVersion;
import dev.inlay.writer.ParquetWriter;
import dev.inlay.writer.Profile;
import dev.inlay.writer.UncommittedException;
import dev.inlay.writer.WriterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A codec that fails at any of its calls, or answers what cannot be: nothing is published, no file is left, and every later call says
 * what failed first, naming column and row.
 */
class BrokenCodecTest {

    private static final int ROWS = 60;
    private static final Schema SCHEMA =
            Schema.parse("message m { required int64 id; required binary name (STRING); }");

    @TempDir
    Path directory;

    private static RecordBatch batch() {
        LongVector.Builder ids = LongVector.builder(ROWS);
        BinaryVector.Builder names = BinaryVector.builder(ROWS);
        for (int row = 0; row < ROWS; row++) {
            ids.append(row * 1_000_003L);
            names.append("name " + row % 7);
        }
        return new RecordBatch(SCHEMA, ROWS, List.of(ids.build(), names.build()));
    }

    private static WriterOptions options(DataPageVersion version) {
        return WriterOptions.builder()
                .codecs(Codecs.using(BrokenCodec.NAME))
                .codec(CompressionCodec.SNAPPY)
                .dataPageVersion(version)
                .profile(Profile.MODERN)
                .pageRows(10)
                .rowGroupRows(40)
                .build();
    }

    private ParquetWriter<RecordBatch> open(WriterOptions options) throws IOException {
        return ParquetWriter.forSchema(SCHEMA)
                .options(options)
                .open(LocalOutputFile.of(directory.resolve("t.parquet")));
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void publishesNothing(BrokenCodec.Way way) throws IOException {
        for (DataPageVersion version : DataPageVersion.values()) {
            int calls = 0;
            for (; ; calls++) {
                BrokenCodec.failAt(way, calls);
                ParquetWriter<RecordBatch> writer = open(options(version));
                Throwable first = catchThrowable(() -> {
                    writer.write(batch());
                    writer.commit();
                });
                if (!BrokenCodec.hasFailed()) {
                    assertThat(first).isNull();
                    writer.close();
                    Files.delete(directory.resolve("t.parquet"));
                    break;
                }
                if (way == BrokenCodec.Way.DIES) {
                    assertThat(first).isInstanceOf(UnsatisfiedLinkError.class);
                } else {
                    assertThat(first)
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageMatching("column (id|name), page from row \\d+ of the row group: .*");
                }
                assertThatThrownBy(() -> writer.write(batch())).hasStackTraceContaining(first.toString());
                assertThatThrownBy(writer::commit).hasStackTraceContaining(first.toString());
                assertThatThrownBy(writer::close)
                        .isInstanceOf(UncommittedException.class)
                        .hasCause(first);
                assertThat(left()).as("%s at call %d", way, calls).isEmpty();
            }
            assertThat(calls).as("calls").isGreaterThan(10); // twelve pages, dictionaries, and what is measured
        }
    }

    /** Nothing is measured where the encoding is given: the third call is for the third page. */
    @Test
    void theRowIsThatOfThePage() throws IOException {
        BrokenCodec.failAt(BrokenCodec.Way.THROWS, 2);
        WriterOptions plain = options(DataPageVersion.V1).toBuilder()
                .column("id", ColumnOptions.builder().encoding(Encoding.PLAIN).build())
                .build();
        ParquetWriter<RecordBatch> writer = open(plain);
        assertThatThrownBy(() -> writer.write(batch()))
                .hasMessage("column id, page from row 20 of the row group: out of order");
        assertThatThrownBy(writer::close).isInstanceOf(UncommittedException.class);
        assertThat(left()).isEmpty();
    }
}
