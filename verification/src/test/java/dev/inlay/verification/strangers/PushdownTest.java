// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static dev.inlay.format.Repetition.OPTIONAL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.TimeUnit;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.writer.WriterOptions;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A filter that is pushed down to our statistics keeps the rows that a full scan keeps. Each column grows in its own order,
 * which is not the order of its bytes, and crosses what a wrong order trips over: signs, lengths, code points beyond ASCII.
 */
@Timeout(60) // seconds; a column takes a second
class PushdownTest {

    private static final int ROWS = 600;

    private Strangers strangers;
    private static Path file;

    @TempDir
    static Path directory;

    @BeforeAll
    static void write() throws IOException {
        List<LeafValues> columns = new ArrayList<>();
        // pyarrow compares by this column which rows were kept
        columns.add(column("row", PhysicalType.INT64, 0, null, row -> (long) row));
        columns.addAll(growing());
        // the page index would be used too, if there is one: small pages give it something to cut
        WriterOptions options = WriterOptions.builder()
                .rowGroupRows(100)
                .pageRows(20)
                .boundsLength(4) // so that the bounds of the longer texts are cut
                .build();
        file = TableFile.write(directory.resolve("growing.parquet"), columns, options, 64)
                .path();
    }

    @BeforeEach // not once for the class: surefire counts no skipped test then, and the build looks whole
    void meet() {
        strangers = Strangers.orSkip();
    }

    static List<LeafValues> growing() {
        LogicalType unsigned = LogicalType.integer(32, false);
        return List.of(
                column("int64", PhysicalType.INT64, 0, null, row -> row - 300L),
                column("int32", PhysicalType.INT32, 0, null, row -> row - 300),
                column("uint32", PhysicalType.INT32, 0, unsigned, row -> Integer.MAX_VALUE - 300 + row),
                column(
                        "uint64",
                        PhysicalType.INT64,
                        0,
                        LogicalType.integer(64, false),
                        row -> Long.MAX_VALUE - 300 + row),
                column("int8", PhysicalType.INT32, 0, LogicalType.integer(8, true), row -> row / 3 - 100),
                column("double", PhysicalType.DOUBLE, 0, null, row -> (row - 300) / 7.0),
                column("zeros", PhysicalType.DOUBLE, 0, null, row -> row < 300 ? -0.0 : 0.0),
                column("float", PhysicalType.FLOAT, 0, null, row -> (row - 300) / 8f),
                column("boolean", PhysicalType.BOOLEAN, 0, null, row -> row >= 250),
                column("date", PhysicalType.INT32, 0, LogicalType.date(), row -> row - 300),
                column("time", PhysicalType.INT32, 0, LogicalType.time(false, TimeUnit.MILLIS), row -> row * 100_000),
                column(
                        "timestamp",
                        PhysicalType.INT64,
                        0,
                        LogicalType.timestamp(true, TimeUnit.MICROS),
                        row -> (row - 300) * 1_000_000_007L),
                column("decimal9", PhysicalType.INT32, 0, LogicalType.decimal(9, 2), row -> (row - 300) * 1001),
                column(
                        "decimal38",
                        PhysicalType.FIXED_LEN_BYTE_ARRAY,
                        16,
                        LogicalType.decimal(38, 2),
                        row -> wide(row - 300)),
                // two's complement of any length: 80 is less than 7f ff
                column(
                        "decimals",
                        PhysicalType.BYTE_ARRAY,
                        0,
                        LogicalType.decimal(20, 2),
                        row -> BigInteger.valueOf((row - 300) * 100L).toByteArray()),
                column("binary", PhysicalType.BYTE_ARRAY, 0, null, row -> new byte[] {(byte) (row / 3), (byte) row}),
                column(
                        "text",
                        PhysicalType.BYTE_ARRAY,
                        0,
                        LogicalType.string(),
                        row -> ("ab" + Character.toString(0x60 + row * 7) + "tail").getBytes(UTF_8)),
                column("fixed", PhysicalType.FIXED_LEN_BYTE_ARRAY, 5, null, row ->
                        new byte[] {(byte) (row / 3), 0, 0, 0, (byte) (row % 3)}));
    }

    static Stream<String> names() {
        return growing().stream().map(column -> column.node().name());
    }

    @ParameterizedTest
    @MethodSource("names")
    void keepsTheRowsThatAScanKeeps(String column) {
        List<Integer> rows = List.of(0, 99, 100, 299, 300, 555);
        List<?> answers =
                (List<?>) strangers.ask("filtered", Map.of("file", file.toString(), "column", column, "rows", rows));

        assertThat(answers).hasSize(6 * rows.size());
        for (Object entry : answers) {
            Map<?, ?> answer = (Map<?, ?>) entry;
            for (String engine : List.of("pyarrow", "duckdb", "polars")) {
                assertThat(answer.get(engine))
                        .as("%s: rows of %s with %s", engine, file, answer.get("filter"))
                        .isEqualTo(answer.get("scan"));
            }
        }
    }

    private static byte[] wide(int value) {
        return ByteBuffer.allocate(16)
                .putLong(value < 0 ? -1 : 0)
                .putLong(value * 1001L)
                .array();
    }

    private static LeafValues column(
            String name, PhysicalType type, int length, LogicalType logical, IntFunction<Object> value) {
        List<Object> values = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            values.add(row % 10 == 7 ? null : value.apply(row));
        }
        return new LeafValues(new PrimitiveNode(name, OPTIONAL, type, length, logical, null), values);
    }
}
