// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.Binary;
import dev.inlay.format.BoundaryOrder;
import dev.inlay.format.ColumnChunk;
import dev.inlay.format.ColumnIndex;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.LogicalType;
import dev.inlay.format.OffsetIndex;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.PageLocation;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.RowGroup;
import dev.inlay.format.SizeStatistics;
import dev.inlay.schema.Schema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page indexes of small files, as literals (rows I01 to I17, I20, F28). */
class PageIndexTest {

    private static final WriterOptions TWO_ROWS = WriterOptions.builder()
            .pageRows(2)
            .codec(CompressionCodec.UNCOMPRESSED)
            .dictionary(false)
            .build();

    @Test
    void boundsAndPlacesOfPages() throws IOException {
        FileDump file = Table.of(Table.optional(PhysicalType.INT32), 3, 1, null, null, 2)
                .dump(TWO_ROWS);
        IndexDump index = IndexDump.of(file, 0, 0);
        assertThat(index.columnIndex())
                .isEqualTo(new ColumnIndex(
                        List.of(false, true, false),
                        List.of(int32(1), Binary.EMPTY, int32(2)),
                        List.of(int32(3), Binary.EMPTY, int32(2)),
                        OpenEnum.of(BoundaryOrder.UNORDERED),
                        List.of(0L, 2L, 0L),
                        null,
                        null,
                        null));
        // a header of 23 bytes, 6 of levels, 8, 0 and 4 of values
        assertThat(index.offsetIndex())
                .isEqualTo(new OffsetIndex(
                        List.of(new PageLocation(4, 37, 0), new PageLocation(41, 29, 2), new PageLocation(70, 33, 4)),
                        null));
    }

    /** Thrift compact, byte by byte: field 1 is a list of 3 booleans, 2 and 3 of byte strings, 4 a number, 5 of numbers. */
    @Test
    void bytesOfBothIndexes() throws IOException {
        FileDump file = Table.of(Table.optional(PhysicalType.INT32), 3, 1, null, null, 2)
                .dump(TWO_ROWS);
        ColumnChunk chunk = file.metaData.rowGroups().get(0).columns().get(0);
        assertThat(hex(IndexDump.columnIndexBytes(file, chunk)))
                .isEqualTo("19 31 02 01 02"
                        + " 19 38 04 01 00 00 00 00 04 02 00 00 00"
                        + " 19 38 04 03 00 00 00 00 04 02 00 00 00"
                        + " 15 00"
                        + " 19 36 00 04 00"
                        + " 00");
        assertThat(hex(IndexDump.offsetIndexBytes(file, chunk)))
                .isEqualTo("19 3c"
                        + " 16 08 15 4a 16 00 00"
                        + " 16 52 15 3a 16 04 00"
                        + " 16 8c 01 15 42 16 08 00"
                        + " 00");
    }

    /** All column indexes, then all offset indexes, back to back between the last row group and the footer. */
    @Test
    void indexesLieTogetherBehindTheRowGroups() throws IOException {
        WriterOptions options = TWO_ROWS.toBuilder().rowGroupRows(3).build();
        FileDump file = Table.random(Table.ALL_TYPES, 10, 7).dump(options);
        RowGroup last = file.metaData.rowGroups().get(3);
        long position = last.fileOffset() + last.totalCompressedSize();
        for (RowGroup rowGroup : file.metaData.rowGroups()) {
            for (ColumnChunk chunk : rowGroup.columns()) {
                if (chunk.columnIndexOffset() != null) {
                    assertThat(chunk.columnIndexOffset()).isEqualTo(position);
                    position += chunk.columnIndexLength();
                }
            }
        }
        for (RowGroup rowGroup : file.metaData.rowGroups()) {
            for (ColumnChunk chunk : rowGroup.columns()) {
                assertThat(chunk.offsetIndexOffset()).isEqualTo(position);
                position += chunk.offsetIndexLength();
            }
        }
        assertThat(position).isEqualTo(file.bytes.length - 8 - footerLength(file.bytes));
    }

    /** Of pages of one row: the order is one of bounds, and null pages have none. */
    @ParameterizedTest
    @CsvSource({
        "1, ASCENDING",
        "null, ASCENDING",
        "1 2 2 3, ASCENDING",
        "3 2 2 1, DESCENDING",
        "2 2 2, ASCENDING",
        "1 null 2, ASCENDING",
        "null 2 null 1 null, DESCENDING",
        "1 3 2, UNORDERED",
        "2 1 2, UNORDERED"
    })
    void boundaryOrder(String values, BoundaryOrder expected) throws IOException {
        Object[] rows = Arrays.stream(values.split(" "))
                .map(value -> value.equals("null") ? null : Integer.valueOf(value))
                .toArray();
        FileDump file = Table.of(Table.optional(PhysicalType.INT32), rows)
                .dump(WriterOptions.builder().pageRows(1).build());
        assertThat(IndexDump.of(file, 0, 0).columnIndex().boundaryOrder()).isEqualTo(OpenEnum.of(expected));
    }

    /** 1–9 and 2–3: the least values ascend, the greatest descend. Both lists must. */
    @Test
    void aPageWithinAnotherIsUnordered() throws IOException {
        FileDump file =
                Table.of(Table.required(PhysicalType.INT64), 1L, 9L, 2L, 3L).dump(TWO_ROWS);
        assertThat(IndexDump.of(file, 0, 0).columnIndex().boundaryOrder())
                .isEqualTo(OpenEnum.of(BoundaryOrder.UNORDERED));
    }

