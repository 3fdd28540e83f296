// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

/** How the bounds of a leaf compare ({@code ColumnOrder}, a union, in parquet.thrift). */
public sealed interface ColumnOrder {

    /** The order that LogicalTypes.md defines for the leaf's type. */
    record TypeDefinedOrder() implements ColumnOrder {}

    /** IEEE 754 {@code totalOrder}: −NaN, −∞, …, −0, +0, …, +∞, +NaN. FLOAT, DOUBLE and FLOAT16 only (T14). */
    record Ieee754TotalOrder() implements ColumnOrder {}

    /** Timestamps in INT96, by day and then by time of day (N03). */
    record Int96TimestampOrder() implements ColumnOrder {}

    /**
     * A member of the union that this version does not know: the leaf's bounds are not used (T19), and the entry survives
     * being written again.
     *
     * @param id the member's field id; 0 if the union has no member
     * @param content the member's struct as Thrift compact bytes, stop byte included; empty if the union has no member
     */
    record Unrecognized(int id, Binary content) implements ColumnOrder {}
}
