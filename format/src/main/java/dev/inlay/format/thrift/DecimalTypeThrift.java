// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.I32;

import dev.inlay.format.LogicalType.DecimalType;
import dev.inlay.format.MalformedDataException;
import org.jspecify.annotations.Nullable;

/** {@link DecimalType}. */
final class DecimalTypeThrift {

    private static final int SCALE = I32 | 1;
    private static final int PRECISION = I32 | 2;

    private static final RequiredFields REQUIRED =
            RequiredFields.of("DecimalType").with(SCALE, "scale").with(PRECISION, "precision");

    private DecimalTypeThrift() {}

    static void write(ThriftWriter out, DecimalType type) {
        out.beginStruct();
        out.i32(SCALE, type.scale());
        out.i32(PRECISION, type.precision());
        out.endStruct();
    }

    /** Null if the numbers make no decimal. */
    static @Nullable DecimalType read(ThriftReader in) throws MalformedDataException {
        int scale = 0;
        int precision = 0;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case SCALE -> scale = in.i32();
                case PRECISION -> precision = in.i32();
                default -> in.skip();
            }
        }
        in.endStruct(REQUIRED);
        return precision >= 1 && scale >= 0 && scale <= precision ? new DecimalType(scale, precision) : null;
    }
}
