// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.PhysicalType;
import dev.inlay.vector.BinaryVector;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DictionaryEncoderTest {

    /** The worked example of the class. */
    @Test
    void writesEntriesAndIds() {
        DictionaryEncoder dictionary = EncodingTable.dictionary(PhysicalType.INT32, 0, 1024);
        assertThat(dictionary.addInt32s(new int[] {7, 7, 9, 7}, 0, 4)).isEqualTo(4);
        assertThat(page(dictionary)).isEqualTo("01 03 04");
        assertThat(entries(dictionary)).isEqualTo(Hex.of("07 00 00 00 | 09 00 00 00"));
    }

    /** H02 and H10: id sections of files in the corpus. */
    @Test
    void writesTheIdsOfTheVectors() {
        DictionaryEncoder eight = EncodingTable.dictionary(PhysicalType.INT32, 0, 1024);
        eight.addInt32s(new int[] {4, 5, 6, 7, 2, 3, 0, 1}, 0, 8);
        assertThat(page(eight)).isEqualTo(Hex.of("03 | 03 88 C6 FA"));

        DictionaryEncoder four = EncodingTable.dictionary(PhysicalType.INT64, 0, 1024);
        four.addInt64s(new long[] {1, 2, 3, 1, 4}, 0, 5);
        assertThat(page(four)).isEqualTo(Hex.of("02 | 03 24 03"));
    }

    /** E16. */
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "2, 1", "3, 2", "4, 2", "5, 3", "256, 8", "257, 9", "65536, 16", "65537, 17"})
    void idsAreAsWideAsTheLargest(int entries, int width) {
        DictionaryEncoder dictionary = EncodingTable.dictionary(PhysicalType.INT32, 0, 1 << 20);
        int[] values = new int[entries];
        for (int i = 0; i < entries; i++) {
            values[i] = 3 * i;
        }
        assertThat(dictionary.addInt32s(values, 0, entries)).isEqualTo(entries);
        assertThat(dictionary.idWidth()).isEqualTo(width);
        ByteOutput out = new ByteOutput(0);
        dictionary.finish(out);
        assertThat(out.array()[0]).isEqualTo((byte) width);
    }

    /** E18, H04: a page without a value is its width byte. */
    @Test
    void aPageOfNullsIsAWidthByte() {
        assertThat(page(EncodingTable.dictionary(PhysicalType.DOUBLE, 0, 1024))).isEqualTo("00");
    }

    /** E08: one entry, ids of no bits. */
    @Test
    void aConstantPageIsARunWithoutAValue() {
        DictionaryEncoder dictionary = EncodingTable.dictionary(PhysicalType.BYTE_ARRAY, 0, 1024);
        BinaryVector same = BinaryVector.ofUtf8("x", "x", "x");
        dictionary.addByteArrays(same.bytes(), same.offsets(), 0, 3);
        assertThat(page(dictionary)).isEqualTo("00 06");
    }

    /** Pages written before the dictionary grew keep their narrow ids, and what they mean. */
    @Test
    void laterPagesAreWider() {
        DictionaryEncoder dictionary = EncodingTable.dictionary(PhysicalType.INT64, 0, 1024);
        dictionary.addInt64s(new long[] {5, 6}, 0, 2);
        assertThat(page(dictionary)).isEqualTo("01 03 02");
        dictionary.addInt64s(new long[] {6, 7, 8}, 0, 3);
        assertThat(page(dictionary)).isEqualTo("02 03 39 00");
        assertThat(dictionary.entries()).isEqualTo(4);
    }

    /** E19: the entry that fills the limit to the byte is taken, the next is not, and a known value still is. */
    @Test
    void stopsBeforeTheValueThatOverflows() {
        DictionaryEncoder dictionary = EncodingTable.dictionary(PhysicalType.BYTE_ARRAY, 0, 12);
        BinaryVector values = BinaryVector.ofUtf8("abc", "d", "abc", "e", "d");
        assertThat(dictionary.addByteArrays(values.bytes(), values.offsets(), 0, 5))
                .isEqualTo(3);
        assertThat(dictionary.dictionarySize()).isEqualTo(12);
        assertThat(dictionary.addByteArrays(values.bytes(), values.offsets(), 3, 2))
                .isZero();
        assertThat(dictionary.addByteArrays(values.bytes(), values.offsets(), 4, 1))
                .isEqualTo(1);
        assertThat(page(dictionary)).isEqualTo("01 03 0a");
        assertThat(entries(dictionary)).isEqualTo(Hex.of("03 00 00 00 61 62 63 | 01 00 00 00 64"));
    }

    /** Floating-point numbers are their bits: equal numbers with different bits are two entries, and NaN is found again. */
    @Test
    void comparesBits() {
        DictionaryEncoder floats = EncodingTable.dictionary(PhysicalType.FLOAT, 0, 1024);
        float signalling = Float.intBitsToFloat(0x7fa00001);
        floats.addFloats(new float[] {0f, -0f, Float.NaN, signalling, Float.NaN, signalling, -0f}, 0, 7);
        assertThat(entries(floats)).isEqualTo(Hex.of("00 00 00 00 | 00 00 00 80 | 00 00 c0 7f | 01 00 a0 7f"));
    }

    /** Strings that share their beginnings, their lengths, or their first eight bytes and nothing else. */
    @Test
    void tellsSimilarStringsApart() {
        Random random = new Random(7);
        BinaryVector.Builder builder = BinaryVector.builder(0);
        Map<String, Integer> known = new HashMap<>();
        int[] expected = new int[30_000];
        for (int i = 0; i < expected.length; i++) {
            String value = "a".repeat(random.nextInt(40))
                    + "\0".repeat(random.nextInt(3))
                    + random.nextInt(20)
                    + "b".repeat(random.nextInt(12));
            builder.append(value);
            expected[i] = known.computeIfAbsent(value, v -> known.size());
        }
        BinaryVector values = builder.build();
        DictionaryEncoder dictionary = EncodingTable.dictionary(PhysicalType.BYTE_ARRAY, 0, 1 << 24);
        assertThat(dictionary.addByteArrays(values.bytes(), values.offsets(), 0, expected.length))
                .isEqualTo(expected.length);
        assertThat(dictionary.entries()).isEqualTo(known.size());
        ByteOutput out = new ByteOutput(0);
        dictionary.finish(out);
        ReferenceDecoder reference = ReferenceDecoder.of(out);
        assertThat(reference.hybrid(expected.length, reference.int8())).isEqualTo(expected);
    }

    @Test
    void refusesALimitThatNoArrayHas() {
        assertThatThrownBy(() -> EncodingTable.dictionary(PhysicalType.INT32, 0, -1))
                .hasMessage("a dictionary limit of -1 bytes is not in [0, 2^31 - 9]");
    }

    private static String page(DictionaryEncoder dictionary) {
        ByteOutput out = new ByteOutput(0);
        dictionary.finish(out);
        return Hex.of(out);
    }

    private static String entries(DictionaryEncoder dictionary) {
        ByteOutput out = new ByteOutput(0);
        dictionary.writeDictionary(out);
        return Hex.of(out);
    }
}
