// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the values of a column chunk or a page ({@code Statistics} in parquet.thrift). All of it is optional, and
 * absent is not zero. Bounds are PLAIN bytes of one value, a BYTE_ARRAY without its length (T01).
 *
 * @param max deprecated: the largest value in <em>signed</em> order whatever the type is (T03)
 * @param min deprecated: the smallest value, as above
 * @param nullCount entries without a value; for nested columns writers disagree what counts (T05)
 * @param distinctCount different values
 * @param maxValue no value is larger, in the column's {@link ColumnOrder}
 * @param minValue no value is smaller, in the column's {@link ColumnOrder}
 * @param isMaxValueExact whether {@code maxValue} is a value of the column; absent means unknown
 * @param isMinValueExact whether {@code minValue} is a value of the column; absent means unknown
 * @param nanCount NaNs; absent means there may be some (T11)
 */
public record Statistics(
        @Nullable Binary max,
        @Nullable Binary min,
        @Nullable Long nullCount,
        @Nullable Long distinctCount,
        @Nullable Binary maxValue,
        @Nullable Binary minValue,
        @Nullable Boolean isMaxValueExact,
        @Nullable Boolean isMinValueExact,
        @Nullable Long nanCount) {}
