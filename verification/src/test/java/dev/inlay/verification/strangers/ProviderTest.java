// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static dev.inlay.format.Repetition.OPTIONAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.compression.Codecs;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.PhysicalType;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.writer.WriterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files whose pages the optional codec providers compressed; all other tests here have those of the pure-Java one. */
@Timeout(60) // seconds
class ProviderTest {

    private static final int ROWS = 5_000;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "ZSTD, -5, zstd-jni",
        "ZSTD, 1, zstd-jni",
        "ZSTD, 22, zstd-jni",
        "SNAPPY, , snappy-java",
        "BROTLI, 0, brotli4j",
        "BROTLI, , brotli4j",
        "BROTLI, 11, brotli4j"
    })
    void isReadByAll(CompressionCodec codec, Integer level, String provider) throws IOException {
        Strangers strangers = Strangers.orSkip();
        TableFile file = write(codec, level, Codecs.using(provider));
        try (Expectation expectation = file.expectation(strangers)) {
            for (Engine engine : Engine.values()) {
                if (codec == CompressionCodec.BROTLI
                        && (engine == Engine.PARQUET_JAVA || engine == Engine.FASTPARQUET)) {
                    continue; // neither has BROTLI without a further library
                }
                expectation.mustBeReadFrom(file.path(), engine);
            }
        }
    }

    @Test
    void aPinnedFileHasTheSameBytesOnEveryClassPath() throws IOException {
        byte[] pinned = Files.readAllBytes(
                write(CompressionCodec.ZSTD, 3, Codecs.pureJava()).path());
        byte[] standard =
                Files.readAllBytes(write(CompressionCodec.ZSTD, 3, null).path());
        String before = System.clearProperty(Codecs.PROPERTY);
        try {
            byte[] ofTheClassPath =
                    Files.readAllBytes(write(CompressionCodec.ZSTD, 3, null).path());
            byte[] pinnedAgain = Files.readAllBytes(
                    write(CompressionCodec.ZSTD, 3, Codecs.pureJava()).path());

            assertThat(pinnedAgain).isEqualTo(pinned);
            assertThat(ofTheClassPath).isNotEqualTo(pinned);
        } finally {
            if (before != null) {
                System.setProperty(Codecs.PROPERTY, before);
            }
        }
        // as these tests run, -Dinlay.codecs=java
        assertThat(standard).isEqualTo(pinned);
    }

    @Test
    void aPinnedWriterDoesNotTakeWhatElseIsThere() {
        assertThatThrownBy(() -> write(CompressionCodec.ZSTD, 19, Codecs.pureJava()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("level 19 of ZSTD cannot be compressed by java");
    }

    private TableFile write(CompressionCodec codec, Integer level, Codecs codecs) throws IOException {
        List<Object> longs = new ArrayList<>();
        List<Object> doubles = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            longs.add(i % 7 == 0 ? null : (Object) (i * 31L % 1013));
            doubles.add(i % 11 == 0 ? null : (Object) (i % 977 / 4.0));
        }
        WriterOptions.Builder options =
                WriterOptions.builder().codec(codec).pageRows(1_000).rowGroupRows(3_000);
        Optional.ofNullable(level).ifPresent(options::level);
        Optional.ofNullable(codecs).ifPresent(options::codecs);
        return TableFile.write(
                Files.createTempFile(directory, codec.name(), ".parquet"),
                List.of(
                        new LeafValues(new PrimitiveNode("l", OPTIONAL, PhysicalType.INT64, 0, null, null), longs),
                        new LeafValues(new PrimitiveNode("d", OPTIONAL, PhysicalType.DOUBLE, 0, null, null), doubles)),
                options.build(),
                777);
    }
}
