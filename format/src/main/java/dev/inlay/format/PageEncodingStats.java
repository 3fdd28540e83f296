// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

/**
 * How many pages of a type use an encoding in one column chunk ({@code PageEncodingStats} in parquet.thrift).
 *
 * @param pageType the pages' type
 * @param encoding the encoding of their values
 * @param count number of pages
 */
public record PageEncodingStats(OpenEnum<PageType> pageType, OpenEnum<Encoding> encoding, int count) {}
