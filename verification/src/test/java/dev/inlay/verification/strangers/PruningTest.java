// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static dev.inlay.format.Repetition.OPTIONAL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.verification.strangers.ParquetJavaIndexes.Found;
import dev.inlay.writer.FloatingOrder;
import dev.inlay.writer.WriterOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.filter2.predicate.Operators.Column;
import org.apache.parquet.filter2.predicate.Operators.SupportsLtGt;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every engine that leaves out row groups and pages by what our files say of them finds the rows that it finds without:
 * sorted up, sorted down and unsorted columns, pages of nulls, of NaNs and of both, in both orders of floats. PushdownTest is
 * about the orders of the types; this is about pages.
 */
@Timeout(60) // seconds; a column takes one
class PruningTest {

    private static final int ROWS = 400;
    private static final List<Integer> ASKED = List.of(3, 151, 200, 399);
    private static final Map<FloatingOrder, Path> FILES = new HashMap<>();

    @TempDir
    static Path directory;

    private static synchronized Path file(FloatingOrder order) throws IOException {
        Path path = FILES.get(order);
        if (path == null) {
            WriterOptions options = WriterOptions.builder()
                    .rowGroupRows(150)
                    .pageRows(10)
                    .boundsLength(3)
                    .floatingOrder(order)
                    .build();
            path = directory.resolve(order + ".parquet");
            TableFile.write(path, columns(), options, 77);
            FILES.put(order, path);
        }
        return path;
    }

    private static List<LeafValues> columns() {
        Random random = new Random(5);
        return List.of(
                column("row", PhysicalType.INT64, 0, null, row -> (long) row),
                column("up", PhysicalType.INT64, 0, null, row -> row / 2 - 50L),
                column("down", PhysicalType.INT32, 0, null, row -> 100 - row / 3),
                column("unsorted", PhysicalType.INT32, 0, null, row -> random.nextInt(1000) - 500),
                column("constant", PhysicalType.INT64, 0, null, row -> 7L),
                column("null_pages", PhysicalType.INT64, 0, null, row -> row / 10 % 3 == 1 ? null : row - 200L),
                column("few", PhysicalType.INT32, 0, null, row -> row % 3 == 0 ? row % 5 : null),
                column("nan_pages", PhysicalType.DOUBLE, 0, null, PruningTest::nansAndNulls),
                column(
                        "nans",
                        PhysicalType.DOUBLE,
                        0,
                        null,
                        row -> row % 7 == 3
                                ? Double.longBitsToDouble(row % 2 == 0 ? 0x7ff8000000000001L : -1L)
                                : row - 200.0),
                column("nans_and_nulls", PhysicalType.FLOAT, 0, null, PruningTest::nansOrNulls),
                column("zeros", PhysicalType.FLOAT, 0, null, row -> row < 195 ? -0f : 0f),
                column(
                        "infinite",
                        PhysicalType.DOUBLE,
                        0,
                        null,
                        row -> row < 100 ? Double.NEGATIVE_INFINITY : row < 300 ? row / 3.0 : Double.POSITIVE_INFINITY),
                column(
                        "text",
                        PhysicalType.BYTE_ARRAY,
                        0,
                        LogicalType.string(),
                        row -> (row % 11 == 0 ? "" : "text " + Character.toString(0x70 + row)).getBytes(UTF_8)),
                column(
                        "unsorted_text",
                        PhysicalType.BYTE_ARRAY,
                        0,
                        LogicalType.string(),
                        row -> row % 4 == 0
                                ? null
                                : Integer.toString(random.nextInt(5000), 36).getBytes(UTF_8)),
                column("bytes", PhysicalType.BYTE_ARRAY, 0, null, row -> new byte[] {-1, -1, -1, (byte) (row / 2)}),
                column(
                        "decimal",
                        PhysicalType.FIXED_LEN_BYTE_ARRAY,
                        9,
                        LogicalType.decimal(20, 2),
                        row -> ByteBuffer.allocate(9)
                                .put((byte) (row < 200 ? -1 : 0))
                                .putLong((row - 200) * 1001L)
                                .array()));
    }

    /** Of four pages one is NaN alone, and one has nulls. */
    private static Double nansAndNulls(int row) {
        if (row / 10 % 4 == 1 && row % 2 == 0) {
            return null;
        }
        return row / 10 % 4 == 0 ? Double.NaN : (row - 200) / 7.0;
    }

    /** Of three pages one is null alone, and one NaN alone. */
    private static Float nansOrNulls(int row) {
        if (row / 10 % 3 == 0) {
            return null;
        }
        return row / 10 % 3 == 1 ? Float.NaN : row - 200f;
    }

