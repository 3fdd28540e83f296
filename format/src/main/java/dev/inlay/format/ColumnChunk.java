// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import org.jspecify.annotations.Nullable;

/**
 * One leaf of one row group: where its indexes are, and what it is ({@code ColumnChunk} in parquet.thrift).
 *
 * @param filePath set only in {@code _metadata} summary files: the file that holds the data. Who reads data refuses a chunk
 *     that has it (F17)
 * @param fileOffset deprecated, 0 when written and ignored when read (F16)
 * @param metaData what the chunk is; absent only where it is encrypted with a key of its own (F15)
 * @param offsetIndexOffset byte of the file where the {@link OffsetIndex} begins
 * @param offsetIndexLength its bytes
 * @param columnIndexOffset byte of the file where the {@link ColumnIndex} begins
 * @param columnIndexLength its bytes
 * @param cryptoMetadata how the chunk is encrypted; null if it is not
 * @param encryptedColumnMetadata {@code metaData}, encrypted with the column's key
 */
public record ColumnChunk(
        @Nullable String filePath,
        long fileOffset,
        @Nullable ColumnMetaData metaData,
        @Nullable Long offsetIndexOffset,
        @Nullable Integer offsetIndexLength,
        @Nullable Long columnIndexOffset,
        @Nullable Integer columnIndexLength,
        @Nullable ColumnCryptoMetaData cryptoMetadata,
        @Nullable Binary encryptedColumnMetadata) {}
