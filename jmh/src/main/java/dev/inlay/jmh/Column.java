// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import dev.inlay.encoding.DictionaryEncoder;
import dev.inlay.encoding.ValueEncoder;
import dev.inlay.format.PhysicalType;

/**
 * The dense values of one column, in the shape that encoders take: an {@code int[]}, {@code long[]}, {@code double[]} or {@link Texts}.
 *
 * @param values of {@link DataSets#VALUES} values
 */
record Column(PhysicalType type, Object values) {

    /** BYTE_ARRAY values, one after another. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Texts(byte[] bytes, int[] offsets) {}

    int[] ints() {
        return (int[]) values;
    }

    long[] longs() {
        return (long[]) values;
    }

    double[] doubles() {
        return (double[]) values;
    }

    Texts texts() {
        return (Texts) values;
    }

    /** Hands {@code count} values from {@code offset} on to an encoder. */
    void appendTo(ValueEncoder encoder, int offset, int count) {
        switch (type) {
            case INT32 -> encoder.int32s(ints(), offset, count);
            case INT64 -> encoder.int64s(longs(), offset, count);
            case DOUBLE -> encoder.doubles(doubles(), offset, count);
            case BYTE_ARRAY -> encoder.byteArrays(texts().bytes(), texts().offsets(), offset, count);
            case BOOLEAN, FLOAT, INT96, FIXED_LEN_BYTE_ARRAY -> throw noSuchColumn();
        }
    }

    /** Hands {@code count} values from {@code offset} on to a dictionary; returns how many it took. */
    int addTo(DictionaryEncoder dictionary, int offset, int count) {
        return switch (type) {
            case INT32 -> dictionary.addInt32s(ints(), offset, count);
            case INT64 -> dictionary.addInt64s(longs(), offset, count);
            case DOUBLE -> dictionary.addDoubles(doubles(), offset, count);
            case BYTE_ARRAY -> dictionary.addByteArrays(texts().bytes(), texts().offsets(), offset, count);
            case BOOLEAN, FLOAT, INT96, FIXED_LEN_BYTE_ARRAY -> throw noSuchColumn();
        };
    }

    IllegalStateException noSuchColumn() {
        return new IllegalStateException("no column of " + type);
    }
}
