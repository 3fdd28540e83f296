// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.Encoding;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.PhysicalType;
import dev.inlay.writer.WriteListener;
import dev.inlay.writer.WriteReceipt;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One column over all row groups so far: what the listener and, at the end, the receipt are told. */
final class ColumnTotals {

    private final ColumnPlan plan;
    private final WriteListener listener;
    private final Set<Encoding> encodings = EnumSet.noneOf(Encoding.class);
    private final Bounds bounds;
    private final @Nullable GeospatialBuilder geospatial;
    private int chunks;
    private long compressed;
    private long uncompressed;
    private int dictionaryPages;
    private long dataPages;
    private long entries;
    private long nulls;
    private long unencoded;
    private @Nullable Long distinct;

    ColumnTotals(ColumnPlan plan, WriteListener listener) {
        this.plan = plan;
        this.listener = listener;
        this.bounds = Bounds.of(plan);
        this.geospatial = GeospatialBuilder.of(plan);
    }

    /** Counts a chunk that is in the file. */
    void add(ColumnMetaData chunk, ChunkPages pages, ChunkStatistics statistics) {
        compressed += chunk.totalCompressedSize();
        uncompressed += chunk.totalUncompressedSize();
        for (OpenEnum<Encoding> encoding : chunk.encodings()) {
            if (encoding.known() != null) {
                encodings.add(encoding.known());
            }
        }
        dictionaryPages += pages.dictionaryPages();
        dataPages += pages.dataPages();
        entries += statistics.entryCount();
        nulls += statistics.nullCount();
        unencoded += statistics.unencodedBytes();
        bounds.merge(statistics.bounds());
        if (geospatial != null && statistics.geospatial() != null) {
            geospatial.merge(statistics.geospatial());
        }
        // two chunks may have values in common: of their union nothing is known
        distinct = chunks == 0 ? pages.distinctValues() : null;
        chunks++;
        pages.report(listener);
    }

    WriteReceipt.Column toReceipt() {
        Bound min = plan.hasBounds() ? bounds.min() : null;
        Bound max = plan.hasBounds() ? bounds.max() : null;
        return new WriteReceipt.Column(
                plan.leaf().path(),
                plan.compressor().codec(),
                compressed,
                uncompressed,
                encodings,
                dictionaryPages,
                dataPages,
                entries,
                nulls,
                plan.order().hasNans() ? OptionalLong.of(bounds.nanCount()) : OptionalLong.empty(),
                distinct == null ? OptionalLong.empty() : OptionalLong.of(distinct),
                plan.type() == PhysicalType.BYTE_ARRAY ? OptionalLong.of(unencoded) : OptionalLong.empty(),
                min == null ? null : min.value(),
                min != null && min.exact(),
                max == null ? null : max.value(),
                max != null && max.exact(),
                geospatial == null ? null : geospatial.toThrift());
    }
}
