// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.schema.PrimitiveNode;
import dev.inlay.vector.FloatVector;

/** FLOAT. */
final class FloatSlot extends Slot {

    private final FloatVector.Builder to;

    FloatSlot(PrimitiveNode leaf, FloatVector.Builder to, String path, CurrentRow row) {
        super(leaf, path, row);
        this.to = to;
    }

    @Override
    public int length() {
        return to.length();
    }

    @Override
    String takes() {
        return "FLOAT takes float";
    }

    @Override
    public void set(float value) {
        to.append(value);
    }

    @Override
    void appendNull() {
        to.appendNull();
    }
}
