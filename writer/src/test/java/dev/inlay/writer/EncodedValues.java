// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.EncodingTable;
import dev.inlay.encoding.ValueDecoder;
import dev.inlay.format.Encoding;
import dev.inlay.format.ParquetException;
import dev.inlay.schema.PrimitiveNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Values in any encoding, as {@link FileDump} boxes them. The decoders have tests of their own. */
final class EncodedValues {

    private EncodedValues() {}

    /** Takes {@code count} values, and all bytes that are left. */
    static List<Object> decode(Encoding encoding, ByteBuffer in, PrimitiveNode node, int count) {
        byte[] bytes = new byte[in.remaining()];
        in.get(bytes);
        try {
            ValueDecoder decoder = EncodingTable.decoder(encoding, node.type(), node.typeLength());
            decoder.begin(bytes, 0, bytes.length, count);
            List<Object> values = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                values.add(next(decoder, node));
            }
            return values;
        } catch (ParquetException e) {
            throw new AssertionError(encoding + " values of " + node, e);
        }
    }

    private static Object next(ValueDecoder decoder, PrimitiveNode node) throws ParquetException {
        return switch (node.type()) {
            case BOOLEAN -> {
                long[] words = new long[1];
                decoder.booleans(words, 0, 1);
                yield (words[0] & 1) == 1;
            }
            case INT32 -> {
                int[] one = new int[1];
                decoder.int32s(one, 0, 1);
                yield one[0];
            }
            case INT64 -> {
                long[] one = new long[1];
                decoder.int64s(one, 0, 1);
                yield one[0];
            }
            case FLOAT -> {
                float[] one = new float[1];
                decoder.floats(one, 0, 1);
                yield one[0];
            }
            case DOUBLE -> {
                double[] one = new double[1];
                decoder.doubles(one, 0, 1);
                yield one[0];
            }
            case BYTE_ARRAY -> {
                ByteOutput value = new ByteOutput(0);
                decoder.byteArrays(value, Integer.MAX_VALUE, new int[2], 0, 1);
                yield FileDump.box(Arrays.copyOf(value.array(), value.size()));
            }
            case FIXED_LEN_BYTE_ARRAY, INT96 -> {
                byte[] one = new byte[node.typeLength()];
                decoder.fixedByteArrays(one, 0, 1);
                yield FileDump.box(one);
            }
        };
    }
}
