// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

/** What a page holds ({@code PageType} in parquet.thrift). */
public enum PageType implements ThriftEnum {
    /** Levels and values, compressed together. */
    DATA_PAGE(0),
    /** Never defined. */
    INDEX_PAGE(1),
    /** The values that {@link Encoding#RLE_DICTIONARY} pages point at. */
    DICTIONARY_PAGE(2),
    /** Levels in clear, then values. */
    DATA_PAGE_V2(3);

    private final int id;

    PageType(int id) {
        this.id = id;
    }

    @Override
    public int id() {
        return id;
    }
}
