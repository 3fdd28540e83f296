// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.vector;

import org.jspecify.annotations.Nullable;

/**
 * The values of one field over a number of rows. Equal are vectors of the same class, length, nulls and values, wherever their
 * arrays and offsets lie, and whatever lies in slots that no row refers to; FLOAT and DOUBLE values are compared by their bits, so NaN equals a NaN with the same payload and 0.0
 * differs from −0.0.
 */
public sealed interface Vector
        permits IntVector,
                LongVector,
                FloatVector,
                DoubleVector,
                BooleanVector,
                BinaryVector,
                FixedBinaryVector,
                StructVector,
                ListVector,
                MapVector {

    /** Number of rows. */
    int length();

    /**
     * Whether {@code row} has no value.
     *
     * @throws IndexOutOfBoundsException if {@code row} is not in {@code [0, length)}
     */
    boolean isNull(int row);

    /** Number of rows without a value. */
    int nullCount();

    /** Which rows have a value; null if all of them have one. */
    @Nullable
    Validity validity();

    /**
     * Rows {@code [offset, offset + length)}, sharing this vector's arrays.
     *
     * @throws IndexOutOfBoundsException if that range is not within this vector
     */
    Vector slice(int offset, int length);
}
