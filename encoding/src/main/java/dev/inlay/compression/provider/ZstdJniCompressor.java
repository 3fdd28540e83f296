// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression.provider;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import dev.inlay.compression.Compressor;
import dev.inlay.format.CompressionCodec;

/** One frame a page, with its content size. The context's tables live outside the heap: 1 MiB at level 3, 80 MiB and more from 19 on. */
final class ZstdJniCompressor implements Compressor {

    private final ZstdCompressCtx context;

    ZstdJniCompressor(int level) {
        context = new ZstdCompressCtx().setLevel(level);
    }

    @Override
    public CompressionCodec codec() {
        return CompressionCodec.ZSTD;
    }

    @Override
    public int maxCompressedLength(int n) {
        return (int) Zstd.compressBound(n);
    }

    @Override
    public int compress(byte[] in, int inOffset, int inLength, byte[] out, int outOffset) {
        return context.compressByteArray(out, outOffset, maxCompressedLength(inLength), in, inOffset, inLength);
    }

    @Override
    public void close() {
        context.close();
    }
}
