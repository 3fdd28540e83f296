// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.CompressionCodec;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.ParquetException;
import io.airlift.compress.Compressor;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.lzo.LzoCompressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** Each codec against bytes of a foreign compressor, and against bytes that nobody should have written. */
class DecompressorsTest {

    private static final byte[] SIXTEEN = HexFormat.of().parseHex("c07afc5e00000000c17afc5e00000000");

    static Stream<Arguments> pages() {
        Random random = new Random(42);
        byte[] noise = new byte[100_000];
        random.nextBytes(noise);
        byte[] text = "the quick brown fox ".repeat(5_000).getBytes(UTF_8);
        List<byte[]> pages =
                List.of(new byte[0], new byte[] {7}, new byte[70_000], noise, text, Arrays.copyOf(text, 100_001));
        return Stream.of(CompressionCodec.values())
                .filter(codec -> codec != CompressionCodec.BROTLI)
                .flatMap(codec -> pages.stream().map(page -> Arguments.of(codec, page)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void readsWhatAForeignCompressorWrote(CompressionCodec codec, byte[] page) throws IOException {
        byte[] compressed = compress(codec, page);
        byte[] input = new byte[compressed.length + 7];
        System.arraycopy(compressed, 0, input, 3, compressed.length);
        byte[] output = new byte[page.length + 9];
        Arrays.fill(output, (byte) 0x5a);

        try (Decompressor decompressor = Codecs.standard().decompressor(codec)) {
            for (int i = 0; i < 2; i++) { // twice: state of the first page must not reach the second
                decompressor.decompress(input, 3, compressed.length, output, 5, page.length);
            }
            assertThat(decompressor.codec()).isEqualTo(codec);
        }

        assertThat(Arrays.copyOfRange(output, 5, 5 + page.length)).isEqualTo(page);
        assertThat(Arrays.copyOf(output, 5)).containsOnly(0x5a);
        assertThat(Arrays.copyOfRange(output, 5 + page.length, output.length)).containsOnly(0x5a);
    }

    @ParameterizedTest
    @EnumSource(value = CompressionCodec.class, mode = Mode.EXCLUDE, names = "BROTLI")
    void aWrongSizeIsAnError(CompressionCodec codec) throws IOException {
        byte[] page = "abcdefgh".repeat(1000).getBytes(UTF_8);
        byte[] compressed = compress(codec, page);
        try (Decompressor decompressor = Codecs.standard().decompressor(codec)) {
            for (int size : new int[] {0, 1, page.length - 1, page.length + 1, page.length * 2}) {
                assertThatThrownBy(() ->
                                decompressor.decompress(compressed, 0, compressed.length, new byte[size], 0, size))
                        .as("%s into %d bytes", codec, size)
                        .isInstanceOf(MalformedDataException.class)
                        .hasMessageContaining(codec.name());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = CompressionCodec.class, mode = Mode.EXCLUDE, names = "BROTLI")
    void hostileBytesGiveAResultOrAMalformedDataException(CompressionCodec codec) throws IOException {
        Random random = new Random(4711);
        byte[] page =
                "abcdefghijklmnop, repeated and again repeated, ".repeat(40).getBytes(UTF_8);
        byte[] compressed = compress(codec, page);
        byte[] output = new byte[page.length];
        try (Decompressor decompressor = Codecs.standard().decompressor(codec)) {
            for (int i = 0; i < 5_000; i++) {
                byte[] bad = compressed.clone();
                for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                    bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
                }
                int length = i % 3 == 0 ? random.nextInt(bad.length) : bad.length;
                try {
                    decompressor.decompress(bad, 0, length, output, 0, output.length);
                } catch (MalformedDataException e) {
                    assertThat(e.offset()).as(e.getMessage()).isBetween(0L, (long) bad.length);
                }
            }
        }
    }

    @Test
    void gzipGoesOnToTheNextMember() throws IOException {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        input.write(compress(CompressionCodec.GZIP, new byte[] {1, 2, 3}));
        input.write(compress(CompressionCodec.GZIP, new byte[0]));
        input.write(compress(CompressionCodec.GZIP, new byte[] {4}));

        assertThat(decompress(CompressionCodec.GZIP, input.toByteArray(), 4)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void gzipSkipsOptionalHeaderFields() throws IOException {
        byte[] plain = compress(CompressionCodec.GZIP, new byte[] {9, 8, 7});
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        input.write(plain, 0, 3);
        input.write(2 | 4 | 8 | 16); // header CRC, extra field, name, comment
        input.write(plain, 4, 6);
        input.write(new byte[] {3, 0, 'x', 'y', 'z'});
        input.write(new byte[] {'f', 0, 'c', 0, 0, 0});
        input.write(plain, 10, plain.length - 10);

        assertThat(decompress(CompressionCodec.GZIP, input.toByteArray(), 3)).containsExactly(9, 8, 7);
    }

    @Test
    void gzipChecksItsCrc() throws IOException {
        byte[] input = compress(CompressionCodec.GZIP, new byte[] {1, 2, 3});
        input[input.length - 8] ^= 1;

        assertThatThrownBy(() -> decompress(CompressionCodec.GZIP, input, 3))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("CRC-32");
    }

    @Test
    void zstdTakesSeveralFrames() throws IOException {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        input.write(compress(CompressionCodec.ZSTD, new byte[] {1, 2}));
        input.write(compress(CompressionCodec.ZSTD, new byte[] {3}));

        assertThat(decompress(CompressionCodec.ZSTD, input.toByteArray(), 3)).containsExactly(1, 2, 3);
    }

    /** A frame of −1 bytes by its header of eight bytes. */
    @Test
    void zstdRefusesAFrameOfNegativeSize() throws ParquetException {
        byte[] page = HexFormat.ofDelimiter(" ").parseHex("28 b5 2f fd e0 ff ff ff ff ff ff ff ff 01 00 00");
        for (Codecs codecs : List.of(Codecs.pureJava(), Codecs.standard())) {
            try (Decompressor decompressor = codecs.decompressor(CompressionCodec.ZSTD)) {
                assertThatThrownBy(() -> decompressor.decompress(page, 0, page.length, new byte[8], 0, 8))
                        .isInstanceOf(MalformedDataException.class);
            }
        }
    }

    @Test
    void lz4TakesAFrameOfHadoopAndABareBlock() throws IOException {
        String block = "f001c07afc5e00000000c17afc5e00000000";

        assertThat(decompress(CompressionCodec.LZ4, HexFormat.of().parseHex("0000001000000012" + block), 16))
                .isEqualTo(SIXTEEN);
        assertThat(decompress(CompressionCodec.LZ4, HexFormat.of().parseHex(block), 16))
                .isEqualTo(SIXTEEN);
        assertThat(decompress(CompressionCodec.LZ4_RAW, HexFormat.of().parseHex(block), 16))
                .isEqualTo(SIXTEEN);
    }

    @Test
    void lz4TakesSeveralFramesAndSeveralBlocksInOne() throws IOException {
        byte[] block = compress(CompressionCodec.LZ4_RAW, SIXTEEN);
        ByteBuffer input = ByteBuffer.allocate(3 * (block.length + 4) + 8);
        input.putInt(32).putInt(block.length).put(block).putInt(block.length).put(block);
        input.putInt(16).putInt(block.length).put(block);

        byte[] output = decompress(CompressionCodec.LZ4, Arrays.copyOf(input.array(), input.position()), 48);

        for (int i = 0; i < 48; i += 16) {
            assertThat(Arrays.copyOfRange(output, i, i + 16)).isEqualTo(SIXTEEN);
        }
    }

    @Test
    void brotliSaysWhatIsMissing() {
        assertThatThrownBy(() -> Codecs.standard().decompressor(CompressionCodec.BROTLI))
                .isInstanceOf(ParquetException.class)
                .hasMessage("codec BROTLI cannot be decompressed: "
                        + "add com.aayushatharva.brotli4j:brotli4j (not found)");
    }

    private static byte[] decompress(CompressionCodec codec, byte[] input, int size) throws IOException {
        byte[] output = new byte[size];
        try (Decompressor decompressor = Codecs.standard().decompressor(codec)) {
            decompressor.decompress(input, 0, input.length, output, 0, size);
        }
        return output;
    }

    private static byte[] compress(CompressionCodec codec, byte[] page) throws IOException {
        return switch (codec) {
            case UNCOMPRESSED -> page.clone();
            case SNAPPY -> compress(new SnappyCompressor(), page);
            case LZO -> compress(new LzoCompressor(), page);
            case ZSTD -> compress(new ZstdCompressor(), page);
            case LZ4_RAW -> compress(new Lz4Compressor(), page);
            case LZ4 -> hadoopFrames(page);
            case GZIP -> gzip(page);
            case BROTLI -> throw new IllegalArgumentException("no compressor at hand");
        };
    }

    private static byte[] compress(Compressor compressor, byte[] page) {
        byte[] output = new byte[compressor.maxCompressedLength(page.length)];
        return Arrays.copyOf(output, compressor.compress(page, 0, page.length, output, 0, output.length));
    }

    private static byte[] hadoopFrames(byte[] page) {
        List<byte[]> frames = new ArrayList<>();
        for (int at = 0; at < page.length; at += 65_536) {
            byte[] part = Arrays.copyOfRange(page, at, Math.min(page.length, at + 65_536));
            byte[] block = compress(new Lz4Compressor(), part);
            frames.add(ByteBuffer.allocate(block.length + 8)
                    .putInt(part.length)
                    .putInt(block.length)
                    .put(block)
                    .array());
        }
        ByteBuffer all = ByteBuffer.allocate(
                frames.stream().mapToInt(frame -> frame.length).sum());
        frames.forEach(all::put);
        return all.array();
    }

    private static byte[] gzip(byte[] page) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(output)) {
            gzip.write(page);
        }
        return output.toByteArray();
    }
}
