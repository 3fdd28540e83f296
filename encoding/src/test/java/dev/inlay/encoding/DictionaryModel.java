// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.PhysicalType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What a dictionary has to say about some values, by the plainest means: ids in the order of first occurrence. */
final class DictionaryModel {

    private static final int LIMIT = 1 << 26;

    private DictionaryModel() {}

    /** Checks a dictionary of these values; returns it. */
    static Int32Dictionary int32s(long secret, int... values) {
        Int32Dictionary dictionary = new Int32Dictionary(PhysicalType.INT32, LIMIT, new SplittableRandom(secret));
        assertThat(dictionary.addInt32s(values, 0, values.length)).isEqualTo(values.length);
        check(dictionary, IntStream.of(values).boxed().toList());
        return dictionary;
    }

    /** Checks a dictionary of these values; returns it. */
    static Int64Dictionary int64s(long secret, long... values) {
        Int64Dictionary dictionary = new Int64Dictionary(PhysicalType.INT64, LIMIT, new SplittableRandom(secret));
        assertThat(dictionary.addInt64s(values, 0, values.length)).isEqualTo(values.length);
        check(dictionary, LongStream.of(values).boxed().toList());
        return dictionary;
    }

    /** Checks a dictionary of these values, which end where their array ends; returns it. */
    static BinaryDictionary byteArrays(long secret, List<byte[]> values) {
        BinaryDictionary dictionary =
                new BinaryDictionary(PhysicalType.BYTE_ARRAY, 0, LIMIT, new SplittableRandom(secret));
        int[] offsets = new int[values.size() + 1];
        for (int i = 0; i < values.size(); i++) {
            offsets[i + 1] = offsets[i] + values.get(i).length;
        }
        byte[] bytes = new byte[offsets[values.size()]];
        for (int i = 0; i < values.size(); i++) {
            System.arraycopy(values.get(i), 0, bytes, offsets[i], values.get(i).length);
        }
        assertThat(dictionary.addByteArrays(bytes, offsets, 0, values.size())).isEqualTo(values.size());
        check(dictionary, values.stream().map(ByteBuffer::wrap).toList());
        return dictionary;
    }

    /** Checks the page and the entries of a dictionary that was given these values, all in one page. */
    static void check(DictionaryEncoder dictionary, List<?> values) {
        Map<Object, Integer> known = new HashMap<>();
        List<Object> entries = new ArrayList<>();
        int[] expected = new int[values.size()];
        for (int i = 0; i < expected.length; i++) {
            Object value = values.get(i);
            Integer id = known.get(value);
            if (id == null) {
                id = entries.size();
                known.put(value, id);
                entries.add(value);
            }
            expected[i] = id;
        }
        ByteOutput page = new ByteOutput(0);
        dictionary.finish(page);
        ReferenceDecoder reference = ReferenceDecoder.of(page);
        assertThat(reference.hybrid(expected.length, reference.int8())).isEqualTo(expected);

        ByteOutput plain = new ByteOutput(0);
        for (Object entry : entries) {
            if (entry instanceof Integer number) {
                plain.int32(number);
            } else if (entry instanceof Long number) {
                plain.int64(number);
            } else {
                byte[] bytes = ((ByteBuffer) entry).array();
                plain.int32(bytes.length);
                plain.bytes(bytes, 0, bytes.length);
            }
        }
        ByteOutput body = new ByteOutput(0);
        dictionary.writeDictionary(body);
        assertThat(dictionary.entries()).isEqualTo(entries.size());
        assertThat(dictionary.dictionarySize()).isEqualTo(plain.size());
        assertThat(body.toByteArray()).isEqualTo(plain.toByteArray());
    }
}
