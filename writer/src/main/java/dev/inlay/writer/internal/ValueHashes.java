// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.bloom.XxHash64;
import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.DenseValues;
import dev.inlay.encoding.DictionaryEncoder;
import dev.inlay.format.PhysicalType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What bloom filters are made of: XXH64 of the PLAIN bytes of each value, of a BYTE_ARRAY without its length (rows B05,
 * B06). Floats are hashed by their bits, so who asks for zero asks for both zeros.
 */
final class ValueHashes {

    private ValueHashes() {}

    /** Puts the hashes of {@code count} values from the one at {@code from} into {@code target}. */
    static void of(DenseValues values, int width, int from, int count, long[] target) {
        int at = values.offset() + from;
        switch (values.type()) {
            case INT32 -> {
                int[] ints = values.ints();
                for (int i = 0; i < count; i++) {
                    target[i] = XxHash64.hash(ints[at + i]);
                }
            }
            case INT64 -> {
                long[] longs = values.longs();
                for (int i = 0; i < count; i++) {
                    target[i] = XxHash64.hash(longs[at + i]);
                }
            }
            case FLOAT -> {
                float[] floats = values.floats();
                for (int i = 0; i < count; i++) {
                    target[i] = XxHash64.hash(Float.floatToRawIntBits(floats[at + i]));
                }
            }
            case DOUBLE -> {
                double[] doubles = values.doubles();
                for (int i = 0; i < count; i++) {
                    target[i] = XxHash64.hash(Double.doubleToRawLongBits(doubles[at + i]));
                }
            }
            case BYTE_ARRAY -> {
                byte[] bytes = values.bytes();
                int[] offsets = values.offsets();
                for (int i = 0; i < count; i++) {
                    int start = offsets[at + i];
                    target[i] = XxHash64.hash(bytes, start, offsets[at + i + 1] - start);
                }
            }
            case FIXED_LEN_BYTE_ARRAY, INT96 -> {
                byte[] bytes = values.bytes();
                for (int i = 0; i < count; i++) {
                    target[i] = XxHash64.hash(bytes, (at + i) * width, width);
                }
            }
            case BOOLEAN -> throw new IllegalStateException("BOOLEAN columns have no bloom filter");
        }
    }

    /** The hashes of all entries. */
    static long[] of(DictionaryEncoder dictionary, int width) {
        ByteOutput plain = new ByteOutput(dictionary.dictionarySize());
        dictionary.writeDictionary(plain);
        byte[] bytes = plain.array();
        ByteBuffer lengths = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        boolean varying = dictionary.type() == PhysicalType.BYTE_ARRAY;
        long[] hashes = new long[dictionary.entries()];
        int position = 0;
        for (int i = 0; i < hashes.length; i++) {
            int length = varying ? lengths.getInt(position) : width;
            position += varying ? Integer.BYTES : 0;
            hashes[i] = XxHash64.hash(bytes, position, length);
            position += length;
        }
        return hashes;
    }
}
