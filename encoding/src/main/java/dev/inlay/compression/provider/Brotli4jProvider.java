// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression.provider;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import dev.inlay.compression.CodecProvider;
import dev.inlay.compression.Compressor;
import dev.inlay.compression.Decompressor;
import dev.inlay.compression.Levels;
import dev.inlay.format.CompressionCodec;
import org.jspecify.annotations.Nullable;

/** BROTLI by the reference implementation, over brotli4j and its jar for the platform. */
public final class Brotli4jProvider implements CodecProvider {

    private static final Levels LEVELS = new Levels(0, 11);

    private final OptionalJar jar =
            new OptionalJar("com.aayushatharva.brotli4j.Brotli4jLoader", () -> Brotli4jLoader.ensureAvailability());

    @Override
    public String name() {
        return "brotli4j";
    }

    @Override
    public String artifact() {
        return "com.aayushatharva.brotli4j:brotli4j";
    }

    @Override
    public @Nullable String problem() {
        return jar.problem();
    }

    @Override
    public @Nullable Levels compresses(CompressionCodec codec) {
        return codec == CompressionCodec.BROTLI ? LEVELS : null;
    }

    @Override
    public boolean decompresses(CompressionCodec codec) {
        return codec == CompressionCodec.BROTLI;
    }

    @Override
    public Compressor compressor(CompressionCodec codec, int level) {
        return new Brotli4jCompressor(level);
    }

    @Override
    public Decompressor decompressor(CompressionCodec codec) {
        return new Brotli4jDecompressor();
    }
}
