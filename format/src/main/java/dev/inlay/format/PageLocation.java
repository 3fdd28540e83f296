// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

/**
 * Where a data page is ({@code PageLocation} in parquet.thrift).
 *
 * @param offset byte of the file where the page header begins
 * @param compressedPageSize bytes of header <em>and</em> body, unlike {@link PageHeader#compressedPageSize} (I04)
 * @param firstRowIndex number of the page's first row, from 0 in the row group
 */
public record PageLocation(long offset, int compressedPageSize, long firstRowIndex) {}
