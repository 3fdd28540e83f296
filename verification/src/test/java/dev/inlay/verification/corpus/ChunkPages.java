// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.corpus;

import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.DataPageHeader;
import dev.inlay.format.DataPageHeaderV2;
import dev.inlay.format.PageHeader;
import dev.inlay.format.ParquetException;
import dev.inlay.format.thrift.PageHeaderThrift;
import dev.inlay.format.thrift.ThriftReader;
import java.util.ArrayList;
import java.util.List;

/** The page headers of a column chunk, found as rows F18 to F20, G01 to G03 say. */
final class ChunkPages {

    private ChunkPages() {}

    /** A header, and where it stands in the file. */
    record Found(int offset, int length, PageHeader header) {}

    /**
     * All headers of a chunk that is not encrypted. The end is where the data pages have all values, not where the sizes
     * say: F20.
     */
    static List<Found> of(byte[] file, ColumnMetaData column) throws ParquetException {
        List<Found> found = new ArrayList<>();
        long position = column.firstPageOffset();
        long values = 0;
        while (values < column.numValues()) {
            if (position < 0 || position >= file.length) {
                throw new ParquetException("a page at " + position + " of a file of " + file.length + " bytes, "
                        + values + " of " + column.numValues() + " values seen");
            }
            int offset = (int) position;
            ThriftReader in = new ThriftReader(file, offset, file.length - offset);
            PageHeader header = PageHeaderThrift.read(in);
            found.add(new Found(offset, in.position(), header));
            if (header.kind() instanceof DataPageHeader data) {
                values += data.numValues();
            } else if (header.kind() instanceof DataPageHeaderV2 data) {
                values += data.numValues();
            }
            position += in.position() + (long) header.compressedPageSize();
        }
        return found;
    }
}
