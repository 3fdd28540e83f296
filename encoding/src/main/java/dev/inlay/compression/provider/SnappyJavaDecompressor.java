// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression.provider;

import dev.inlay.compression.Decompressor;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.MalformedDataException;
import java.io.IOException;
import org.xerial.snappy.Snappy;

/**
 * Raw blocks. The library writes as many bytes as the block's own preamble says, whether the array has them or not: the preamble is
 * held against the expected size first, and never exceeded by what follows it.
 */
final class SnappyJavaDecompressor implements Decompressor {

    @Override
    public CompressionCodec codec() {
        return CompressionCodec.SNAPPY;
    }

    @Override
    public void decompress(
            byte[] input, int inputOffset, int inputLength, byte[] output, int outputOffset, int outputLength)
            throws MalformedDataException {
        try {
            // an unsigned int32 in an int: negative above 2^31, and so never equal
            int announced = Snappy.uncompressedLength(input, inputOffset, inputLength);
            Sizes.check(codec(), inputLength, Integer.toUnsignedLong(announced), outputLength);
            int written = Snappy.uncompress(input, inputOffset, inputLength, output, outputOffset);
            Sizes.check(codec(), inputLength, written, outputLength);
        } catch (MalformedDataException e) {
            throw e;
        } catch (IOException e) {
            throw Sizes.malformed(codec(), e);
        }
    }
}
