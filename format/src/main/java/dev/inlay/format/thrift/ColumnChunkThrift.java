// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.BINARY;
import static dev.inlay.format.thrift.FieldType.I32;
import static dev.inlay.format.thrift.FieldType.I64;
import static dev.inlay.format.thrift.FieldType.STRUCT;

import dev.inlay.format.Binary;
import dev.inlay.format.ColumnChunk;
import dev.inlay.format.ColumnCryptoMetaData;
import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.MalformedDataException;
import org.jspecify.annotations.Nullable;

/** {@link ColumnChunk}. */
final class ColumnChunkThrift {

    private static final int FILE_PATH = BINARY | 1;
    private static final int FILE_OFFSET = I64 | 2;
    private static final int META_DATA = STRUCT | 3;
    private static final int OFFSET_INDEX_OFFSET = I64 | 4;
    private static final int OFFSET_INDEX_LENGTH = I32 | 5;
    private static final int COLUMN_INDEX_OFFSET = I64 | 6;
    private static final int COLUMN_INDEX_LENGTH = I32 | 7;
    private static final int CRYPTO_METADATA = STRUCT | 8;
    private static final int ENCRYPTED_COLUMN_METADATA = BINARY | 9;

    private static final RequiredFields REQUIRED =
            RequiredFields.of("ColumnChunk").with(FILE_OFFSET, "file_offset");

    private ColumnChunkThrift() {}

    static void write(ThriftWriter out, ColumnChunk chunk) {
        out.beginStruct();
        out.string(FILE_PATH, chunk.filePath());
        out.i64(FILE_OFFSET, chunk.fileOffset());
        out.struct(META_DATA, chunk.metaData(), ColumnMetaDataThrift::write);
        out.i64(OFFSET_INDEX_OFFSET, chunk.offsetIndexOffset());
        out.i32(OFFSET_INDEX_LENGTH, chunk.offsetIndexLength());
        out.i64(COLUMN_INDEX_OFFSET, chunk.columnIndexOffset());
        out.i32(COLUMN_INDEX_LENGTH, chunk.columnIndexLength());
        out.struct(CRYPTO_METADATA, chunk.cryptoMetadata(), ColumnCryptoMetaDataThrift::write);
        out.binary(ENCRYPTED_COLUMN_METADATA, chunk.encryptedColumnMetadata());
        out.endStruct();
    }

    static ColumnChunk read(ThriftReader in) throws MalformedDataException {
        @Nullable String filePath = null;
        long fileOffset = 0;
        @Nullable ColumnMetaData metaData = null;
        @Nullable Long offsetIndexOffset = null;
        @Nullable Integer offsetIndexLength = null;
        @Nullable Long columnIndexOffset = null;
        @Nullable Integer columnIndexLength = null;
        @Nullable ColumnCryptoMetaData cryptoMetadata = null;
        @Nullable Binary encryptedColumnMetadata = null;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case FILE_PATH -> filePath = in.string();
                case FILE_OFFSET -> fileOffset = in.i64();
                case META_DATA -> metaData = in.struct(ColumnMetaDataThrift::read);
                case OFFSET_INDEX_OFFSET -> offsetIndexOffset = in.i64();
                case OFFSET_INDEX_LENGTH -> offsetIndexLength = in.i32();
                case COLUMN_INDEX_OFFSET -> columnIndexOffset = in.i64();
                case COLUMN_INDEX_LENGTH -> columnIndexLength = in.i32();
                case CRYPTO_METADATA -> cryptoMetadata = in.struct(ColumnCryptoMetaDataThrift::read);
                case ENCRYPTED_COLUMN_METADATA -> encryptedColumnMetadata = in.binary();
                default -> in.skip();
            }
        }
        in.endStruct(REQUIRED);
        return new ColumnChunk(
                filePath,
                fileOffset,
                metaData,
                offsetIndexOffset,
                offsetIndexLength,
                columnIndexOffset,
                columnIndexLength,
                cryptoMetadata,
                encryptedColumnMetadata);
    }
}
