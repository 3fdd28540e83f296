// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the rows, all of their columns ({@code RowGroup} in parquet.thrift).
 *
 * @param columns one column chunk for each leaf, in the order of the schema's leaves
 * @param totalByteSize bytes of all pages before compression, headers included (F12)
 * @param numRows rows in this row group
 * @param sortingColumns the order of the rows, as far as the writer promises one; null if it does not
 * @param fileOffset byte of the file where the first page begins. Some writers store nonsense: never seek by it (F13)
 * @param totalCompressedSize bytes of all pages as stored, headers included
 * @param ordinal the row group's number from 0; encryption needs it (F14)
 */
public record RowGroup(
        List<ColumnChunk> columns,
        long totalByteSize,
        long numRows,
        @Nullable List<SortingColumn> sortingColumns,
        @Nullable Long fileOffset,
        @Nullable Long totalCompressedSize,
        @Nullable Short ordinal) {

    public RowGroup {
        columns = List.copyOf(columns);
        sortingColumns = sortingColumns == null ? null : List.copyOf(sortingColumns);
    }
}
