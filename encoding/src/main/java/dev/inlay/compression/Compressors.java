// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression;

import dev.inlay.format.CompressionCodec;
import org.jspecify.annotations.Nullable;

/** Compressors of whoever {@link Codecs#standard serves best}. */
public final class Compressors {

    private Compressors() {}

    /**
     * A new compressor for {@code codec}.
     *
     * @param level how hard to try, in the numbers of the codec; null for its default
     * @throws IllegalArgumentException as {@link Codecs#compressor}
     */
    public static Compressor forCodec(CompressionCodec codec, @Nullable Integer level) {
        return Codecs.standard().compressor(codec, level);
    }
}
