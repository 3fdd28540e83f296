// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.schema.PrimitiveNode;
import dev.inlay.vector.FixedBinaryVector;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.UUID;

/** UUID on FIXED_LEN_BYTE_ARRAY(16): the sixteen bytes in the order in which they are printed (LogicalTypes.md, "UUID"). */
final class UuidSlot extends FixedSlot {

    private static final VarHandle INT64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes = new byte[16];

    UuidSlot(PrimitiveNode leaf, FixedBinaryVector.Builder to, String path, CurrentRow row) {
        super(leaf, to, path, row);
    }

    @Override
    String takes() {
        return "UUID takes UUID and byte[]";
    }

    @Override
    void setObject(Object value) {
        if (!(value instanceof UUID uuid)) {
            super.setObject(value);
            return;
        }
        INT64.set(bytes, 0, uuid.getMostSignificantBits());
        INT64.set(bytes, 8, uuid.getLeastSignificantBits());
        to.append(bytes, 0);
    }
}
