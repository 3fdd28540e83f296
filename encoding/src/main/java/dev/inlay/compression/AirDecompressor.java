// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression;

import dev.inlay.format.CompressionCodec;
import dev.inlay.format.MalformedDataException;
import io.airlift.compress.MalformedInputException;

/** The codecs of aircompressor: SNAPPY, ZSTD, LZ4_RAW, LZO, each a single block or a series of frames. */
final class AirDecompressor implements Decompressor {

    private final CompressionCodec codec;
    private final io.airlift.compress.Decompressor decompressor;

    AirDecompressor(CompressionCodec codec, io.airlift.compress.Decompressor decompressor) {
        this.codec = codec;
        this.decompressor = decompressor;
    }

    @Override
    public CompressionCodec codec() {
        return codec;
    }

    @Override
    public void decompress(
            byte[] input, int inputOffset, int inputLength, byte[] output, int outputOffset, int outputLength)
            throws MalformedDataException {
        if (outputLength == 0) {
            // its ZSTD does not look at the input when there is no room for output: with a byte of room it does
            decompressTo(input, inputOffset, inputLength, new byte[1], 0, 1, 0);
        } else {
            decompressTo(input, inputOffset, inputLength, output, outputOffset, outputLength, outputLength);
        }
    }

    private void decompressTo(
            byte[] input, int inputOffset, int inputLength, byte[] output, int outputOffset, int room, int expected)
            throws MalformedDataException {
        int written;
        try {
            written = decompressor.decompress(input, inputOffset, inputLength, output, outputOffset, room);
        } catch (MalformedInputException e) {
            // some of its offsets count from elsewhere
            throw malformed(Math.max(0, Math.min(e.getOffset(), inputLength)), e);
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            // thrown for input that ends inside a header, for headers of nonsense, and for output that does not fit
            throw malformed(0, e);
        }
        if (written != expected) {
            throw new MalformedDataException(
                    codec + ": " + inputLength + " bytes hold " + written + ", " + expected + " expected", 0);
        }
    }

    private MalformedDataException malformed(long offset, RuntimeException cause) {
        return new MalformedDataException(codec + ": " + cause.getMessage(), offset, cause);
    }
}
