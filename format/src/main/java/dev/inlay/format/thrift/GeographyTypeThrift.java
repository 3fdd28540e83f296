// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.BINARY;
import static dev.inlay.format.thrift.FieldType.I32;

import dev.inlay.format.EdgeInterpolationAlgorithm;
import dev.inlay.format.LogicalType.GeographyType;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.OpenEnum;
import org.jspecify.annotations.Nullable;

/** {@link GeographyType}. */
final class GeographyTypeThrift {

    private static final int CRS = BINARY | 1;
    private static final int ALGORITHM = I32 | 2;

    private GeographyTypeThrift() {}

    static void write(ThriftWriter out, GeographyType type) {
        out.beginStruct();
        out.string(CRS, type.crs());
        out.openEnum(ALGORITHM, type.algorithm());
        out.endStruct();
    }

    static GeographyType read(ThriftReader in) throws MalformedDataException {
        @Nullable String crs = null;
        @Nullable OpenEnum<EdgeInterpolationAlgorithm> algorithm = null;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case CRS -> crs = in.string();
                case ALGORITHM -> algorithm = in.openEnum(EdgeInterpolationAlgorithm.class);
                default -> in.skip();
            }
        }
        in.endStruct();
        return new GeographyType(crs, algorithm);
    }
}
