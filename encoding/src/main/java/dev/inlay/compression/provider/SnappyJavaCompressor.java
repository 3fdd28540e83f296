// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression.provider;

import dev.inlay.compression.Compressor;
import dev.inlay.format.CompressionCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.xerial.snappy.Snappy;

/** Raw blocks. The library keeps no state that could be reused. */
final class SnappyJavaCompressor implements Compressor {

    @Override
    public CompressionCodec codec() {
        return CompressionCodec.SNAPPY;
    }

    @Override
    public int maxCompressedLength(int n) {
        return Snappy.maxCompressedLength(n);
    }

    @Override
    public int compress(byte[] in, int inOffset, int inLength, byte[] out, int outOffset) {
        try {
            return Snappy.compress(in, inOffset, inLength, out, outOffset);
        } catch (IOException e) {
            throw new UncheckedIOException("SNAPPY of " + inLength + " bytes", e);
        }
    }

    @Override
    public void close() {}
}
