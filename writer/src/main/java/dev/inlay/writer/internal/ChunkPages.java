// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.Encoding;
import dev.inlay.format.OffsetIndex;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.PageEncodingStats;
import dev.inlay.format.PageType;
import dev.inlay.io.OutputSink;
import dev.inlay.writer.WriteListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The encoded pages of a column chunk, in the order of the file, and what the footer says about them (rows F21 to F24).
 */
final class ChunkPages {

    private final ColumnPlan plan;
    private final List<EncodedPage> dataPages = new ArrayList<>(0);
    private final Map<Encoding, Integer> counts = new EnumMap<>(Encoding.class);
    private @Nullable EncodedPage dictionary;
    private final OffsetIndexBuilder offsets = new OffsetIndexBuilder();
    private int dictionaryEntries;
    private long entries;
    private long bytes;
    private long uncompressedBytes;

    ChunkPages(ColumnPlan plan) {
        this.plan = plan;
    }

    /**
     * Adds a data page.
     *
     * @param pageRows rows that start in it
     * @param pageEntries level entries in it: as many as rows, unless there are lists
     */
    void add(EncodedPage page, int pageRows, int pageEntries, Encoding encoding) {
        dataPages.add(page);
        counts.merge(encoding, 1, Integer::sum);
        offsets.add(page.size(), pageRows);
        entries += pageEntries;
        bytes += page.size();
        uncompressedBytes += page.uncompressedSize();
    }

    /** Puts the dictionary page in front; there is one at most. */
    void setDictionary(EncodedPage page, int pageEntries) {
        dictionary = page;
        dictionaryEntries = pageEntries;
        bytes += page.size();
        uncompressedBytes += page.uncompressedSize();
    }

    /** Bytes of all pages, headers included. */
    long bytes() {
        return bytes;
    }

    int dictionaryPages() {
        return dictionary == null ? 0 : 1;
    }

    int dataPages() {
        return dataPages.size();
    }

    /**
     * Different values of the chunk, where that is known for free: each is in the dictionary, and no page is without
     * it. Null if it is not known (row T06).
     */
    @Nullable
    Long distinctValues() {
        boolean everyPage = counts.keySet().equals(Set.of(Encoding.RLE_DICTIONARY));
        return dictionary != null && everyPage && plan.bytesAreValues() ? (Long) (long) dictionaryEntries : null;
    }

    /**
     * Null if the column has none.
     *
     * @param firstDataPage where in the file it is
     */
    @Nullable
    OffsetIndex offsetIndex(long firstDataPage, @Nullable List<Long> unencodedBytes) {
        return plan.hasOffsetIndex() ? offsets.toThrift(firstDataPage, unencodedBytes) : null;
    }

    ColumnMetaData writeTo(OutputSink sink, ChunkStatistics statistics) throws IOException {
        Long dictionaryOffset = dictionary == null ? null : (Long) sink.position();
        if (dictionary != null) {
            sink.write(dictionary.bytes(), 0, dictionary.size());
        }
        long dataOffset = sink.position();
        for (EncodedPage page : dataPages) {
            sink.write(page.bytes(), 0, page.size());
        }
        return new ColumnMetaData(
                plan.type(),
                encodings(),
                plan.leaf().path().names(),
                OpenEnum.of(plan.compressor().codec()),
                entries,
                uncompressedBytes,
                bytes,
                null,
                dataOffset,
                null,
                dictionaryOffset,
                statistics.toThrift(distinctValues()),
                encodingStats(),
                null,
                null,
                statistics.sizes(),
                statistics.geospatial() == null ? null : statistics.geospatial().toThrift());
    }

    /** Tells of each page, in the order of the file. */
    void report(WriteListener listener) {
        if (dictionary != null) {
            listener.pageWritten(plan.leaf().path(), dictionary.size());
        }
        for (EncodedPage page : dataPages) {
            listener.pageWritten(plan.leaf().path(), page.size());
        }
    }

    /** Of values, levels and the dictionary: each once, by id. */
    private List<OpenEnum<Encoding>> encodings() {
        EnumSet<Encoding> encodings = EnumSet.noneOf(Encoding.class);
        encodings.addAll(counts.keySet());
        if (dictionary != null) {
            encodings.add(Encoding.PLAIN);
        }
        if (plan.isOptional()) {
            encodings.add(Encoding.RLE);
        }
        return encodings.stream().map(OpenEnum::of).toList();
    }

    /** Lets a reader know that every page is in the dictionary, without looking at any (row F24). */
    private List<PageEncodingStats> encodingStats() {
        List<PageEncodingStats> stats = new ArrayList<>();
        if (dictionary != null) {
            stats.add(new PageEncodingStats(OpenEnum.of(PageType.DICTIONARY_PAGE), OpenEnum.of(Encoding.PLAIN), 1));
        }
        counts.forEach((encoding, count) ->
                stats.add(new PageEncodingStats(OpenEnum.of(PageType.DATA_PAGE), OpenEnum.of(encoding), count)));
        return stats;
    }
}
