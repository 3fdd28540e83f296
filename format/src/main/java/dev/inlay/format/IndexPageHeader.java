// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

/**
 * A page of a kind that was planned and never defined ({@code IndexPageHeader} in parquet.thrift). Readers step over it by
 * its size (G17); nobody writes it.
 */
public record IndexPageHeader() implements PageHeader.Kind {

    @Override
    public OpenEnum<PageType> type() {
        return OpenEnum.of(PageType.INDEX_PAGE);
    }
}
