// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.format.ColumnChunk;
import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.RowGroup;
import dev.inlay.io.OutputSink;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The open row group: its column chunks grow side by side in memory, and go to the file one after another (row F04).
 */
final class RowGroupWriter {

    private final int ordinal;
    private final Queue<ColumnChunkWriter> chunks;
    private long rows;

    RowGroupWriter(FilePlan plan, Scratch scratch, int ordinal) {
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
     * and leaves what the end of the file says about its pages in {@code indexes}.
     */
    RowGroup writeTo(OutputSink sink, List<ColumnTotals> totals, PageIndexes indexes) throws IOException {
        long start = sink.position();
        long uncompressed = 0;
        List<ColumnChunk> written = new ArrayList<>(chunks.size());
        for (int i = 0; i < totals.size(); i++) {
            ColumnMetaData chunk = chunks.remove().writeTo(sink, totals.get(i), indexes);
            uncompressed += chunk.totalUncompressedSize();
            // the 0 is the chunk's own file_offset, of which nobody knows any more what it was meant for (row F16)
            written.add(new ColumnChunk(null, 0, chunk, null, null, null, null, null, null));
        }
        return new RowGroup(written, uncompressed, rows, null, start, sink.position() - start, ordinal());
    }

    /** Row groups past 32 767 have none: the field is an i16, and only encryption needs it (row F14). */
    private @Nullable Short ordinal() {
        return ordinal <= Short.MAX_VALUE ? (Short) (short) ordinal : null;
    }
}
