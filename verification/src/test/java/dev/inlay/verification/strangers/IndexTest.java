// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static dev.inlay.format.Repetition.OPTIONAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.io.LocalOutputFile;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.schema.Schema;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.ListVector;
import dev.inlay.vector.RecordBatch;
import dev.inlay.vector.Validity;
import dev.inlay.vector.Vector;
import dev.inlay.verification.strangers.ParquetJavaIndexes.Chunk;
import dev.inlay.writer.FloatingOrder;
import dev.inlay.writer.ParquetFiles;
import dev.inlay.writer.WriterOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.parquet.internal.column.columnindex.ColumnIndex;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What pyarrow and parquet-java see of page indexes and size statistics is what the data says: every type, nulls, pages of
 * nulls alone, in both orders of floats.
 */
class IndexTest {

    private static final int ROWS = 700;
    private static final int GROUP = 300;
    private static final int PAGE = 50;

    private static final List<LeafValues> COLUMNS = new ArrayList<>();

    @TempDir
    static Path directory;

    /** A column of every kind; row numbers from 200 to 249 are a page of nulls in all of them. */
    @BeforeAll
    static void fill() {
        for (PrimitiveNode leaf : Stream.concat(Cells.bare(OPTIONAL).stream(), Cells.annotated(OPTIONAL).stream())
                .toList()) {
            ValueSource source = new ValueSource(leaf);
            Random random = new Random(leaf.name().hashCode());
            List<Object> values = new ArrayList<>(source.edges());
            while (values.size() < ROWS) {
                boolean blank = random.nextInt(6) == 0 || (values.size() >= 200 && values.size() < 250);
                values.add(blank ? null : source.next(random));
            }
            COLUMNS.add(new LeafValues(leaf, values));
        }
    }

    private static Path write(FloatingOrder order) throws IOException {
        WriterOptions options = WriterOptions.builder()
                .rowGroupRows(GROUP)
                .pageRows(PAGE)
                .boundsLength(1000) // whole bounds; how they are cut is another test
                .floatingOrder(order)
                .build();
        return TableFile.write(directory.resolve(order + ".parquet"), COLUMNS, options, 128)
                .path();
    }

    @ParameterizedTest
    @EnumSource(FloatingOrder.class)
    void parquetJavaSeesTheTrueIndexes(FloatingOrder order) throws IOException {
        List<List<Chunk>> rowGroups = ParquetJavaIndexes.chunks(write(order));
        assertThat(rowGroups).hasSize(3);
        for (int group = 0; group < 3; group++) {
            int from = group * GROUP;
            int to = Math.min(ROWS, from + GROUP);
            for (int i = 0; i < COLUMNS.size(); i++) {
                LeafValues column = TrueBounds.rows(COLUMNS.get(i), from, to);
                checkOffsets(column, rowGroups.get(group).get(i));
                checkBounds(column, rowGroups.get(group).get(i), order);
            }
        }
    }

    private static void checkOffsets(LeafValues column, Chunk chunk) {
        String name = column.node().name();
        OffsetIndex offsets = chunk.offsetIndex();
        int rows = column.values().size();
        long next = chunk.metaData().getFirstDataPageOffset();
        assertThat(offsets.getPageCount()).as(name).isEqualTo(rows / PAGE);
        long bytes = 0;
        for (int page = 0; page < offsets.getPageCount(); page++) {
            assertThat(offsets.getOffset(page)).as(name).isEqualTo(next);
            assertThat(offsets.getFirstRowIndex(page)).as(name).isEqualTo((long) page * PAGE);
            assertThat(offsets.getLastRowIndex(page, rows)).as(name).isEqualTo((page + 1L) * PAGE - 1);
            next += offsets.getCompressedPageSize(page);
            if (TrueBounds.isByteArray(column)) {
                long expected = unencoded(TrueBounds.rows(column, page * PAGE, (page + 1) * PAGE));
                assertThat(offsets.getUnencodedByteArrayDataBytes(page))
                        .as(name)
                        .hasValue(expected);
                bytes += expected;
            }
        }
        assertThat(next)
                .as(name)
                .isEqualTo(chunk.metaData().getStartingPos() + chunk.metaData().getTotalSize());
        if (TrueBounds.isByteArray(column)) {
            assertThat(chunk.metaData().getSizeStatistics().getUnencodedByteArrayDataBytes())
                    .as(name)
                    .hasValue(bytes);
        }
    }

