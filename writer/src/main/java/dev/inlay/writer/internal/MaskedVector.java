// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.BooleanVector;
import dev.inlay.vector.DoubleVector;
import dev.inlay.vector.FixedBinaryVector;
import dev.inlay.vector.FloatVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.Validity;
import dev.inlay.vector.Vector;

/** The values of a leaf under other nulls than its own: those of the groups around it as well. */
final class MaskedVector {

    private MaskedVector() {}

    /** The slots of {@code leaf}, sharing its arrays, with the nulls of {@code validity} instead of its own. */
    static Vector of(Vector leaf, Validity validity) {
        int length = leaf.length();
        if (leaf instanceof LongVector longs) {
            return new LongVector(longs.values(), longs.offset(), length, validity);
        }
        if (leaf instanceof IntVector ints) {
            return new IntVector(ints.values(), ints.offset(), length, validity);
        }
        if (leaf instanceof BinaryVector binary) {
            return new BinaryVector(binary.bytes(), binary.offsets(), binary.offset(), length, validity);
        }
        if (leaf instanceof DoubleVector doubles) {
            return new DoubleVector(doubles.values(), doubles.offset(), length, validity);
        }
        if (leaf instanceof FixedBinaryVector fixed) {
            return new FixedBinaryVector(fixed.bytes(), fixed.width(), fixed.offset(), length, validity);
        }
        if (leaf instanceof FloatVector floats) {
            return new FloatVector(floats.values(), floats.offset(), length, validity);
        }
        if (leaf instanceof BooleanVector booleans) {
            return new BooleanVector(booleans.words(), booleans.offset(), length, validity);
        }
        throw new IllegalArgumentException(leaf.getClass().getSimpleName() + " is no vector of a leaf");
    }
}
