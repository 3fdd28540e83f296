// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.io.MemoryFile;
import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaBuilder;
import dev.inlay.vector.RecordBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file of very many columns costs what it holds: a writer of 10 000 columns is open in less than 50 MiB. */
class ManyColumnsTest {

    private static final int COLUMNS = 10_000;

    @Test
    void tenThousandColumnsOpenInFiftyMebibytes() throws IOException {
        SchemaBuilder builder = Schema.builder("wide");
        for (int i = 0; i < COLUMNS / 2; i++) {
            builder.optional("number_" + i, PhysicalType.INT64).optional("text_" + i, LogicalType.string());
        }
        Schema schema = builder.build();
        Table table = Table.random(schema, 2, 1);
        RecordBatch batch = table.batch();
        MemoryFile file = new MemoryFile();
        long before = used();
        try (ParquetWriter<RecordBatch> writer = ParquetWriter.forSchema(schema).open(file)) {
            writer.write(batch);
            assertThat(used() - before).isLessThan(50L << 20);
            writer.commit();
        }
        FileDump dump = new FileDump(file.toByteArray(), schema);
        List<List<Object>> columns = new ArrayList<>();
        for (int i = 0; i < COLUMNS; i++) {
            columns.add(dump.column(i));
        }
        assertThat(columns).isEqualTo(table.columns());
    }

    /** Heap in use after collections that leave nothing more to collect. */
    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long last = Long.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            System.gc();
            long now = runtime.totalMemory() - runtime.freeMemory();
            if (now >= last) {
                break;
            }
            last = now;
        }
        return last;
    }
}
