// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static dev.inlay.format.Repetition.OPTIONAL;
import static dev.inlay.format.Repetition.REQUIRED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.CompressionCodec;
import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.Repetition;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.writer.WriterOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files at the corners: of length, of pages and row groups, of text. All five strangers read each, value for value. */
@Timeout(120) // seconds; the slowest, 20 MB of noise by GZIP, takes 5 s
class ShapeTest {

    private static final List<Engine> ALL = List.of(Engine.values());

    private Strangers strangers;

    @TempDir
    Path directory;

    @BeforeEach // again for each test: a process that one test killed is another one for the next
    void meet() {
        strangers = Strangers.orSkip();
    }

    static List<CompressionCodec> codecs() {
        return Cells.codecs();
    }

    @Test
    void noRows() throws IOException {
        TableFile file =
                write("no-rows", everyPhysicalType(0, row -> false), options().build());

        file.mustBeReadBy(strangers, ALL);
        assertThat(ParquetJava.layout(file.path())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void oneRow(CompressionCodec codec) throws IOException {
        write(
                        "one-row-" + codec,
                        everyPhysicalType(1, row -> false),
                        options().codec(codec).build())
                .mustBeReadBy(strangers, ALL);
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void nothingButNulls(CompressionCodec codec) throws IOException {
        // 1000 rows in pages of 300: levels only, no value, no dictionary
        TableFile file = write(
                "nulls-" + codec,
                everyPhysicalType(1000, row -> true),
                options().codec(codec).pageRows(300).build());

        file.mustBeReadBy(strangers, ALL);
        assertThat(ParquetJava.layout(file.path()).get(0))
                .allSatisfy(
                        chunk -> assertThat(chunk).containsPattern("\\(300\\) .*\\(300\\) .*\\(300\\) .*\\(100\\)$"));
    }

    @Test
    void oneNull() throws IOException {
        write("one-null", everyPhysicalType(1, row -> true), options().build()).mustBeReadBy(strangers, ALL);
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void textsOfNoLength(CompressionCodec codec) throws IOException {
        List<LeafValues> columns = List.of(
                column("required", REQUIRED, 100, row -> new byte[0]),
                column("optional", OPTIONAL, 100, row -> row % 2 == 0 ? null : new byte[0]));

        write(
                        "empty-texts-" + codec,
                        columns,
                        options().codec(codec).dictionary(false).build())
                .mustBeReadBy(strangers, ALL);
        write(
                        "empty-texts-in-dictionary-" + codec,
                        columns,
                        options().codec(codec).build())
                .mustBeReadBy(strangers, ALL);
    }

    @Test
    void exactlyOnePage() throws IOException {
        TableFile file = write(
                "one-page",
                everyPhysicalType(100, row -> false),
                options().pageRows(100).dictionary(false).build());

        file.mustBeReadBy(strangers, ALL);
        assertThat(ParquetJava.layout(file.path())).hasSize(1);
        assertThat(ParquetJava.layout(file.path()).get(0)).allMatch(pages -> pages.equals("PLAIN(100)"));
    }

    @Test
    void onePageAndOneValue() throws IOException {
        TableFile file = write(
                "one-page-and-one",
                everyPhysicalType(101, row -> false),
                options().pageRows(100).dictionary(false).build());

        file.mustBeReadBy(strangers, ALL);
        assertThat(ParquetJava.layout(file.path()).get(0)).allMatch(pages -> pages.equals("PLAIN(100) PLAIN(1)"));
    }

    @Test
    void severalRowGroupsTheLastOfOneRow() throws IOException {
        TableFile file = write(
                "row-groups",
                everyPhysicalType(1001, row -> row % 7 == 3),
                options().rowGroupRows(250).pageRows(100).build());

        file.mustBeReadBy(strangers, ALL);
        assertThat(ParquetJava.layout(file.path())).hasSize(5);
        assertThat(ParquetJava.layout(file.path()).get(4)).allMatch(pages -> pages.endsWith("(1)"));
    }

    @Test
    void aDictionaryThatIsGivenUpInTheMiddle() throws IOException {
        // 2 000 rows of few values fit a dictionary of 4 KiB; the 3 000 different ones after them do not
        IntFunction<Object> turning = row -> ("value " + (row < 2000 ? row % 10 : row)).getBytes(UTF_8);
        List<LeafValues> columns = List.of(
                column("required", REQUIRED, 5000, turning),
                column("optional", OPTIONAL, 5000, row -> row % 3 == 0 ? null : turning.apply(row)));

        TableFile file = write(
                "fallback",
                columns,
                options().pageRows(500).dictionaryBytes(4096).build());

        // fastparquet reads texts after the dictionary pages as nulls, in files of pyarrow's as well
        file.mustBeReadBy(strangers, List.of(Engine.PYARROW, Engine.DUCKDB, Engine.POLARS, Engine.PARQUET_JAVA));
        // the dictionary is full at row 2 284; its last page ends there, and plain pages begin
        assertThat(ParquetJava.layout(file.path()).get(0))
                .allMatch(
                        pages -> pages.matches(
                                "dictionary\\(\\d+\\)( RLE_DICTIONARY\\(500\\)){4} RLE_DICTIONARY\\(\\d+\\)( PLAIN\\(\\d+\\))+"));
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void textsOfTwentyMegabytes(CompressionCodec codec) throws IOException {
        Random random = new Random(20);
        byte[] noise = new byte[20 << 20];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) (' ' + random.nextInt(95));
        }
        byte[] even = new byte[20 << 20];
        Arrays.fill(even, (byte) 'e');
        List<LeafValues> columns = List.of(column(
                "text",
                OPTIONAL,
                4,
                row -> Arrays.asList(noise, null, even, "short".getBytes(UTF_8)).get(row)));

        write("twenty-megabytes-" + codec, columns, options().codec(codec).build())
                .mustBeReadBy(strangers, ALL);
    }

    @Test
    void allOfUnicode() throws IOException {
        List<Object> texts = new ArrayList<>();
        StringBuilder whole = new StringBuilder();
        for (int block = 0; block < 0x110000; block += 0x400) {
            if (block >= 0xd800 && block < 0xe000) {
                continue; // surrogates are no characters
            }
            StringBuilder text = new StringBuilder();
            IntStream.range(block, block + 0x400).forEach(text::appendCodePoint);
            texts.add(text.toString().getBytes(UTF_8));
            whole.append(text);
        }
        texts.add(whole.toString().getBytes(UTF_8));

        write(
                        "unicode",
                        List.of(column("text", REQUIRED, texts.size(), texts::get)),
                        options().build())
                .mustBeReadBy(strangers, ALL);
    }

    @Test
    void longRunsAndShortOnes() throws IOException {
        // validity in runs of 1, 2, 4, … 65 536 rows: repeated and bit-packed runs of levels take turns
        IntFunction<Boolean> isNull = row -> Integer.numberOfLeadingZeros(row + 1) % 2 == 0;
        List<LeafValues> columns = List.of(
                numbers("runs", 150_000, row -> isNull.apply(row) ? null : (long) (row / 1000)),
                numbers("same", 150_000, row -> 42L),
                numbers("single", 150_000, row -> row == 149_999 ? 1L : null));

        TableFile file = write("runs", columns, options().build());

        file.mustBeReadBy(strangers, ALL);
    }

    @Test
    void fiveHundredColumns() throws IOException {
        List<LeafValues> columns = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            int column = i;
            columns.add(numbers("c" + i, 20, row -> row % 5 == column % 5 ? null : (long) row * column));
        }

        write("wide", columns, options().build()).mustBeReadBy(strangers, ALL);
    }

    @Test
    void columnsWithOddNames() throws IOException {
        List<LeafValues> columns = new ArrayList<>();
        for (String name :
                List.of("a b", "a.b", "ä€😀", "\"quoted\"", "select", "tab\there", "'", "back`tick", "x".repeat(300))) {
            columns.add(numbers(name, 3, row -> (long) row));
        }

        write("names", columns, options().build()).mustBeReadBy(strangers, ALL);
    }

    @Test
    void batchesOfAnySizeGiveOneFile() throws IOException {
        List<LeafValues> columns = everyPhysicalType(1000, row -> row % 4 == 1);
        WriterOptions options = options().rowGroupRows(300).pageRows(77).build();

        TableFile whole = TableFile.write(directory.resolve("batch-of-1000"), columns, options, 1000);
        for (int rows : new int[] {1, 7, 64, 300, 999}) {
            TableFile other = TableFile.write(directory.resolve("batches-of-" + rows), columns, options, rows);
            assertThat(other.path()).hasSameBinaryContentAs(whole.path());
        }
        whole.mustBeReadBy(strangers, ALL);
    }

    private static WriterOptions.Builder options() {
        return WriterOptions.builder();
    }

    private TableFile write(String name, List<LeafValues> columns, WriterOptions options) throws IOException {
        return TableFile.write(directory.resolve(name + ".parquet"), columns, options, 1024);
    }

    /** A column of each physical type; where a row is null, the columns that may be are. */
    private static List<LeafValues> everyPhysicalType(int rows, IntFunction<Boolean> isNull) {
        List<LeafValues> columns = new ArrayList<>();
        for (PrimitiveNode node : Cells.bare(OPTIONAL)) {
            ValueSource source = new ValueSource(node);
            Random random = new Random(node.name().hashCode());
            List<Object> values = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                Object value = isNull.apply(row) ? null : source.next(random);
                if (value instanceof byte[] bytes && node.type() == PhysicalType.FIXED_LEN_BYTE_ARRAY) {
                    bytes[bytes.length - 1] |= 1; // fastparquet loses zero bytes at the end
                }
                values.add(value);
            }
            columns.add(new LeafValues(node, values));
        }
        return columns;
    }

    private static LeafValues column(String name, Repetition repetition, int rows, IntFunction<Object> value) {
        PrimitiveNode node =
                new PrimitiveNode(name, repetition, PhysicalType.BYTE_ARRAY, 0, LogicalType.string(), null);
        return new LeafValues(node, list(rows, value));
    }

    private static LeafValues numbers(String name, int rows, IntFunction<Object> value) {
        return new LeafValues(new PrimitiveNode(name, OPTIONAL, PhysicalType.INT64, 0, null, null), list(rows, value));
    }

    private static List<Object> list(int rows, IntFunction<Object> value) {
        List<Object> values = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            values.add(value.apply(row));
        }
        return values;
    }
}
