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
     * @param body its levels
     */
    private record NullPage(PageLevels levels, Binary body) {}

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
    private final DataPage format;
    /** Of the pages that are ended. */
    private long rowsBefore;
    /** Of the open page. */
    private int pageRows;
    /** Of the open page: its entries less those without a value. */
    private int pageValues;

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
        this.format = DataPage.of(plan.dataPageVersion());
    }

    /**
     * Takes {@code count} rows from {@code from}.
     *
     * @throws IllegalStateException if a page cannot be made: it would outgrow its i32 sizes, or the codec fails
     */
    void append(LeafRows leaf, int from, int count) {
        try {
            takeAll(leaf, from, from + count);
        } catch (RuntimeException e) {
            throw placed(e);
        }
    }

    /** Encoders and codecs do not know for which column and rows they work. */
    private IllegalStateException placed(RuntimeException e) {
        return new IllegalStateException(
                "column " + plan.leaf().path() + ", page from row " + rowsBefore + " of the row group: "
                        + e.getMessage(),
                e);
    }

    private void takeAll(LeafRows leaf, int from, int end) {
        int row = from;
        while (row < end) {
            int fit = cutter.take(leaf, row, end - row);
            int taken = fit == 0 ? 0 : take(leaf, row, fit);
            row += taken;
            if (taken < fit) {
                endPage(false);
                values.giveUpDictionary();
            } else if (row < end || cutter.isFull()) {
                endPage(false);
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
        pageRows += count;
        pageValues += present;
    }

    /** Encoded pages, the dictionary, and the rows of the open page as {@link RowSize} counts them. */
    long bufferedBytes() {
        return pages.bytes() + values.dictionaryBytes() + cutter.bytes();
    }

    /** Encodes what is open and writes the chunk, the dictionary in front. */
    ColumnMetaData writeTo(OutputSink sink, ColumnTotals totals, PageIndexes indexes) throws IOException {
        try {
            endPages();
        } catch (RuntimeException e) {
            throw placed(e);
        }
        ColumnMetaData written = pages.writeTo(sink, statistics);
        totals.add(written, pages, statistics);
        indexes.add(
                statistics.columnIndex(),
                pages.offsetIndex(written.dataPageOffset(), statistics.unencodedBytesOfPages()));
        return written;
    }

    private void endPages() {
        endPage(true);
        decide(true); // if there was nothing but nulls
        DictionaryEncoder dictionary = values.dictionary();
        if (dictionary != null) {
            if (bloom != null) {
                bloom.add(dictionary, values.areInDictionary());
            }
            pages.setDictionary(DictionaryPage.encode(dictionary, plan, scratch), dictionary.entries());
        }
    }

    /** Of a chunk that was written; null if it has none. */
    @Nullable
    SplitBlockBloomFilter bloomFilter() {
        return bloom == null ? null : bloom.finish();
    }

    /**
     * Encodes the open page; one without rows is none.
     *
     * @param last whether the chunk ends with it
     */
    private void endPage(boolean last) {
        if (pageRows > 0) {
            statistics.endPage(definitionLevels, plan.leaf().maxRepetitionLevel() == 0 ? null : repetitionLevels);
            if (values.mustWait()) {
                ByteOutput body = scratch.emptyBody();
                waitingNulls.add(new NullPage(startPage(body), Binary.of(body.toByteArray())));
            } else {
                decide(last);
                ByteOutput body = scratch.emptyBody();
                PageLevels levels = startPage(body);
                values.finishPage(body);
                frame(levels, body);
            }
        }
        rowsBefore += pageRows;
        pageRows = 0;
        pageValues = 0;
        cutter.startPage();
    }

    /** After this the encoding is known, and no page waits. */
    private void decide(boolean last) {
        values.decide(last);
        for (NullPage page : waitingNulls) {
            ByteOutput body = scratch.emptyBody();
            body.bytes(page.body.toArray());
            values.writeNone(body);
            frame(page.levels, body);
        }
        waitingNulls.clear();
    }

    private PageLevels startPage(ByteOutput body) {
        return format.writeLevels(repetitionLevels, definitionLevels, pageRows, pageValues, body);
    }

    private void frame(PageLevels levels, ByteOutput body) {
        Encoding encoding = values.encoding();
        EncodedPage page = format.frame(levels, encoding, body, plan, scratch.framer());
        pages.add(page, levels.rows(), levels.entries(), encoding);
    }
}
