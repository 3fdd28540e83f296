// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.RowGroup;
import dev.inlay.io.MemoryFile;
import dev.inlay.schema.ColumnPath;
import dev.inlay.vector.RecordBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a listener hears, and what becomes of a writer whose listener throws. */
class WriteListenerTest {

    private static final Table TABLE = Table.random(Table.ALL_TYPES, 500, 3);
    private static final WriterOptions OPTIONS =
            WriterOptions.builder().pageRows(60).rowGroupRows(200).build();

    private static final class Heard implements WriteListener {

        private final List<String> events = new ArrayList<>();
        private final List<Long> rowGroupBytes = new ArrayList<>();
        private long pages;
        private long pageBytes;

        @Override
        public void rowsTaken(long rows) {
            events.add("rows " + rows);
        }

        @Override
        public void pageWritten(ColumnPath column, int bytes) {
            pages++;
            pageBytes += bytes;
        }

        @Override
        public void rowGroupWritten(int rowGroup, long rows, long bytes) {
            events.add("row group " + rowGroup + " of " + rows);
            rowGroupBytes.add(bytes);
        }
    }

    @Test
    void hearsRowsPagesAndRowGroups() throws IOException {
        Heard heard = new Heard();
        MemoryFile file = new MemoryFile();
        WriteReceipt receipt;
        try (ParquetWriter<RecordBatch> writer = open(file, heard)) {
            writer.write(TABLE.batch(0, 150));
            writer.write(TABLE.batch(150, 500));
            receipt = writer.commit();
        }
        assertThat(heard.events)
                .containsExactly(
                        "rows 150",
                        "rows 200",
                        "row group 0 of 200",
                        "rows 400",
                        "row group 1 of 200",
                        "rows 500",
                        "row group 2 of 100");
        assertThat(heard.pages)
                .isEqualTo(receipt.columns().stream()
                        .mapToLong(column -> column.dataPages() + column.dictionaryPages())
                        .sum());
        assertThat(heard.pageBytes)
                .isEqualTo(receipt.columns().stream()
                        .mapToLong(WriteReceipt.Column::compressedBytes)
                        .sum());
        FileDump dump = new FileDump(file.toByteArray(), TABLE.schema());
        assertThat(heard.rowGroupBytes)
                .isEqualTo(dump.metaData.rowGroups().stream()
                        .map(RowGroup::totalCompressedSize)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rowsTaken", "pageWritten", "rowGroupWritten"})
    void oneThatThrowsEndsTheWriter(String method) throws IOException {
        IllegalStateException mine = new IllegalStateException(method);
        MemoryFile file = new MemoryFile();
        ParquetWriter<RecordBatch> writer = open(file, new WriteListener() {
            @Override
            public void rowsTaken(long rows) {
                fail("rowsTaken");
            }

            @Override
            public void pageWritten(ColumnPath column, int bytes) {
                fail("pageWritten");
            }

            @Override
            public void rowGroupWritten(int rowGroup, long rows, long bytes) {
                fail("rowGroupWritten");
            }

            private void fail(String called) {
                if (called.equals(method)) {
                    throw mine;
                }
            }
        });
        assertThatThrownBy(() -> writer.write(TABLE.batch())).isSameAs(mine);
        assertThatThrownBy(writer::commit).isInstanceOf(IOException.class).hasCause(mine);
        assertThatThrownBy(writer::close).isInstanceOf(UncommittedException.class);
        assertThat(file.exists()).isFalse();
    }

    private static ParquetWriter<RecordBatch> open(MemoryFile file, WriteListener listener) throws IOException {
        return ParquetWriter.forSchema(TABLE.schema())
                .options(OPTIONS)
                .listener(listener)
                .open(file);
    }
}
