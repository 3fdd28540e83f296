// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression.provider;

import dev.inlay.compression.Decompressor;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.MalformedDataException;
import java.lang.invoke.MethodHandle;

/** A decompressor of aircompressor 3 behind a method handle. */
final class AircompressorV3Decompressor implements Decompressor {

    private final CompressionCodec codec;
    private final MethodHandle decompress;

    AircompressorV3Decompressor(CompressionCodec codec, Object decompressor) {
        this.codec = codec;
        decompress = AircompressorV3Provider.block(decompressor, "decompress");
    }

    @Override
    public CompressionCodec codec() {
        return codec;
    }

    @Override
    public void decompress(
            byte[] input, int inputOffset, int inputLength, byte[] output, int outputOffset, int outputLength)
            throws MalformedDataException {
        int written;
        try {
            written = (int) decompress.invokeExact(input, inputOffset, inputLength, output, outputOffset, outputLength);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            // MalformedInputException, IllegalArgumentException: all of them about the input, since the bounds hold
            throw Sizes.malformed(codec, e);
        }
        Sizes.check(codec, inputLength, written, outputLength);
    }
}
