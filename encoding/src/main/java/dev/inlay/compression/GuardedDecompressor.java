// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression;

import dev.inlay.format.CompressionCodec;
import dev.inlay.format.MalformedDataException;
import java.util.Objects;

/**
 * {@link GuardedCompressor}'s other direction. In front of the pure-Java decompressors too: aircompressor calls a range outside the
 * caller's array malformed input.
 */
final class GuardedDecompressor implements Decompressor {

    private final Decompressor decompressor;
    private boolean closed;

    GuardedDecompressor(Decompressor decompressor) {
        this.decompressor = decompressor;
    }

    @Override
    public CompressionCodec codec() {
        return decompressor.codec();
    }

    @Override
    public void decompress(
            byte[] input, int inputOffset, int inputLength, byte[] output, int outputOffset, int outputLength)
            throws MalformedDataException {
        if (closed) {
            throw new IllegalStateException(codec() + " decompressor is closed");
        }
        Objects.checkFromIndexSize(inputOffset, inputLength, input.length);
        Objects.checkFromIndexSize(outputOffset, outputLength, output.length);
        decompressor.decompress(input, inputOffset, inputLength, output, outputOffset, outputLength);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            decompressor.close();
        }
    }
}
