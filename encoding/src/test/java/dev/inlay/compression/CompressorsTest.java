// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.CompressionCodec;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CompressorsTest {

    private static final Map<String, byte[]> INPUTS = inputs();

    private static Map<String, byte[]> inputs() {
        Map<String, byte[]> inputs = new LinkedHashMap<>();
        for (int size :
                new int[] {0, 1, 2, 3, 15, 16, 17, 63, 64, 65, 255, 256, 1000, 16_383, 16_384, 65_535, 65_536, 131_073
                }) {
            byte[] noise = new byte[size];
            new Random(size).nextBytes(noise);
            inputs.put(size + " random bytes", noise);
            inputs.put(size + " zeros", new byte[size]);
        }
        byte[] noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);
        inputs.put("1 MiB random", noise);
        byte[] text = "the quick brown fox ".repeat(60_000).getBytes(StandardCharsets.US_ASCII);
        inputs.put("1.2 MB text", text);
        byte[] half = text.clone();
        System.arraycopy(noise, 0, half, 300_000, 300_000);
        inputs.put("text and noise", half);
        return inputs;
    }

    static Stream<Arguments> codecs() {
        Stream<Arguments> levels =
                IntStream.rangeClosed(0, 9).mapToObj(level -> Arguments.of(CompressionCodec.GZIP, level));
        Stream<Arguments> defaults = Stream.of(
                        CompressionCodec.UNCOMPRESSED,
                        CompressionCodec.SNAPPY,
                        CompressionCodec.GZIP,
                        CompressionCodec.ZSTD,
                        CompressionCodec.LZ4_RAW)
                .map(codec -> Arguments.of(codec, null));
        return Stream.concat(Stream.concat(defaults, levels), Stream.of(Arguments.of(CompressionCodec.ZSTD, 3)));
    }

    /** Into a buffer of exactly the announced worst case, at an offset, one input after another with the same compressor. */
    @ParameterizedTest
    @MethodSource("codecs")
    void readsBackWhatWasCompressed(CompressionCodec codec, Integer level) throws IOException {
        try (Compressor compressor = Codecs.standard().compressor(codec, level)) {
            assertThat(compressor.codec()).isEqualTo(codec);
            for (Map.Entry<String, byte[]> input : INPUTS.entrySet()) {
                byte[] in = new byte[input.getValue().length + 5];
                System.arraycopy(input.getValue(), 0, in, 3, input.getValue().length);
                byte[] out = new byte[7 + compressor.maxCompressedLength(input.getValue().length)];
                int size = compressor.compress(in, 3, input.getValue().length, out, 7);
                byte[] compressed = Arrays.copyOfRange(out, 7, 7 + size);
                assertThat(decompress(codec, compressed, input.getValue().length))
                        .as("%s, level %s, %s", codec, level, input.getKey())
                        .isEqualTo(input.getValue());
                assertThat(Arrays.copyOf(out, 7)).containsOnly(0);
            }
        }
    }

    /** C05: raw Snappy starts with the length, so nothing is one byte. */
    @Test
    void snappyOfNothingIsOneByte() {
        assertThat(hex(CompressionCodec.SNAPPY, null, "")).isEqualTo("00");
    }

    /** C06: the whole member, as drawn on top of the class. */
    @Test
    void gzipIsOneMember() {
        assertThat(hex(CompressionCodec.GZIP, 6, "abc"))
                .isEqualTo("1f 8b 08 00 00 00 00 00 00 ff 4b 4c 4a 06 00 c2 41 24 35 03 00 00 00");
        assertThat(hex(CompressionCodec.GZIP, 6, ""))
                .isEqualTo("1f 8b 08 00 00 00 00 00 00 ff 03 00 00 00 00 00 00 00 00 00");
    }

    /** C13: a block, nothing in front of it: a token that says 3 literals. */
    @Test
    void lz4RawIsABlock() {
        assertThat(hex(CompressionCodec.LZ4_RAW, null, "abc")).isEqualTo("30 61 62 63");
    }

    /** C12: a frame, with its magic number. */
    @Test
    void zstdIsAFrame() {
        assertThat(hex(CompressionCodec.ZSTD, null, "abc")).startsWith("28 b5 2f fd");
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void refusesABufferThatMightBeTooSmall(CompressionCodec codec, Integer level) {
        try (Compressor compressor = Codecs.standard().compressor(codec, level)) {
            int room = compressor.maxCompressedLength(100);
            assertThatThrownBy(() -> compressor.compress(new byte[100], 0, 100, new byte[room], 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(codec + " of 100 bytes needs room for " + room + " bytes, there are " + (room - 1));
            assertThatThrownBy(() -> compressor.compress(new byte[100], 1, 100, new byte[room], 0))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> compressor.compress(new byte[100], 0, 100, new byte[room], -1))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> compressor.maxCompressedLength(-1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> compressor.maxCompressedLength(Integer.MAX_VALUE))
                    .hasMessage(codec + " of 2147483647 bytes: may outgrow an array");
        }
    }

    /** The worst case is not more than the input by so much that buffers double, and never less than the input. */
    @ParameterizedTest
    @MethodSource("codecs")
    void theWorstCaseIsNearTheInput(CompressionCodec codec, Integer level) {
        try (Compressor compressor = Codecs.standard().compressor(codec, level)) {
            for (int n : new int[] {0, 1, 1000, 1 << 20, 1 << 27, 1_800_000_000}) {
                assertThat((long) compressor.maxCompressedLength(n)).isBetween((long) n, n + n / 6L + 600);
            }
        }
    }

    @Test
    void refusesLevelsThatDontExist() {
        assertThatThrownBy(() -> Codecs.standard().compressor(CompressionCodec.GZIP, 10))
                .hasMessage("level 10 for GZIP, which has levels 0 to 9");
        assertThatThrownBy(() -> Codecs.standard().compressor(CompressionCodec.GZIP, -1))
                .hasMessage("level -1 for GZIP, which has levels 0 to 9");
        assertThatThrownBy(() -> Codecs.standard().compressor(CompressionCodec.ZSTD, 19))
                .hasMessage("level 19 of ZSTD cannot be compressed: "
                        + "add com.github.luben:zstd-jni (not found) "
                        + "or io.airlift:aircompressor-v3 (not found); or use level 3");
        assertThatThrownBy(() -> Codecs.standard().compressor(CompressionCodec.ZSTD, 23))
                .hasMessage("level 23 for ZSTD, which has levels -131072 to 22");
        assertThatThrownBy(() -> Codecs.standard().compressor(CompressionCodec.BROTLI, 12))
                .hasMessage("level 12 for BROTLI, which has levels 0 to 11");
        for (CompressionCodec codec :
                new CompressionCodec[] {CompressionCodec.UNCOMPRESSED, CompressionCodec.SNAPPY, CompressionCodec.LZ4_RAW
                }) {
            assertThatThrownBy(() -> Codecs.standard().compressor(codec, 1))
                    .hasMessage("level 1 for " + codec + ", which has no levels");
        }
    }

    /** C11. */
    @ParameterizedTest
    @EnumSource(
            value = CompressionCodec.class,
            names = {"LZ4", "LZO", "BROTLI"})
    void saysWhatToUseInsteadOfACodecThatIsNotWritten(CompressionCodec codec) {
        assertThatThrownBy(() -> Codecs.standard().compressor(codec, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(codec + " ")
                .hasMessageContaining(" use ");
    }

    @Test
    void aClosedGzipCompressorCanBeClosedAgain() {
        Compressor compressor = Codecs.standard().compressor(CompressionCodec.GZIP, null);
        compressor.close();
        compressor.close();
        int room = compressor.maxCompressedLength(1);
        assertThatThrownBy(() -> compressor.compress(new byte[1], 0, 1, new byte[room], 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("GZIP compressor is closed");
    }

    private static String hex(CompressionCodec codec, Integer level, String text) {
        byte[] in = text.getBytes(StandardCharsets.US_ASCII);
        try (Compressor compressor = Codecs.standard().compressor(codec, level)) {
            byte[] out = new byte[compressor.maxCompressedLength(in.length)];
            int size = compressor.compress(in, 0, in.length, out, 0);
            return HexFormat.ofDelimiter(" ").formatHex(out, 0, size);
        }
    }

    /** By others than this library's own decompressors. */
    private static byte[] decompress(CompressionCodec codec, byte[] compressed, int size) throws IOException {
        byte[] out = new byte[size];
        int written = switch (codec) {
            case UNCOMPRESSED -> {
                System.arraycopy(compressed, 0, out, 0, size);
                yield compressed.length;
            }
            case SNAPPY -> new SnappyDecompressor().decompress(compressed, 0, compressed.length, out, 0, size);
            case LZ4_RAW -> new Lz4Decompressor().decompress(compressed, 0, compressed.length, out, 0, size);
            case ZSTD -> new ZstdDecompressor().decompress(compressed, 0, compressed.length, out, 0, size);
            case GZIP -> {
                out = new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes();
                yield out.length;
            }
            case LZ4, LZO, BROTLI -> throw new AssertionError(codec);
        };
        assertThat(written).isEqualTo(size);
        return out;
    }
}
