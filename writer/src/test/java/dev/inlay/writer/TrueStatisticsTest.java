// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.ColumnOrder;
import dev.inlay.format.CompressionCodec;
import dev.inlay.schema.Leaf;
import dev.inlay.schema.Schema;
import java.io.IOException;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every number that files say about their values, computed again from the values: all types, nulls, odd shapes. */
class TrueStatisticsTest {

    /** Rows, rows of a page, rows of a row group, bytes of a bound, order of floats, seed. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 64, TYPE_ORDER, 1",
        "2, 1, 2, 64, TOTAL_ORDER, 2",
        "31, 1, 31, 64, TYPE_ORDER, 3",
        "32, 31, 32, 2, TOTAL_ORDER, 4",
        "33, 32, 100, 1, TYPE_ORDER, 5",
        "1000, 1, 1000, 64, TOTAL_ORDER, 6",
        "1000, 7, 300, 3, TYPE_ORDER, 7",
        "1000, 20000, 1000, 64, TOTAL_ORDER, 8",
        "1000, 10, 450, 4, TOTAL_ORDER, 9",
    })
    void everyNumberIsTrue(int rows, int pageRows, int groupRows, int boundsLength, FloatingOrder order, long seed)
            throws IOException {
        Table table = Table.random(Table.ALL_TYPES, rows, seed);
        WriterOptions options = WriterOptions.builder()
                .pageRows(pageRows)
                .rowGroupRows(groupRows)
                .boundsLength(boundsLength)
                .floatingOrder(order)
                .build();
        FileDump file = table.dump(options);
        for (Leaf leaf : table.schema().leaves()) {
            assertThat(file.metaData.columnOrders().get(leaf.ordinal()))
                    .isEqualTo(
                            order == FloatingOrder.TOTAL_ORDER && TrueStatistics.isFloating(leaf.node())
                                    ? new ColumnOrder.Ieee754TotalOrder()
                                    : new ColumnOrder.TypeDefinedOrder());
        }
        check(file, table.schema(), order, boundsLength);
    }

    /** Lists in lists, maps, structs: entries are not rows there, and levels are counted. */
    @Property(tries = 150, seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void everyNumberOfNestedColumnsIsTrue(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed,
            @ForAll @IntRange(min = 1, max = 120) int rows,
            @ForAll @IntRange(min = 1, max = 40) int pageRows,
            @ForAll @IntRange(min = 1, max = 120) int groupRows)
            throws IOException {
        Random random = new Random(seed);
        NestedTable table = NestedTable.random(RandomSchema.of(random), rows, random);
        WriterOptions options = WriterOptions.builder()
                .codec(CompressionCodec.UNCOMPRESSED)
                .pageRows(pageRows)
                .rowGroupRows(groupRows)
                .build();
        check(table.dump(options), table.schema(), FloatingOrder.TYPE_ORDER, 64);
    }

    private static void check(FileDump file, Schema schema, FloatingOrder order, int boundsLength) throws IOException {
        for (Leaf leaf : schema.leaves()) {
            for (int group = 0; group < file.chunks.size(); group++) {
                new TrueChunk(file, group, leaf, order, boundsLength).check();
            }
        }
    }
}
