// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

/** How FLOAT, DOUBLE and FLOAT16 values compare where bounds are concerned (parquet.thrift, {@code ColumnOrder}). */
public enum FloatingOrder {
    /**
     * By number, the zeros being equal. A NaN is never a bound; a bound of zero is written as &minus;0 below and +0 above. A
     * chunk of nothing but NaNs has no bounds, and one with such a page has no column index. Every reader knows it.
     */
    TYPE_ORDER,
    /**
     * IEEE 754 {@code totalOrder}: &minus;NaN, &minus;&infin;, &hellip;, &minus;0, +0, &hellip;, +&infin;, +NaN. Zeros are what they are, and
     * where all values are NaN, NaNs are the bounds. Since Parquet 2.13; a reader that does not know it ignores the
     * column's bounds.
     */
    TOTAL_ORDER
}
