// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression;

import dev.inlay.format.CompressionCodec;
import dev.inlay.format.ParquetException;

/** Decompressors of whoever {@link Codecs#standard serves best}. */
public final class Decompressors {

    private Decompressors() {}

    /**
     * A new decompressor.
     *
     * @throws ParquetException if nobody here decompresses that codec; the message names the jar to add
     */
    public static Decompressor forCodec(CompressionCodec codec) throws ParquetException {
        return Codecs.standard().decompressor(codec);
    }
}
