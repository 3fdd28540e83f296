// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.format.KeyValue;
import dev.inlay.format.RowGroup;
import dev.inlay.io.OutputSink;
import dev.inlay.vector.RecordBatch;
import dev.inlay.writer.WriteListener;
import dev.inlay.writer.WriteReceipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of a row into the file. Read this class first; each stage it names is one class:
 *
 * <pre>
 *  RecordBatch
 *     │  {@link BatchCheck}          refuses what does not fit, before anything has moved
 *     │  {@link SortCheck}           and what is not sorted as declared
 *     │  {@link RecordShredder}      structure becomes values and levels, leaf by leaf: {@link LeafRows}
 *     │  {@link RowGroupCutter}      how many rows until the row group must be looked at
 *     ▼
 *  {@link RowGroupWriter}            the open row group: one {@link ColumnChunkWriter} a leaf
 *     │  {@link PageCutter}          how many rows until the page is full
 *     │  {@link dev.inlay.encoding.DenseValues}, {@link dev.inlay.encoding.LevelEncoder}
 *     │                        the values that are there, and which are not
 *     │  {@link ChunkValues}, {@link EncodingChooser}
 *     │                        ids as long as a dictionary pays, else the values, in the smallest way
 *     │  {@link ChunkStatistics}     bounds, nulls, NaNs, sizes: of the chunk and of its pages
 *     │  {@link DataPage}            the page's body, in one of two versions
 *     │  {@link PageFramer}          codec, CRC, header in front
 *     ▼
 *  {@link EncodedPage}s              held as bytes until the row group is full
 *     ▼
 *  {@link OutputSink}                column chunks in the order of the schema
 *     │  {@link BloomFilters}        which values are not in a chunk, behind each row group
 *     │  {@link PageIndexes}         what is on each page, and where it is
 *     │  {@link FooterWriter}        where everything is, and PAR1
 *     ▼
 *  file
 * </pre>
 *
 * Where a page or a row group ends depends on the position of its rows in the file and on the options, never on how the
 * rows were cut into batches: rows enter in slices that end where something must be decided.
 */
public final class WritePath {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private final FilePlan plan;
    private final WriteListener listener;
    private final OutputSink sink;
    private final String file;
    private final BatchCheck check;
    private final SortCheck sortCheck;
    private final RecordShredder shredder;
    private final RowGroupCutter cutter;
    private final Scratch scratch;
    private final FooterWriter footer;
    private final List<ColumnTotals> totals;
    private @Nullable RowGroupWriter rowGroup;
    private long rows;

    /** Starts the file: its first four bytes are written. */
    public WritePath(FilePlan plan, OutputSink sink, String file, WriteListener listener) throws IOException {
        this.plan = plan;
        this.listener = listener;
        this.sink = sink;
        this.file = file;
        this.check = new BatchCheck(plan);
        this.sortCheck = new SortCheck(plan.sortKeys());
        this.shredder = new RecordShredder(plan);
        this.cutter = new RowGroupCutter(plan);
        this.scratch = new Scratch(plan);
        this.footer = new FooterWriter(plan);
        this.totals = plan.columns().stream()
                .map(column -> new ColumnTotals(column, listener))
                .toList();
        sink.write(MAGIC, 0, MAGIC.length);
    }

    /** @throws IllegalArgumentException if the batch has another schema, or a value does not fit its column */
    public void check(RecordBatch batch) {
        check.check(batch, rows);
        sortCheck.check(batch, rows);
    }

    /** Takes the rows of a batch that was checked. */
    public void append(RecordBatch batch) throws IOException {
        shredder.open(batch);
        int row = 0;
        while (row < batch.rowCount()) {
            int shredded = shredder.shred(row);
            append(shredder.leaves(), shredded);
            row += shredded;
        }
        sortCheck.taken(batch);
    }

    private void append(LeafRows[] leaves, int count) throws IOException {
        int row = 0;
        while (row < count) {
            if (rowGroup == null) {
                rowGroup = new RowGroupWriter(plan, scratch, footer.rowGroups());
            }
            int slice = cutter.slice(leaves, row, count - row);
            rowGroup.append(leaves, row, slice);
            row += slice;
            rows += slice;
            listener.rowsTaken(rows);
            if (cutter.isFull(rowGroup)) {
                writeRowGroup();
            }
        }
    }

    /** Ends the open row group by the will of the caller; one without rows is none. */
    public void endRowGroup() throws IOException {
        sortCheck.restart();
        writeRowGroup();
    }

    /** Encodes what is open, and writes the row group's column chunks; without rows there is nothing to write. */
    private void writeRowGroup() throws IOException {
        if (rowGroup != null) {
            int ordinal = footer.rowGroups();
            long start = sink.position();
            RowGroup written = rowGroup.writeTo(sink, totals, footer.indexes());
            footer.add(written);
            rowGroup = null;
            cutter.startRowGroup();
            listener.rowGroupWritten(ordinal, written.numRows(), sink.position() - start);
        }
    }

    public void keyValue(KeyValue entry) {
        footer.add(entry);
    }

    /** Writes the last row group and the footer: after this the sink holds a whole file. */
    public void finish() throws IOException {
        writeRowGroup();
        footer.writeTo(sink);
    }

    /** Rows taken so far. */
    public long rowsWritten() {
        return rows;
    }

    /** Bytes the sink has got so far. */
    public long bytesWritten() {
        return sink.position();
    }

    /** What {@link #finish} completed. */
    public WriteReceipt receipt() {
        List<WriteReceipt.Column> columns =
                totals.stream().map(ColumnTotals::toReceipt).toList();
        return new WriteReceipt(file, rows, sink.position(), footer.rowGroups(), columns);
    }
}