    static Stream<Arguments> cases() {
        return columns().stream()
                .skip(1)
                .flatMap(column -> Stream.of(FloatingOrder.values())
                        .filter(order -> order == FloatingOrder.TYPE_ORDER
                                || column.node().type() == PhysicalType.FLOAT
                                || column.node().type() == PhysicalType.DOUBLE)
                        .map(order -> Arguments.of(column.node().name(), order)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void pythonsEnginesFindTheRowsTheyFindWithout(String column, FloatingOrder order) throws IOException {
        List<?> answers = (List<?>) Strangers.orSkip()
                .ask("pruned", Map.of("file", file(order).toString(), "column", column, "rows", ASKED));
        assertThat(answers).isNotEmpty();
        for (Object entry : answers) {
            Map<?, ?> answer = (Map<?, ?>) entry;
            assertThat(answer.get("pruned"))
                    .as("%s, %s, %s", answer.get("engine"), answer.get("filter"), order)
                    .isEqualTo(answer.get("scanned"));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void parquetJavaFindsTheRowsItFindsWithout(String name, FloatingOrder order) throws IOException {
        LeafValues column = columns().stream()
                .filter(some -> some.node().name().equals(name))
                .findFirst()
                .orElseThrow();
        for (int row : ASKED) {
            for (FilterPredicate filter : filters(column, column.values().get(row))) {
                Found pruned = ParquetJavaIndexes.find(file(order), name, filter, true);
                Found scanned = ParquetJavaIndexes.find(file(order), name, filter, false);
                assertThat(pruned.rows()).as("%s, %s", filter, order).isEqualTo(scanned.rows());
                assertThat(scanned.looked()).isEqualTo(ROWS);
            }
        }
    }

    /** It is the pages that are left out: of 400 rows in pages of ten, one page has the value, or two that meet in it. */
    @Test
    void parquetJavaLooksAtFewPages() throws IOException {
        Path file = file(FloatingOrder.TYPE_ORDER);
        assertThat(ParquetJavaIndexes.find(file, "up", FilterApi.eq(FilterApi.longColumn("up"), 10L), true))
                .isEqualTo(new Found(List.of(120L, 121L), 10));
        assertThat(ParquetJavaIndexes.find(file, "down", FilterApi.gt(FilterApi.intColumn("down"), 97), true))
                .isEqualTo(new Found(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L), 10));
        assertThat(ParquetJavaIndexes.find(
                        file, "null_pages", FilterApi.eq(FilterApi.longColumn("null_pages"), 199L), true))
                .isEqualTo(new Found(List.of(399L), 10));
        // and with an order of its own: NaN pages are no reason to look at all of them
        assertThat(ParquetJavaIndexes.find(
                                file(FloatingOrder.TOTAL_ORDER),
                                "infinite",
                                FilterApi.lt(FilterApi.doubleColumn("infinite"), 34.0),
                                true)
                        .looked())
                .isEqualTo(110);
    }

    private static List<FilterPredicate> filters(LeafValues column, Object value) {
        String name = column.node().name();
        return switch (column.node().type()) {
            case INT32 -> filters(FilterApi.intColumn(name), (Integer) value);
            case INT64 -> filters(FilterApi.longColumn(name), (Long) value);
            case FLOAT -> filters(FilterApi.floatColumn(name), (Float) value);
            case DOUBLE -> filters(FilterApi.doubleColumn(name), (Double) value);
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY ->
                filters(
                        FilterApi.binaryColumn(name),
                        value == null ? null : Binary.fromConstantByteArray((byte[]) value));
            case BOOLEAN, INT96 -> throw new AssertionError(name);
        };
    }

    private static <T extends Comparable<T>, C extends Column<T> & SupportsLtGt> List<FilterPredicate> filters(
            C column, T value) {
        return value == null
                ? List.of(FilterApi.eq(column, null), FilterApi.notEq(column, null))
                : List.of(
                        FilterApi.eq(column, value),
                        FilterApi.notEq(column, value),
                        FilterApi.lt(column, value),
                        FilterApi.ltEq(column, value),
                        FilterApi.gt(column, value),
                        FilterApi.gtEq(column, value));
    }

    private static LeafValues column(
            String name, PhysicalType type, int length, LogicalType logical, IntFunction<Object> value) {
        List<Object> values = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            values.add(value.apply(row));
        }
        return new LeafValues(new PrimitiveNode(name, OPTIONAL, type, length, logical, null), values);
    }
}
