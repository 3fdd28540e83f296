// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.schema.PrimitiveNode;
import dev.inlay.vector.DoubleVector;

/** DOUBLE, and what is one without loss. */
final class DoubleSlot extends Slot {

    private final DoubleVector.Builder to;

    DoubleSlot(PrimitiveNode leaf, DoubleVector.Builder to, String path, CurrentRow row) {
        super(leaf, path, row);
        this.to = to;
    }

    @Override
    public int length() {
        return to.length();
    }

    @Override
    String takes() {
        return "DOUBLE takes double, float and int";
    }

    @Override
    public void set(int value) {
        to.append(value);
    }

    @Override
    public void set(float value) {
        to.append(value);
    }

    @Override
    public void set(double value) {
        to.append(value);
    }

    @Override
    void appendNull() {
        to.appendNull();
    }
}
