// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression.provider;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import dev.inlay.compression.Decompressor;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.MalformedDataException;

/** Frame after frame, until the input is used up. */
final class ZstdJniDecompressor implements Decompressor {

    private final ZstdDecompressCtx context = new ZstdDecompressCtx();

    @Override
    public CompressionCodec codec() {
        return CompressionCodec.ZSTD;
    }

    @Override
    public void decompress(
            byte[] input, int inputOffset, int inputLength, byte[] output, int outputOffset, int outputLength)
            throws MalformedDataException {
        int written;
        try {
            written = context.decompressByteArray(output, outputOffset, outputLength, input, inputOffset, inputLength);
        } catch (ZstdException e) {
            throw Sizes.malformed(codec(), e);
        }
        Sizes.check(codec(), inputLength, written, outputLength);
    }

    @Override
    public void close() {
        context.close();
    }
}
