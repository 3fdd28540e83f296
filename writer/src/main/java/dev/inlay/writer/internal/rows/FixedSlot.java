// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.format.PhysicalType;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.vector.FixedBinaryVector;

/** FIXED_LEN_BYTE_ARRAY and INT96: values of one length. */
class FixedSlot extends Slot {

    final FixedBinaryVector.Builder to;
    private final String name;
    private final int width;

    FixedSlot(PrimitiveNode leaf, FixedBinaryVector.Builder to, String path, CurrentRow row) {
        super(leaf, path, row);
        this.to = to;
        this.width = leaf.type() == PhysicalType.INT96 ? leaf.type().width() : leaf.typeLength();
        this.name = leaf.type() == PhysicalType.INT96 ? "INT96" : "FIXED_LEN_BYTE_ARRAY(" + width + ")";
    }

    @Override
    public final int length() {
        return to.length();
    }

    @Override
    String takes() {
        return name + " takes byte[]";
    }

    @Override
    void setObject(Object value) {
        if (!(value instanceof byte[] bytes)) {
            super.setObject(value);
            return;
        }
        if (bytes.length != width) {
            throw row.refuse(path, "value of " + bytes.length + " bytes for a width of " + width);
        }
        to.append(bytes);
    }

    @Override
    final void appendNull() {
        to.appendNull();
    }
}
