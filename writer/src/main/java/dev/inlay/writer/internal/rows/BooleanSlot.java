// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.schema.PrimitiveNode;
import dev.inlay.vector.BooleanVector;

/** BOOLEAN. */
final class BooleanSlot extends Slot {

    private final BooleanVector.Builder to;

    BooleanSlot(PrimitiveNode leaf, BooleanVector.Builder to, String path, CurrentRow row) {
        super(leaf, path, row);
        this.to = to;
    }

    @Override
    public int length() {
        return to.length();
    }

    @Override
    String takes() {
        return "BOOLEAN takes boolean";
    }

    @Override
    public void set(boolean value) {
        to.append(value);
    }

    @Override
    void appendNull() {
        to.appendNull();
    }
}
