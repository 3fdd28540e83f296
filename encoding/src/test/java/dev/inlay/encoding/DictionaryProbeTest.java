// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.PhysicalType;
import dev.inlay.vector.BinaryVector;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which columns a dictionary gives up after {@link DictionaryProbe#VALUES} values, and which it does not. */
class DictionaryProbeTest {

    private static final int COUNT = 20_000;
    private static final int LIMIT = 1 << 20;

    private final Random random = new Random(17);

    @Test
    void givesUpUniqueValues() {
        assertThat(taken(i -> i)).isEqualTo(DictionaryProbe.VALUES);
        assertThat(taken(i -> random.nextLong())).isEqualTo(DictionaryProbe.VALUES);
    }

    /** However the values are divided into calls. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000, 4095, 4096, 4097, COUNT})
    void givesUpCommentsAtTheSameValue(int portion) {
        BinaryVector comments = texts(i -> "comment number " + i + " of many");
        DictionaryEncoder dictionary =
                EncodingTable.dictionary(PhysicalType.BYTE_ARRAY, 0, LIMIT).probed();
        int taken = 0;
        for (int at = 0; at < COUNT; at += portion) {
            int count = Math.min(portion, COUNT - at);
            int some = dictionary.addByteArrays(comments.bytes(), comments.offsets(), at, count);
            taken += some;
            assertThat(dictionary.isWorthwhile()).isEqualTo(at + count < DictionaryProbe.VALUES);
        }
        assertThat(taken).isEqualTo(DictionaryProbe.VALUES);
        assertThat(dictionary.count()).isEqualTo(DictionaryProbe.VALUES);
        assertThat(dictionary.addByteArrays(comments.bytes(), comments.offsets(), 0, 1))
                .isZero();
    }

    /** And however these into pages, whose ids are gone when the answer comes. */
    @Test
    void looksAcrossPages() {
        DictionaryEncoder unique =
                EncodingTable.dictionary(PhysicalType.INT32, 0, LIMIT).probed();
        DictionaryEncoder repeated =
                EncodingTable.dictionary(PhysicalType.INT32, 0, LIMIT).probed();
        ByteOutput out = new ByteOutput(0);
        int taken = 0;
        for (int page = 0; page < 6; page++) {
            int[] values = new int[1000];
            for (int i = 0; i < values.length; i++) {
                values[i] = page * values.length + i;
            }
            taken += unique.addInt32s(values, 0, 1000);
            unique.finish(out);
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(500);
            }
            assertThat(repeated.addInt32s(values, 0, 1000)).isEqualTo(1000);
            repeated.finish(out);
        }
        assertThat(taken).isEqualTo(DictionaryProbe.VALUES);
        assertThat(repeated.isWorthwhile()).isTrue();
    }

    @Test
    void keepsWhatRepeats() {
        assertThat(taken(i -> 42)).isEqualTo(COUNT);
        assertThat(taken(i -> random.nextInt(25))).isEqualTo(COUNT);
        assertThat(taken(i -> random.nextInt(3000))).isEqualTo(COUNT);
    }

    /** 50 000 and 100 000 different values fit in 1 MiB, and 4096 of them tell; of a million and of ten million they would not. */
    @Test
    void countsWhatItHasNotSeen() {
        assertThat(taken(i -> random.nextInt(50_000))).isEqualTo(COUNT);
        assertThat(taken(i -> random.nextInt(100_000))).isEqualTo(COUNT);
        assertThat(taken(i -> random.nextInt(1_000_000))).isEqualTo(DictionaryProbe.VALUES);
        assertThat(taken(i -> random.nextInt(10_000_000))).isEqualTo(DictionaryProbe.VALUES);
    }

    /** Sorted, each value four times, or one to seven times: the next value is new as often as ever, and still it pays. */
    @Test
    void keepsSortedValuesWithRepeats() {
        assertThat(taken(i -> i / 4)).isEqualTo(COUNT);
        long[] key = {0};
        assertThat(taken(i -> random.nextInt(4) == 0 ? ++key[0] : key[0])).isEqualTo(COUNT);
    }

    /** One value in twenty is new for ever: the dictionary will be full one day, and has paid by then. */
    @Test
    void keepsMostlyRepeatedValues() {
        assertThat(taken(i -> random.nextInt(20) == 0 ? random.nextLong() : 0)).isEqualTo(COUNT);
        assertThat(taken(i -> random.nextInt(20) != 0 ? random.nextLong() : 0)).isEqualTo(DictionaryProbe.VALUES);
    }

    /** What it cannot see: repeats that keep away by rule. */
    @Test
    void isFooledByALongCycle() {
        assertThat(taken(i -> i % 10_000)).isEqualTo(DictionaryProbe.VALUES);
        assertThat(taken(i -> i % 2000)).isEqualTo(COUNT);
    }

    /** A dictionary without a limit to speak of does not make unique values worthwhile. */
    @Test
    void aLargeLimitDoesNotHelp() {
        DictionaryEncoder dictionary = EncodingTable.dictionary(PhysicalType.INT64, 0, ByteOutput.MAX_SIZE)
                .probed();
        long[] values = random.longs(COUNT).toArray();
        assertThat(dictionary.addInt64s(values, 0, COUNT)).isEqualTo(DictionaryProbe.VALUES);
    }

    /** A limit that is reached first is what it is without a probe. */
    @Test
    void theLimitComesFirst() {
        DictionaryEncoder dictionary =
                EncodingTable.dictionary(PhysicalType.INT64, 0, 800).probed();
        long[] values = random.longs(COUNT).toArray();
        assertThat(dictionary.addInt64s(values, 0, COUNT)).isEqualTo(100);
        assertThat(dictionary.isWorthwhile()).isTrue();
        assertThat(dictionary.addInt64s(values, 50, 50)).isEqualTo(50);
    }

    /** Every type: unique values are given up, two values are not. */
    @Test
    void asksEveryType() {
        int[] ints = random.ints(COUNT).toArray();
        float[] floats = new float[COUNT];
        double[] doubles = new double[COUNT];
        byte[] fixed = new byte[12 * COUNT];
        random.nextBytes(fixed);
        for (int i = 0; i < COUNT; i++) {
            floats[i] = Float.intBitsToFloat(ints[i]);
            doubles[i] = i / 3.0;
        }
        assertThat(probed(PhysicalType.INT32).addInt32s(ints, 0, COUNT)).isEqualTo(DictionaryProbe.VALUES);
        assertThat(probed(PhysicalType.FLOAT).addFloats(floats, 0, COUNT)).isEqualTo(DictionaryProbe.VALUES);
        assertThat(probed(PhysicalType.DOUBLE).addDoubles(doubles, 0, COUNT)).isEqualTo(DictionaryProbe.VALUES);
        assertThat(probed(PhysicalType.INT96).addFixedByteArrays(fixed, 0, COUNT))
                .isEqualTo(DictionaryProbe.VALUES);
        assertThat(probed(PhysicalType.FLOAT).addFloats(new float[COUNT], 0, COUNT))
                .isEqualTo(COUNT);
        assertThat(probed(PhysicalType.INT96).addFixedByteArrays(new byte[12 * COUNT], 0, COUNT))
                .isEqualTo(COUNT);
    }

    @Test
    void refusesToBeAskedTooLate() {
        DictionaryEncoder dictionary = EncodingTable.dictionary(PhysicalType.INT32, 0, 1024);
        dictionary.addInt32s(new int[] {1, 2}, 0, 2);
        assertThatThrownBy(dictionary::probed)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a dictionary of 2 entries is too late to be probed");
    }

    private static DictionaryEncoder probed(PhysicalType type) {
        return EncodingTable.dictionary(type, 0, LIMIT).probed();
    }

    /** How many of {@link #COUNT} INT64 values a dictionary takes. */
    private static int taken(IntToLongFunction value) {
        long[] values = new long[COUNT];
        for (int i = 0; i < COUNT; i++) {
            values[i] = value.applyAsLong(i);
        }
        DictionaryEncoder numbers = probed(PhysicalType.INT64);
        int taken = numbers.addInt64s(values, 0, COUNT);
        assertThat(numbers.isWorthwhile()).isEqualTo(taken == COUNT);
        return taken;
    }

    private static BinaryVector texts(IntFunction<String> text) {
        BinaryVector.Builder builder = BinaryVector.builder(COUNT);
        for (int i = 0; i < COUNT; i++) {
            builder.append(text.apply(i).getBytes(UTF_8));
        }
        return builder.build();
    }
}
