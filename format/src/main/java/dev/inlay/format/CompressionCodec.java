// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

/** How the bytes of a page are compressed ({@code CompressionCodec} in parquet.thrift; Compression.md). */
public enum CompressionCodec implements ThriftEnum {
    /** Not at all. */
    UNCOMPRESSED(0),
    /** Raw Snappy blocks, not the framing format. */
    SNAPPY(1),
    /** RFC 1952. */
    GZIP(2),
    /** LZO1X. */
    LZO(3),
    /** RFC 7932. */
    BROTLI(4),
    /** LZ4 in the frames of Hadoop. Deprecated: {@link #LZ4_RAW}. */
    LZ4(5),
    /** RFC 8878. */
    ZSTD(6),
    /** Bare LZ4 blocks. */
    LZ4_RAW(7);

    private final int id;

    CompressionCodec(int id) {
        this.id = id;
    }

    @Override
    public int id() {
        return id;
    }
}
