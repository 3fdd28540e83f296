// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.PhysicalType;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dictionaries of numbers: in a window, in a hash table, and on the way from one to the other. */
class NumberDictionaryTest {

    /** A window of every size up to beyond its first move, and of those around powers of two; then a value far away; then all again. */
    @ParameterizedTest
    @MethodSource("sizes")
    void leavesTheWindowAtAnySize(int size) {
        int[] ints = new int[2 * size + 1];
        long[] longs = new long[2 * size + 1];
        for (int i = 0; i < size; i++) {
            ints[i] = i - size / 2;
            longs[i] = Long.MIN_VALUE / 3 + i;
        }
        ints[size] = Integer.MAX_VALUE;
        longs[size] = Long.MAX_VALUE;
        System.arraycopy(ints, 0, ints, size + 1, size);
        System.arraycopy(longs, 0, longs, size + 1, size);
        assertThat(inWindow(DictionaryModel.int32s(size, ints).table())).isFalse();
        assertThat(inWindow(DictionaryModel.int64s(size, longs).table())).isFalse();
    }

    static IntStream sizes() {
        return IntStream.concat(
                IntStream.rangeClosed(1, 140),
                IntStream.of(1, 2, 4, 8, 32, 128, 256).map(k -> 256 * k).flatMap(k -> IntStream.range(k - 1, k + 2)));
    }

    /** Everything within 2^16 numbers stays in the window, wherever these are and in whatever order they come. */
    @ParameterizedTest
    @ValueSource(longs = {0, -1, -65_536, -32_768, 1 << 20, Integer.MIN_VALUE, Integer.MAX_VALUE - 65_535})
    void aRangeOf65536StaysInTheWindow(long first) {
        Random random = new Random(first);
        int[] ints = random.ints(100_000, 0, 1 << 16)
                .map(value -> (int) first + value)
                .toArray();
        ints[7_000] = (int) first;
        ints[8_000] = (int) first + 65_535;
        assertThat(inWindow(DictionaryModel.int32s(1, ints).table())).isTrue();
        long[] longs = IntStream.of(ints).mapToLong(value -> value - first).toArray();
        for (long start : new long[] {first, Long.MIN_VALUE, Long.MAX_VALUE - 65_535}) {
            long[] moved = LongStream.of(longs).map(value -> start + value).toArray();
            assertThat(inWindow(DictionaryModel.int64s(1, moved).table())).isTrue();
        }
    }

    /** 2^16 apart is too far for two entries. */
    @Test
    void aRangeOf65537IsHashed() {
        assertThat(inWindow(DictionaryModel.int32s(1, -1, 65_535, -1).table())).isFalse();
        assertThat(inWindow(DictionaryModel.int32s(1, 0, 65_535, 0).table())).isTrue();
        assertThat(inWindow(DictionaryModel.int64s(1, -1, 65_535, -1).table())).isFalse();
        assertThat(inWindow(DictionaryModel.int64s(1, 0, 65_535, 0).table())).isTrue();
    }

