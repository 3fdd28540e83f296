// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.Encoding;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.PageEncodingStats;
import dev.inlay.format.PageType;
import dev.inlay.format.Statistics;
import dev.inlay.io.OutputSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The encoded pages of a column chunk, in the order of the file, and what the footer says about them (rows F21 to F24).
 */
final class ChunkPages {

    private final ColumnPlan plan;
    private final List<EncodedPage> dataPages = new ArrayList<>(0);
    private final Map<Encoding, Integer> counts = new EnumMap<>(Encoding.class);
    private @Nullable EncodedPage dictionary;
    private long rows;
    private long bytes;
    private long uncompressedBytes;

    ChunkPages(ColumnPlan plan) {
        this.plan = plan;
    }

    /** Adds a data page of so many rows. */
    void add(EncodedPage page, int pageRows, Encoding encoding) {
        dataPages.add(page);
        counts.merge(encoding, 1, Integer::sum);
        rows += pageRows;
        bytes += page.size();
        uncompressedBytes += page.uncompressedSize();
    }

    /** Puts the dictionary page in front; there is one at most. */
    void setDictionary(EncodedPage page) {
        dictionary = page;
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

    ColumnMetaData writeTo(OutputSink sink, Statistics statistics) throws IOException {
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
                rows,
                uncompressedBytes,
                bytes,
                null,
                dataOffset,
                null,
                dictionaryOffset,
                statistics,
                encodingStats(),
                null,
                null,
                null,
                null);
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
