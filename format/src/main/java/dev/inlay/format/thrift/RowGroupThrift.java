// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.I16;
import static dev.inlay.format.thrift.FieldType.I64;
import static dev.inlay.format.thrift.FieldType.LIST;

import dev.inlay.format.ColumnChunk;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.RowGroup;
import dev.inlay.format.SortingColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link RowGroup}. */
final class RowGroupThrift {

    private static final int COLUMNS = LIST | 1;
    private static final int TOTAL_BYTE_SIZE = I64 | 2;
    private static final int NUM_ROWS = I64 | 3;
    private static final int SORTING_COLUMNS = LIST | 4;
    private static final int FILE_OFFSET = I64 | 5;
    private static final int TOTAL_COMPRESSED_SIZE = I64 | 6;
    private static final int ORDINAL = I16 | 7;

    private static final RequiredFields REQUIRED = RequiredFields.of("RowGroup")
            .with(COLUMNS, "columns")
            .with(TOTAL_BYTE_SIZE, "total_byte_size")
            .with(NUM_ROWS, "num_rows");

    private RowGroupThrift() {}

    static void write(ThriftWriter out, RowGroup rowGroup) {
        out.beginStruct();
        out.structList(COLUMNS, rowGroup.columns(), ColumnChunkThrift::write);
        out.i64(TOTAL_BYTE_SIZE, rowGroup.totalByteSize());
        out.i64(NUM_ROWS, rowGroup.numRows());
        out.structList(SORTING_COLUMNS, rowGroup.sortingColumns(), SortingColumnThrift::write);
        out.i64(FILE_OFFSET, rowGroup.fileOffset());
        out.i64(TOTAL_COMPRESSED_SIZE, rowGroup.totalCompressedSize());
        out.i16(ORDINAL, rowGroup.ordinal());
        out.endStruct();
    }

    static RowGroup read(ThriftReader in) throws MalformedDataException {
        List<ColumnChunk> columns = List.of();
        long totalByteSize = 0;
        long numRows = 0;
        @Nullable List<SortingColumn> sortingColumns = null;
        @Nullable Long fileOffset = null;
        @Nullable Long totalCompressedSize = null;
        @Nullable Short ordinal = null;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case COLUMNS -> columns = in.structList(ColumnChunkThrift::read);
                case TOTAL_BYTE_SIZE -> totalByteSize = in.i64();
                case NUM_ROWS -> numRows = in.i64();
                case SORTING_COLUMNS -> sortingColumns = in.structList(SortingColumnThrift::read);
                case FILE_OFFSET -> fileOffset = in.i64();
                case TOTAL_COMPRESSED_SIZE -> totalCompressedSize = in.i64();
                case ORDINAL -> ordinal = in.i16();
                default -> in.skip();
            }
        }
        in.endStruct(REQUIRED);
        return new RowGroup(columns, totalByteSize, numRows, sortingColumns, fileOffset, totalCompressedSize, ordinal);
    }
}
