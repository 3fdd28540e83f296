// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.io.LocalOutputFile;
import dev.inlay.schema.Schema;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.DoubleVector;
import dev.inlay.vector.FixedBinaryVector;
import dev.inlay.vector.FloatVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.RecordBatch;
import dev.inlay.writer.ColumnOptions;
import dev.inlay.writer.ParquetWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** parquet-java and DuckDB find every value in our bloom filters, with their own hashes, and few that are not there. */
class StrangersBloomTest {

    private static final int ROWS = 3000;
    private static final Schema SCHEMA = Schema.parse("""
            message m {
              required int32 i; required int64 l; required float f; required double d; required binary b (STRING);
              required fixed_len_byte_array(3) x;
            }
            """);

    @TempDir
    static Path directory;

    private static Path file;

    @BeforeAll
    static void write() throws IOException {
        IntVector.Builder ints = IntVector.builder(ROWS);
        LongVector.Builder longs = LongVector.builder(ROWS);
        FloatVector.Builder floats = FloatVector.builder(ROWS);
        DoubleVector.Builder doubles = DoubleVector.builder(ROWS);
        BinaryVector.Builder texts = BinaryVector.builder(ROWS);
        FixedBinaryVector.Builder fixed = FixedBinaryVector.builder(3, ROWS);
        for (int row = 0; row < ROWS; row++) {
            ints.append(row * 2);
            longs.append(row * 2_000_000_000_000L);
            floats.append(row * 0.5f);
            doubles.append(row * 0.25);
            texts.append(text(row));
            fixed.append(bytes(row));
        }
        file = directory.resolve("bloom.parquet");
        ColumnOptions filtered = ColumnOptions.builder().bloomFilter(true).build();
        ColumnOptions plain =
                ColumnOptions.builder().bloomFilter(true).dictionary(false).build();
        try (ParquetWriter<RecordBatch> writer = ParquetWriter.forSchema(SCHEMA)
                .options(options -> options.rowGroupRows(1000)
                        .column("i", filtered)
                        .column("l", plain)
                        .column("f", filtered)
                        .column("d", plain)
                        .column("b", filtered)
                        .column("x", plain))
                .open(LocalOutputFile.of(file))) {
            writer.write(new RecordBatch(
                    SCHEMA,
                    ROWS,
                    List.of(
                            ints.build(),
                            longs.build(),
                            floats.build(),
                            doubles.build(),
                            texts.build(),
                            fixed.build())));
            writer.commit();
        }
    }

    private static String text(int row) {
        return "value number " + row + (row % 2 == 0 ? "" : ", and some more so that it takes several stripes");
    }

    private static byte[] bytes(int row) {
        return new byte[] {(byte) row, (byte) (row >> 8), -1};
    }

    @Test
    void parquetJavaFindsEveryValueAndHardlyAnyOther() throws IOException {
        ParquetReadOptions options =
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            int first = 0;
            for (BlockMetaData rowGroup : reader.getRowGroups()) {
                List<BloomFilter> filters = rowGroup.getColumns().stream()
                        .map(column -> reader.getBloomFilterDataReader(rowGroup).readBloomFilter(column))
                        .toList();
                int end = first + (int) rowGroup.getRowCount();
                assertFinds(filters.get(0), first, end, row -> filters.get(0).hash(row * 2));
                assertFinds(filters.get(1), first, end, row -> filters.get(1).hash(row * 2_000_000_000_000L));
                assertFinds(filters.get(2), first, end, row -> filters.get(2).hash(row * 0.5f));
                assertFinds(filters.get(3), first, end, row -> filters.get(3).hash(row * 0.25));
                assertFinds(
                        filters.get(4),
                        first,
                        end,
                        row -> filters.get(4)
                                .hash(Binary.fromConstantByteArray(text(row).getBytes(UTF_8))));
                assertFinds(
                        filters.get(5),
                        first,
                        end,
                        row -> filters.get(5).hash(Binary.fromConstantByteArray(bytes(row))));
                first = end;
            }
            assertThat(first).isEqualTo(ROWS);
        }
    }

    @ParameterizedTest
    @CsvSource({"i, INTEGER", "l, BIGINT", "f, FLOAT", "d, DOUBLE", "b, VARCHAR", "x, BLOB"})
    void duckDbLeavesOutOnlyRowGroupsThatDoNotHaveTheValue(String column, String type) {
        List<Integer> rows =
                IntStream.range(0, 60).mapToObj(i -> i * 50 + i % 7).toList();
        List<?> answers = (List<?>) Strangers.orSkip()
                .ask(
                        "bloom_probe",
                        Map.of(
                                "file",
                                file.toString(),
                                "column",
                                column,
                                "type",
                                type,
                                "values",
                                rows.stream().map(row -> value(column, row)).toList()));
        int excluded = 0;
        for (int i = 0; i < rows.size(); i++) {
            List<?> byRowGroup = (List<?>) answers.get(i);
            assertThat(byRowGroup).hasSize(3);
            assertThat(byRowGroup.get(rows.get(i) / 1000))
                    .as("row %d", rows.get(i))
                    .isEqualTo(false);
            excluded += Collections.frequency(byRowGroup, true);
        }
        assertThat(excluded).isBetween(rows.size() * 2 - 8, rows.size() * 2);
    }

    /** What {@link #write} wrote. */
    private static Object value(String column, int row) {
        return switch (column) {
            case "i" -> row * 2;
            case "l" -> row * 2_000_000_000_000L;
            case "f" -> Double.toString(row * 0.5);
            case "d" -> Double.toString(row * 0.25);
            case "b" -> text(row);
            case "x" -> HexFormat.of().formatHex(bytes(row));
            default -> throw new AssertionError(column);
        };
    }

    private static void assertFinds(BloomFilter filter, int first, int end, IntFunction<Long> hash) {
        int wrong = 0;
        for (int row = 0; row < ROWS; row++) {
            boolean found = filter.findHash(hash.apply(row));
            if (row >= first && row < end) {
                assertThat(found).as("row %d", row).isTrue();
            } else {
                wrong += found ? 1 : 0;
            }
        }
        assertThat(wrong).isLessThan((ROWS - 1000) * 2 / 100); // asked for: one per cent
    }
}
