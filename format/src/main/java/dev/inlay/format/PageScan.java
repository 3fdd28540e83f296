// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import dev.inlay.format.thrift.PageHeaderThrift;
import dev.inlay.io.InputFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Steps through the pages of a column chunk: their headers, without what is in them.
 *
 * <pre>
 *  header │ dictionary │ header │ data │ header │ data │ …
 *         └ skipped             └ skipped
 * </pre>
 *
 * <p>A chunk ends with its last value. Its stated size is not relied on: files exist whose sizes leave out the dictionary page's
 * header (PARQUET-816).
 */
public final class PageScan {

    private final InputFile file;
    private final Place place;
    private final long fileLength;
    private final long values;
    private long position;
    private long valuesSeen;
    private int ordinal;

    /**
     * @param place what is known of the chunk's place, for messages
     * @throws ParquetException if the chunk does not begin within the file
     */
    public PageScan(InputFile file, ColumnMetaData chunk, Place place) throws IOException {
        this.file = file;
        this.place = place;
        this.fileLength = file.length();
        this.values = chunk.numValues();
        position = chunk.firstPageOffset();
        if (position < 0 || position > fileLength) {
            throw new ParquetException("the column chunk begins at byte " + position + " of " + fileLength, place);
        }
    }

    /**
     * The next page, or null after the last one.
     *
     * @throws ParquetException if there is no page header where one should be, or the page goes past the end of the file
     * @throws IOException if the file cannot be read
     */
    public @Nullable Page next() throws IOException {
        if (valuesSeen >= values) {
            return null;
        }
        Place here = place.page(ordinal);
        if (position >= fileLength) {
            throw new ParquetException(
                    "the file ends after " + valuesSeen + " of the chunk's " + values + " values", here.at(position));
        }
        StructInFile<PageHeader> header = StructInFile.read(file, position, fileLength, PageHeaderThrift::read, here);
        Page page = new Page(ordinal, position, header.length(), header.value());
        if (page.end() > fileLength) {
            throw new ParquetException(
                    "the page ends at byte " + page.end() + " of a file of " + fileLength, here.at(position));
        }
        position = page.end();
        valuesSeen += values(page.header().kind());
        ordinal++;
        return page;
    }

    private static int values(PageHeader.Kind kind) {
        if (kind instanceof DataPageHeader v1) {
            return v1.numValues();
        }
        return kind instanceof DataPageHeaderV2 v2 ? v2.numValues() : 0;
    }

    /**
     * A page as it lies in the file.
     *
     * @param ordinal from 0 in the column chunk, a dictionary page included
     * @param offset byte of the file where its header begins
     * @param headerLength bytes of its header
     */
    public record Page(int ordinal, long offset, int headerLength, PageHeader header) {

        /** Byte of the file where its body begins. */
        public long bodyOffset() {
            return offset + headerLength;
        }

        /** Byte of the file after its last one. */
        public long end() {
            return bodyOffset() + header.compressedPageSize();
        }
    }
}
