// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.bloom.SplitBlockBloomFilter;
import dev.inlay.format.ColumnChunk;
import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.RowGroup;
import dev.inlay.format.SortingColumn;
import dev.inlay.io.OutputSink;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The open row group: its column chunks grow side by side in memory, and go to the file one after another (row F04).
 */
final class RowGroupWriter {

    private final FilePlan plan;
    private final int ordinal;
    private final Queue<ColumnChunkWriter> chunks;
    private long rows;

    RowGroupWriter(FilePlan plan, Scratch scratch, int ordinal) {
        this.plan = plan;
        this.ordinal = ordinal;
        this.chunks = new ArrayDeque<>(plan.columns().size());
        for (ColumnPlan column : plan.columns()) {
            chunks.add(new ColumnChunkWriter(column, scratch));
        }
    }

    /** Takes {@code count} rows from {@code from}. */
    void append(LeafRows[] leaves, int from, int count) {
        int column = 0;
        for (ColumnChunkWriter chunk : chunks) {
            chunk.append(leaves[column++], from, count);
        }
        rows += count;
    }

    /** Encoded pages, dictionaries, and the values of the open pages. */
    long bufferedBytes() {
        long bytes = 0;
        for (ColumnChunkWriter chunk : chunks) {
            bytes += chunk.bufferedBytes();
        }
        return bytes;
    }

    /**
     * Ends every chunk and writes it. Each is let go as soon as it is in the file, is counted in {@code totals},
     * and leaves what the end of the file says about its pages in {@code indexes}. Bloom filters follow behind all of them.
     */
    RowGroup writeTo(OutputSink sink, List<ColumnTotals> totals, PageIndexes indexes) throws IOException {
        long start = sink.position();
        long uncompressed = 0;
        List<ColumnMetaData> written = new ArrayList<>(chunks.size());
        Map<Integer, SplitBlockBloomFilter> filters = new TreeMap<>();
        for (int i = 0; i < totals.size(); i++) {
            ColumnChunkWriter chunk = chunks.remove();
            ColumnMetaData metaData = chunk.writeTo(sink, totals.get(i), indexes);
            uncompressed += metaData.totalUncompressedSize();
            written.add(metaData);
            SplitBlockBloomFilter filter = chunk.bloomFilter();
            if (filter != null) {
                filters.put(i, filter);
            }
        }
        long compressed = sink.position() - start;
        for (Map.Entry<Integer, SplitBlockBloomFilter> filter : filters.entrySet()) {
            int chunk = filter.getKey();
            written.set(chunk, BloomFilters.write(filter.getValue(), written.get(chunk), sink));
        }
        return new RowGroup(columns(written), uncompressed, rows, sorting(), start, compressed, ordinal());
    }

    private static List<ColumnChunk> columns(List<ColumnMetaData> chunks) {
        List<ColumnChunk> columns = new ArrayList<>(chunks.size());
        for (ColumnMetaData chunk : chunks) {
            // the 0 is the chunk's own file_offset, of which nobody knows any more what it was meant for (row F16)
            columns.add(new ColumnChunk(null, 0, chunk, null, null, null, null, null, null));
        }
        return columns;
    }

    private @Nullable List<SortingColumn> sorting() {
        List<SortingColumn> sorting =
                plan.sortKeys().stream().map(SortKey::toThrift).toList();
        return sorting.isEmpty() ? null : sorting;
    }

    /** Row groups past 32 767 have none: the field is an i16, and only encryption needs it (row F14). */
    private @Nullable Short ordinal() {
        return ordinal <= Short.MAX_VALUE ? (Short) (short) ordinal : null;
    }
}
