// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.DenseValues;
import dev.inlay.encoding.DictionaryEncoder;
import dev.inlay.encoding.LevelEncoder;
import dev.inlay.encoding.ValueEncoder;
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
 *
 * <p>How values are encoded:
 *
 * <pre>
 *  PROBING      the first page with a value goes both ways; pages of nothing but nulls before it wait
 *    │ dictionary + ids smaller than PLAIN          │ not smaller, or past the dictionary's limit
 *    ▼                                              ▼
 *  DICTIONARY   RLE_DICTIONARY                    PLAIN       there is a dictionary page if it was ever DICTIONARY
 *    │ next value would take the dictionary         ▲
 *    │ past its limit: the page ends before it      │
 *    └──────────────────────────────────────────────┘
 * </pre>
 */
final class ColumnChunkWriter {

    private enum Mode {
        PROBING,
        DICTIONARY,
        PLAIN
    }

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
    private final ValueEncoder plain;
    private final PageCutter cutter;
    private final ChunkStatistics statistics;
    private final ChunkPages pages;
    private final List<NullPage> waitingNulls = new ArrayList<>(0);
    private @Nullable DictionaryEncoder dictionary;
    private Mode mode;
    /** Of the open page. */
    private int rows;

    ColumnChunkWriter(ColumnPlan plan, Scratch scratch) {
        this.plan = plan;
        this.scratch = scratch;
        this.dense = scratch.dense(plan);
        this.definitionLevels = scratch.definitionLevels(plan);
        this.repetitionLevels = scratch.repetitionLevels(plan);
        this.plain = scratch.plain(plan);
        this.cutter = new PageCutter(plan);
        this.statistics = new ChunkStatistics(plan);
        this.pages = new ChunkPages(plan);
        this.dictionary = plan.newDictionary();
        this.mode = dictionary == null ? Mode.PLAIN : Mode.PROBING;
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
                mode = Mode.PLAIN; // the dictionary is full
            } else if (row < end || cutter.isFull()) {
                endPage();
            }
        }
    }

    /** Takes rows into the open page, all of them unless the dictionary is full before, and returns how many. */
    private int take(LeafRows leaf, int from, int count) {
        Vector slots = leaf.values(from, count);
        int values = dense.take(slots);
        int taken = addValues(values);
        if (taken == values) {
            keep(leaf, from, count, slots, values);
            return count;
        }
        int before = leaf.rowOfValue(from, taken) - from;
        Vector whole = leaf.values(from, before);
        int kept = whole.length() - whole.nullCount();
        dropPartOfRecord(taken - kept);
        keep(leaf, from, before, whole, kept);
        return before;
    }

    /** The levels and the statistics of rows whose values are taken. */
    private void keep(LeafRows leaf, int from, int count, Vector slots, int values) {
        leaf.addLevels(from, count, slots.validity(), definitionLevels, repetitionLevels);
        statistics.add(dense, values);
        rows += count;
    }

    /** The dictionary has taken values of a record, but not all of them: the page ends before the record. */
    private void dropPartOfRecord(int values) {
        if (dictionary != null) {
            dictionary.dropLast(values);
        }
    }

    private int addValues(int count) {
        if (mode != Mode.DICTIONARY) {
            dense.appendTo(plain, 0, count);
        }
        if (mode == Mode.PLAIN || dictionary == null) {
            return count;
        }
        int taken = dense.addTo(dictionary, 0, count);
        if (mode == Mode.PROBING && taken < count) {
            dictionary = null;
            decide(Mode.PLAIN);
            return count;
        }
        return taken;
    }

    /** Encoded pages, the dictionary, and the rows of the open page as {@link RowSize} counts them. */
    long bufferedBytes() {
        return pages.bytes() + (dictionary == null ? 0 : dictionary.dictionarySize()) + cutter.bytes();
    }

    /** Encodes what is open and writes the chunk, the dictionary in front. */
    ColumnMetaData writeTo(OutputSink sink, ColumnTotals totals, PageIndexes indexes) throws IOException {
        endPage();
        if (mode == Mode.PROBING) {
            decide(Mode.PLAIN); // nothing but nulls
            dictionary = null;
        }
        if (dictionary != null) {
            pages.setDictionary(DictionaryPage.encode(dictionary, plan, scratch), dictionary.entries());
        }
        ColumnMetaData written = pages.writeTo(sink, statistics);
        totals.add(written, pages, statistics);
        indexes.add(
                statistics.columnIndex(),
                pages.offsetIndex(written.dataPageOffset(), statistics.unencodedBytesOfPages()));
        return written;
    }

    /** Encodes the open page; one without rows is none. */
    private void endPage() {
        int entries = definitionLevels.count();
        if (entries > 0) {
            statistics.endPage(definitionLevels, plan.leaf().maxRepetitionLevel() == 0 ? null : repetitionLevels);
        }
        if (entries > 0 && mode == Mode.PROBING && plain.count() == 0) {
            ByteOutput levels = DataPageV1.startBody(repetitionLevels, definitionLevels, scratch);
            waitingNulls.add(new NullPage(rows, entries, Binary.of(levels.toByteArray())));
        } else if (entries > 0) {
            addPage(entries);
        }
        rows = 0;
        cutter.startPage();
    }

    private void addPage(int entries) {
        ByteOutput ids = scratch.emptyIds();
        if (mode != Mode.PLAIN && dictionary != null) {
            dictionary.finish(ids);
            if (mode == Mode.PROBING) {
                probe(dictionary.dictionarySize() + ids.size());
            }
        }
        ByteOutput body = DataPageV1.startBody(repetitionLevels, definitionLevels, scratch);
        if (mode == Mode.DICTIONARY) {
            body.bytes(ids);
        } else {
            plain.finish(body);
        }
        frame(body, rows, entries);
    }

    /** The first page has gone both ways: one of them is left from here on. */
    private void probe(long dictionarySize) {
        if (dictionarySize < plain.size()) {
            plain.finish(scratch.emptyBody());
            decide(Mode.DICTIONARY);
        } else {
            dictionary = null;
            decide(Mode.PLAIN);
        }
    }

    private void decide(Mode decision) {
        mode = decision;
        for (NullPage page : waitingNulls) {
            ByteOutput body = scratch.emptyBody();
            body.bytes(page.levels.toArray());
            if (mode == Mode.DICTIONARY) {
                body.int8(0); // the width of no ids
            }
            frame(body, page.rows, page.entries);
        }
        waitingNulls.clear();
    }

    private void frame(ByteOutput body, int rows, int entries) {
        Encoding encoding = mode == Mode.DICTIONARY ? Encoding.RLE_DICTIONARY : Encoding.PLAIN;
        EncodedPage page = scratch.framer().frame(DataPageV1.header(entries, encoding), body, plan.compressor());
        pages.add(page, rows, entries, encoding);
    }
}
