// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.ColumnOrder;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.RowGroup;
import dev.inlay.io.MemoryFile;
import dev.inlay.schema.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Row groups, pages and encodings of produced files, as literals (rows F04 to F24, G04 to G18, E14 to E19). */
class LayoutTest {

    private static final WriterOptions UNCOMPRESSED =
            WriterOptions.builder().codec(CompressionCodec.UNCOMPRESSED).build();

    @Test
    void rowGroupsEndByRows() throws IOException {
        FileDump dump = ints(25, i -> i % 3)
                .dump(UNCOMPRESSED.toBuilder().rowGroupRows(10).build());
        assertThat(dump.layout()).isEqualTo("""
                row group of 10
                  c: dictionary(3) page(10 RLE_DICTIONARY)
                row group of 10
                  c: dictionary(3) page(10 RLE_DICTIONARY)
                row group of 5
                  c: dictionary(3) page(5 RLE_DICTIONARY)
                """);
        assertThat(dump.metaData.rowGroups())
                .extracting(RowGroup::ordinal)
                .containsExactly((short) 0, (short) 1, (short) 2);
    }

    @Test
    void aFullRowGroupIsNotFollowedByAnEmptyOne() throws IOException {
        FileDump dump =
                ints(20, i -> i).dump(UNCOMPRESSED.toBuilder().rowGroupRows(10).build());
        assertThat(dump.metaData.rowGroups()).hasSize(2);
    }

    @Test
    void rowGroupsEndByBufferedBytes() throws IOException {
        // 1024 bytes: looked at every 32 bytes, 8 rows; PLAIN pages of 10 rows are 40 bytes and a header
        FileDump dump = ints(600, i -> i * 7919)
                .dump(UNCOMPRESSED.toBuilder().rowGroupBytes(1024).pageRows(10).build());
        assertThat(dump.metaData.rowGroups()).hasSizeBetween(3, 5);
        for (RowGroup rowGroup :
                dump.metaData.rowGroups().subList(0, dump.metaData.rowGroups().size() - 1)) {
            assertThat(rowGroup.totalCompressedSize()).isBetween(1024L, 1024L + 128);
        }
    }

    @Test
    void rowGroupsEndWhenTheCallerSaysSo() throws IOException {
        Table table = ints(10, i -> 0);
        MemoryFile file = new MemoryFile();
        try (var writer = ParquetWriter.forSchema(table.schema()).open(file)) {
            writer.endRowGroup(); // nothing yet: nothing happens
            writer.write(table.batch(0, 4));
            writer.endRowGroup();
            writer.endRowGroup();
            writer.write(table.batch(4, 10));
            writer.commit();
        }
        assertThat(new FileDump(file.toByteArray(), table.schema()).layout()).isEqualTo("""
                row group of 4
                  c: dictionary(1) page(4 RLE_DICTIONARY)
                row group of 6
                  c: dictionary(1) page(6 RLE_DICTIONARY)
                """);
    }

    @Test
    void pagesEndByRows() throws IOException {
        FileDump dump = ints(25, i -> i * 7919)
                .dump(UNCOMPRESSED.toBuilder().pageRows(10).build());
        assertThat(dump.layout()).isEqualTo("""
                row group of 25
                  c: page(10 PLAIN) page(10 PLAIN) page(5 PLAIN)
                """);
    }

    /** The example of spec-notes/30-pages.md. */
    @Test
    void theBodyOfADataPage() throws IOException {
        FileDump dump = Table.of(Table.optional(PhysicalType.INT32), 7, null, 9).dump(UNCOMPRESSED);
        RowGroup rowGroup = dump.metaData.rowGroups().get(0);
        int end = (int) (rowGroup.fileOffset() + rowGroup.totalCompressedSize());
        int size = dump.chunks.get(0).get(0).pages().get(0).uncompressedBody();
        assertThat(HexFormat.ofDelimiter(" ").formatHex(dump.bytes, end - size, end))
                .isEqualTo("02 00 00 00 03 05 07 00 00 00 09 00 00 00");
    }

    @Test
    void pagesOfOneRow() throws IOException {
        FileDump dump =
                ints(3, i -> 7).dump(UNCOMPRESSED.toBuilder().pageRows(1).build());
        assertThat(dump.layout()).isEqualTo("""
                row group of 3
                  c: page(1 PLAIN) page(1 PLAIN) page(1 PLAIN)
                """);
    }

    @Test
    void pagesEndBeforeTheRowThatWouldBeTooMuch() throws IOException {
        // 4 bytes of length and the text: 10, 10 | 30 | 10, 10, then one that fits exactly
        FileDump dump = Table.of(
                        Schema.builder("t").optional("c", LogicalType.string()).build(),
                        Table.utf8("123456"),
                        Table.utf8("654321"),
                        Table.utf8("x".repeat(26)),
                        Table.utf8("aaaaaa"),
                        Table.utf8("bbbbbb"),
                        Table.utf8("c"))
                .dump(UNCOMPRESSED.toBuilder().pageBytes(25).dictionary(false).build());
        assertThat(dump.layout()).isEqualTo("""
                row group of 6
                  c: page(2 PLAIN) page(1 PLAIN) page(3 PLAIN)
                """);
    }

