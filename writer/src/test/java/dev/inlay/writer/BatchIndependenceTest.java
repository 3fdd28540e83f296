// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.CompressionCodec;
import dev.inlay.io.MemoryFile;
import dev.inlay.vector.RecordBatch;
import dev.inlay.vector.Vector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** The bytes of a file depend on its rows and options alone, never on how the rows were cut into batches. */
class BatchIndependenceTest {

    @Property(tries = 100)
    void anySplitGivesTheSameBytes(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed,
            @ForAll @IntRange(min = 1, max = 400) int rows,
            @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 60) Integer> batchSizes,
            @ForAll @IntRange(min = 1, max = 50) int pageRows,
            @ForAll @IntRange(min = 1, max = 300) int pageBytes,
            @ForAll @IntRange(min = 1, max = 200) int dictionaryBytes,
            @ForAll @IntRange(min = 1, max = 200) int rowGroupRows,
            @ForAll @IntRange(min = 500, max = 20_000) int rowGroupBytes,
            @ForAll Profile profile,
            @ForAll DataPageVersion version,
            @ForAll PageIndex pageIndex,
            @ForAll boolean bloomFilters)
            throws IOException {
        Table table = Table.random(Table.ALL_TYPES, rows, seed);
        WriterOptions.Builder options = WriterOptions.builder()
                .codec(CompressionCodec.UNCOMPRESSED)
                .pageRows(pageRows)
                .pageBytes(pageBytes)
                .dictionaryBytes(dictionaryBytes)
                .rowGroupRows(rowGroupRows)
                .rowGroupBytes(rowGroupBytes)
                .profile(profile)
                .dataPageVersion(version)
                .pageIndex(pageIndex);
        for (String column : List.of("int32", "double", "string_or_null", "uuid")) {
            options.column(
                    column, ColumnOptions.builder().bloomFilter(bloomFilters).build());
        }
        byte[] whole = table.write(options.build());

        MemoryFile split = new MemoryFile();
        ParquetFiles.write(split, table.schema(), options.build(), batches(table, batchSizes));
        assertThat(split.toByteArray()).isEqualTo(whole);

        if (bloomFilters) {
            return; // they lie between the row groups, where the dump expects nothing
        }
        FileDump dump = new FileDump(whole, table.schema());
        for (int i = 0; i < table.columns().size(); i++) {
            assertThat(dump.column(i)).isEqualTo(table.columns().get(i));
        }
    }

    /** Batches of the given sizes, by turns built from their rows and sliced from the whole; the rest in one. */
    private static List<RecordBatch> batches(Table table, List<Integer> sizes) {
        List<RecordBatch> batches = new ArrayList<>();
        RecordBatch whole = table.batch();
        int from = 0;
        for (int size : sizes) {
            int to = Math.min(table.rows(), from + size);
            batches.add(batches.size() % 2 == 0 ? table.batch(from, to) : slice(whole, from, to));
            from = to;
        }
        batches.add(slice(whole, from, table.rows()));
        return batches;
    }

    private static RecordBatch slice(RecordBatch batch, int from, int to) {
        List<Vector> vectors = new ArrayList<>();
        batch.columns().forEach(vector -> vectors.add(vector.slice(from, to - from)));
        return new RecordBatch(batch.schema(), to - from, vectors);
    }
}
