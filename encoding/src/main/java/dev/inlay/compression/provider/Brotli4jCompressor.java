// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression.provider;

import com.aayushatharva.brotli4j.encoder.Encoder;
import com.aayushatharva.brotli4j.encoder.EncoderJNI;
import dev.inlay.compression.Compressor;
import dev.inlay.format.CompressionCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** One stream a page. A brotli encoder ends with its stream, so each page costs a new one, and a native buffer for its input. */
final class Brotli4jCompressor implements Compressor {

    /** 4 MiB: the library's default, and more than a page. */
    private static final int WINDOW_BITS = 22;

    private final int level;

    Brotli4jCompressor(int level) {
        this.level = level;
    }

    @Override
    public CompressionCodec codec() {
        return CompressionCodec.BROTLI;
    }

    /** What does not compress is stored in blocks of 16 KiB or more, each with a header of up to 4 bytes. */
    @Override
    public int maxCompressedLength(int n) {
        return Math.addExact(n, (n >> 14) * 4 + 64);
    }

    @Override
    public int compress(byte[] in, int inOffset, int inLength, byte[] out, int outOffset) {
        EncoderJNI.Wrapper encoder = encoder(Math.max(inLength, 1));
        try {
            encoder.getInputBuffer().put(in, inOffset, inLength);
            encoder.push(EncoderJNI.Operation.FINISH, inLength);
            int at = outOffset;
            int end = outOffset + maxCompressedLength(inLength);
            while (true) {
                if (!encoder.isSuccess()) {
                    throw new IllegalStateException("BROTLI of " + inLength + " bytes failed");
                } else if (encoder.hasMoreOutput()) {
                    ByteBuffer part = encoder.pull();
                    int size = part.remaining();
                    if (size > end - at) {
                        throw new IllegalStateException(
                                "BROTLI of " + inLength + " bytes did not end within its bound");
                    }
                    part.get(out, at, size);
                    at += size;
                } else if (encoder.isFinished()) {
                    return at - outOffset;
                } else {
                    encoder.push(EncoderJNI.Operation.FINISH, 0);
                }
            }
        } finally {
            encoder.destroy();
        }
    }

    private EncoderJNI.Wrapper encoder(int room) {
        try {
            return new EncoderJNI.Wrapper(room, level, WINDOW_BITS, Encoder.Mode.GENERIC);
        } catch (IOException e) {
            throw new UncheckedIOException("BROTLI encoder of level " + level, e);
        }
    }

    @Override
    public void close() {}
}
