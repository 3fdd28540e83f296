// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import dev.inlay.format.ColumnChunk;
import dev.inlay.format.ColumnIndex;
import dev.inlay.format.OffsetIndex;
import dev.inlay.format.thrift.ColumnIndexThrift;
import dev.inlay.format.thrift.OffsetIndexThrift;
import dev.inlay.format.thrift.ThriftReader;
import java.io.IOException;
import java.util.Arrays;

/** The page indexes of one chunk of a produced file; null where the footer names none. */
record IndexDump(ColumnIndex columnIndex, OffsetIndex offsetIndex) {

    static IndexDump of(FileDump file, int rowGroup, int column) throws IOException {
        ColumnChunk chunk = file.metaData.rowGroups().get(rowGroup).columns().get(column);
        byte[] columnIndex = columnIndexBytes(file, chunk);
        byte[] offsetIndex = offsetIndexBytes(file, chunk);
        return new IndexDump(
                columnIndex == null
                        ? null
                        : ColumnIndexThrift.read(new ThriftReader(columnIndex, 0, columnIndex.length)),
                offsetIndex == null
                        ? null
                        : OffsetIndexThrift.read(new ThriftReader(offsetIndex, 0, offsetIndex.length)));
    }

    static byte[] columnIndexBytes(FileDump file, ColumnChunk chunk) {
        return bytes(file, chunk.columnIndexOffset(), chunk.columnIndexLength());
    }

    static byte[] offsetIndexBytes(FileDump file, ColumnChunk chunk) {
        return bytes(file, chunk.offsetIndexOffset(), chunk.offsetIndexLength());
    }

    private static byte[] bytes(FileDump file, Long offset, Integer length) {
        return offset == null ? null : Arrays.copyOfRange(file.bytes, (int) (long) offset, (int) (offset + length));
    }
}
