// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.CompressionCodec;
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
}
