// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import org.jspecify.annotations.Nullable;

/**
 * A dictionary page: the values that the data pages of its chunk point at ({@code DictionaryPageHeader} in parquet.thrift).
 *
 * @param numValues entries, possibly none
 * @param encoding PLAIN, or its old name here, PLAIN_DICTIONARY
 * @param isSorted whether the entries ascend; null if the file does not say
 */
public record DictionaryPageHeader(
        int numValues,
        OpenEnum<Encoding> encoding,
        @Nullable Boolean isSorted) implements PageHeader.Kind {

    public DictionaryPageHeader {
        if (numValues < 0) {
            throw new IllegalArgumentException("dictionary page of " + numValues + " values");
        }
    }

    @Override
    public OpenEnum<PageType> type() {
        return OpenEnum.of(PageType.DICTIONARY_PAGE);
    }
}
