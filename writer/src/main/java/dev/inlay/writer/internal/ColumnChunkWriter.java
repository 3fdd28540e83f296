// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.bloom.SplitBlockBloomFilter;
import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.DenseValues;
import dev.inlay.encoding.DictionaryEncoder;
import dev.inlay.encoding.LevelEncoder;
import dev.inlay.format.Binary;
import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.Encoding;
import dev.inlay.io.OutputSink;
import dev.inlay.vector.Vector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One leaf of one row group. Rows go into the open page as they come; a page that is complete is kept as bytes, so that
 * what is held of the values themselves is one page.
 * What values are encoded as is a matter of {@link ChunkValues}.
 */
final class ColumnChunkWriter {

    /**
     * A page without any value, which is whole but for its encoding.
     *
     * @param levels as they are in its body
     */
    private record NullPage(int rows, int entries, Binary levels) {}

    private final ColumnPlan plan;
    private final Scratch scratch;
    private final DenseValues dense;
    private final LevelEncoder definitionLevels;
    private final LevelEncoder repetitionLevels;
    private final ChunkValues values;
    private final PageCutter cutter;
    private final ChunkStatistics statistics;
    private final @Nullable ChunkBloomFilter bloom;
    private final ChunkPages pages;
    private final List<NullPage> waitingNulls = new ArrayList<>(0);
    /** Of the open page. */
    private int rows;

    ColumnChunkWriter(ColumnPlan plan, Scratch scratch) {
        this.plan = plan;
        this.scratch = scratch;
        this.dense = scratch.dense(plan);
        this.definitionLevels = scratch.definitionLevels(plan);
        this.repetitionLevels = scratch.repetitionLevels(plan);
        this.values = new ChunkValues(plan, scratch);
        this.cutter = new PageCutter(plan);
        this.statistics = new ChunkStatistics(plan);
        this.bloom = plan.newBloomFilter();
        this.pages = new ChunkPages(plan);
    }

    /** Takes {@code count} rows from {@code from}. */
    void append(LeafRows leaf, int from, int count) {
        int row = from;
        int end = from + count;
        while (row < end) {
            int fit = cutter.take(leaf, row, end - row);
            int taken = fit == 0 ? 0 : take(leaf, row, fit);
            row += taken;
            if (taken < fit) {
                endPage();
                values.giveUpDictionary();
            } else if (row < end || cutter.isFull()) {
                endPage();
            }
        }
    }

    /** Takes rows into the open page, all of them unless the dictionary is full before, and returns how many. */
    private int take(LeafRows leaf, int from, int count) {
        Vector slots = leaf.values(from, count);
        int present = dense.take(slots);
        int taken = values.add(dense, present);
        if (taken == present) {
            keep(leaf, from, count, slots, present);
            return count;
        }
        int before = leaf.rowOfValue(from, taken) - from;
        Vector whole = leaf.values(from, before);
        int kept = whole.length() - whole.nullCount();
        values.dropPartOfRecord(taken - kept);
        keep(leaf, from, before, whole, kept);
        return before;
    }

    /** The levels and the statistics of rows whose values are taken. */
    private void keep(LeafRows leaf, int from, int count, Vector slots, int present) {
        leaf.addLevels(from, count, slots.validity(), definitionLevels, repetitionLevels);
        statistics.add(dense, present);
        if (bloom != null && !values.areInDictionary()) {
            bloom.add(dense, present);
        }
        rows += count;
    }

    /** Encoded pages, the dictionary, and the rows of the open page as {@link RowSize} counts them. */
    long bufferedBytes() {
        return pages.bytes() + values.dictionaryBytes() + cutter.bytes();
    }

    /** Encodes what is open and writes the chunk, the dictionary in front. */
    ColumnMetaData writeTo(OutputSink sink, ColumnTotals totals, PageIndexes indexes) throws IOException {
        endPage();
        decide(); // if there was nothing but nulls
        DictionaryEncoder dictionary = values.dictionary();
        if (dictionary != null) {
            if (bloom != null) {
                bloom.add(dictionary);
            }
            pages.setDictionary(DictionaryPage.encode(dictionary, plan, scratch), dictionary.entries());
        }
        ColumnMetaData written = pages.writeTo(sink, statistics);
        totals.add(written, pages, statistics);
        indexes.add(
                statistics.columnIndex(),
                pages.offsetIndex(written.dataPageOffset(), statistics.unencodedBytesOfPages()));
        return written;
    }

    /** Of a chunk that was written; null if it has none. */
    @Nullable
    SplitBlockBloomFilter bloomFilter() {
        return bloom == null ? null : bloom.finish();
    }

    /** Encodes the open page; one without rows is none. */
    private void endPage() {
        int entries = definitionLevels.count();
        if (entries > 0) {
            statistics.endPage(definitionLevels, plan.leaf().maxRepetitionLevel() == 0 ? null : repetitionLevels);
        }
        if (entries > 0 && values.mustWait()) {
            waitingNulls.add(new NullPage(rows, entries, Binary.of(startBody().toByteArray())));
        } else if (entries > 0) {
            decide();
            ByteOutput body = startBody();
            values.finishPage(body);
            frame(body, rows, entries);
        }
        rows = 0;
        cutter.startPage();
    }

    /** After this the encoding is known, and no page waits. */
    private void decide() {
        values.decide();
        for (NullPage page : waitingNulls) {
            ByteOutput body = scratch.emptyBody();
            body.bytes(page.levels.toArray());
            values.writeNone(body);
            frame(body, page.rows, page.entries);
        }
        waitingNulls.clear();
    }

    private ByteOutput startBody() {
        return DataPageV1.startBody(repetitionLevels, definitionLevels, scratch);
    }

    private void frame(ByteOutput body, int rows, int entries) {
        Encoding encoding = values.encoding();
        EncodedPage page = scratch.framer().frame(DataPageV1.header(entries, encoding), body, plan.compressor());
        pages.add(page, rows, entries, encoding);
    }
}
