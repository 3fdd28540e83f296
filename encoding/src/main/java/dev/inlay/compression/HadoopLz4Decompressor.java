// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression;

import dev.inlay.format.CompressionCodec;
import dev.inlay.format.MalformedDataException;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The deprecated codec LZ4: blocks in the frames of Hadoop, which Compression.md never described. One outer size may be served by
 * several blocks, and a page may hold several frames.
 *
 * <pre>
 *  frame │ size of the data │ size of the block │ LZ4 block │ size of the block │ LZ4 block │ …     sizes: 4 bytes, big-endian
 *
 *  00 00 00 10 │ 00 00 00 12 │ F0 01 C0 7A FC 5E …        16 bytes of data in one block of 18
 * </pre>
 *
 * Early versions of parquet-cpp wrote a bare block under the same codec number. Bytes whose frames do not add up exactly are
 * taken as such.
 */
final class HadoopLz4Decompressor implements Decompressor {

    private static final VarHandle INT32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final Lz4Decompressor lz4 = new Lz4Decompressor();
    private final AirDecompressor bareBlock = new AirDecompressor(CompressionCodec.LZ4, lz4);

    @Override
    public CompressionCodec codec() {
        return CompressionCodec.LZ4;
    }

    @Override
    public void decompress(
            byte[] input, int inputOffset, int inputLength, byte[] output, int outputOffset, int outputLength)
            throws MalformedDataException {
        if (!decompressFrames(input, inputOffset, inputLength, output, outputOffset, outputLength)) {
            bareBlock.decompress(input, inputOffset, inputLength, output, outputOffset, outputLength);
        }
    }

    /** Returns false as soon as a size or a block contradicts the others. */
    private boolean decompressFrames(
            byte[] input, int inputOffset, int inputLength, byte[] output, int outputOffset, int outputLength) {
        int in = inputOffset;
        int inEnd = inputOffset + inputLength;
        int out = outputOffset;
        int outEnd = outputOffset + outputLength;
        try {
            while (in < inEnd) {
                if (inEnd - in < 4) {
                    return false;
                }
                int frame = (int) INT32.get(input, in);
                in += 4;
                if (frame < 0 || frame > outEnd - out) {
                    return false;
                }
                for (int frameEnd = out + frame; out < frameEnd; ) {
                    if (inEnd - in < 4) {
                        return false;
                    }
                    int size = (int) INT32.get(input, in);
                    in += 4;
                    if (size <= 0 || size > inEnd - in) {
                        return false;
                    }
                    int written = lz4.decompress(input, in, size, output, out, frameEnd - out);
                    if (written <= 0) {
                        return false;
                    }
                    in += size;
                    out += written;
                }
            }
        } catch (RuntimeException e) {
            return false; // a bare block read as a frame: whatever the block decoder says of it is of no interest
        }
        return out == outEnd;
    }
}
