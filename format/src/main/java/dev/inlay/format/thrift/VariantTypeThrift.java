// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.I8;

import dev.inlay.format.LogicalType.VariantType;
import dev.inlay.format.MalformedDataException;
import org.jspecify.annotations.Nullable;

/** {@link VariantType}. */
final class VariantTypeThrift {

    private static final int SPECIFICATION_VERSION = I8 | 1;

    private VariantTypeThrift() {}

    static void write(ThriftWriter out, VariantType type) {
        out.beginStruct();
        out.i8(SPECIFICATION_VERSION, type.specificationVersion());
        out.endStruct();
    }

    static VariantType read(ThriftReader in) throws MalformedDataException {
        @Nullable Byte specificationVersion = null;
        in.beginStruct();
        while (in.nextField()) {
            if (in.field() == SPECIFICATION_VERSION) {
                specificationVersion = in.i8();
            } else {
                in.skip();
            }
        }
        in.endStruct();
        return new VariantType(specificationVersion);
    }
}
