// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import org.jspecify.annotations.Nullable;

/**
 * What stands before the body of each page ({@code PageHeader} in parquet.thrift). Its {@code type} and the one
 * kind-specific struct that goes with it are {@link Kind}, so they cannot disagree.
 *
 * @param uncompressedPageSize bytes of the body before compression, levels included
 * @param compressedPageSize bytes of the body as stored, this header not counted
 * @param crc CRC-32 of the body as stored; null if absent (G18)
 * @param kind what the body is
 */
public record PageHeader(
        int uncompressedPageSize,
        int compressedPageSize,
        @Nullable Integer crc,
        Kind kind) {

    public PageHeader {
        if (uncompressedPageSize < 0 || compressedPageSize < 0) {
            throw new IllegalArgumentException(
                    "page of " + compressedPageSize + " bytes, " + uncompressedPageSize + " uncompressed");
        }
    }

    /** The type that the header names. */
    public OpenEnum<PageType> type() {
        return kind.type();
    }

    /** What a page is: one of the kind-specific structs, or a type that this version does not know. */
    public sealed interface Kind
            permits DataPageHeader, DataPageHeaderV2, DictionaryPageHeader, IndexPageHeader, UnrecognizedPageHeader {

        /** The type that goes with this struct. */
        OpenEnum<PageType> type();
    }
}
