// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.thrift.ColumnIndexThrift;
import dev.inlay.format.thrift.PageHeaderThrift;
import dev.inlay.format.thrift.ThriftWriter;
import dev.inlay.io.InputFile;
import dev.inlay.io.MemoryFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageScanTest {

    private static final Place PLACE = Place.file("f").rowGroup(0).column("c");

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    /** Adds a page, and returns the length of its header. */
    private int add(PageHeader.Kind kind, int bodySize) {
        ThriftWriter out = new ThriftWriter();
        PageHeaderThrift.write(out, new PageHeader(bodySize, bodySize, null, kind));
        byte[] header = out.toByteArray();
        file.writeBytes(header);
        file.writeBytes(new byte[bodySize]);
        return header.length;
    }

    private static DataPageHeader v1(int values, @Nullable Statistics statistics) {
        OpenEnum<Encoding> rle = OpenEnum.of(Encoding.RLE);
        return new DataPageHeader(values, OpenEnum.of(Encoding.PLAIN), rle, rle, statistics);
    }

    private static Statistics bounds(int length) {
        Binary bound = Binary.of(new byte[length], 0, length);
        return new Statistics(null, null, null, null, bound, bound, null, null, null);
    }

    private static ColumnMetaData chunk(long values, long dataPage, @Nullable Long dictionaryPage) {
        return new ColumnMetaData(
                PhysicalType.INT32,
                List.of(OpenEnum.of(Encoding.PLAIN)),
                List.of("c"),
                OpenEnum.of(CompressionCodec.UNCOMPRESSED),
                values,
                0,
                0,
                null,
                dataPage,
                null,
                dictionaryPage,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private List<PageScan.Page> scan(ColumnMetaData chunk) throws IOException {
        try (InputFile input = MemoryFile.of(file.toByteArray()).asInput()) {
            PageScan scan = new PageScan(input, chunk, PLACE);
            List<PageScan.Page> pages = new ArrayList<>();
            for (PageScan.Page page = scan.next(); page != null; page = scan.next()) {
                pages.add(page);
            }
            return pages;
        }
    }

    @Test
    void stepsFromHeaderToHeaderUntilTheLastValue() throws IOException {
        file.writeBytes(new byte[4]);
        int first = add(new DictionaryPageHeader(2, OpenEnum.of(Encoding.PLAIN), null), 8);
        int data = file.size();
        int second = add(v1(5, null), 10);
        int third = add(new DataPageHeaderV2(3, 1, 2, OpenEnum.of(Encoding.RLE_DICTIONARY), 1, 2, true, null), 11);
        add(v1(1, null), 1); // the next chunk's

        List<PageScan.Page> pages = scan(chunk(8, data, 4L));
        assertThat(pages).extracting(PageScan.Page::headerLength).containsExactly(first, second, third);
        assertThat(pages).extracting(PageScan.Page::offset).containsExactly(4L, (long) data, (long) data + second + 10);
        assertThat(pages.get(2).bodyOffset()).isEqualTo(pages.get(2).offset() + third);
        assertThat(scan(chunk(0, data, null))).isEmpty();
        assertThat(scan(chunk(5, data, 0L))).hasSize(1); // 0 says that there is no dictionary
    }

    /** Bounds of any length may stand in a header, which nobody says the length of. */
    @Test
    void headersMayBeLong() throws IOException {
        int length = 0;
        for (int bound : new int[] {0, 230, 231, 232, 240, 2_000, 3_000_000}) {
            length += add(v1(1, bounds(bound)), 1) + 1;
        }
        assertThat(scan(chunk(7, 0, null)))
                .hasSize(7)
                .last()
                .extracting(PageScan.Page::end)
                .isEqualTo((long) length);
    }

    @Test
    void saysWhereThereIsNoPage() {
        assertThatThrownBy(() -> scan(chunk(1, 99, null)))
                .isInstanceOf(ParquetException.class)
                .hasMessage("f, row group 0, column c: the column chunk begins at byte 99 of 0");
        int header = add(v1(5, null), 10);
        int size = header + 10;
        assertThatThrownBy(() -> scan(chunk(6, 0, null)))
                .isInstanceOf(ParquetException.class)
                .hasMessage("f, row group 0, column c, page 1, byte " + size
                        + ": the file ends after 5 of the chunk's 6 values");
        byte[] whole = file.toByteArray();
        file.reset();
        file.writeBytes(Arrays.copyOf(whole, size - 1));
        assertThatThrownBy(() -> scan(chunk(5, 0, null)))
                .isInstanceOf(ParquetException.class)
                .hasMessage("f, row group 0, column c, page 0, byte 0: the page ends at byte " + size + " of a file of "
                        + (size - 1));
        file.reset();
        file.writeBytes(Arrays.copyOf(whole, header - 1));
        assertThatThrownBy(() -> scan(chunk(5, 0, null)))
                .isInstanceOf(ParquetException.class)
                .hasMessageStartingWith("f, row group 0, column c, page 0, byte " + (header - 1) + ": ");
    }

    @Test
    void indexesAreWhereTheFooterSays() throws IOException {
        ColumnIndex index = new ColumnIndex(
                List.of(false),
                List.of(Binary.EMPTY),
                List.of(Binary.EMPTY),
                OpenEnum.of(BoundaryOrder.ASCENDING),
                null,
                null,
                null,
                null);
        ThriftWriter out = new ThriftWriter();
        ColumnIndexThrift.write(out, index);
        file.writeBytes(new byte[7]);
        file.writeBytes(out.toByteArray());
        try (InputFile input = MemoryFile.of(file.toByteArray()).asInput()) {
            assertThat(ChunkIndexes.columnIndex(input, chunkAt(7L, out.size()), PLACE))
                    .isEqualTo(index);
            assertThat(ChunkIndexes.offsetIndex(input, chunkAt(7L, out.size()), PLACE))
                    .isNull();
            assertThatThrownBy(() -> ChunkIndexes.columnIndex(input, chunkAt(7L, out.size() + 1), PLACE))
                    .isInstanceOf(ParquetException.class)
                    .hasMessage("f, row group 0, column c: a column index of " + (out.size() + 1)
                            + " bytes at byte 7 of a file of " + file.size());
            assertThatThrownBy(() -> ChunkIndexes.columnIndex(input, chunkAt(-1L, 1), PLACE))
                    .isInstanceOf(ParquetException.class);
            assertThatThrownBy(() -> ChunkIndexes.columnIndex(input, chunkAt(7L, out.size() - 1), PLACE))
                    .isInstanceOf(ParquetException.class)
                    .hasMessageStartingWith(
                            "f, row group 0, column c, byte " + (7 + out.size() - 1) + ": column index: ");
        }
    }

    private static ColumnChunk chunkAt(long columnIndexOffset, int columnIndexLength) {
        return new ColumnChunk(
                null, 0, chunk(1, 4, null), null, null, columnIndexOffset, columnIndexLength, null, null);
    }
}