    @Test
    void fixedWidthPagesEndByBytes() throws IOException {
        FileDump dump = ints(25, i -> i * 7919)
                .dump(UNCOMPRESSED.toBuilder().pageBytes(43).build());
        assertThat(dump.layout()).isEqualTo("""
                row group of 25
                  c: page(10 PLAIN) page(10 PLAIN) page(5 PLAIN)
                """);
    }

    @Test
    void aDictionaryThatDoesNotPayIsNotWritten() throws IOException {
        FileDump dump = ints(1000, i -> i * 7919)
                .dump(UNCOMPRESSED.toBuilder().pageRows(100).build());
        assertThat(dump.layout()).doesNotContain("dictionary").doesNotContain("RLE_DICTIONARY");
        ColumnMetaData column =
                dump.metaData.rowGroups().get(0).columns().get(0).metaData();
        assertThat(column.dictionaryPageOffset()).isNull();
        assertThat(column.encodings()).hasToString("[PLAIN, RLE]");
        assertThat(column.encodingStats())
                .hasToString("[PageEncodingStats[pageType=DATA_PAGE, encoding=PLAIN, count=10]]");
    }

    @Test
    void aDictionaryThatOutgrowsItsLimitIsLeftMidChunk() throws IOException {
        // 10 values at first, then each is new; 30 entries of 4 bytes are the limit: value number 120 is the first past
        // it
        Table table = ints(200, i -> i < 100 ? i % 10 : i);
        FileDump dump = table.dump(
                UNCOMPRESSED.toBuilder().pageRows(50).dictionaryBytes(120).build());
        assertThat(dump.layout()).isEqualTo("""
                row group of 200
                  c: dictionary(30) page(50 RLE_DICTIONARY) page(50 RLE_DICTIONARY) page(20 RLE_DICTIONARY) page(50 PLAIN) page(30 PLAIN)
                """);
        assertThat(dump.column(0)).isEqualTo(table.columns().get(0));
        ColumnMetaData column =
                dump.metaData.rowGroups().get(0).columns().get(0).metaData();
        assertThat(column.encodings()).hasToString("[PLAIN, RLE, RLE_DICTIONARY]");
        assertThat(column.encodingStats())
                .hasToString("[PageEncodingStats[pageType=DICTIONARY_PAGE, encoding=PLAIN, count=1], "
                        + "PageEncodingStats[pageType=DATA_PAGE, encoding=PLAIN, count=2], "
                        + "PageEncodingStats[pageType=DATA_PAGE, encoding=RLE_DICTIONARY, count=3]]");
    }

    @Test
    void aDictionaryThatIsFullAtAPageEndLeavesNoEmptyPage() throws IOException {
        Table table = ints(200, i -> i < 100 ? i % 30 : i);
        FileDump dump = table.dump(
                UNCOMPRESSED.toBuilder().pageRows(50).dictionaryBytes(120).build());
        assertThat(dump.layout()).isEqualTo("""
                row group of 200
                  c: dictionary(30) page(50 RLE_DICTIONARY) page(50 RLE_DICTIONARY) page(50 PLAIN) page(50 PLAIN)
                """);
    }

    @Test
    void nullsBeforeTheFirstNewValueStayInTheDictionaryPage() throws IOException {
        List<Object> values = new ArrayList<>(Collections.nCopies(500, 7));
        values.addAll(Collections.nCopies(100, null));
        values.add(8);
        values.addAll(Collections.nCopies(99, null));
        Table table = new Table(Table.optional(PhysicalType.INT32), List.of(values));
        FileDump dump = table.dump(
                UNCOMPRESSED.toBuilder().pageRows(650).dictionaryBytes(4).build());
        assertThat(dump.layout()).isEqualTo("""
                row group of 700
                  c: page(650 PLAIN) page(50 PLAIN)
                """);
        dump = table.dump(
                UNCOMPRESSED.toBuilder().pageRows(450).dictionaryBytes(4).build());
        assertThat(dump.layout()).isEqualTo("""
                row group of 700
                  c: dictionary(1) page(450 RLE_DICTIONARY) page(150 RLE_DICTIONARY) page(100 PLAIN)
                """);
        assertThat(dump.column(0)).isEqualTo(values);
    }

    @Test
    void aColumnOfNullsHasNoDictionary() throws IOException {
        FileDump dump = Table.of(Table.optional(PhysicalType.INT64), null, null, null)
                .dump(UNCOMPRESSED.toBuilder().pageRows(2).build());
        assertThat(dump.layout()).isEqualTo("""
                row group of 3
                  c: page(2 PLAIN) page(1 PLAIN)
                """);
        assertThat(dump.column(0)).containsExactly(null, null, null);
    }

