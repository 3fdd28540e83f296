// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.CompressionCodec;
import dev.inlay.schema.Schema;
import dev.inlay.vector.RecordBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/**
 * Random nested schemas and records: what is written is put together again by an assembler that shares nothing with the
 * writer, and the bytes depend neither on batches nor on what lies in slots that belong to no record.
 */
class NestedBatchTest {

    @Property(tries = 400, seed = "20261121", edgeCases = EdgeCasesMode.NONE)
    void recordsComeBackAndBatchesLeaveNoTrace(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed,
            @ForAll @IntRange(min = 0, max = 200) int rows,
            @ForAll @IntRange(min = 1, max = 50) int pageRows,
            @ForAll @IntRange(min = 1, max = 300) int pageBytes,
            @ForAll @IntRange(min = 1, max = 200) int dictionaryBytes,
            @ForAll @IntRange(min = 1, max = 200) int rowGroupRows,
            @ForAll @IntRange(min = 500, max = 20_000) int rowGroupBytes,
            @ForAll Profile profile,
            @ForAll DataPageVersion version,
            @ForAll PageIndex pageIndex)
            throws IOException {
        Random random = new Random(seed);
        NestedTable table = NestedTable.random(RandomSchema.of(random), rows, random);
        WriterOptions options = WriterOptions.builder()
                .codec(CompressionCodec.UNCOMPRESSED)
                .pageRows(pageRows)
                .pageBytes(pageBytes)
                .dictionaryBytes(dictionaryBytes)
                .rowGroupRows(rowGroupRows)
                .rowGroupBytes(rowGroupBytes)
                .profile(profile)
                .dataPageVersion(version)
                .pageIndex(pageIndex)
                .build();
        byte[] whole = table.write(options);
        assertThat(NestedTable.assemble(new FileDump(whole, table.schema()), table.schema()))
                .isEqualTo(table.rows());

        List<RecordBatch> batches = new ArrayList<>();
        for (int from = 0, to; from < rows; from = to) {
            to = Math.min(rows, from + 1 + random.nextInt(60));
            RecordBatch batch = table.batch(from, to, random);
            int cut = random.nextInt(to - from + 1);
            batches.add(batch.slice(0, cut));
            batches.add(batch.slice(cut, to - from - cut));
        }
        assertThat(table.write(options, batches)).isEqualTo(whole);
    }

    private static final Schema SORTED = Schema.parse("""
            message m {
              required int64 id;
              optional group s { optional int32 a; required binary b (STRING); optional group in { optional double d; } }
              optional group tags (LIST) { repeated group list { optional binary element (STRING); } }
              optional group counts (MAP) { repeated group key_value {
                required binary key (STRING); optional fixed_len_byte_array(16) value (UUID);
              } }
            }""");

    @Property(tries = 150, seed = "20261121", edgeCases = EdgeCasesMode.NONE)
    void bloomFiltersAndADeclaredOrderLeaveNoTraceOfBatchesEither(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed,
            @ForAll @IntRange(min = 1, max = 200) int rows,
            @ForAll @IntRange(min = 1, max = 50) int pageRows,
            @ForAll @IntRange(min = 1, max = 300) int dictionaryBytes,
            @ForAll @IntRange(min = 1, max = 200) int rowGroupRows,
            @ForAll boolean descending,
            @ForAll DataPageVersion version)
            throws IOException {
        Random random = new Random(seed);
        NestedTable table = NestedTable.random(SORTED, rows, random);
        for (int row = 0; row < rows; row++) {
            table.rows().get(row).set(0, (descending ? -1L : 1L) * (row / 3));
        }
        WriterOptions.Builder options = WriterOptions.builder()
                .codec(CompressionCodec.UNCOMPRESSED)
                .pageRows(pageRows)
                .dictionaryBytes(dictionaryBytes)
                .rowGroupRows(rowGroupRows)
                .dataPageVersion(version)
                .sortedBy(descending ? SortOrder.descending("id") : SortOrder.ascending("id"));
        SORTED.leaves()
                .forEach(leaf -> options.column(
                        leaf.path(), ColumnOptions.builder().bloomFilter(true).build()));
        List<RecordBatch> batches = new ArrayList<>();
        for (int from = 0, to; from < rows; from = to) {
            to = Math.min(rows, from + 1 + random.nextInt(60));
            RecordBatch batch = table.batch(from, to, random);
            int cut = random.nextInt(to - from + 1);
            batches.add(batch.slice(0, cut));
            batches.add(batch.slice(cut, to - from - cut));
        }
        assertThat(table.write(options.build(), batches)).isEqualTo(table.write(options.build()));
    }
}
