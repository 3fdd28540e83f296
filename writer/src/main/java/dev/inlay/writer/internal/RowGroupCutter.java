// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.writer.WriterOptions;

/**
 * Where row groups end: after so many rows, or when so many bytes are buffered.
 *
 * <p>Bytes can only be asked for when every column has taken the same rows, so rows enter in slices and the question is
 * put after each. A slice ends where the bytes of its rows, counted as {@link RowSize} does, come to a 32nd of the
 * limit: a position that depends on the rows before it and on nothing else.
 */
final class RowGroupCutter {

    /**
     * A row group overshoots its limit by one slice at most: 4 MiB of 128. In a wide table a slice is few rows, and costs a call a column.
     */
    private static final int SLICES = 32;

    /** Rows that are counted at once while no decision is in sight. */
    private static final int STRIDE = 512;

    private final long maxRows;
    private final long maxBytes;
    private final long sliceBytes;
    /** Of a row, in all columns where rows are of one size. */
    private final long fixedSize;
    /** The other columns. */
    private final int[] varying;

    private long rows;
    private long bytes;

    RowGroupCutter(FilePlan plan) {
        WriterOptions options = plan.options();
        maxRows = options.rowGroupRows();
        maxBytes = options.rowGroupBytes();
        sliceBytes = Math.max(1, maxBytes / SLICES);
        fixedSize = plan.columns().stream()
                .mapToLong(column -> RowSize.ofEachRow(column.leaf()))
                .sum();
        varying = plan.columns().stream()
                .filter(column -> RowSize.ofEachRow(column.leaf()) == 0)
                .mapToInt(column -> column.leaf().ordinal())
                .toArray();
    }

    /** How many of the {@code count} rows from {@code from} may enter before {@link #isFull} must be asked; at least one. */
    int slice(LeafRows[] leaves, int from, int count) {
        int end = from + (int) Math.min(count, maxRows - rows);
        int row = from;
        int stride = STRIDE;
        while (row < end && bytes < sliceBytes) {
            int step = Math.min(stride, end - row);
            long more = size(leaves, row, step);
            if (bytes + more >= sliceBytes && step > 1) {
                stride = step / 2; // the slice ends within these rows: look closer
                continue;
            }
            bytes += more;
            row += step;
        }
        rows += row - from;
        return row - from;
    }

    private long size(LeafRows[] leaves, int from, int count) {
        long size = fixedSize * count;
        for (int column : varying) {
            size += leaves[column].size(from, count);
        }
        return size;
    }

    /** Whether the row group, which has taken a slice, is complete. */
    boolean isFull(RowGroupWriter rowGroup) {
        if (rows == maxRows) {
            return true;
        }
        if (bytes < sliceBytes) {
            return false; // the batch ended before the slice did
        }
        bytes = 0;
        return rowGroup.bufferedBytes() >= maxBytes;
    }

    void startRowGroup() {
        rows = 0;
        bytes = 0;
    }
}
