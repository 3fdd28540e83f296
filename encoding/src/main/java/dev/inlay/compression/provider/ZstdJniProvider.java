// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression.provider;

import com.github.luben.zstd.util.Native;
import dev.inlay.compression.CodecProvider;
import dev.inlay.compression.Compressor;
import dev.inlay.compression.Decompressor;
import dev.inlay.compression.Levels;
import dev.inlay.format.CompressionCodec;
import org.jspecify.annotations.Nullable;

/** ZSTD by the reference implementation, over zstd-jni: all levels. */
public final class ZstdJniProvider implements CodecProvider {

    private static final Levels LEVELS = new Levels(-131_072, 22);

    private final OptionalJar jar = new OptionalJar("com.github.luben.zstd.ZstdCompressCtx", () -> Native.load());

    @Override
    public String name() {
        return "zstd-jni";
    }

    @Override
    public String artifact() {
        return "com.github.luben:zstd-jni";
    }

    @Override
    public @Nullable String problem() {
        return jar.problem();
    }

    @Override
    public @Nullable Levels compresses(CompressionCodec codec) {
        return codec == CompressionCodec.ZSTD ? LEVELS : null;
    }

    @Override
    public boolean decompresses(CompressionCodec codec) {
        return codec == CompressionCodec.ZSTD;
    }

    @Override
    public Compressor compressor(CompressionCodec codec, int level) {
        return new ZstdJniCompressor(level);
    }

    @Override
    public Decompressor decompressor(CompressionCodec codec) {
        return new ZstdJniDecompressor();
    }
}
