// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import dev.inlay.schema.ColumnPath;
import java.util.Objects;

/**
 * One column by which rows are sorted, in the order of its values: numbers by value, text and bytes by unsigned bytes,
 * FLOAT and DOUBLE from −∞ to +∞ with NaNs behind, both zeros equal.
 *
 * @param column a leaf that is not within a list or map
 * @param descending whether the largest value comes first
 * @param nullsFirst whether rows without a value come before the others, in either direction
 */
public record SortOrder(ColumnPath column, boolean descending, boolean nullsFirst) {

    public SortOrder {
        Objects.requireNonNull(column, "column");
    }

    /** From the smallest value to the largest, nulls last; {@code names} lead from the record to the leaf. */
    public static SortOrder ascending(String... names) {
        return new SortOrder(ColumnPath.of(names), false, false);
    }

    /** From the largest value to the smallest, nulls last; {@code names} lead from the record to the leaf. */
    public static SortOrder descending(String... names) {
        return new SortOrder(ColumnPath.of(names), true, false);
    }

    /** The same with rows without a value in front. */
    public SortOrder withNullsFirst() {
        return new SortOrder(column, descending, true);
    }
}
