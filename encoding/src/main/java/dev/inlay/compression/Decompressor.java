// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression;

import dev.inlay.format.CompressionCodec;
import dev.inlay.format.MalformedDataException;

/**
 * Undoes one codec. Tables and native state are kept from page to page: one thread at a time, and {@link #close} when no more
 * pages come.
 */
public interface Decompressor extends AutoCloseable {

    CompressionCodec codec();

    /**
     * Fills exactly {@code outputLength} bytes of {@code output}: the size is the page header's, the input has to agree with it.
     * No byte outside that range is written.
     *
     * @throws MalformedDataException if the input is not of this codec, or yields more or fewer bytes; the offset counts
     *     from {@code inputOffset}
     */
    void decompress(byte[] input, int inputOffset, int inputLength, byte[] output, int outputOffset, int outputLength)
            throws MalformedDataException;

    @Override
    default void close() {}
}
