// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.vector;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What lists and maps have in common: a row is a range of slots of other vectors. */
abstract class RepeatedVector extends WindowedVector {

    private final int[] offsets;

    /**
     * @throws IllegalArgumentException if the offsets of the window descend, or go past {@code elements}, the slots that there
     *     are
     */
    RepeatedVector(int[] offsets, int offset, int length, @Nullable Validity validity, int elements) {
        super(offset, length, validity);
        this.offsets = offsets;
        int end = endOfAscending(offsets);
        if (end > elements) {
            throw new IllegalArgumentException("rows end at element " + end + " of " + elements);
        }
    }

    /** For offsets that are known to be sound. */
    RepeatedVector(int[] offsets, int offset, int length, @Nullable Validity validity) {
        super(offset, length, validity);
        this.offsets = offsets;
    }

    /** The element that {@code row} begins with; no matter if it has none. */
    public final int start(int row) {
        return offsets[slot(row)];
    }

    /** The element after the last one of {@code row}. A row that is null may have a range; what is in it does not count. */
    public final int end(int row) {
        return offsets[slot(row) + 1];
    }

    /** The array itself: row {@code i} begins with element {@code offsets()[offset() + i]}. */
    public final int[] offsets() {
        return offsets;
    }

    /** What the builders of both have in common: where rows begin. */
    static final class Offsets {

        private static final int[] ZERO = {0};

        private int[] offsets = ZERO;

        /** Ends row {@code row} before element {@code end}. */
        void end(int row, int end, int capacity) {
            if (row + 1 == offsets.length) {
                int wanted = Math.max(capacity, 7) + 1;
                offsets = Arrays.copyOf(offsets, VectorBuilder.grown(offsets.length, row + 2L, wanted, "rows"));
            }
            offsets[row + 1] = end;
        }

        int start(int row) {
            return offsets[row];
        }

        int[] take() {
            int[] taken = offsets;
            offsets = ZERO;
            return taken;
        }
    }
}
