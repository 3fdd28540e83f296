// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression;

import dev.inlay.format.CompressionCodec;

/**
 * SNAPPY, LZ4_RAW and ZSTD by aircompressor. The worst cases are those of the formats:
 *
 * <pre>
 *  SNAPPY    32 + n + n/6     literals, and copies of no use
 *  LZ4_RAW   n + n/255 + 16   a length byte for each 255 literals
 *  ZSTD      n + n/256 + …    a header for each block of 128 KiB, and some for a short input
 * </pre>
 */
final class BlockCompressor implements Compressor {

    private final CompressionCodec codec;
    private final io.airlift.compress.Compressor block;

    BlockCompressor(CompressionCodec codec, io.airlift.compress.Compressor block) {
        this.codec = codec;
        this.block = block;
    }

    @Override
    public CompressionCodec codec() {
        return codec;
    }

    @Override
    public int maxCompressedLength(int n) {
        // aircompressor's own sums wrap near 2^31; n/6 is the largest addition of the three
        Room.checkedMaximum(codec, n, n + n / 6L + 64);
        return block.maxCompressedLength(n);
    }

    @Override
    public int compress(byte[] in, int inOffset, int inLength, byte[] out, int outOffset) {
        Room.check(this, in, inOffset, inLength, out, outOffset);
        return block.compress(in, inOffset, inLength, out, outOffset, maxCompressedLength(inLength));
    }

    @Override
    public void close() {}
}
