// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.Encoding;
import dev.inlay.format.OpenEnum;
import dev.inlay.writer.WriteReceipt;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One column over all row groups so far, for the receipt. */
final class ColumnTotals {

    private final ColumnPlan plan;
    private final Set<Encoding> encodings = EnumSet.noneOf(Encoding.class);
    private long compressed;
    private long uncompressed;
    private int dictionaryPages;
    private long dataPages;
    private long nulls;
    private long nans;
    private @Nullable Bound min;
    private @Nullable Bound max;

    ColumnTotals(ColumnPlan plan) {
        this.plan = plan;
    }

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
        nulls += statistics.nullCount();
        nans += statistics.nanCount();
        min = outer(min, statistics.min(), -1);
        max = outer(max, statistics.max(), 1);
    }

    /**
     * The bound that lies further out, in direction {@code sign}; of two equal ones an exact one, for a row has that
     * value.
     */
    private @Nullable Bound outer(@Nullable Bound one, @Nullable Bound other, int sign) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        int comparison = sign * plan.order().compare(other.value(), one.value());
        return comparison > 0 || (comparison == 0 && other.exact()) ? other : one;
    }

    WriteReceipt.Column toReceipt() {
        return new WriteReceipt.Column(
                plan.leaf().path(),
                plan.compressor().codec(),
                compressed,
                uncompressed,
                encodings,
                dictionaryPages,
                dataPages,
                nulls,
                plan.order() == ValueOrder.FLOATING ? OptionalLong.of(nans) : OptionalLong.empty(),
                min == null ? null : min.value(),
                min != null && min.exact(),
                max == null ? null : max.value(),
                max != null && max.exact());
    }
}
