// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.bloom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitBlockBloomFilterTest {

    @Test
    void helloInThirtyTwoBlocks() {
        SplitBlockBloomFilter filter = SplitBlockBloomFilter.ofBytes(1024);

        filter.add(hash("hello"));

        byte[] bytes = filter.toByteArray();
        int[] block = new int[8];
        for (int i = 0; i < 8; i++) {
            int at = 4 * 32 + i * 4;
            block[i] = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
            Arrays.fill(bytes, at, at + 4, (byte) 0);
        }
        assertThat(block).containsExactly(1 << 20, 1 << 9, 1 << 10, 1 << 7, 1 << 9, 1 << 31, 1 << 28, 1 << 27);
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("0".repeat(2048));
    }

    @ParameterizedTest
    @CsvSource({"hello, 4", "filter, 5", "parquet, 7", "bloom, 10"})
    void blockOfAWord(String word, int block) {
        SplitBlockBloomFilter filter = SplitBlockBloomFilter.ofBytes(1024);

        filter.add(hash(word));

        byte[] bytes = filter.toByteArray();
        for (int i = 0; i < bytes.length; i++) {
            assertThat(bytes[i] == 0 || i / 32 == block).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"0.1, 6.0", "0.01, 10.5", "0.001, 16.9", "0.0001, 26.4", "0.00001, 41"})
    void sizeKeepsTheRateOfTheSpecificationsTable(double rate, double bitsPerValue) {
        int values = 100_000;
        assertThat(SplitBlockBloomFilter.bytesFor(values, rate) * 8.0 / values)
                .isCloseTo(bitsPerValue, withinPercentage(2));

        SplitBlockBloomFilter filter = SplitBlockBloomFilter.sized(values, rate);
        Random random = new Random(17);
        for (int i = 0; i < values; i++) {
            filter.add(random.nextLong());
        }
        int hits = 0;
        int probes = 1_000_000;
        for (int i = 0; i < probes; i++) {
            hits += filter.mightContain(random.nextLong()) ? 1 : 0;
        }
        assertThat(filter.falsePositiveRate()).isCloseTo(rate, withinPercentage(20));
        assertThat((double) hits / probes).isCloseTo(filter.falsePositiveRate(), offset(rate * 0.5 + 1e-5));
    }

    @Test
    void sizesAreBlocksWithinLimits() {
        assertThat(SplitBlockBloomFilter.bytesFor(0, 0.01)).isEqualTo(32);
        assertThat(SplitBlockBloomFilter.bytesFor(1, 0.01)).isEqualTo(32);
        assertThat(SplitBlockBloomFilter.bytesFor(1000, 0.01) % 32).isZero();
        assertThat(SplitBlockBloomFilter.bytesFor(Long.MAX_VALUE, 1e-9)).isEqualTo(128 << 20);
        assertThatThrownBy(() -> SplitBlockBloomFilter.bytesFor(1, 0)).hasMessageContaining("rate 0.0");
        assertThatThrownBy(() -> SplitBlockBloomFilter.bytesFor(1, Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> SplitBlockBloomFilter.ofBytes(33)).hasMessageContaining("33 bytes");
        assertThatThrownBy(() -> SplitBlockBloomFilter.ofBytes(0)).hasMessageContaining("0 bytes");
    }

    @Property(tries = 60, seed = "99")
    void foldingGivesTheFilterOfTheSmallerSize(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 3000) int values,
            @ForAll @IntRange(min = 1, max = 9) int odd) {
        SplitBlockBloomFilter filter = SplitBlockBloomFilter.ofBytes(32 * 64 * odd);
        fill(filter, seed, values);

        SplitBlockBloomFilter folded = filter.folded(0.01);

        SplitBlockBloomFilter direct = SplitBlockBloomFilter.ofBytes(folded.sizeInBytes());
        fill(direct, seed, values);
        assertThat(folded).isEqualTo(direct);
        assertThat(folded.sizeInBytes() == filter.sizeInBytes() || folded.falsePositiveRate() <= 0.01)
                .isTrue();
    }

    @Property(tries = 60, seed = "5")
    void whatWasAddedIsFoundAlsoAfterWriting(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 500) int values,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double rate) {
        SplitBlockBloomFilter filter = SplitBlockBloomFilter.sized(values, rate);
        fill(filter, seed, values);
        byte[] bytes = filter.toByteArray();

        SplitBlockBloomFilter read = SplitBlockBloomFilter.fromBytes(bytes, 0, bytes.length);

        Random random = new Random(seed);
        for (int i = 0; i < values; i++) {
            assertThat(read.mightContain(random.nextLong())).isTrue();
        }
        assertThat(read).isEqualTo(filter);
    }

    private static void fill(SplitBlockBloomFilter filter, long seed, int values) {
        Random random = new Random(seed);
        for (int i = 0; i < values; i++) {
            filter.add(random.nextLong());
        }
    }

    private static long hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return XxHash64.hash(bytes, 0, bytes.length);
    }
}
