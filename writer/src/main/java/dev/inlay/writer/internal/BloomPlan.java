// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.bloom.SplitBlockBloomFilter;

/**
 * What is decided about the bloom filters of a column.
 *
 * @param rate of wrong answers "might be there"
 * @param distinctValues of a chunk, as the user expects them; 0 if nobody has said
 * @param rows that a row group may have
 */
record BloomPlan(double rate, long distinctValues, long rows) {

    /** A filter for what is left of a larger row group would outgrow what anybody reads: 2^24 values at 1 % take 21 MiB. */
    private static final long MOST_VALUES = 1 << 24;

    /** The filter of as many values as the user expects. */
    SplitBlockBloomFilter expected() {
        return SplitBlockBloomFilter.sized(distinctValues, rate);
    }

    /** The filter for values of which nobody knows the number, to be folded when it is known: a power of two of blocks. */
    SplitBlockBloomFilter foldable() {
        int bytes = SplitBlockBloomFilter.bytesFor(Math.min(rows, MOST_VALUES), rate);
        int power = Integer.highestOneBit(bytes);
        return SplitBlockBloomFilter.ofBytes(
                power == bytes ? bytes : Math.min(2 * power, SplitBlockBloomFilter.MAX_BYTES));
    }
}
