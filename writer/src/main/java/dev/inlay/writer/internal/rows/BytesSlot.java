// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.schema.PrimitiveNode;
import dev.inlay.vector.BinaryVector;
import java.nio.ByteBuffer;

/** BYTE_ARRAY that is no text and no number: bare, BSON, or a geometry's WKB. */
final class BytesSlot extends Slot {

    private final BinaryVector.Builder to;

    BytesSlot(PrimitiveNode leaf, BinaryVector.Builder to, String path, CurrentRow row) {
        super(leaf, path, row);
        this.to = to;
    }

    @Override
    public int length() {
        return to.length();
    }

    @Override
    String takes() {
        return "BYTE_ARRAY takes byte[] and ByteBuffer";
    }

    @Override
    void setObject(Object value) {
        if (value instanceof byte[] bytes) {
            append(bytes);
        } else if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            append(bytes);
        } else {
            super.setObject(value);
        }
    }

    @Override
    void appendNull() {
        to.appendNull();
    }

    private void append(byte[] bytes) {
        try {
            to.append(bytes);
        } catch (IllegalStateException e) {
            throw row.refuse(path, String.valueOf(e.getMessage())); // no room in any vector
        }
    }
}
