// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.PhysicalType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dictionaries of byte strings: those whose key is the value, and those whose bytes have to be looked at. */
class BinaryDictionaryTest {

    /** Of 1 to 40 bytes, one changed at each place: told apart, and found again. */
    @Test
    void oneByteMakesADifference() {
        List<byte[]> values = new ArrayList<>();
        for (int length = 1; length <= 40; length++) {
            for (int place = 0; place < length; place++) {
                byte[] value = "a".repeat(length).getBytes(UTF_8);
                values.add(value.clone());
                value[place] = 0;
                values.add(value.clone());
                value[place] = (byte) 0xff;
                values.add(value);
            }
        }
        DictionaryModel.byteArrays(1, twice(values));
        for (int length = 1; length <= 40; length++) {
            int ofLength = length;
            DictionaryModel.byteArrays(
                    1,
                    twice(values.stream()
                            .filter(value -> value.length == ofLength)
                            .toList()));
        }
    }

    /** Zeros at the end are part of a value: lengths tell them apart. */
    @Test
    void lengthMakesADifference() {
        List<byte[]> values = new ArrayList<>();
        for (int length = 0; length <= 40; length++) {
            values.add(new byte[length]);
            byte[] one = new byte[length];
            Arrays.fill(one, (byte) 1);
            values.add(one);
        }
        DictionaryModel.byteArrays(1, twice(values));
        DictionaryModel.byteArrays(1, twice(values.subList(0, 16)));
    }

    /** From tiny keys to those of three words, with every number of entries before. */
    @Test
    void leavesTinyKeysAtAnySize() {
        for (int size = 0; size < 300; size++) {
            List<byte[]> values = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                values.add(Integer.toString(i * 37).getBytes(UTF_8));
            }
            values.add((size % 2 == 0 ? "8 bytes!" : "more than 8 bytes").getBytes(UTF_8));
            DictionaryModel.byteArrays(size, twice(values));
        }
    }

    /** Some thousand strings of each kind, so that the table grows with either key. */
    @ParameterizedTest
    @ValueSource(strings = {"", "12345678", "a common prefix of more than 24 bytes "})
    void manyEntries(String prefix) {
        List<byte[]> values = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            values.add((prefix + i * 7919 % 20_011).getBytes(UTF_8));
        }
        DictionaryModel.byteArrays(1, twice(values));
    }

    /** 1 MiB each, and one byte in the middle of it. */
    @Test
    void longStrings() {
        byte[] large = new byte[1 << 20];
        new Random(1).nextBytes(large);
        byte[] other = large.clone();
        other[1 << 19] ^= 1;
        byte[] nearTheEnd = large.clone();
        nearTheEnd[(1 << 20) - 9] ^= 1;
        DictionaryModel.byteArrays(1, twice(List.of(large, new byte[0], other, nearTheEnd, new byte[1 << 20])));
    }

    /** Out of the middle of arrays that have other bytes on both sides. */
    @Test
    void slices() {
        byte[] bytes = "xxREG AIRMAILMAILAIRREG AIRxxDELIVER IN PERSONxx".getBytes(UTF_8);
        int[] offsets = {0, 2, 9, 13, 17, 20, 27, 29, 46, 48};
        DictionaryEncoder dictionary = EncodingTable.dictionary(PhysicalType.BYTE_ARRAY, 0, 1024);
        assertThat(dictionary.addByteArrays(bytes, offsets, 1, 5)).isEqualTo(5);
        assertThat(dictionary.addByteArrays(bytes, offsets, 7, 1)).isEqualTo(1);
        DictionaryModel.check(
                dictionary,
                Stream.of("REG AIR", "MAIL", "MAIL", "AIR", "REG AIR", "DELIVER IN PERSON")
                        .map(value -> ByteBuffer.wrap(value.getBytes(UTF_8)))
                        .toList());
    }

    /** The limit counts the length words, for each kind of key. */
    @Test
    void stopsAtTheLimit() {
        for (String prefix : new String[] {"", "12345678", "a common prefix of more than 24 bytes "}) {
            byte[] bytes = (prefix + "a" + prefix + "b" + prefix + "c").getBytes(UTF_8);
            int length = prefix.length() + 1;
            int[] offsets = {0, length, 2 * length, 3 * length};
            for (int spare = 0; spare < length + 4; spare++) {
                DictionaryEncoder dictionary =
                        EncodingTable.dictionary(PhysicalType.BYTE_ARRAY, 0, 2 * (length + 4) + spare);
                assertThat(dictionary.addByteArrays(bytes, offsets, 0, 3)).isEqualTo(2);
                assertThat(dictionary.addByteArrays(bytes, offsets, 2, 1)).isZero();
                assertThat(dictionary.addByteArrays(bytes, offsets, 1, 2)).isEqualTo(1);
                assertThat(dictionary.dictionarySize()).isEqualTo(2 * (length + 4));
            }
        }
    }

    /** FIXED_LEN_BYTE_ARRAY of every width up to 40, more values than are looked at in one go, from a value in the middle on. */
    @Test
    void fixedWidths() {
        for (int width = 1; width <= 40; width++) {
            byte[] bytes = new byte[1300 * width];
            List<ByteBuffer> values = new ArrayList<>();
            for (int i = 0; i < 1300; i++) {
                bytes[i * width + i % width] = (byte) (i % 11);
                if (i >= 3) {
                    values.add(ByteBuffer.wrap(Arrays.copyOfRange(bytes, i * width, (i + 1) * width)));
                }
            }
            DictionaryEncoder dictionary = EncodingTable.dictionary(PhysicalType.FIXED_LEN_BYTE_ARRAY, width, 1 << 20);
            assertThat(dictionary.addFixedByteArrays(bytes, 3, 1297)).isEqualTo(1297);
            List<ByteBuffer> distinct = values.stream().distinct().toList();
            ByteOutput body = new ByteOutput(0);
            dictionary.writeDictionary(body);
            assertThat(dictionary.entries()).isEqualTo(distinct.size());
            ByteOutput expected = new ByteOutput(0);
            for (ByteBuffer value : distinct) {
                expected.bytes(bytes, (3 + values.indexOf(value)) * width, width);
            }
            assertThat(body.toByteArray()).isEqualTo(expected.toByteArray());
            ByteOutput page = new ByteOutput(0);
            dictionary.finish(page);
            ReferenceDecoder reference = ReferenceDecoder.of(page);
            assertThat(reference.hybrid(1297, reference.int8()))
                    .isEqualTo(values.stream().mapToInt(distinct::indexOf).toArray());
        }
    }

    /** Whatever the secret, the bytes are the same. */
    @Test
    void theSecretLeavesNoTrace() {
        List<byte[]> values = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 3000; i++) {
            byte[] value = new byte[random.nextInt(30)];
            Arrays.fill(value, (byte) random.nextInt(100));
            values.add(value);
        }
        for (long secret = 0; secret < 20; secret++) {
            DictionaryModel.byteArrays(secret, values);
        }
    }

    private static List<byte[]> twice(List<byte[]> values) {
        return Stream.concat(values.stream(), values.stream()).toList();
    }
}
