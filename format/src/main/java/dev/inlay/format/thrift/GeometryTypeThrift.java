// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.BINARY;

import dev.inlay.format.LogicalType.GeometryType;
import dev.inlay.format.MalformedDataException;
import org.jspecify.annotations.Nullable;

/** {@link GeometryType}. */
final class GeometryTypeThrift {

    private static final int CRS = BINARY | 1;

    private GeometryTypeThrift() {}

    static void write(ThriftWriter out, GeometryType type) {
        out.beginStruct();
        out.string(CRS, type.crs());
        out.endStruct();
    }

    static GeometryType read(ThriftReader in) throws MalformedDataException {
        @Nullable String crs = null;
        in.beginStruct();
        while (in.nextField()) {
            if (in.field() == CRS) {
                crs = in.string();
            } else {
                in.skip();
            }
        }
        in.endStruct();
        return new GeometryType(crs);
    }
}
