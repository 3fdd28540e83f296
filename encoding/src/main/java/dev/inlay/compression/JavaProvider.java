// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression;

import dev.inlay.format.CompressionCodec;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.lzo.LzoDecompressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import org.jspecify.annotations.Nullable;

/**
 * The one that is always there: aircompressor and the JDK.
 *
 * <pre>
 *  UNCOMPRESSED   a copy                                         both ways
 *  SNAPPY         raw blocks, not frames           aircompressor both ways
 *  GZIP           RFC 1952                         the JDK       both ways   levels 0 to 9; several members are read
 *  ZSTD           RFC 8878                         aircompressor both ways   level 3
 *  LZ4_RAW        blocks without sizes or frames   aircompressor both ways
 *  LZ4 LZO                                         aircompressor read only
 *  BROTLI         –
 * </pre>
 */
final class JavaProvider implements CodecProvider {

    static final String NAME = "java";

    private static final Levels ZSTD = new Levels(3, 3);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public @Nullable String artifact() {
        return null;
    }

    @Override
    public @Nullable String problem() {
        return null;
    }

    @Override
    public @Nullable Levels compresses(CompressionCodec codec) {
        return switch (codec) {
            case UNCOMPRESSED, SNAPPY, LZ4_RAW -> Levels.NONE;
            case GZIP -> Levels.GZIP;
            case ZSTD -> ZSTD;
            case LZ4, LZO, BROTLI -> null;
        };
    }

    @Override
    public boolean decompresses(CompressionCodec codec) {
        return codec != CompressionCodec.BROTLI;
    }

    @Override
    public Compressor compressor(CompressionCodec codec, int level) {
        return switch (codec) {
            case UNCOMPRESSED -> new Uncompressed();
            case SNAPPY -> new BlockCompressor(codec, new SnappyCompressor());
            case LZ4_RAW -> new BlockCompressor(codec, new Lz4Compressor());
            case ZSTD -> new BlockCompressor(codec, new ZstdCompressor());
            case GZIP -> new GzipCompressor(level);
            case LZ4, LZO, BROTLI -> throw new IllegalArgumentException(codec + " is not compressed by " + NAME);
        };
    }

    @Override
    public Decompressor decompressor(CompressionCodec codec) {
        return switch (codec) {
            case UNCOMPRESSED -> new StoredDecompressor();
            case SNAPPY -> new AirDecompressor(codec, new SnappyDecompressor());
            case GZIP -> new GzipDecompressor();
            case LZO -> new AirDecompressor(codec, new LzoDecompressor());
            case LZ4 -> new HadoopLz4Decompressor();
            case ZSTD -> new AirDecompressor(codec, new ZstdDecompressor());
            case LZ4_RAW -> new AirDecompressor(codec, new Lz4Decompressor());
            case BROTLI -> throw new IllegalArgumentException(codec + " is not decompressed by " + NAME);
        };
    }
}
