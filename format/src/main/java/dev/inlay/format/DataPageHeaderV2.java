// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import org.jspecify.annotations.Nullable;

/**
 * A data page of version 2: levels in clear, then values, which may be compressed ({@code DataPageHeaderV2} in
 * parquet.thrift). The page sizes of {@link PageHeader} count both. The lengths stand in the order of the struct; in the body
 * the repetition levels come first (G08).
 *
 * @param numValues values including nulls, and one for each empty list: the number of levels
 * @param numNulls of those, how many have no value
 * @param numRows rows that begin in this page, which is all of its rows
 * @param encoding of the values
 * @param definitionLevelsByteLength bytes
 * @param repetitionLevelsByteLength bytes; not necessarily 0 where the leaf has no repetition levels (G10)
 * @param isCompressed whether the values went through the chunk's codec; <em>true</em> where the file leaves it out (G13)
 * @param statistics of this page; null if absent
 */
public record DataPageHeaderV2(
        int numValues,
        int numNulls,
        int numRows,
        OpenEnum<Encoding> encoding,
        int definitionLevelsByteLength,
        int repetitionLevelsByteLength,
        boolean isCompressed,
        @Nullable Statistics statistics)
        implements PageHeader.Kind {

    public DataPageHeaderV2 {
        if (numValues < 0 || numRows < 0) {
            throw new IllegalArgumentException("data page of " + numValues + " values in " + numRows + " rows");
        }
        if (numNulls < 0 || numNulls > numValues) {
            throw new IllegalArgumentException("data page with " + numNulls + " nulls among " + numValues + " values");
        }
        if (definitionLevelsByteLength < 0 || repetitionLevelsByteLength < 0) {
            throw new IllegalArgumentException("data page with " + repetitionLevelsByteLength
                    + " bytes of repetition levels and " + definitionLevelsByteLength + " of definition levels");
        }
    }

    @Override
    public OpenEnum<PageType> type() {
        return OpenEnum.of(PageType.DATA_PAGE_V2);
    }
}
