// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.compression.CodecService.Absence;
import dev.inlay.compression.CodecService.Direction;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.ParquetException;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** Without any optional jar, as these tests run: what serves, what is missing, what the messages name. */
class CodecsTest {

    @Test
    void noOptionalJarIsHere() {
        for (String name : List.of(
                "com.github.luben.zstd.Zstd",
                "org.xerial.snappy.Snappy",
                "com.aayushatharva.brotli4j.Brotli4jLoader",
                "io.airlift.compress.v3.Compressor")) {
            assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void theProvidersAreFoundWithoutTheirJarsAndSaySo() {
        List<CodecProvider> found = ServiceLoader.load(CodecProvider.class, Codecs.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();

        assertThat(found)
                .extracting(CodecProvider::name)
                .containsExactlyInAnyOrder("aircompressor-v3", "brotli4j", "snappy-java", "zstd-jni");
        assertThat(found).extracting(CodecProvider::problem).containsOnly("not found");
    }

    @Test
    void theReportNamesWhoServesAndWhatIsMissing() {
        List<CodecService> report = Codecs.standard().report();

        Absence zstdJni = absence("zstd-jni", "com.github.luben:zstd-jni");
        Absence v3 = absence("aircompressor-v3", "io.airlift:aircompressor-v3");
        assertThat(report)
                .contains(
                        compress(CompressionCodec.UNCOMPRESSED, Levels.NONE, "java"),
                        compress(CompressionCodec.GZIP, new Levels(0, 9), "java"),
                        compress(CompressionCodec.ZSTD, new Levels(-131_072, 2), null, zstdJni, v3),
                        compress(CompressionCodec.ZSTD, new Levels(3, 3), "java", zstdJni, v3),
                        compress(CompressionCodec.ZSTD, new Levels(4, 22), null, zstdJni, v3),
                        compress(CompressionCodec.LZO, Levels.NONE, null),
                        decompress(CompressionCodec.LZO, "java"),
                        decompress(
                                CompressionCodec.BROTLI,
                                null,
                                absence("brotli4j", "com.aayushatharva.brotli4j:brotli4j")));
        for (CompressionCodec codec : CompressionCodec.values()) {
            assertThat(report.stream().filter(line -> line.codec() == codec).map(CodecService::direction))
                    .as(codec.name())
                    .contains(Direction.COMPRESS, Direction.DECOMPRESS);
        }
    }

    @Test
    void whatIsReportedIsServed() throws Exception {
        for (CodecService line : Codecs.standard().report()) {
            boolean served = line.provider() != null;
            if (line.direction() == Direction.DECOMPRESS) {
                try (Decompressor decompressor = Codecs.standard().decompressor(line.codec())) {
                    assertThat(served).as("%s", line).isTrue();
                    assertThat(decompressor.codec()).isEqualTo(line.codec());
                } catch (ParquetException e) {
                    assertThat(served).as("%s: %s", line, e.getMessage()).isFalse();
                }
            } else {
                Integer level = line.levels().equals(Levels.NONE)
                        ? null
                        : Integer.valueOf(line.levels().highest());
                try (Compressor compressor = Codecs.standard().compressor(line.codec(), level)) {
                    assertThat(served).as("%s", line).isTrue();
                    assertThat(compressor.codec()).isEqualTo(line.codec());
                } catch (IllegalArgumentException e) {
                    assertThat(served).as("%s: %s", line, e.getMessage()).isFalse();
                }
            }
        }
    }

    @Test
    void providersArePinnedByName() {
        assertThat(Codecs.using("java")).isEqualTo(Codecs.pureJava()).isNotEqualTo(Codecs.standard());
        assertThat(Codecs.using("java")).hasSameHashCodeAs(Codecs.pureJava());
        assertThat(Codecs.using("zstd-jni", "java").toString()).isEqualTo("Codecs[zstd-jni, java]");
        assertThatThrownBy(() -> Codecs.using("java", "zstd"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no codec provider \"zstd\": there are java, ")
                .hasMessageContaining("zstd-jni");
        assertThatThrownBy(() -> Codecs.using("zstd-jni").compressor(CompressionCodec.SNAPPY, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SNAPPY cannot be compressed by zstd-jni, and no other codec provider is allowed here");
        assertThatThrownBy(() -> Codecs.pureJava().compressor(CompressionCodec.ZSTD, 19))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "level 19 of ZSTD cannot be compressed by java, and no other codec provider is allowed here; or use level 3");
    }

    @Test
    void theSystemPropertyPinsThemForAll() {
        String before = System.getProperty(Codecs.PROPERTY);
        try {
            System.setProperty(Codecs.PROPERTY, "java");
            assertThat(Codecs.standard()).isEqualTo(Codecs.pureJava());
            System.setProperty(Codecs.PROPERTY, " zstd-jni , java ");
            assertThat(Codecs.standard()).isEqualTo(Codecs.using("zstd-jni", "java"));
            System.setProperty(Codecs.PROPERTY, "jvaa");
            assertThatThrownBy(Codecs::standard)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("inlay.codecs: no codec provider \"jvaa\"");
        } finally {
            if (before == null) {
                System.clearProperty(Codecs.PROPERTY);
            } else {
                System.setProperty(Codecs.PROPERTY, before);
            }
        }
    }

    private static Absence absence(String provider, String artifact) {
        return new Absence(provider, artifact, "not found");
    }

    private static CodecService compress(CompressionCodec codec, Levels levels, String provider, Absence... absent) {
        return new CodecService(codec, Direction.COMPRESS, levels, provider, List.of(absent));
    }

    private static CodecService decompress(CompressionCodec codec, String provider, Absence... absent) {
        return new CodecService(codec, Direction.DECOMPRESS, Levels.NONE, provider, List.of(absent));
    }
}
