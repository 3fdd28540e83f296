// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.compression.CodecService;
import dev.inlay.compression.Codecs;
import dev.inlay.compression.Compressor;
import dev.inlay.compression.Decompressor;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.MalformedDataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever compressed, anybody decompresses: every pair of providers of a codec, C01 to C14. */
class CodecPairsTest {

    private static final List<String> PROVIDERS = Stream.of(
                    "java", "zstd-jni", "snappy-java", "brotli4j", "aircompressor-v3")
            .filter(name ->
                    !name.equals("aircompressor-v3") || Runtime.version().feature() >= 22)
            .toList();

    private static final Map<String, byte[]> PAGES = Pages.all();
    private static final int MARGIN = 7;
    private static final byte UNTOUCHED = 0x5a;

    /** Codec, level, who compresses, who decompresses. */
    static Stream<Arguments> pairs() {
        List<Arguments> pairs = new ArrayList<>();
        for (Arguments compressing : compressors().toList()) {
            Object[] words = compressing.get();
            for (String reader : decompressors((CompressionCodec) words[0])) {
                pairs.add(Arguments.of(words[0], words[1], words[2], reader));
            }
        }
        return pairs.stream();
    }

    /** Codec, level, who compresses: of a range of levels its ends and what lies between, but no level that takes seconds. */
    static Stream<Arguments> compressors() {
        List<Arguments> compressors = new ArrayList<>();
        for (String provider : PROVIDERS) {
            for (CodecService line : Codecs.using(provider).report()) {
                if (line.direction() == CodecService.Direction.COMPRESS && line.provider() != null) {
                    List<Integer> levels = new ArrayList<>();
                    switch (line.codec()) {
                        case ZSTD -> levels.addAll(provider.equals("java") ? List.of(3) : List.of(-7, 1, 3, 9, 19));
                        case BROTLI -> levels.addAll(List.of(0, 1, 2, 5, 9));
                        case GZIP -> levels.addAll(List.of(1, 6));
                        case UNCOMPRESSED, SNAPPY, LZ4_RAW, LZ4, LZO -> levels.add(null);
                    }
                    levels.forEach(level -> compressors.add(Arguments.of(line.codec(), level, provider)));
                }
            }
        }
        return compressors.stream().distinct();
    }

    static Stream<Arguments> readers() {
        return Stream.of(
                        CompressionCodec.SNAPPY,
                        CompressionCodec.ZSTD,
                        CompressionCodec.LZ4_RAW,
                        CompressionCodec.BROTLI)
                .flatMap(codec -> decompressors(codec).stream().map(provider -> Arguments.of(codec, provider)));
    }

    private static List<String> decompressors(CompressionCodec codec) {
        return PROVIDERS.stream()
                .filter(provider -> Codecs.using(provider).report().stream()
                        .anyMatch(line -> line.codec() == codec
                                && line.direction() == CodecService.Direction.DECOMPRESS
                                && line.provider() != null))
                .toList();
    }

    @Test
    void everyProviderIsHere() {
        assertThat(compressors().map(words -> words.get()[2]).distinct())
                .containsExactlyInAnyOrderElementsOf(PROVIDERS);
        assertThat(decompressors(CompressionCodec.ZSTD)).contains("java", "zstd-jni");
        assertThat(decompressors(CompressionCodec.SNAPPY)).contains("java", "snappy-java");
        assertThat(decompressors(CompressionCodec.BROTLI)).containsExactly("brotli4j");
    }

