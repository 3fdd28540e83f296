// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.encoding.DenseValues;
import dev.inlay.format.Binary;
import dev.inlay.vector.Bits;
import org.jspecify.annotations.Nullable;

/** Bounds of BOOLEAN: one byte, 00 or 01. */
final class BooleanBounds extends Bounds {

    private boolean anyFalse;
    private boolean anyTrue;

    @Override
    void add(DenseValues values, int count) {
        add(Bits.countOnes(values.words(), values.offset(), count), count);
    }

    /** Takes {@code count} values, of which {@code trues} are true. */
    void add(int trues, int count) {
        anyTrue |= trues > 0;
        anyFalse |= trues < count;
    }

    @Override
    void merge(Bounds part) {
        BooleanBounds other = (BooleanBounds) part;
        anyTrue |= other.anyTrue;
        anyFalse |= other.anyFalse;
    }

    @Override
    @Nullable
    Bound min() {
        return anyFalse || anyTrue ? bound(!anyFalse) : null;
    }

    @Override
    @Nullable
    Bound max() {
        return anyFalse || anyTrue ? bound(anyTrue) : null;
    }

    private static Bound bound(boolean value) {
        return new Bound(Binary.of((byte) (value ? 1 : 0)), true);
    }
}
