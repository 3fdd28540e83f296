// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression;

import dev.inlay.compression.CodecService.Direction;
import dev.inlay.format.CompressionCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Who is asked first. A fixed table, so that equal class paths give equal bytes: nothing is measured at run time. It holds what
 * {@code jmh/run CodecBenchmark} measured; the numbers are in {@code spec-notes/29-codecs.md}.
 *
 * <p>A library displaces the pure-Java decompressor where it is faster on every column; the compressor only where it is so by half or
 * more, since it changes the file's bytes. So SNAPPY is compressed in Java, where the libraries gain 20 % on one JDK and nothing on
 * another, and LZ4_RAW, where none gains.
 *
 * <p>Who is not named for a codec comes after those who are: a provider that has not been measured displaces none that was, and
 * serves what nobody else does.
 */
final class Ranking {

    private static final List<String> JAVA_FIRST = List.of(JavaProvider.NAME);

    private static final Map<CompressionCodec, List<String>> COMPRESS =
            Map.of(CompressionCodec.ZSTD, List.of("zstd-jni", "aircompressor-v3", JavaProvider.NAME));

    private static final Map<CompressionCodec, List<String>> DECOMPRESS = Map.of(
            CompressionCodec.SNAPPY, List.of("snappy-java", "aircompressor-v3", JavaProvider.NAME),
            CompressionCodec.ZSTD, List.of("zstd-jni", "aircompressor-v3", JavaProvider.NAME),
            CompressionCodec.LZ4_RAW, List.of("aircompressor-v3", JavaProvider.NAME));

    private Ranking() {}

    /** The same providers, the first choice first; equals keep their order. */
    static List<CodecProvider> order(List<CodecProvider> providers, CompressionCodec codec, Direction direction) {
        List<String> names = (direction == Direction.COMPRESS ? COMPRESS : DECOMPRESS).getOrDefault(codec, JAVA_FIRST);
        List<CodecProvider> ordered = new ArrayList<>(providers);
        ordered.sort((a, b) -> Integer.compare(rank(names, a), rank(names, b)));
        return ordered;
    }

    private static int rank(List<String> names, CodecProvider provider) {
        int at = names.indexOf(provider.name());
        return at < 0 ? names.size() : at;
    }
}
