// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression.provider;

import com.aayushatharva.brotli4j.decoder.DecoderJNI;
import dev.inlay.compression.Decompressor;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.MalformedDataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** One stream a page, with nothing behind it. Decoders end with their stream, as encoders do. */
final class Brotli4jDecompressor implements Decompressor {

    @Override
    public CompressionCodec codec() {
        return CompressionCodec.BROTLI;
    }

    @Override
    public void decompress(
            byte[] input, int inputOffset, int inputLength, byte[] output, int outputOffset, int outputLength)
            throws MalformedDataException {
        if (inputLength == 0) {
            throw new MalformedDataException("BROTLI: 0 bytes are no stream", 0);
        }
        DecoderJNI.Wrapper decoder = decoder(inputLength);
        try {
            decoder.getInputBuffer().put(input, inputOffset, inputLength);
            decoder.push(inputLength);
            int written = 0;
            while (true) {
                // output may be left over from the call that reached the end
                if (decoder.hasOutput()) {
                    ByteBuffer part = decoder.pull();
                    if (part.remaining() > outputLength - written) {
                        throw new MalformedDataException(
                                "BROTLI: " + inputLength + " bytes hold more than the expected " + outputLength, 0);
                    }
                    int size = part.remaining();
                    part.get(output, outputOffset + written, size);
                    written += size;
                    continue;
                }
                switch (decoder.getStatus()) {
                    case DONE -> {
                        Sizes.check(codec(), inputLength, written, outputLength);
                        return;
                    }
                    case OK -> decoder.push(0);
                    case NEEDS_MORE_INPUT ->
                        throw new MalformedDataException("BROTLI: the stream does not end with the input", inputLength);
                    case ERROR -> throw new MalformedDataException("BROTLI: not a stream, or more than one", 0);
                    case NEEDS_MORE_OUTPUT ->
                        throw new IllegalStateException("BROTLI: output was expected and is not there");
                }
            }
        } finally {
            decoder.destroy();
        }
    }

    private static DecoderJNI.Wrapper decoder(int room) {
        try {
            return new DecoderJNI.Wrapper(room);
        } catch (IOException e) {
            throw new UncheckedIOException("BROTLI decoder", e);
        }
    }
}
