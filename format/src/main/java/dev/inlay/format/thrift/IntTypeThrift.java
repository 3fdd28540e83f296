// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.BOOL;
import static dev.inlay.format.thrift.FieldType.I8;

import dev.inlay.format.LogicalType.IntType;
import dev.inlay.format.MalformedDataException;
import org.jspecify.annotations.Nullable;

/** {@link IntType}. */
final class IntTypeThrift {

    private static final int BIT_WIDTH = I8 | 1;
    private static final int IS_SIGNED = BOOL | 2;

    private static final RequiredFields REQUIRED =
            RequiredFields.of("IntType").with(BIT_WIDTH, "bitWidth").with(IS_SIGNED, "isSigned");

    private IntTypeThrift() {}

    static void write(ThriftWriter out, IntType type) {
        out.beginStruct();
        out.i8(BIT_WIDTH, (byte) type.bitWidth());
        out.bool(IS_SIGNED, type.isSigned());
        out.endStruct();
    }

    /** Null if the width is none that an integer can have. */
    static @Nullable IntType read(ThriftReader in) throws MalformedDataException {
        byte bitWidth = 0;
        boolean isSigned = false;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case BIT_WIDTH -> bitWidth = in.i8();
                case IS_SIGNED -> isSigned = in.bool();
                default -> in.skip();
            }
        }
        in.endStruct(REQUIRED);
        return switch (bitWidth) {
            case 8, 16, 32, 64 -> new IntType(bitWidth, isSigned);
            default -> null;
        };
    }
}
