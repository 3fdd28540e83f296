// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

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
}
