// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression;

import dev.inlay.format.CompressionCodec;
import dev.inlay.format.MalformedDataException;

/** UNCOMPRESSED: a copy. */
final class StoredDecompressor implements Decompressor {

    @Override
    public CompressionCodec codec() {
        return CompressionCodec.UNCOMPRESSED;
    }

    @Override
    public void decompress(
            byte[] input, int inputOffset, int inputLength, byte[] output, int outputOffset, int outputLength)
            throws MalformedDataException {
        if (inputLength != outputLength) {
            throw new MalformedDataException(
                    "UNCOMPRESSED: " + inputLength + " bytes stored, " + outputLength + " expected", 0);
        }
        System.arraycopy(input, inputOffset, output, outputOffset, outputLength);
    }
}
