// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.schema.Schema;
import dev.inlay.verification.strangers.ParquetJavaIndexes.Found;
import dev.inlay.writer.ColumnOptions;
import dev.inlay.writer.DataPageVersion;
import dev.inlay.writer.WriterOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.filter2.predicate.Operators.Column;
import org.apache.parquet.filter2.predicate.Operators.SupportsLtGt;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A filter on a field in structs that may be null, pushed down to statistics, page indexes and bloom filters, keeps the rows that a
 * full scan keeps. A list beside it makes rows and values of a page different numbers.
 */
@Timeout(180) // seconds; the Python environment may have to be made first
class NestedPushdownTest {

    private static final int ROWS = 600;
    private static final List<Integer> ASKED = List.of(1, 101, 302, 555);
    private static final Schema SCHEMA = Schema.parse("""
            message m {
              required int64 row;
              optional group s {
                optional int64 up;
                required binary text (STRING);
                optional group in { required int32 down; optional double wave; }
                optional group list (LIST) { repeated group list { optional int64 element; } }
              }
            }""");

    @TempDir
    static Path directory;

    private static Path file;

    @BeforeAll
    static void write() throws IOException {
        ColumnOptions bloom = ColumnOptions.builder().bloomFilter(true).build();
        WriterOptions options = WriterOptions.builder()
                .rowGroupRows(150)
                .pageRows(20)
                .boundsLength(3)
                .dataPageVersion(DataPageVersion.V2)
                .column("s.up", bloom)
                .column("s.text", bloom)
                .column("s.in.down", bloom)
                .build();
        List<List<Object>> records = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            records.add(asList((long) row, row % 9 == 4 ? null : struct(row)));
        }
        file = NestedFile.write(directory.resolve("nested.parquet"), SCHEMA, records, options, 77)
                .path();
    }

    private static List<Object> struct(int row) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < row % 5; i++) {
            list.add((long) row + i);
        }
        Object in = row % 11 == 6 ? null : asList(300L - row, row % 8 == 0 ? null : bits((row % 100) / 7.0));
        return asList(
                row % 7 == 0 ? null : (Object) (row / 2L), "text " + Character.toString(0x4e00 + row / 3), in, list);
    }

    private static String bits(double value) {
        return HexFormat.of().toHexDigits(Double.doubleToRawLongBits(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s.up", "s.text", "s.in.down", "s.in.wave"})
    void pythonsEnginesFindTheRowsOfAScan(String path) {
        List<?> answers = (List<?>) Strangers.orSkip()
                .ask(
                        "nested_filtered",
                        Map.of("file", file.toString(), "path", List.of(path.split("\\.")), "rows", ASKED));
        assertThat(answers).hasSize(6 * ASKED.size());
        for (Object entry : answers) {
            Map<?, ?> answer = (Map<?, ?>) entry;
            for (String engine : List.of("pyarrow", "duckdb", "polars")) {
                assertThat(answer.get(engine))
                        .as("%s: %s", engine, answer.get("filter"))
                        .isEqualTo(answer.get("scan"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"s.up", "s.text", "s.in.down", "s.in.wave"})
    void parquetJavaFindsTheRowsOfAScan(String path) throws IOException {
        long looked = 0;
        for (int row : ASKED) {
            for (FilterPredicate filter : filters(path, row)) {
                Found pruned = ParquetJavaIndexes.find(file, "s", filter, true);
                Found scanned = ParquetJavaIndexes.find(file, "s", filter, false);
                assertThat(pruned.rows()).as("%s", filter).isEqualTo(scanned.rows());
                assertThat(scanned.looked()).isEqualTo(ROWS);
                looked += pruned.looked();
            }
        }
        if (!path.equals("s.in.wave")) { // which is everywhere
            assertThat(looked)
                    .as("rows of the pages that were not left out")
                    .isLessThan(6L * ASKED.size() * ROWS * 2 / 3);
        }
    }

    private static List<FilterPredicate> filters(String path, int row) {
        return switch (path) {
            case "s.up" -> filters(FilterApi.longColumn(path), row / 2L);
            case "s.text" ->
                filters(
                        FilterApi.binaryColumn(path),
                        Binary.fromString("text " + Character.toString(0x4e00 + row / 3)));
            case "s.in.down" -> filters(FilterApi.intColumn(path), 300 - row);
            case "s.in.wave" -> filters(FilterApi.doubleColumn(path), (row % 100) / 7.0);
            default -> throw new AssertionError(path);
        };
    }

    private static <T extends Comparable<T>, C extends Column<T> & SupportsLtGt> List<FilterPredicate> filters(
            C column, T value) {
        return List.of(
                FilterApi.eq(column, value),
                FilterApi.notEq(column, value),
                FilterApi.lt(column, value),
                FilterApi.ltEq(column, value),
                FilterApi.gt(column, value),
                FilterApi.gtEq(column, value));
    }
}
