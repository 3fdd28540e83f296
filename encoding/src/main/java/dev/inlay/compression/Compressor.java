// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression;

import dev.inlay.format.CompressionCodec;
import java.io.Closeable;

/**
 * Compresses one block after another with one codec. Nothing is remembered between two blocks but buffers. Used by one thread at
 * a time; {@link #close} gives native memory back where there is some.
 */
public interface Compressor extends Closeable {

    /** What the column chunk's metadata calls this codec. */
    CompressionCodec codec();

    /**
     * No {@code n} bytes, however random, become more than this.
     *
     * @throws IllegalArgumentException if that is more than an array can hold, or {@code n} is negative
     */
    int maxCompressedLength(int n);

    /**
     * Compresses {@code inLength} bytes and returns how many they became. The output has room for
     * {@link #maxCompressedLength maxCompressedLength(inLength)} bytes; so many may be written to, whatever the result.
     *
     * @throws IllegalArgumentException if the output has less room
     */
    int compress(byte[] in, int inOffset, int inLength, byte[] out, int outOffset);

    /** Gives native memory back. Closing twice does nothing; a closed compressor cannot be used. */
    @Override
    void close();
}
