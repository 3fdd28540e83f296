// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression;

import dev.inlay.format.CompressionCodec;
import dev.inlay.format.ParquetException;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.lzo.LzoDecompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;

/** The one switch from a codec to what undoes it. */
public final class Decompressors {

    private Decompressors() {}

    /**
     * A new decompressor.
     *
     * @throws ParquetException if nothing here reads that codec (BROTLI)
     */
    public static Decompressor forCodec(CompressionCodec codec) throws ParquetException {
        return switch (codec) {
            case UNCOMPRESSED -> new StoredDecompressor();
            case SNAPPY -> new AirDecompressor(codec, new SnappyDecompressor());
            case GZIP -> new GzipDecompressor();
            case LZO -> new AirDecompressor(codec, new LzoDecompressor());
            case LZ4 -> new HadoopLz4Decompressor();
            case ZSTD -> new AirDecompressor(codec, new ZstdDecompressor());
            case LZ4_RAW -> new AirDecompressor(codec, new Lz4Decompressor());
            case BROTLI -> throw new ParquetException("codec BROTLI has no decoder in pure Java here");
        };
    }
}
