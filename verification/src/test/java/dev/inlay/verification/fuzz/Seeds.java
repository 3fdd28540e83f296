// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import dev.inlay.format.CompressionCodec;
import dev.inlay.format.Encoding;
import java.io.IOException;
import java.util.List;

/** Good inputs to begin with, made by our own encoders: a fuzzer that has to guess a whole page first would guess for long. */
final class Seeds {

    private Seeds() {}

    /** Inputs that the target accepts, each one. */
    static List<byte[]> of(FuzzTarget target) throws IOException {
        return switch (target) {
            case PLAIN -> PageSeeds.values(Encoding.PLAIN);
            case RLE -> PageSeeds.values(Encoding.RLE);
            case DELTA_BINARY_PACKED -> PageSeeds.values(Encoding.DELTA_BINARY_PACKED);
            case DELTA_LENGTH_BYTE_ARRAY -> PageSeeds.values(Encoding.DELTA_LENGTH_BYTE_ARRAY);
            case DELTA_BYTE_ARRAY -> PageSeeds.values(Encoding.DELTA_BYTE_ARRAY);
            case BYTE_STREAM_SPLIT -> PageSeeds.values(Encoding.BYTE_STREAM_SPLIT);
            case ALP -> PageSeeds.values(Encoding.ALP);
            case DELTA_BYTE_ARRAY_ACROSS_PAGES -> PageSeeds.acrossPages();
            case DICTIONARY -> PageSeeds.dictionaries();
            case LEVELS -> PageSeeds.levels();
            case SNAPPY -> BlockSeeds.written(CompressionCodec.SNAPPY);
            case GZIP -> BlockSeeds.written(CompressionCodec.GZIP);
            case ZSTD -> BlockSeeds.written(CompressionCodec.ZSTD);
            case LZ4_RAW -> BlockSeeds.written(CompressionCodec.LZ4_RAW);
            case LZ4 -> BlockSeeds.lz4();
            case LZO -> BlockSeeds.lzo();
            case PAGE_HEADER -> MetadataSeeds.pageHeaders();
            case COLUMN_INDEX -> MetadataSeeds.columnIndexes();
            case OFFSET_INDEX -> MetadataSeeds.offsetIndexes();
            case FILE_CRYPTO_META_DATA -> MetadataSeeds.fileCryptoMetaData();
            case FOOTER -> MetadataSeeds.footers();
            case BLOOM_FILTER -> MetadataSeeds.bloomFilters();
            case SCHEMA_ELEMENTS -> MetadataSeeds.schemaElements();
            case SCHEMA_TEXT -> MetadataSeeds.schemaTexts();
        };
    }
}
