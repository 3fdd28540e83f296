// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression.provider;

import dev.inlay.compression.Compressor;
import dev.inlay.format.CompressionCodec;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/** A compressor of aircompressor 3 behind two method handles. */
final class AircompressorV3Compressor implements Compressor {

    private final CompressionCodec codec;
    private final MethodHandle compress;
    private final MethodHandle maxCompressedLength;

    AircompressorV3Compressor(CompressionCodec codec, Object compressor) {
        this.codec = codec;
        compress = AircompressorV3Provider.block(compressor, "compress");
        maxCompressedLength = AircompressorV3Provider.method(
                compressor, "maxCompressedLength", MethodType.methodType(int.class, int.class));
    }

    @Override
    public CompressionCodec codec() {
        return codec;
    }

    @Override
    public int maxCompressedLength(int n) {
        try {
            return (int) maxCompressedLength.invokeExact(n);
        } catch (Throwable e) {
            throw failed(n, e);
        }
    }

    @Override
    public int compress(byte[] in, int inOffset, int inLength, byte[] out, int outOffset) {
        int room = maxCompressedLength(inLength);
        try {
            return (int) compress.invokeExact(in, inOffset, inLength, out, outOffset, room);
        } catch (Throwable e) {
            throw failed(inLength, e);
        }
    }

    private IllegalStateException failed(int n, Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(codec + " of " + n + " bytes failed: " + e.getMessage(), e);
    }

    @Override
    public void close() {}
}