    /** Values that arrive at the two ends of the range in turn. */
    @Test
    void growsAtBothEnds() {
        int[] ints = new int[65_536];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = i % 2 == 0 ? 5 + i / 2 : 4 - i / 2;
        }
        assertThat(inWindow(DictionaryModel.int32s(1, ints).table())).isTrue();
        assertThat(inWindow(DictionaryModel.int64s(
                                1, IntStream.of(ints).asLongStream().toArray())
                        .table()))
                .isTrue();
    }

    /** New values and known ones in any mixture, in the window and beside it: however they are looked up, ids are the same. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 9, 12, 15, 16, 17})
    void newAmongKnown(int bits) {
        Random random = new Random(bits);
        for (int first : new int[] {0, -(1 << bits) / 2, Integer.MIN_VALUE, Integer.MAX_VALUE - (1 << bits) + 1}) {
            int[] drawn =
                    random.ints(5_000, 0, 1 << bits).map(value -> first + value).toArray();
            int[] ascending = IntStream.range(0, 5_000)
                    .map(i -> first + (i / 3) % (1 << bits))
                    .toArray();
            int[] mixed = IntStream.range(0, 5_000)
                    .map(i -> i % 700 < 350 ? drawn[i] : drawn[i % 50])
                    .toArray();
            for (int[] ints : new int[][] {drawn, ascending, mixed}) {
                DictionaryModel.int32s(1, ints);
                long[] longs = IntStream.of(ints).asLongStream().toArray();
                DictionaryModel.int64s(1, longs);
                DictionaryModel.int64s(
                        1,
                        LongStream.of(longs)
                                .map(value -> Long.MAX_VALUE - (1 << 20) + value - first)
                                .toArray());
            }
        }
    }

    /** A value beside the window, at each place of a block of values that are all new. */
    @Test
    void leavesTheWindowAnywhereInABlock() {
        for (int far : new int[] {1, 2, 3, 510, 511, 512, 513, 514, 700, 1023, 1024, 1025}) {
            int[] ints = IntStream.range(0, 2_000)
                    .map(i -> i == far ? 1 << 30 : i % 1_500)
                    .toArray();
            assertThat(inWindow(DictionaryModel.int32s(1, ints).table())).isFalse();
            assertThat(inWindow(DictionaryModel.int64s(
                                    1, IntStream.of(ints).asLongStream().toArray())
                            .table()))
                    .isFalse();
        }
    }

    /** A wide range that turns out to be dense is hashed at first, and in a window in the end. */
    @Test
    void aDenseColumnReturnsToTheWindow() {
        int[] ints = new Random(3).ints(150_000, 0, 200_000).toArray();
        assertThat(inWindow(DictionaryModel.int32s(1, ints).table())).isTrue();
        long[] longs =
                IntStream.of(ints).mapToLong(value -> Long.MIN_VALUE + value).toArray();
        assertThat(inWindow(DictionaryModel.int64s(1, longs).table())).isTrue();
        int[] sparse = IntStream.of(ints).map(value -> 1000 * value).toArray();
        assertThat(inWindow(DictionaryModel.int32s(1, sparse).table())).isFalse();
    }

    /** From the table back to the window, and out of it again. */
    @Test
    void changesThereAndBackAgain() {
        int[] dense = new Random(3).ints(150_000, 0, 200_000).toArray();
        int[] values = IntStream.concat(
                        IntStream.concat(IntStream.of(dense), IntStream.of(1 << 30)), IntStream.of(dense))
                .toArray();
        assertThat(inWindow(DictionaryModel.int32s(1, values).table())).isFalse();
        DictionaryModel.int64s(1, IntStream.of(values).asLongStream().toArray());
    }

    /** Distances between extremes overflow; they must not come out small. */
    @Test
    void extremes() {
        DictionaryModel.int32s(1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0, -1, 1, Integer.MIN_VALUE, Integer.MAX_VALUE);
        DictionaryModel.int32s(1, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE - 1, Integer.MIN_VALUE + 1);
        DictionaryModel.int64s(1, Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1, Long.MIN_VALUE, Long.MAX_VALUE);
        DictionaryModel.int64s(1, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE + 1);
        DictionaryModel.int64s(1, 0, 1L << 32, 1, 1L << 48, 0, 1L << 32, (1L << 32) + 1, 1L << 63);
    }

    /** Around the ends of the numbers, where a window hangs over: in order, outwards and mixed, and the other end afterwards. */
    @Test
    void windowsOverTheEndsOfTheNumbers() {
        for (int size : new int[] {3, 64, 65, 300, 3000}) {
            for (int stride : new int[] {1, -1, 7, size + 1}) {
                int[] below = new int[2 * size];
                int[] across = new int[2 * size];
                long[] longAcross = new long[2 * size];
                for (int i = 0; i < 2 * size; i++) {
                    int step = Math.floorMod((long) i * stride, size);
                    below[i] = i < size ? Integer.MAX_VALUE - step : Integer.MIN_VALUE + step;
                    across[i] = Integer.MAX_VALUE - size / 2 + step;
                    longAcross[i] = Long.MAX_VALUE - size / 2 + step;
                }
                DictionaryModel.int32s(1, below);
                DictionaryModel.int32s(1, across);
                DictionaryModel.int64s(1, longAcross);
            }
        }
    }

    /** A window that moves a little at a time keeps the places of its entries: at both ends in turn, up to all of its width. */
    @Test
    void movesWithinItsWidth() {
        int[] values = new int[(1 << 16) + 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1_000_000 + (i % 2 == 0 ? i / 2 : -i / 2 - 1);
        }
        assertThat(inWindow(DictionaryModel.int32s(1, Arrays.copyOf(values, 1 << 16))
                        .table()))
                .isTrue();
        DictionaryModel.int32s(1, values);
        int[] leaps = IntStream.range(0, 5000).map(i -> (i * 40_503) & 0xffff).toArray();
        assertThat(inWindow(DictionaryModel.int32s(1, leaps).table())).isTrue();
    }

    /** The entry that fills the limit is taken in the window and in the table, the next is not; known values are. */
    @ParameterizedTest
    @ValueSource(ints = {1, 1 << 18})
    void stopsAtTheLimit(int stride) {
        for (int entries : new int[] {0, 1, 2, 255, 256, 257, 5000}) {
            int[] ints = IntStream.rangeClosed(0, entries).map(i -> i * stride).toArray();
            long[] longs = IntStream.of(ints).asLongStream().toArray();
            for (int slack : new int[] {0, 3, 7}) {
                DictionaryEncoder four = EncodingTable.dictionary(PhysicalType.INT32, 0, 4 * entries + slack % 4);
                assertThat(four.addInt32s(ints, 0, ints.length)).isEqualTo(entries);
                assertThat(four.addInt32s(ints, entries, 1)).isZero();
                assertThat(four.addInt32s(ints, 0, ints.length)).isEqualTo(entries);
                DictionaryEncoder eight = EncodingTable.dictionary(PhysicalType.INT64, 0, 8 * entries + slack);
                assertThat(eight.addInt64s(longs, 0, ints.length)).isEqualTo(entries);
                assertThat(eight.addInt64s(longs, entries, 1)).isZero();
                assertThat(eight.addInt64s(longs, 0, ints.length)).isEqualTo(entries);
            }
        }
    }

    /** FLOAT and DOUBLE: 0.0 and −0.0, payloads of NaN, the least numbers, in more than one of the chunks that bits are taken in. */
    @Test
    void bitsOfFloatingPointNumbers() {
        int[] floatBits = {0, 0x80000000, 0x7fc00000, 0xffc00000, 0x7fa00001, 0x7fa00002, 1, 0x80000001, 0x7f7fffff};
        long[] doubleBits = {
            0, 1L << 63, 0x7ff8L << 48, 0xfff8L << 48, (0x7ff4L << 48) | 1, (0x7ff4L << 48) | 2, 1, 0x7fefL << 48
        };
        float[] floats = new float[1500];
        double[] doubles = new double[1500];
        for (int i = 0; i < 1500; i++) {
            floats[i] = Float.intBitsToFloat(floatBits[i % floatBits.length]);
            doubles[i] = Double.longBitsToDouble(doubleBits[i % doubleBits.length]);
        }
        DictionaryEncoder four = EncodingTable.dictionary(PhysicalType.FLOAT, 0, 1024);
        assertThat(four.addFloats(floats, 1, 1499)).isEqualTo(1499);
        DictionaryModel.check(
                four,
                IntStream.range(1, 1500).map(i -> floatBits[i % 9]).boxed().toList());
        DictionaryEncoder eight = EncodingTable.dictionary(PhysicalType.DOUBLE, 0, 1024);
        assertThat(eight.addDoubles(doubles, 1, 1499)).isEqualTo(1499);
        DictionaryModel.check(
                eight,
                IntStream.range(1, 1500)
                        .mapToLong(i -> doubleBits[i % 8])
                        .boxed()
                        .toList());
    }

    /** Whatever the secret, the bytes are the same. */
    @Test
    void theSecretLeavesNoTrace() {
        long[] values = new SplittableRandom(5).longs(5000, -3000, 1L << 40).toArray();
        for (long secret = 0; secret < 20; secret++) {
            DictionaryModel.int64s(secret, values);
        }
    }

    private static boolean inWindow(IdTable table) {
        return table.slots.length == 0;
    }
}
