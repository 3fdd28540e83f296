// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

/**
 * One key of the order that the rows of a row group are in ({@code SortingColumn} in parquet.thrift).
 *
 * @param columnIdx the leaf's number, from 0 in schema order
 * @param descending whether the largest value comes first
 * @param nullsFirst whether nulls come before all values, else after them
 */
public record SortingColumn(int columnIdx, boolean descending, boolean nullsFirst) {}