    @Test
    void pagesOfNullsWaitForTheProbe() throws IOException {
        List<Object> values = new ArrayList<>(Collections.nCopies(20, null));
        values.addAll(Collections.nCopies(30, 5L));
        values.addAll(Collections.nCopies(10, null));
        Table table = new Table(Table.optional(PhysicalType.INT64), List.of(values));
        FileDump dump = table.dump(UNCOMPRESSED.toBuilder().pageRows(10).build());
        String ids = " page(10 RLE_DICTIONARY)";
        assertThat(dump.layout()).isEqualTo("row group of 60\n  c: dictionary(1)" + ids.repeat(6) + "\n");
        assertThat(dump.column(0)).isEqualTo(values);
    }

    @Test
    void booleansArePlain() throws IOException {
        FileDump dump = Table.of(Table.required(PhysicalType.BOOLEAN), true, true, false, true)
                .dump(UNCOMPRESSED);
        assertThat(dump.layout()).isEqualTo("""
                row group of 4
                  c: page(4 PLAIN)
                """);
        assertThat(dump.metaData.rowGroups().get(0).columns().get(0).metaData().encodings())
                .hasToString("[PLAIN]");
    }

    @Test
    void aFileWithoutRows() throws IOException {
        FileDump dump = ints(0, i -> i).dump(UNCOMPRESSED);
        assertThat(dump.metaData.rowGroups()).isEmpty();
        assertThat(dump.metaData.numRows()).isZero();
        assertThat(dump.metaData.columnOrders()).containsExactly(new ColumnOrder.TypeDefinedOrder());
    }

    @Test
    void theFooterSaysWhoWroteItAndInWhatOrder() throws IOException {
        FileDump dump = Table.random(Table.ALL_TYPES, 10, 1).dump(WriterOptions.DEFAULT);
        assertThat(dump.metaData.version()).isEqualTo(1);
        assertThat(dump.metaData.createdBy())
                .matches("inlay version \\d+\\.\\d+\\.\\d+(-SNAPSHOT)? \\(build [0-9a-z]+\\)");
        assertThat(dump.metaData.columnOrders())
                .hasSize(Table.ALL_TYPES.leaves().size())
                .containsOnly(new ColumnOrder.TypeDefinedOrder());
        assertThat(dump.metaData.numRows()).isEqualTo(10);
        assertThat(dump.metaData.rowGroups().get(0).columns())
                .allSatisfy(chunk -> assertThat(chunk.fileOffset()).isZero());
    }

    @ParameterizedTest
    @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4_RAW"})
    void everyTypeComesBackFromEveryCodec(CompressionCodec codec) throws IOException {
        Table table = Table.random(Table.ALL_TYPES, 1000, codec.id());
        WriterOptions options = WriterOptions.builder()
                .codec(codec)
                .pageRows(70)
                .rowGroupRows(300)
                .dictionaryBytes(500)
                .build();
        FileDump dump = table.dump(options);
        assertThat(dump.metaData.rowGroups()).hasSize(4);
        for (int i = 0; i < table.columns().size(); i++) {
            assertThat(dump.column(i))
                    .as(table.schema().leaves().get(i).path().toString())
                    .isEqualTo(table.columns().get(i));
        }
    }

    @Test
    void columnsMayDiffer() throws IOException {
        Schema schema = Schema.builder("t")
                .required("a", PhysicalType.INT32)
                .required("b", PhysicalType.INT32)
                .build();
        List<Object> values = new ArrayList<>(Collections.nCopies(100, 1));
        FileDump dump = new Table(schema, List.of(values, values))
                .dump(WriterOptions.builder()
                        .codec(CompressionCodec.GZIP)
                        .level(9)
                        .column(
                                "b",
                                ColumnOptions.builder()
                                        .codec(CompressionCodec.SNAPPY)
                                        .dictionary(false)
                                        .build())
                        .build());
        assertThat(dump.layout()).isEqualTo("""
                row group of 100
                  a: dictionary(1) page(100 RLE_DICTIONARY)
                  b: page(100 PLAIN)
                """);
        assertThat(dump.metaData.rowGroups().get(0).columns())
                .extracting(chunk -> chunk.metaData().codec().known())
                .containsExactly(CompressionCodec.GZIP, CompressionCodec.SNAPPY);
    }

    @Test
    void longTextAndEmptyText() throws IOException {
        Table table = Table.of(
                Schema.builder("t").required("c", LogicalType.string()).build(),
                Table.utf8(""),
                Table.utf8("x".repeat(5 << 20)),
                Table.utf8(""),
                Table.utf8("y".repeat(3 << 20)));
        FileDump dump = table.dump(UNCOMPRESSED);
        assertThat(dump.layout()).isEqualTo("""
                row group of 4
                  c: page(1 PLAIN) page(1 PLAIN) page(1 PLAIN) page(1 PLAIN)
                """);
        assertThat(dump.column(0)).isEqualTo(table.columns().get(0));
    }

    private static Table ints(int rows, IntFunction<Object> value) {
        return new Table(
                Table.optional(PhysicalType.INT32),
                List.of(IntStream.range(0, rows).mapToObj(value).toList()));
    }
}
