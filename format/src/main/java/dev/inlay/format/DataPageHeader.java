// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import org.jspecify.annotations.Nullable;

/**
 * A data page of version 1: repetition levels, definition levels and values, compressed together
 * ({@code DataPageHeader} in parquet.thrift).
 *
 * @param numValues values including nulls, and one for each empty list: the number of levels
 * @param encoding of the values
 * @param definitionLevelEncoding RLE when written; without meaning where the leaf has no definition levels (G06)
 * @param repetitionLevelEncoding the same for repetition levels
 * @param statistics of this page; null if absent
 */
public record DataPageHeader(
        int numValues,
        OpenEnum<Encoding> encoding,
        OpenEnum<Encoding> definitionLevelEncoding,
        OpenEnum<Encoding> repetitionLevelEncoding,
        @Nullable Statistics statistics)
        implements PageHeader.Kind {

    public DataPageHeader {
        if (numValues < 0) {
            throw new IllegalArgumentException("data page of " + numValues + " values");
        }
    }

    @Override
    public OpenEnum<PageType> type() {
        return OpenEnum.of(PageType.DATA_PAGE);
    }
}
