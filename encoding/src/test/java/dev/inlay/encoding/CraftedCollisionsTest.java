// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Values chosen by someone who knows the first secret: they all want one slot. Without a bound the last of n walks past n − 1 others,
 * n² / 2 slots together; with it the work stays in proportion to n.
 */
class CraftedCollisionsTest {

    private static final int KEYS = 1024;
    private static final long SEED = 11;

    /** The secrets of a table made with this seed, in the order in which it draws them. */
    private final SplittableRandom known = new SplittableRandom(SEED);

    private final long secret = known.nextLong() | 1;
    private final long secondSecret = known.nextLong();
    private final long thirdSecret = known.nextLong() | 1;

    @Test
    void ofInt32() {
        int[] values = crafted(value -> IdTable.hash(anywhere(value), secret))
                .mapToInt(CraftedCollisionsTest::anywhere)
                .toArray();
        assertWorkIsLinear(DictionaryModel.int32s(SEED, values).table());
    }

    @Test
    void ofInt64() {
        long[] values = crafted(value -> IdTable.hash(value << 20, secret))
                .map(value -> value << 20)
                .toArray();
        assertWorkIsLinear(DictionaryModel.int64s(SEED, values).table());
    }

    @Test
    void ofTinyStrings() {
        LongStream words = crafted(value -> IdTable.hash(value | (7L << 56), secret));
        assertWorkIsLinear(
                DictionaryModel.byteArrays(SEED, strings(words, 0, 7)).table());
    }

    @Test
    void ofStringsOfThreeWords() {
        LongStream words = crafted(value -> ByteHash.hash(0, value, value, 16, secret, secondSecret, thirdSecret));
        assertWorkIsLinear(
                DictionaryModel.byteArrays(SEED, strings(words, 8, 16)).table());
    }

    @Test
    void ofLongStrings() {
        byte[] bytes = new byte[64];
        LongStream words = crafted(value -> {
            ByteOutput.INT64.set(bytes, 30, value);
            return ByteHash.hashRest(
                    ByteHash.hash(0, 0, 0, 64, secret, secondSecret, thirdSecret), bytes, 0, 64, secret);
        });
        assertWorkIsLinear(
                DictionaryModel.byteArrays(SEED, strings(words, 30, 64)).table());
    }

    /** 16 bytes, big-endian, of which the first are zero: the products of the hash must not take each other back. */
    @Test
    void decimalsDoNotMeet() {
        List<byte[]> values = new ArrayList<>();
        for (long value = 0; value < 20_000; value++) {
            values.add(ByteBuffer.allocate(16).putLong(8, 100 * value).array());
        }
        for (long seed = 0; seed < 3; seed++) {
            IdTable table = DictionaryModel.byteArrays(seed, values).table();
            assertThat(table.reseeds()).isZero();
            assertThat(table.steps()).isLessThan(values.size());
        }
    }

    /** Numbers in steps, of all sizes: what columns of times and amounts look like. No secret has to be changed. */
    @Test
    void arithmeticProgressionsDoNotMeet() {
        for (long step :
                new long[] {1 << 17, 1_000_000, 86_400_000_000L, 3_600_000_000_000L, 1L << 40, (1L << 44) + 1}) {
            long[] values = LongStream.range(0, 10_000).map(i -> i * step).toArray();
            for (long seed = 0; seed < 3; seed++) {
                IdTable table = DictionaryModel.int64s(seed, values).table();
                assertThat(table.reseeds()).isZero();
                assertThat(table.steps()).isLessThan(4L * values.length);
            }
        }
    }

    private static void assertWorkIsLinear(IdTable table) {
        assertThat(table.reseeds()).isEqualTo(1);
        assertThat(table.steps()).isLessThan(5L * KEYS);
    }

    /** The first numbers whose hash begins with as many zeros as any slot of these tables has bits. */
    private static LongStream crafted(LongUnaryOperator hash) {
        return LongStream.iterate(0, value -> value + 1)
                .filter(value -> hash.applyAsLong(value) >>> 51 == 0)
                .limit(KEYS);
    }

    /** Numbers too far apart for a window. */
    private static int anywhere(long value) {
        return (int) (value * 0x9E3779B1L);
    }

    private static List<byte[]> strings(LongStream words, int at, int length) {
        List<byte[]> strings = new ArrayList<>();
        words.forEach(word -> {
            byte[] bytes = new byte[Math.max(length, at + 8)];
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(at, word);
            strings.add(Arrays.copyOf(bytes, length));
        });
        return strings;
    }
}
