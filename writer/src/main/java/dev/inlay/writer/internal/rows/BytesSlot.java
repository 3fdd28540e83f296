// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.schema.PrimitiveNode;
import dev.inlay.vector.BinaryVector;
import dev.inlay.writer.internal.ByteArrayForm;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** BYTE_ARRAY that is no text and no number: bare, BSON, a geometry's WKB, or a part of a VARIANT. */
final class BytesSlot extends Slot {

    private final BinaryVector.Builder to;
    private final @Nullable ByteArrayForm form;

    /** @param form that values must have; null for any bytes */
    BytesSlot(PrimitiveNode leaf, BinaryVector.Builder to, String path, CurrentRow row, @Nullable ByteArrayForm form) {
        super(leaf, path, row);
        this.to = to;
        this.form = form;
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
        String misfit = form == null ? null : form.misfit(bytes, 0, bytes.length);
        if (misfit != null) {
            throw row.refuse(path, misfit);
        }
        try {
            to.append(bytes);
        } catch (IllegalStateException e) {
            throw row.refuse(path, String.valueOf(e.getMessage())); // no room in any vector
        }
    }
}
