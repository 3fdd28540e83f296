// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import dev.inlay.compression.Codecs;
import dev.inlay.compression.Compressor;
import dev.inlay.encoding.ByteOutput;
import dev.inlay.format.CompressionCodec;
import io.airlift.compress.lzo.LzoCompressor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Compressed blocks behind their uncompressed size. */
final class BlockSeeds {

    private BlockSeeds() {}

    /** Of a codec that is written; of ZSTD by another library too, as each level has features of its own. */
    static List<byte[]> written(CompressionCodec codec) {
        List<byte[]> seeds = new ArrayList<>(compressed(Codecs.pureJava().compressor(codec, null)));
        if (codec == CompressionCodec.ZSTD) {
            for (int level : new int[] {-5, 1, 9, 19}) {
                seeds.addAll(compressed(Codecs.using("zstd-jni").compressor(codec, level)));
            }
        }
        return seeds;
    }

    /** Bare blocks and Hadoop's frames. */
    static List<byte[]> lz4() {
        List<byte[]> seeds = new ArrayList<>(written(CompressionCodec.LZ4_RAW));
        Compressor compressor = Codecs.pureJava().compressor(CompressionCodec.LZ4_RAW, null);
        for (byte[] content : contents()) {
            if (content.length > 0) {
                byte[] block = compress(compressor, content);
                byte[] frame = ByteBuffer.allocate(8 + block.length)
                        .putInt(content.length)
                        .putInt(block.length)
                        .put(block)
                        .array();
                seeds.add(seed(content.length, frame));
            }
        }
        return seeds;
    }

    static List<byte[]> lzo() {
        List<byte[]> seeds = new ArrayList<>();
        LzoCompressor compressor = new LzoCompressor();
        for (byte[] content : contents()) {
            byte[] block = new byte[compressor.maxCompressedLength(content.length)];
            int length = compressor.compress(content, 0, content.length, block, 0, block.length);
            seeds.add(seed(content.length, Arrays.copyOf(block, length)));
        }
        return seeds;
    }

    private static List<byte[]> compressed(Compressor compressor) {
        List<byte[]> seeds = new ArrayList<>();
        for (byte[] content : contents()) {
            seeds.add(seed(content.length, compress(compressor, content)));
        }
        return seeds;
    }

    private static byte[] compress(Compressor compressor, byte[] content) {
        byte[] block = new byte[compressor.maxCompressedLength(content.length)];
        return Arrays.copyOf(block, compressor.compress(content, 0, content.length, block, 0));
    }

    private static byte[] seed(int size, byte[] block) {
        ByteOutput seed = new ByteOutput(0);
        PageSeeds.count(seed, size);
        seed.bytes(block);
        return seed.toByteArray();
    }

    private static List<byte[]> contents() {
        byte[] random = new byte[60];
        new Random(1).nextBytes(random);
        return List.of(
                new byte[0],
                "a".getBytes(StandardCharsets.US_ASCII),
                random,
                "a match that is far away, ".repeat(20).getBytes(StandardCharsets.US_ASCII),
                "the quick brown fox jumps over the lazy dog; the dog does not look up, the fox does not look back. "
                        .concat("0123456789".repeat(3))
                        .getBytes(StandardCharsets.US_ASCII),
                new byte[5000]);
    }
}
