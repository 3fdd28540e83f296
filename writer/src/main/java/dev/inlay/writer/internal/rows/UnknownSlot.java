// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.schema.PrimitiveNode;
import dev.inlay.vector.VectorBuilder;

/** UNKNOWN on any physical type: nulls and nothing else. */
final class UnknownSlot extends Slot {

    private final VectorBuilder to;

    UnknownSlot(PrimitiveNode leaf, VectorBuilder to, String path, CurrentRow row) {
        super(leaf, path, row);
        this.to = to;
    }

    @Override
    public int length() {
        return to.length();
    }

    @Override
    String takes() {
        return "UNKNOWN takes nulls only";
    }

    @Override
    void appendNull() {
        to.appendNull();
    }
}
