// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.format.Binary;
import dev.inlay.format.BoundaryOrder;
import dev.inlay.format.ColumnIndex;
import dev.inlay.format.OpenEnum;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of each page of a column chunk (rows I06 to I17).
 *
 * <pre>
 *  page     values          null_pages   min_values   max_values   null_counts
 *  0        3, null, 1      false        01 00 00 00  03 00 00 00  1
 *  1        null, null      true         (empty)      (empty)      2
 *  2        2               false        02 00 00 00  02 00 00 00  0            boundary_order UNORDERED: 3 is above 2
 * </pre>
 *
 * Each page that has values has bounds, or else the index would lie: one page of nothing but NaNs under
 * {@code TYPE_ORDER}, or one with a bound that is too long to be written ({@link BytesBounds}), and the chunk has no column index.
 */
final class ColumnIndexBuilder {

    private final ValueOrder order;
    private final List<Boolean> nullPages = new ArrayList<>(0);
    private final List<Binary> minValues = new ArrayList<>(0);
    private final List<Binary> maxValues = new ArrayList<>(0);
    private final LongList nullCounts = new LongList();
    private final LongList nanCounts = new LongList();
    private boolean possible = true;
    private boolean ascending = true;
    private boolean descending = true;
    private @Nullable Binary lastMin;
    private @Nullable Binary lastMax;

    ColumnIndexBuilder(ValueOrder order) {
        this.order = order;
    }

    /**
     * Adds a page.
     *
     * @param values that are there, NaNs included
     * @param nulls entries without a value
     */
    void add(long values, long nulls, Bounds bounds) {
        Bound min = bounds.min();
        Bound max = bounds.max();
        boolean bounded = min != null && max != null;
        if (!possible || (values > 0 && !bounded)) {
            giveUp();
            return;
        }
        nullPages.add(values == 0);
        nullCounts.add(nulls);
        nanCounts.add(bounds.nanCount());
        minValues.add(min == null ? Binary.EMPTY : min.value());
        maxValues.add(max == null ? Binary.EMPTY : max.value());
        if (min != null && max != null) {
            compare(min.value(), max.value());
        }
    }

    private void giveUp() {
        possible = false;
        nullPages.clear();
        minValues.clear();
        maxValues.clear();
    }

    /** The order is one of the bounds as they are written: what a cut made equal is equal. */
    private void compare(Binary min, Binary max) {
        if (lastMin != null && lastMax != null) {
            int low = order.compare(lastMin, min);
            int high = order.compare(lastMax, max);
            ascending &= low <= 0 && high <= 0;
            descending &= low >= 0 && high >= 0;
        }
        lastMin = min;
        lastMax = max;
    }

    /** Null if a page had values and no bounds, or there was no page. */
    @Nullable
    ColumnIndex toThrift(ChunkSizes sizes) {
        if (!possible || nullPages.isEmpty()) {
            return null;
        }
        return new ColumnIndex(
                nullPages,
                minValues,
                maxValues,
                OpenEnum.of(boundaryOrder()),
                nullCounts.toList(),
                sizes.repetitionLevelsOfPages(),
                sizes.definitionLevelsOfPages(),
                order.hasNans() ? nanCounts.toList() : null);
    }

    /** ASCENDING also where nothing can be out of order: one page, equal pages, null pages alone. */
    private BoundaryOrder boundaryOrder() {
        return ascending ? BoundaryOrder.ASCENDING : descending ? BoundaryOrder.DESCENDING : BoundaryOrder.UNORDERED;
    }
}
