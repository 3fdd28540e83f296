// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.encoding.DenseValues;
import dev.inlay.format.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * What the footer says about the values of a column chunk (rows T01 to T22): nulls always, NaNs where the type has
 * them, bounds where there is an order and a value. The older pair of fields, {@code min} and {@code max}, is never
 * written: no reader of the last years needs it, and for most types it may not be.
 */
final class ChunkStatistics {

    private final Bounds bounds;
    private final boolean withBounds;
    private final boolean withNans;
    private long nullCount;

    ChunkStatistics(ColumnPlan plan) {
        bounds = Bounds.of(plan);
        withBounds = plan.bounds() && plan.order() != ValueOrder.UNDEFINED;
        withNans = plan.order() == ValueOrder.FLOATING;
    }

    /** Takes the first {@code count} of {@code values}, and the number of rows beside them that have none. */
    void add(DenseValues values, int count, int nulls) {
        nullCount += nulls;
        if (withBounds || withNans) {
            bounds.add(values, count);
        }
    }

    long nullCount() {
        return nullCount;
    }

    /** NaNs; 0 also where the type has none. */
    long nanCount() {
        return bounds.nanCount();
    }

    @Nullable
    Bound min() {
        return withBounds ? bounds.min() : null;
    }

    @Nullable
    Bound max() {
        return withBounds ? bounds.max() : null;
    }

    Statistics toThrift() {
        Bound min = min();
        Bound max = max();
        return new Statistics(
                null,
                null,
                nullCount,
                null,
                max == null ? null : max.value(),
                min == null ? null : min.value(),
                max == null ? null : (Boolean) max.exact(),
                min == null ? null : (Boolean) min.exact(),
                withNans ? (Long) nanCount() : null);
    }
}
