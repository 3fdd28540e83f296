// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.DictionaryEncoder;
import dev.inlay.encoding.ValueEncoder;
import dev.inlay.format.PhysicalType;
import dev.inlay.vector.Bits;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * The dense values of one column, in the shape that encoders take: an {@code int[]}, {@code long[]}, {@code float[]}, {@code
 * double[]}, the {@code long[]} of bits, the {@code byte[]} of a FIXED_LEN_BYTE_ARRAY, or {@link Texts}.
 *
 * @param width bytes of a value if the type is FIXED_LEN_BYTE_ARRAY; else 0
 * @param values of {@link DataSets#VALUES} values
 */
record Column(PhysicalType type, int width, Object values) {

    /** BYTE_ARRAY values, one after another. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Texts(byte[] bytes, int[] offsets) {}

    Column(PhysicalType type, Object values) {
        this(type, 0, values);
    }

    int[] ints() {
        return (int[]) values;
    }

    /** INT64 values. */
    long[] longs() {
        return (long[]) values;
    }

    /** BOOLEAN values: bits, laid out as {@link Bits} says. */
    long[] words() {
        return (long[]) values;
    }

    float[] floats() {
        return (float[]) values;
    }

    double[] doubles() {
        return (double[]) values;
    }

    /** FIXED_LEN_BYTE_ARRAY values of {@link #width()} bytes each. */
    byte[] fixed() {
        return (byte[]) values;
    }

    Texts texts() {
        return (Texts) values;
    }

    /** Bytes that {@code count} values from {@code offset} on take in memory, lengths and offsets not counted. */
    int bytes(int offset, int count) {
        return switch (type) {
            case BOOLEAN -> count / 8;
            case INT32, FLOAT -> 4 * count;
            case INT64, DOUBLE -> 8 * count;
            case BYTE_ARRAY -> texts().offsets()[offset + count] - texts().offsets()[offset];
            case FIXED_LEN_BYTE_ARRAY -> width * count;
            case INT96 -> throw noSuchColumn();
        };
    }

    /** Hands {@code count} values from {@code offset} on to an encoder. */
    void appendTo(ValueEncoder encoder, int offset, int count) {
        switch (type) {
            case BOOLEAN -> encoder.booleans(words(), offset, count);
            case INT32 -> encoder.int32s(ints(), offset, count);
            case INT64 -> encoder.int64s(longs(), offset, count);
            case FLOAT -> encoder.floats(floats(), offset, count);
            case DOUBLE -> encoder.doubles(doubles(), offset, count);
            case BYTE_ARRAY -> encoder.byteArrays(texts().bytes(), texts().offsets(), offset, count);
            case FIXED_LEN_BYTE_ARRAY -> encoder.fixedByteArrays(fixed(), offset, count);
            case INT96 -> throw noSuchColumn();
        }
    }

    /** Hands {@code count} values from {@code offset} on to a dictionary; returns how many it took. */
    int addTo(DictionaryEncoder dictionary, int offset, int count) {
        return switch (type) {
            case INT32 -> dictionary.addInt32s(ints(), offset, count);
            case INT64 -> dictionary.addInt64s(longs(), offset, count);
            case FLOAT -> dictionary.addFloats(floats(), offset, count);
            case DOUBLE -> dictionary.addDoubles(doubles(), offset, count);
            case BYTE_ARRAY -> dictionary.addByteArrays(texts().bytes(), texts().offsets(), offset, count);
            case FIXED_LEN_BYTE_ARRAY -> dictionary.addFixedByteArrays(fixed(), offset, count);
            case BOOLEAN, INT96 -> throw noSuchColumn();
        };
    }

    /** Where the bytes of a BYTE_ARRAY or FIXED_LEN_BYTE_ARRAY value begin. */
    int start(int index) {
        return type == PhysicalType.BYTE_ARRAY ? texts().offsets()[index] : index * width;
    }

    /** What {@link #start} counts in. */
    byte[] binary() {
        return type == PhysicalType.BYTE_ARRAY ? texts().bytes() : fixed();
    }

    /** The column of the same values that {@code count} calls of {@code value} give. */
    static Column bits(int count, IntPredicate value) {
        long[] words = new long[Bits.words(count)];
        for (int i = 0; i < count; i++) {
            if (value.test(i)) {
                Bits.set(words, i);
            }
        }
        return new Column(PhysicalType.BOOLEAN, words);
    }

    /** The column of {@code count} texts. */
    static Column texts(int count, IntFunction<byte[]> value) {
        ByteOutput bytes = new ByteOutput(1 << 20);
        int[] offsets = new int[count + 1];
        for (int i = 0; i < count; i++) {
            bytes.bytes(value.apply(i));
            offsets[i + 1] = bytes.size();
        }
        return new Column(PhysicalType.BYTE_ARRAY, new Texts(bytes.toByteArray(), offsets));
    }

    IllegalStateException noSuchColumn() {
        return new IllegalStateException("no column of " + type);
    }
}
