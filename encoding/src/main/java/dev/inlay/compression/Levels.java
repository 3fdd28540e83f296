// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression;

import dev.inlay.format.CompressionCodec;
import org.jspecify.annotations.Nullable;

/**
 * The levels from {@code lowest} to {@code highest}, both included. What a level means is the codec's matter; higher is smaller and
 * slower.
 */
public record Levels(int lowest, int highest) {

    /** Of a codec that has no levels: 0 stands for "as it is". */
    public static final Levels NONE = new Levels(0, 0);

    /** RFC 1951 knows none; these are zlib's. */
    static final Levels GZIP = new Levels(0, 9);

    /** Of the reference implementation 1.5. Below 1 it gives up size for speed. */
    static final Levels ZSTD = new Levels(-131_072, 22);

    static final Levels BROTLI = new Levels(0, 11);

    /** @throws IllegalArgumentException if there are none */
    public Levels {
        if (lowest > highest) {
            throw new IllegalArgumentException("levels from " + lowest + " to " + highest);
        }
    }

    /** Whether {@code level} is one of them. */
    public boolean contains(int level) {
        return lowest <= level && level <= highest;
    }

    /** All that a codec has, whoever serves them. */
    static Levels of(CompressionCodec codec) {
        return switch (codec) {
            case GZIP -> GZIP;
            case ZSTD -> ZSTD;
            case BROTLI -> BROTLI;
            case UNCOMPRESSED, SNAPPY, LZ4, LZ4_RAW, LZO -> NONE;
        };
    }

    /**
     * The level that is meant.
     *
     * @param level null for the codec's default: that of its own tools for GZIP and ZSTD; for BROTLI not its 11, made for what is
     *     compressed once and sent often, at less than 1 MB/s
     * @throws IllegalArgumentException if the codec has no such level
     */
    static int resolve(CompressionCodec codec, @Nullable Integer level) {
        if (level == null) {
            return switch (codec) {
                case GZIP -> 6;
                case ZSTD -> 3;
                case BROTLI -> 5;
                case UNCOMPRESSED, SNAPPY, LZ4, LZ4_RAW, LZO -> 0;
            };
        }
        Levels levels = of(codec);
        if (levels.equals(NONE)) {
            throw new IllegalArgumentException("level " + level + " for " + codec + ", which has no levels");
        }
        if (!levels.contains(level)) {
            throw new IllegalArgumentException("level " + level + " for " + codec + ", which has levels " + levels);
        }
        return level;
    }

    /** {@code 0 to 9}. */
    @Override
    public String toString() {
        return lowest == highest ? Integer.toString(lowest) : lowest + " to " + highest;
    }
}
