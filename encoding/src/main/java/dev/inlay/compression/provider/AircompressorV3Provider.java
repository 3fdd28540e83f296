// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression.provider;

import dev.inlay.compression.CodecProvider;
import dev.inlay.compression.Compressor;
import dev.inlay.compression.Decompressor;
import dev.inlay.compression.Levels;
import dev.inlay.format.CompressionCodec;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * ZSTD, SNAPPY and LZ4_RAW by the reference implementations, over aircompressor 3 and the JDK's foreign functions, without JNI. Its
 * classes are of Java 22, which a compiler for Java 17 does not read, so they are called by method handles.
 *
 * <p>Only its native classes: those in Java use sun.misc.Unsafe as version 2 does, which is here anyway.
 */
public final class AircompressorV3Provider implements CodecProvider {

    private static final String PACKAGE = "io.airlift.compress.v3.";
    private static final Levels ZSTD_LEVELS = new Levels(-131_072, 22);

    private final OptionalJar jar =
            new OptionalJar(PACKAGE + "zstd.ZstdNativeCompressor", AircompressorV3Provider::requireNative);

    private static void requireNative() throws Throwable {
        for (String name : new String[] {"zstd.ZstdNative", "snappy.SnappyNative", "lz4.Lz4Native"}) {
            Class<?> type = load(name + "Compressor");
            MethodHandle isEnabled =
                    MethodHandles.publicLookup().findStatic(type, "isEnabled", MethodType.methodType(boolean.class));
            if (!(boolean) isEnabled.invoke()) {
                throw new UnsupportedOperationException("no native library for this platform");
            }
        }
    }

    @Override
    public String name() {
        return "aircompressor-v3";
    }

    @Override
    public String artifact() {
        return "io.airlift:aircompressor-v3";
    }

    @Override
    public @Nullable String problem() {
        return jar.problem();
    }

    @Override
    public @Nullable Levels compresses(CompressionCodec codec) {
        return switch (codec) {
            case ZSTD -> ZSTD_LEVELS;
            case SNAPPY, LZ4_RAW -> Levels.NONE;
            case UNCOMPRESSED, GZIP, LZO, BROTLI, LZ4 -> null;
        };
    }

    @Override
    public boolean decompresses(CompressionCodec codec) {
        return compresses(codec) != null;
    }

    @Override
    public Compressor compressor(CompressionCodec codec, int level) {
        Object compressor = codec == CompressionCodec.ZSTD
                ? make(prefix(codec) + "Compressor", MethodType.methodType(void.class, int.class), level)
                : make(prefix(codec) + "Compressor", MethodType.methodType(void.class));
        return new AircompressorV3Compressor(codec, compressor);
    }

    @Override
    public Decompressor decompressor(CompressionCodec codec) {
        return new AircompressorV3Decompressor(
                codec, make(prefix(codec) + "Decompressor", MethodType.methodType(void.class)));
    }

    private static String prefix(CompressionCodec codec) {
        return switch (codec) {
            case ZSTD -> "zstd.ZstdNative";
            case SNAPPY -> "snappy.SnappyNative";
            case LZ4_RAW -> "lz4.Lz4Native";
            case UNCOMPRESSED, GZIP, LZO, BROTLI, LZ4 ->
                throw new IllegalArgumentException(codec + " is not served by aircompressor-v3");
        };
    }

    private static Object make(String name, MethodType constructor, Object... arguments) {
        try {
            return MethodHandles.publicLookup()
                    .findConstructor(load(name), constructor)
                    .invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("aircompressor-v3 has no usable " + name, e);
        }
    }

    /** {@code int name(byte[], int, int, byte[], int, int)} of {@code target}: its two ways alike. */
    static MethodHandle block(Object target, String name) {
        return method(
                target,
                name,
                MethodType.methodType(
                        int.class, byte[].class, int.class, int.class, byte[].class, int.class, int.class));
    }

    static MethodHandle method(Object target, String name, MethodType type) {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(target.getClass(), name, type)
                    .bindTo(target);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("aircompressor-v3 has no usable " + name, e);
        }
    }

    private static Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(PACKAGE + name, true, AircompressorV3Provider.class.getClassLoader());
    }
}