    /**
     * All pages with one compressor and one decompressor, into room of exactly the worst case, at an offset: what one page left
     * behind must not reach the next, and no byte beside the output is touched.
     */
    @ParameterizedTest(name = "{0} {1}: {2} to {3}")
    @MethodSource("pairs")
    void everyPageComesBack(CompressionCodec codec, Integer level, String writer, String reader) throws Exception {
        try (Compressor compressor = Codecs.using(writer).compressor(codec, level);
                Decompressor decompressor = Codecs.using(reader).decompressor(codec)) {
            for (Map.Entry<String, byte[]> page : PAGES.entrySet()) {
                byte[] compressed = compress(compressor, page.getValue(), page.getKey());
                byte[] out = new byte[page.getValue().length + 2 * MARGIN];
                Arrays.fill(out, UNTOUCHED);
                byte[] in = new byte[compressed.length + MARGIN];
                System.arraycopy(compressed, 0, in, MARGIN, compressed.length);

                decompressor.decompress(in, MARGIN, compressed.length, out, MARGIN, page.getValue().length);

                assertThat(Arrays.equals(out, MARGIN, out.length - MARGIN, page.getValue(), 0, page.getValue().length))
                        .as(page.getKey())
                        .isTrue();
                assertThat(Arrays.copyOf(out, MARGIN)).containsOnly(UNTOUCHED);
                assertThat(Arrays.copyOfRange(out, out.length - MARGIN, out.length))
                        .containsOnly(UNTOUCHED);
            }
        }
    }

