// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.LevelDecoder;
import dev.inlay.encoding.LevelEncoder;
import dev.inlay.format.Encoding;
import dev.inlay.format.OpenEnum;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.bitpacking.BitPackingValuesReader;
import org.apache.parquet.column.values.bitpacking.BitPackingValuesWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Levels: parquet-java reads the runs that we write, and we read those that it writes, and its BIT_PACKED of old. */
class ParquetJavaRunsTest {

    private static final HeapByteBufferAllocator HEAP = HeapByteBufferAllocator.getInstance();
    private static final int[] LENGTHS = {1, 2, 7, 8, 9, 31, 32, 33, 127, 128, 129, 504, 505, 1000, 10_000};

    static IntStream widths() {
        return IntStream.rangeClosed(1, 31);
    }

    @ParameterizedTest
    @MethodSource("widths")
    void theirRunsAndOurs(int width) throws IOException {
        int max = -1 >>> (32 - width);
        Random random = new Random(width);
        for (int length : LENGTHS) {
            for (int longest : new int[] {1, 12, 300}) {
                int[] levels = levels(random, max, length, longest);
                byte[] bytes = theirs(levels, width);
                LevelDecoder decoder = new LevelDecoder(max);
                decoder.beginV2(bytes, 0, bytes.length, length);
                assertReads(decoder, levels);

                LevelEncoder encoder = new LevelEncoder(max);
                encoder.levels(levels, 0, length);
                ByteOutput ours = new ByteOutput(0);
                encoder.finishV2(ours);
                RunLengthBitPackingHybridDecoder reader =
                        new RunLengthBitPackingHybridDecoder(width, ParquetJavaEncodingTest.stream(ours.toByteArray()));
                for (int level : levels) {
                    assertThat(reader.readInt()).isEqualTo(level);
                }
            }
        }
    }

    static Stream<Arguments> pages() {
        return Stream.of("random", "runs", "constant", "10 % null")
                .flatMap(shape -> widths().mapToObj(width -> Arguments.of(shape, width)));
    }

    /** A round trip cannot see a wasteful choice of runs: 20 000 levels, which is a page, in no more bytes than parquet-java's. */
    @ParameterizedTest
    @MethodSource("pages")
    void oursAreNotLargerThanTheirs(String shape, int width) throws IOException {
        int max = -1 >>> (32 - width);
        Random random = new Random(1);
        int[] levels = switch (shape) {
            case "random" -> levels(random, max, 20_000, 1);
            case "runs" -> levels(random, max, 20_000, 40);
            case "constant" -> IntStream.generate(() -> max).limit(20_000).toArray();
            case "10 % null" ->
                random.ints(20_000, 0, 10)
                        .map(tenth -> tenth == 0 ? max - 1 : max)
                        .toArray();
            default -> throw new IllegalArgumentException(shape);
        };
        LevelEncoder encoder = new LevelEncoder(max);
        encoder.levels(levels, 0, levels.length);
        ByteOutput ours = new ByteOutput(0);
        encoder.finishV2(ours);
        assertThat(ours.size()).isLessThanOrEqualTo(theirs(levels, width).length);
    }

    /** E12: nobody writes these any more, but parquet-java still can, up to 8 bits. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void theirBitPackedLevels(int width) throws IOException {
        int max = -1 >>> (32 - width);
        Random random = new Random(width);
        for (int length : LENGTHS) {
            int[] levels = levels(random, max, length, 5);
            byte[] bytes = ParquetJavaEncodingTest.write(
                    new BitPackingValuesWriter(max, 64, 1 << 20, HEAP),
                    writer -> Arrays.stream(levels).forEach(writer::writeInteger));
            BitPackingValuesReader reader = new BitPackingValuesReader(max);
            reader.initFromPage(length, ParquetJavaEncodingTest.stream(bytes));
            for (int level : levels) {
                assertThat(reader.readInteger()).isEqualTo(level);
            }
            LevelDecoder decoder = new LevelDecoder(max);
            assertThat(decoder.beginV1(OpenEnum.of(Encoding.BIT_PACKED), bytes, 0, bytes.length, length))
                    .isEqualTo((int) (((long) length * width + 7) / 8));
            assertReads(decoder, levels);
        }
    }

    private static byte[] theirs(int[] levels, int width) throws IOException {
        RunLengthBitPackingHybridEncoder encoder = new RunLengthBitPackingHybridEncoder(width, 64, 1 << 20, HEAP);
        for (int level : levels) {
            encoder.writeInt(level);
        }
        return ParquetJavaEncodingTest.bytes(encoder.toBytes());
    }

    private static void assertReads(LevelDecoder decoder, int[] levels) throws IOException {
        int[] into = new int[levels.length];
        int half = levels.length / 2;
        decoder.levels(into, 0, half);
        decoder.levels(into, half, levels.length - half);
        assertThat(into).isEqualTo(levels);
    }

    private static int[] levels(Random random, int max, int length, int longest) {
        int[] levels = new int[length];
        for (int at = 0, end; at < length; at = end) {
            end = Math.min(length, at + 1 + random.nextInt(longest));
            Arrays.fill(levels, at, end, random.nextInt() & max);
        }
        return levels;
    }
}
