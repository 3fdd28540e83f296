// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.bloom.SplitBlockBloomFilter;
import dev.inlay.encoding.DenseValues;
import dev.inlay.encoding.DictionaryEncoder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bloom filter of one column chunk (rows B09, B10). How large it has to be is known at its end; until then:
 *
 * <pre>
 *  a dictionary has all values           its entries are hashed at the end, the filter is sized for their number
 *  the user said how many to expect      straight into a filter of that size
 *  up to 65 536 different values         their hashes are kept, the filter is sized for their number
 *  more                                  into a filter for a whole row group, which is folded at the end
 * </pre>
 */
final class ChunkBloomFilter {

    /** 512 KiB of hashes. */
    private static final int MAX_HASHES = 1 << 16;

    private static final int STRIDE = 1024;

    private final BloomPlan plan;
    private final int width;
    private final long[] stride = new long[STRIDE];
    private long[] hashes = {};
    private int count;
    private @Nullable SplitBlockBloomFilter filter;

    /** @param width bytes of a value, where all have one width */
    ChunkBloomFilter(BloomPlan plan, int width) {
        this.plan = plan;
        this.width = width;
        this.filter = plan.distinctValues() > 0 ? plan.expected() : null;
    }

    /** Takes the first {@code count} of {@code values}. */
    void add(DenseValues values, int count) {
        for (int from = 0; from < count; from += STRIDE) {
            int more = Math.min(STRIDE, count - from);
            ValueHashes.of(values, width, from, more, stride);
            add(stride, more);
        }
    }

    /**
     * Takes every entry: all values that were not added.
     *
     * @param whole whether all values of the chunk are entries; then their number is the number of distinct values
     */
    void add(DictionaryEncoder dictionary, boolean whole) {
        long[] entries = ValueHashes.of(dictionary, width);
        if (whole && plan.distinctValues() == 0) {
            hashes = entries;
            count = entries.length;
            filter = null;
        } else {
            add(entries, entries.length);
        }
    }

    private void add(long[] more, int moreCount) {
        if (filter == null && count + moreCount > MAX_HASHES) {
            count = distinct();
        }
        if (filter == null && count + moreCount > MAX_HASHES) {
            filter = plan.foldable();
            addTo(filter, hashes, count);
            hashes = new long[0];
        }
        if (filter != null) {
            addTo(filter, more, moreCount);
            return;
        }
        if (count + moreCount > hashes.length) {
            hashes = Arrays.copyOf(hashes, Math.max(count + moreCount, Math.min(2 * hashes.length, MAX_HASHES)));
        }
        System.arraycopy(more, 0, hashes, count, moreCount);
        count += moreCount;
    }

    /** Sorts the hashes and leaves each once; returns how many are left. */
    private int distinct() {
        Arrays.sort(hashes, 0, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || hashes[i] != hashes[i - 1]) {
                hashes[kept++] = hashes[i];
            }
        }
        return kept;
    }

    private static void addTo(SplitBlockBloomFilter filter, long[] hashes, int count) {
        for (int i = 0; i < count; i++) {
            filter.add(hashes[i]);
        }
    }

    /** The filter of all that was added. */
    SplitBlockBloomFilter finish() {
        if (filter != null) {
            return plan.distinctValues() > 0 ? filter : filter.folded(plan.rate());
        }
        count = distinct();
        SplitBlockBloomFilter exact = SplitBlockBloomFilter.sized(count, plan.rate());
        addTo(exact, hashes, count);
        return exact;
    }
}
