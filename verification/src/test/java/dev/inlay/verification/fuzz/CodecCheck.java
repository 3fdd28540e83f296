// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import dev.inlay.compression.Codecs;
import dev.inlay.compression.Compressor;
import dev.inlay.compression.Decompressor;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.ParquetException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A codec: │ uncompressed size │ block …. The decompressor is one for all inputs, as it is for all pages of a reader: what a refused block
 * leaves in it must not be seen by the next.
 */
final class CodecCheck implements FuzzTarget.Check {

    /** Bytes that a block may become. */
    private static final int MOST = 1 << 16;

    private static final byte MARK = 0x5a;

    private final CompressionCodec codec;
    private @Nullable Decompressor decompressor;
    private @Nullable Compressor compressor;

    CodecCheck(CompressionCodec codec) {
        this.codec = codec;
    }

    @Override
    public boolean accepts(FuzzInput in) throws ParquetException {
        if (decompressor == null) {
            decompressor = Codecs.pureJava().decompressor(codec);
            compressor = isWritten() ? Codecs.pureJava().compressor(codec, null) : null;
        }
        int size = in.count() % (MOST + 1);
        byte[] block = in.rest();
        byte[] alone = new byte[size];
        boolean good = decompress(decompressor, block, 0, block.length, alone, 0, size);
        byte[] inside = new byte[size + 2 * Surrounded.FRONT];
        Arrays.fill(inside, MARK);
        boolean goodInside = decompress(
                decompressor,
                Surrounded.by((byte) 0xa5, block),
                Surrounded.FRONT,
                block.length,
                inside,
                Surrounded.FRONT,
                size);
        for (int i = 0; i < Surrounded.FRONT; i++) {
            if (inside[i] != MARK || inside[inside.length - 1 - i] != MARK) {
                throw new AssertionError("a byte beside the output was written to");
            }
        }
        Answers.requireEqual(goodInside, good, "whether the block is good, inside of other bytes and alone");
        if (!good) {
            return false;
        }
        requireBytes(Arrays.copyOfRange(inside, Surrounded.FRONT, Surrounded.FRONT + size), alone, "elsewhere");
        if (compressor != null) {
            byte[] again = new byte[compressor.maxCompressedLength(size)];
            int length = compressor.compress(alone, 0, size, again, 0);
            byte[] twice = new byte[size];
            decompressor.decompress(again, 0, length, twice, 0, size);
            requireBytes(twice, alone, "compressed and decompressed again");
        }
        return true;
    }

    private boolean isWritten() {
        return codec != CompressionCodec.LZ4 && codec != CompressionCodec.LZO;
    }

    private static boolean decompress(
            Decompressor decompressor, byte[] in, int inOffset, int inLength, byte[] out, int outOffset, int size)
            throws ParquetException {
        try {
            return Memory.within(inLength, 0, () -> {
                decompressor.decompress(in, inOffset, inLength, out, outOffset, size);
                return true;
            });
        } catch (MalformedDataException e) {
            Answers.requirePlace(e, inLength);
            return false;
        }
    }

    private static void requireBytes(byte[] actual, byte[] expected, String what) {
        if (!Arrays.equals(actual, expected)) {
            throw new AssertionError("other bytes " + what + ": differ at " + Arrays.mismatch(actual, expected));
        }
    }
}
