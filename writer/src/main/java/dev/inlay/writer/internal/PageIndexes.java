// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.format.ColumnChunk;
import dev.inlay.format.ColumnIndex;
import dev.inlay.format.OffsetIndex;
import dev.inlay.format.RowGroup;
import dev.inlay.format.thrift.ColumnIndexThrift;
import dev.inlay.format.thrift.OffsetIndexThrift;
import dev.inlay.format.thrift.ThriftWriter;
import dev.inlay.io.OutputSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page indexes of a file, which lie together behind its last row group (rows F28, I01): a reader fetches those of
 * many chunks at once.
 *
 * <pre>
 *  … last row group │ column index │ column index │ … │ offset index │ offset index │ … │ footer
 *                     of each chunk that has one        of each chunk that has one
 * </pre>
 *
 * Until then they are held as the bytes that they will be, a few for each page.
 */
final class PageIndexes {

    private static final byte[] NONE = {};

    private final ThriftWriter thrift = new ThriftWriter();
    // an entry a chunk, in the order of the file
    private final List<byte[]> columnIndexes = new ArrayList<>();
    private final List<byte[]> offsetIndexes = new ArrayList<>();

    /** Takes the indexes of the next chunk of the file. */
    void add(@Nullable ColumnIndex columnIndex, @Nullable OffsetIndex offsetIndex) {
        byte[] column = NONE;
        if (columnIndex != null) {
            thrift.reset();
            ColumnIndexThrift.write(thrift, columnIndex);
            column = thrift.toByteArray();
        }
        byte[] offset = NONE;
        if (offsetIndex != null) {
            thrift.reset();
            OffsetIndexThrift.write(thrift, offsetIndex);
            offset = thrift.toByteArray();
        }
        columnIndexes.add(column);
        offsetIndexes.add(offset);
    }

    /** Writes all of them, and returns {@code rowGroups} with their places. */
    List<RowGroup> writeTo(OutputSink sink, List<RowGroup> rowGroups) throws IOException {
        long[] columnOffsets = write(columnIndexes, sink);
        long[] offsetOffsets = write(offsetIndexes, sink);
        List<RowGroup> located = new ArrayList<>(rowGroups.size());
        int chunk = 0;
        for (RowGroup rowGroup : rowGroups) {
            List<ColumnChunk> columns = new ArrayList<>(rowGroup.columns().size());
            for (ColumnChunk column : rowGroup.columns()) {
                int columnLength = columnIndexes.get(chunk).length;
                int offsetLength = offsetIndexes.get(chunk).length;
                columns.add(new ColumnChunk(
                        column.filePath(),
                        column.fileOffset(),
                        column.metaData(),
                        offsetLength == 0 ? null : (Long) offsetOffsets[chunk],
                        offsetLength == 0 ? null : (Integer) offsetLength,
                        columnLength == 0 ? null : (Long) columnOffsets[chunk],
                        columnLength == 0 ? null : (Integer) columnLength,
                        column.cryptoMetadata(),
                        column.encryptedColumnMetadata()));
                chunk++;
            }
            located.add(new RowGroup(
                    columns,
                    rowGroup.totalByteSize(),
                    rowGroup.numRows(),
                    rowGroup.sortingColumns(),
                    rowGroup.fileOffset(),
                    rowGroup.totalCompressedSize(),
                    rowGroup.ordinal()));
        }
        return located;
    }

    /** Where each begins; a Thrift struct has a byte at least, so that none of them is empty. */
    private static long[] write(List<byte[]> indexes, OutputSink sink) throws IOException {
        long[] offsets = new long[indexes.size()];
        for (int i = 0; i < offsets.length; i++) {
            byte[] index = indexes.get(i);
            offsets[i] = sink.position();
            if (index.length > 0) {
                sink.write(index, 0, index.length);
            }
        }
        return offsets;
    }
}