    /** What is ordered are the bounds that are written: cut to a letter, these are equal from page to page. */
    @Test
    void cutBoundsThatAreEqualAreInOrder() throws IOException {
        Schema schema = Schema.builder("t").required("c", LogicalType.string()).build();
        WriterOptions options = TWO_ROWS.toBuilder().boundsLength(1).build();
        FileDump file = Table.of(
                        schema,
                        Table.utf8("ac"),
                        Table.utf8("ad"),
                        Table.utf8("aa"),
                        Table.utf8("ab"),
                        Table.utf8(""),
                        Table.utf8("a"))
                .dump(options);
        IndexDump index = IndexDump.of(file, 0, 0);
        assertThat(index.columnIndex().minValues()).containsExactly(Binary.utf8("a"), Binary.utf8("a"), Binary.EMPTY);
        assertThat(index.columnIndex().maxValues())
                .containsExactly(Binary.utf8("b"), Binary.utf8("b"), Binary.utf8("a"));
        assertThat(index.columnIndex().boundaryOrder()).isEqualTo(OpenEnum.of(BoundaryOrder.DESCENDING));
        assertThat(index.columnIndex().nullPages()).containsOnly(false); // an empty bound is not a null page
        assertThat(index.offsetIndex().unencodedByteArrayDataBytes()).containsExactly(4L, 4L, 1L);
    }

    @Test
    void columnsWithoutAnOrderHaveOffsetsAlone() throws IOException {
        Schema schema = Schema.builder("t")
                .optional("interval", new LogicalType.IntervalType())
                .optional("unknown", new LogicalType.NullType())
                .build();
        FileDump file = Table.random(schema, 5, 3).dump(TWO_ROWS);
        for (int column = 0; column < 2; column++) {
            assertThat(IndexDump.of(file, 0, column).columnIndex()).isNull();
            assertThat(IndexDump.of(file, 0, column).offsetIndex().pageLocations())
                    .hasSize(3);
        }
    }

    /** The dictionary page lies in front of the first page and is not listed; each occurrence of a value counts. */
    @Test
    void pagesOfADictionary() throws IOException {
        Schema schema = Schema.builder("t").required("c", LogicalType.string()).build();
        Object[] rows = new Object[100];
        Arrays.setAll(rows, row -> Table.utf8(row % 2 == 0 ? "inlay" : "parquet"));
        WriterOptions options = WriterOptions.builder().pageRows(50).build();
        FileDump file = Table.of(schema, rows).dump(options);
        assertThat(file.layout())
                .isEqualTo("row group of 100\n  c: dictionary(2) page(50 RLE_DICTIONARY) page(50 RLE_DICTIONARY)\n");
        OffsetIndex index = IndexDump.of(file, 0, 0).offsetIndex();
        assertThat(index.pageLocations()).hasSize(2);
        var metaData = file.metaData.rowGroups().get(0).columns().get(0).metaData();
        assertThat(index.pageLocations().get(0).offset())
                .isEqualTo(metaData.dataPageOffset())
                .isGreaterThan(metaData.dictionaryPageOffset());
        assertThat(index.unencodedByteArrayDataBytes()).containsExactly(300L, 300L);
        assertThat(metaData.sizeStatistics().unencodedByteArrayDataBytes()).isEqualTo(600);
        assertThat(metaData.statistics().distinctCount()).isEqualTo(2);
    }

    /** Country in the paper's document, which DremelTest writes; a page a record. First rows count records, not entries. */
    @Test
    void levelsOfNestedPages() throws IOException {
        Schema schema = Schema.parse("""
                message Document {
                  repeated group Name {
                    repeated group Language { optional binary Country (STRING); }
                  }
                }
                """);
        List<Object> first = NestedTable.row(List.of(
                NestedTable.row(List.of(NestedTable.row(Table.utf8("us")), NestedTable.row((Object) null))),
                NestedTable.row(List.of()),
                NestedTable.row(List.of(NestedTable.row(Table.utf8("gb"))))));
        List<Object> second = NestedTable.row(List.of(NestedTable.row(List.of())));
        FileDump file = new NestedTable(schema, List.of(first, second))
                .dump(TWO_ROWS.toBuilder().pageRows(1).build());
        assertThat(file.entries(0))
                .map(FileDump.Entry::toString)
                .allMatch(entry -> entry.matches("[0-2] [1-3] .*"))
                .hasSize(5);
        IndexDump index = IndexDump.of(file, 0, 0);
        assertThat(index.columnIndex())
                .isEqualTo(new ColumnIndex(
                        List.of(false, true),
                        List.of(Binary.utf8("gb"), Binary.EMPTY),
                        List.of(Binary.utf8("us"), Binary.EMPTY),
                        OpenEnum.of(BoundaryOrder.ASCENDING),
                        List.of(2L, 1L),
                        List.of(1L, 2L, 1L, 1L, 0L, 0L),
                        List.of(0L, 1L, 1L, 2L, 0L, 1L, 0L, 0L),
                        null));
        assertThat(index.offsetIndex().pageLocations())
                .map(PageLocation::firstRowIndex)
                .containsExactly(0L, 1L);
        assertThat(file.metaData.rowGroups().get(0).columns().get(0).metaData().sizeStatistics())
                .isEqualTo(new SizeStatistics(4L, List.of(2L, 2L, 1L), List.of(0L, 2L, 1L, 2L)));
    }

    private static int footerLength(byte[] file) {
        return Integer.reverseBytes(ByteBuffer.wrap(file, file.length - 8, 4).getInt());
    }

    private static Binary int32(int value) {
        return TrueStatistics.plain(value);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }
}
