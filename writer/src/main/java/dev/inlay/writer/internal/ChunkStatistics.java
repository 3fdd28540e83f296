// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.encoding.DenseValues;
import dev.inlay.encoding.LevelEncoder;
import dev.inlay.format.ColumnIndex;
import dev.inlay.format.OffsetIndex;
import dev.inlay.format.SizeStatistics;
import dev.inlay.format.Statistics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says about the values of a column chunk, and of each of its pages (rows T01 to T22, I06 to I20): nulls
 * always, NaNs where the type has them, bounds where there is an order and a value, sizes and levels. Three counts are
 * told apart: <em>values</em> that are there, level <em>entries</em>, and rows, which are not counted here. The older
 * pair of bounds, {@code min} and {@code max}, is never written: no reader of the last years needs it, and for most
 * types it may not be.
 */
final class ChunkStatistics {

    private final ColumnPlan plan;
    private final Bounds bounds;
    private final boolean looksAtValues;
    private final ChunkSizes sizes;
    private final @Nullable GeospatialBuilder geospatial;
    private final @Nullable ColumnIndexBuilder columnIndex;
    private Bounds pageBounds;
    private long pageValues;
    private long values;
    private long entries;

    ChunkStatistics(ColumnPlan plan) {
        this.plan = plan;
        bounds = Bounds.of(plan);
        pageBounds = Bounds.of(plan);
        looksAtValues = plan.hasBounds() || plan.order().hasNans();
        sizes = new ChunkSizes(plan);
        geospatial = GeospatialBuilder.of(plan);
        columnIndex = plan.hasColumnIndex() ? new ColumnIndexBuilder(plan.order()) : null;
    }

    /** Takes the first {@code count} of {@code some} into the open page. */
    void add(DenseValues some, int count) {
        pageValues += count;
        if (looksAtValues) {
            pageBounds.add(some, count);
        }
        sizes.add(some, count);
        if (geospatial != null) {
            geospatial.add(some, count);
        }
    }

    /**
     * Ends the open page, which has these levels and is not without any.
     *
     * @param repetitionLevels null if the maximum is 0
     */
    void endPage(LevelEncoder definitionLevels, @Nullable LevelEncoder repetitionLevels) {
        int pageEntries = definitionLevels.count();
        if (columnIndex != null) {
            columnIndex.add(pageValues, pageEntries - pageValues, pageBounds);
        }
        sizes.endPage(definitionLevels, repetitionLevels);
        bounds.merge(pageBounds);
        pageBounds = Bounds.of(plan);
        values += pageValues;
        entries += pageEntries;
        pageValues = 0;
    }

    /** Level entries of the pages that ended. */
    long entryCount() {
        return entries;
    }

    /** Entries without a value: nulls, and lists that are empty or null themselves (row T05). */
    long nullCount() {
        return entries - values;
    }

    /** Of the pages that ended. */
    Bounds bounds() {
        return bounds;
    }

    /** Bytes of all BYTE_ARRAY values, each occurrence counted; 0 for other types. */
    long unencodedBytes() {
        return sizes.unencodedBytes();
    }

    /** @param distinctValues how many different values there are; null if that is not known */
    Statistics toThrift(@Nullable Long distinctValues) {
        Bound min = plan.hasBounds() ? bounds.min() : null;
        Bound max = plan.hasBounds() ? bounds.max() : null;
        return new Statistics(
                null,
                null,
                nullCount(),
                distinctValues,
                max == null ? null : max.value(),
                min == null ? null : min.value(),
                max == null ? null : (Boolean) max.exact(),
                min == null ? null : (Boolean) min.exact(),
                plan.order().hasNans() ? (Long) bounds.nanCount() : null);
    }

    /** Null if there is nothing to say. */
    @Nullable
    SizeStatistics sizes() {
        return sizes.toThrift();
    }

    /** Of GEOMETRY and GEOGRAPHY columns, else null. */
    @Nullable
    GeospatialBuilder geospatial() {
        return geospatial;
    }

    /** Null if the column has none, or this chunk cannot have one. */
    @Nullable
    ColumnIndex columnIndex() {
        return columnIndex == null ? null : columnIndex.toThrift(sizes);
    }

    /** For {@link OffsetIndex#unencodedByteArrayDataBytes}. */
    @Nullable
    List<Long> unencodedBytesOfPages() {
        return sizes.unencodedBytesOfPages();
    }
}
