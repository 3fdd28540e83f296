// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression;

import dev.inlay.format.CompressionCodec;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who compresses and decompresses some of the codecs. Found by {@link java.util.ServiceLoader}, asked by {@link Codecs}.
 *
 * <p>A provider that rests on another jar is there without that jar too, and says so by {@link #problem}: only {@link #compressor},
 * {@link #decompressor} and {@code problem} may touch its classes. All methods may be called by any thread, and answer the same
 * each time.
 *
 * <p>What it makes is handed to callers behind a check of all offsets, lengths and of {@link Compressor#maxCompressedLength room},
 * and is not called any more once it is closed: it need not check these again.
 */
public interface CodecProvider {

    /** A short name, the one of {@code -Dinlay.codecs=…}: {@code java}, {@code zstd-jni}. */
    String name();

    /** The jar that it rests on, as {@code group:artifact}; null if none is needed. */
    @Nullable
    String artifact();

    /** Why nothing can be compressed or decompressed here: the jar is missing, its native library does not load. Null if all is well. */
    @Nullable
    String problem();

    /** The levels at which the codec is compressed, {@link Levels#NONE} if it has none; null if it isn't compressed. */
    @Nullable
    Levels compresses(CompressionCodec codec);

    boolean decompresses(CompressionCodec codec);

    /**
     * A new compressor.
     *
     * @param level one of {@link #compresses compresses(codec)}
     */
    Compressor compressor(CompressionCodec codec, int level);

    /** A new decompressor of a codec that {@link #decompresses} names. */
    Decompressor decompressor(CompressionCodec codec);
}