    private static void checkBounds(LeafValues column, Chunk chunk, FloatingOrder order) {
        String name = column.node().name();
        ColumnIndex index = chunk.columnIndex();
        List<TrueBounds> pages = new ArrayList<>();
        for (int from = 0; from < column.values().size(); from += PAGE) {
            pages.add(TrueBounds.of(TrueBounds.rows(column, from, from + PAGE)));
        }
        LogicalType logical = column.node().logicalType();
        if (!TrueBounds.hasOrder(logical)) {
            assertThat(index).as(name).isNull();
            return;
        }
        assertThat(index).as(name).isNotNull();
        for (int page = 0; page < pages.size(); page++) {
            TrueBounds truth = pages.get(page);
            String place = "page " + page + " of " + name;
            assertThat(index.getNullCounts().get(page)).as(place).isEqualTo(truth.nulls());
            assertThat(index.getNullPages().get(page)).as(place).isEqualTo(truth.nulls() == PAGE);
            if (truth.min() == null) {
                assertThat(index.getMinValues().get(page).remaining()).as(place).isZero();
            } else {
                assertThat(bound(column, index.getMinValues().get(page), order))
                        .as("min of " + place)
                        .isEqualTo(zero(column, truth.min(), order));
                assertThat(bound(column, index.getMaxValues().get(page), order))
                        .as("max of " + place)
                        .isEqualTo(zero(column, truth.max(), order));
            }
        }
    }

    private static long unencoded(LeafValues column) {
        return column.values().stream()
                .mapToLong(value -> value == null ? 0 : ((byte[]) value).length)
                .sum();
    }

    /** The canonical text of a bound, which is PLAIN bytes. */
    private static String bound(LeafValues column, ByteBuffer bound, FloatingOrder order) {
        byte[] bytes = new byte[bound.remaining()];
        bound.duplicate().get(bytes);
        ByteBuffer plain = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return zero(
                column,
                column.canonical(
                        switch (column.node().type()) {
                            case BOOLEAN -> plain.get(0) == 1;
                            case INT32 -> plain.getInt();
                            case INT64 -> plain.getLong();
                            case FLOAT -> plain.getFloat();
                            case DOUBLE -> plain.getDouble();
                            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY, INT96 -> bytes;
                        }),
                order);
    }

    /** Which zero is a bound depends on the order, and is tested in the writer: here they are one. */
    private static String zero(LeafValues column, String canonical, FloatingOrder order) {
        boolean floating = column.node().type() == PhysicalType.FLOAT
                || column.node().type() == PhysicalType.DOUBLE
                || column.node().logicalType() instanceof LogicalType.Float16Type;
        return order == FloatingOrder.TOTAL_ORDER && floating && canonical.matches("80*")
                ? canonical.replace('8', '0')
                : canonical;
    }

    /** null and [] are a page without a value, [null] and [a, null, b] one with two: rows, entries and values are three counts. */
    @Test
    void parquetJavaSeesTheLevelsOfLists() throws IOException {
        Schema schema = Schema.parse("""
                message m {
                  optional group tags (LIST) { repeated group list { optional binary element (STRING); } }
                }
                """);
        Vector elements = BinaryVector.of(null, new byte[] {'a'}, null, new byte[] {'b'});
        Vector lists = new ListVector(new int[] {0, 0, 0, 1, 4}, 0, 4, Validity.of(false, true, true, true), elements);
        Path file = directory.resolve("lists.parquet");
        ParquetFiles.write(
                LocalOutputFile.of(file),
                schema,
                WriterOptions.builder().pageRows(2).build(),
                List.of(new RecordBatch(schema, 4, List.of(lists))));

        Chunk chunk = ParquetJavaIndexes.chunks(file).get(0).get(0);
        assertThat(chunk.columnIndex().getNullPages()).containsExactly(true, false);
        assertThat(chunk.columnIndex().getNullCounts()).containsExactly(2L, 2L);
        assertThat(chunk.columnIndex().getRepetitionLevelHistogram()).containsExactly(2L, 0L, 2L, 2L);
        assertThat(chunk.columnIndex().getDefinitionLevelHistogram()).containsExactly(1L, 1L, 0L, 0L, 0L, 0L, 2L, 2L);
        assertThat(chunk.offsetIndex().getFirstRowIndex(1)).isEqualTo(2);
        assertThat(chunk.metaData().getValueCount()).isEqualTo(6);
        assertThat(chunk.metaData().getSizeStatistics().getRepetitionLevelHistogram())
                .containsExactly(4L, 2L);
        assertThat(chunk.metaData().getSizeStatistics().getDefinitionLevelHistogram())
                .containsExactly(1L, 1L, 2L, 2L);
        assertThat(chunk.metaData().getSizeStatistics().getUnencodedByteArrayDataBytes())
                .hasValue(2L);
    }

    @Test
    void pyarrowSeesWhichIndexesThereAre() throws IOException {
        Path file = write(FloatingOrder.TYPE_ORDER);
        List<?> rowGroups = (List<?>) Strangers.orSkip().ask("pyarrow_indexes", Map.of("file", file.toString()));
        assertThat(rowGroups).hasSize(3);
        for (Object rowGroup : rowGroups) {
            List<?> chunks = (List<?>) rowGroup;
            for (int i = 0; i < COLUMNS.size(); i++) {
                LogicalType logical = COLUMNS.get(i).node().logicalType();
                boolean ordered = TrueBounds.hasOrder(logical);
                assertThat(chunks.get(i))
                        .as(COLUMNS.get(i).node().name())
                        .isEqualTo(Map.of("has_column_index", ordered, "has_offset_index", true));
            }
        }
    }
}
