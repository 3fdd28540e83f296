// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.schema.Schema;
import dev.inlay.writer.SortOrder;
import dev.inlay.writer.WriterOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** By what a row group says that it is sorted: the index among the leaves, not the fields, the direction, and where nulls are. */
@Timeout(180) // seconds; the Python environment may have to be made first
class SortingColumnsTest {

    private static final Schema SCHEMA = Schema.parse("""
            message m {
              optional group s { required int32 a; optional binary b (STRING); }
              optional int64 c;
              required int64 d;
            }""");

    @TempDir
    Path directory;

    private Path write() throws IOException {
        List<List<Object>> records = new ArrayList<>();
        for (int row = 0; row < 90; row++) {
            Object c = row < 20 ? null : (Object) (long) (100 - row / 10);
            records.add(asList(asList((long) row % 3, row % 10 == 9 ? null : "b" + row % 10), c, (long) row));
        }
        WriterOptions options = WriterOptions.builder()
                .rowGroupRows(40)
                .sortedBy(
                        SortOrder.descending("c").withNullsFirst(),
                        SortOrder.ascending("d"),
                        SortOrder.ascending("s", "b"))
                .build();
        return NestedFile.write(directory.resolve("sorted.parquet"), SCHEMA, records, options, 33)
                .path();
    }

    @Test
    void pyarrowSeesThem() throws IOException {
        Object seen = Strangers.orSkip().ask("sorting_columns", Map.of("file", write().toString()));

        List<Object> each = List.of(List.of(2L, true, true), List.of(3L, false, false), List.of(1L, false, false));
        assertThat(seen).isEqualTo(List.of(each, each, each));
    }

    @Test
    void parquetJavaSeesThem() throws IOException {
        byte[] bytes = Files.readAllBytes(write());
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
        FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(bytes, bytes.length - 8 - length, length));

        assertThat(footer.getRow_groups())
                .hasSize(3)
                .allSatisfy(group -> assertThat(group.getSorting_columns())
                        .extracting(
                                column -> asList(column.getColumn_idx(), column.isDescending(), column.isNulls_first()))
                        .containsExactly(asList(2, true, true), asList(3, false, false), asList(1, false, false)));
    }
}
