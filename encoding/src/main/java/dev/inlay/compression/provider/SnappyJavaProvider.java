// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression.provider;

import dev.inlay.compression.CodecProvider;
import dev.inlay.compression.Compressor;
import dev.inlay.compression.Decompressor;
import dev.inlay.compression.Levels;
import dev.inlay.format.CompressionCodec;
import org.jspecify.annotations.Nullable;
import org.xerial.snappy.Snappy;

/** SNAPPY by the reference implementation, over snappy-java. */
public final class SnappyJavaProvider implements CodecProvider {

    // asking for its version loads its library
    private final OptionalJar jar = new OptionalJar("org.xerial.snappy.Snappy", () -> Snappy.getNativeLibraryVersion());

    @Override
    public String name() {
        return "snappy-java";
    }

    @Override
    public String artifact() {
        return "org.xerial.snappy:snappy-java";
    }

    @Override
    public @Nullable String problem() {
        return jar.problem();
    }

    @Override
    public @Nullable Levels compresses(CompressionCodec codec) {
        return codec == CompressionCodec.SNAPPY ? Levels.NONE : null;
    }

    @Override
    public boolean decompresses(CompressionCodec codec) {
        return codec == CompressionCodec.SNAPPY;
    }

    @Override
    public Compressor compressor(CompressionCodec codec, int level) {
        return new SnappyJavaCompressor();
    }

    @Override
    public Decompressor decompressor(CompressionCodec codec) {
        return new SnappyJavaDecompressor();
    }
}