    /** The bytes of a page depend on it and on the level, not on the pages that the same context has seen. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("compressors")
    void theSamePageGivesTheSameBytes(CompressionCodec codec, Integer level, String writer) {
        try (Compressor used = Codecs.using(writer).compressor(codec, level)) {
            for (Map.Entry<String, byte[]> page : PAGES.entrySet()) {
                try (Compressor fresh = Codecs.using(writer).compressor(codec, level)) {
                    assertThat(Arrays.equals(
                                    compress(used, page.getValue(), page.getKey()),
                                    compress(fresh, page.getValue(), page.getKey())))
                            .as(page.getKey())
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("compressors")
    void roomIsChecked(CompressionCodec codec, Integer level, String writer) {
        Compressor compressor = Codecs.using(writer).compressor(codec, level);
        int room = compressor.maxCompressedLength(1000);
        byte[] in = new byte[1000];
        assertThatThrownBy(() -> compressor.compress(in, 0, 1000, new byte[room], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs room for " + room);
        assertThatThrownBy(() -> compressor.compress(in, 1, 1000, new byte[room], 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> compressor.maxCompressedLength(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> compressor.maxCompressedLength(Integer.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class);
        compressor.close();
        compressor.close();
        if (!writer.equals("java")) {
            assertThatThrownBy(() -> compressor.compress(in, 0, 1000, new byte[room], 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(codec + " compressor is closed");
        }
    }

    /** C02. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("readers")
    void aWrongSizeIsAnError(CompressionCodec codec, String reader) throws Exception {
        byte[] page = Pages.text(400);
        byte[] compressed = compressedByAnybody(codec, page);
        try (Decompressor decompressor = Codecs.using(reader).decompressor(codec)) {
            for (int size : new int[] {0, 1, page.length - 1, page.length + 1, page.length * 2}) {
                byte[] out = new byte[size + MARGIN];
                Arrays.fill(out, UNTOUCHED);
                assertThatThrownBy(() -> decompressor.decompress(compressed, 0, compressed.length, out, 0, size))
                        .as("%s bytes as %s", page.length, size)
                        .isInstanceOf(MalformedDataException.class)
                        .hasMessageContaining(codec.name());
                assertThat(Arrays.copyOfRange(out, size, out.length)).containsOnly(UNTOUCHED);
            }
            assertThatThrownBy(() -> decompressor.decompress(compressed, 1, compressed.length, page, 0, page.length))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            // and is of use afterwards
            byte[] out = new byte[page.length];
            decompressor.decompress(compressed, 0, compressed.length, out, 0, page.length);
            assertThat(out).isEqualTo(page);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("readers")
    void hostileBytesGiveAResultOrAMalformedDataException(CompressionCodec codec, String reader) throws Exception {
        Random random = new Random(4711);
        byte[] page = Pages.text(60);
        byte[] compressed = compressedByAnybody(codec, page);
        byte[] out = new byte[page.length + MARGIN];
        int refused = 0;
        try (Decompressor decompressor = Codecs.using(reader).decompressor(codec)) {
            for (int i = 0; i < 5_000; i++) {
                byte[] bad = i % 4 == 3 ? Pages.noise(1 + random.nextInt(200)) : compressed.clone();
                for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                    bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
                }
                int length = i % 3 == 0 ? random.nextInt(bad.length) : bad.length;
                Arrays.fill(out, page.length, out.length, UNTOUCHED);
                try {
                    decompressor.decompress(bad, 0, length, out, 0, page.length);
                } catch (MalformedDataException e) {
                    refused++;
                    assertThat(e.offset()).as(e.getMessage()).isBetween(0L, (long) bad.length);
                }
                assertThat(Arrays.copyOfRange(out, page.length, out.length)).containsOnly(UNTOUCHED);
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }

    /** C12 and its likes of other codecs: ZSTD goes on with the next frame, the others end where they end. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("readers")
    void whatFollowsTheEnd(CompressionCodec codec, String reader) throws Exception {
        byte[] page = Pages.text(50);
        byte[] once = compressedByAnybody(codec, page);
        byte[] twice = Arrays.copyOf(once, once.length * 2);
        System.arraycopy(once, 0, twice, once.length, once.length);
        byte[] out = new byte[page.length * 2];
        try (Decompressor decompressor = Codecs.using(reader).decompressor(codec)) {
            if (codec == CompressionCodec.ZSTD) {
                decompressor.decompress(twice, 0, twice.length, out, 0, out.length);
                assertThat(Arrays.copyOfRange(out, page.length, out.length)).isEqualTo(page);
            } else {
                assertThatThrownBy(() -> decompressor.decompress(twice, 0, twice.length, out, 0, page.length))
                        .isInstanceOf(MalformedDataException.class);
            }
        }
    }

    /** What the fixed table promises where all jars are present. */
    @Test
    void withAllJarsTheFastestServe() {
        String before = System.clearProperty(Codecs.PROPERTY);
        try {
            List<CodecService> report = Codecs.standard().report();
            assertThat(report)
                    .filteredOn(line -> line.provider() == null)
                    .extracting(line -> line.codec() + " " + line.direction())
                    .containsExactlyInAnyOrder("LZO COMPRESS", "LZ4 COMPRESS");
            assertThat(report)
                    .filteredOn(line -> line.codec() == CompressionCodec.ZSTD)
                    .extracting(line -> line.direction() + " " + line.levels() + " " + line.provider())
                    .containsExactly("COMPRESS -131072 to 22 zstd-jni", "DECOMPRESS 0 zstd-jni");
            assertThat(report)
                    .filteredOn(line -> line.codec() == CompressionCodec.SNAPPY)
                    .extracting(CodecService::provider)
                    .containsExactly("java", "snappy-java");
            assertThat(report)
                    .filteredOn(line -> line.codec() == CompressionCodec.LZ4_RAW)
                    .extracting(CodecService::provider)
                    .containsExactly("java", PROVIDERS.contains("aircompressor-v3") ? "aircompressor-v3" : "java");
        } finally {
            if (before != null) {
                System.setProperty(Codecs.PROPERTY, before);
            }
        }
    }

    private static byte[] compressedByAnybody(CompressionCodec codec, byte[] page) {
        String writer = codec == CompressionCodec.BROTLI ? "brotli4j" : "java";
        try (Compressor compressor = Codecs.using(writer).compressor(codec, null)) {
            return compress(compressor, page, writer);
        }
    }

    private static byte[] compress(Compressor compressor, byte[] page, String what) {
        int room = compressor.maxCompressedLength(page.length);
        byte[] in = new byte[page.length + MARGIN];
        System.arraycopy(page, 0, in, MARGIN, page.length);
        byte[] out = new byte[MARGIN + room];
        Arrays.fill(out, UNTOUCHED);
        int size = compressor.compress(in, MARGIN, page.length, out, MARGIN);
        assertThat(size).as(what).isBetween(0, room);
        assertThat(Arrays.copyOf(out, MARGIN)).containsOnly(UNTOUCHED);
        return Arrays.copyOfRange(out, MARGIN, MARGIN + size);
    }
}
