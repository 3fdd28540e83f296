// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression;

import dev.inlay.format.CompressionCodec;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import org.jspecify.annotations.Nullable;

/**
 * Who compresses which codec – Compression.md.
 *
 * <pre>
 *  UNCOMPRESSED   a copy
 *  SNAPPY         raw blocks, not frames           aircompressor
 *  GZIP           RFC 1952, one member             the JDK's Deflater      levels 0 to 9, 6 if not given
 *  ZSTD           RFC 8878                         aircompressor           level 3
 *  LZ4_RAW        blocks without sizes or frames   aircompressor
 *  LZO BROTLI     not written: there is no compressor in pure Java
 *  LZ4            not written: deprecated for LZ4_RAW
 * </pre>
 */
public final class Compressors {

    private static final int ZSTD_LEVEL = 3;

    private Compressors() {}

    /**
     * A new compressor for {@code codec}.
     *
     * @param level how hard to try, in the numbers of the codec; null for its default
     * @throws IllegalArgumentException if the codec is not written, or the level is not one of its levels; the message says what to
     *     use instead
     */
    public static Compressor forCodec(CompressionCodec codec, @Nullable Integer level) {
        return switch (codec) {
            case UNCOMPRESSED -> {
                requireNoLevel(codec, level);
                yield new Uncompressed();
            }
            case SNAPPY -> {
                requireNoLevel(codec, level);
                yield new BlockCompressor(codec, new SnappyCompressor());
            }
            case LZ4_RAW -> {
                requireNoLevel(codec, level);
                yield new BlockCompressor(codec, new Lz4Compressor());
            }
            case ZSTD -> {
                requireZstdLevel(level);
                yield new BlockCompressor(codec, new ZstdCompressor());
            }
            case GZIP -> new GzipCompressor(gzipLevel(level));
            case LZ4 -> throw new IllegalArgumentException("LZ4 is deprecated and not written; use LZ4_RAW");
            case LZO -> throw new IllegalArgumentException("LZO is not written; use LZ4_RAW or SNAPPY");
            case BROTLI ->
                throw new IllegalArgumentException("BROTLI is not written; use ZSTD, or GZIP for old readers");
        };
    }

    private static void requireNoLevel(CompressionCodec codec, @Nullable Integer level) {
        if (level != null) {
            throw new IllegalArgumentException("level " + level + " for " + codec + ", which has no levels");
        }
    }

    private static void requireZstdLevel(@Nullable Integer level) {
        if (level != null && level != ZSTD_LEVEL) {
            throw new IllegalArgumentException(
                    "level " + level + " for ZSTD: the compressor in pure Java has only its level " + ZSTD_LEVEL
                            + "; a choice of levels comes with an optional native provider");
        }
    }

    private static int gzipLevel(@Nullable Integer level) {
        if (level == null) {
            return GzipCompressor.DEFAULT_LEVEL;
        }
        if (level < 0 || level > 9) {
            throw new IllegalArgumentException("level " + level + " for GZIP, which has levels 0 to 9");
        }
        return level;
    }
}
