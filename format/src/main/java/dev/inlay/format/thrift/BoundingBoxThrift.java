// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.DOUBLE;

import dev.inlay.format.BoundingBox;
import dev.inlay.format.MalformedDataException;
import org.jspecify.annotations.Nullable;

/** {@link BoundingBox}: the only struct with doubles. */
final class BoundingBoxThrift {

    private static final int XMIN = DOUBLE | 1;
    private static final int XMAX = DOUBLE | 2;
    private static final int YMIN = DOUBLE | 3;
    private static final int YMAX = DOUBLE | 4;
    private static final int ZMIN = DOUBLE | 5;
    private static final int ZMAX = DOUBLE | 6;
    private static final int MMIN = DOUBLE | 7;
    private static final int MMAX = DOUBLE | 8;

    private static final RequiredFields REQUIRED = RequiredFields.of("BoundingBox")
            .with(XMIN, "xmin")
            .with(XMAX, "xmax")
            .with(YMIN, "ymin")
            .with(YMAX, "ymax");

    private BoundingBoxThrift() {}

    static void write(ThriftWriter out, BoundingBox box) {
        out.beginStruct();
        out.float64(XMIN, box.xmin());
        out.float64(XMAX, box.xmax());
        out.float64(YMIN, box.ymin());
        out.float64(YMAX, box.ymax());
        out.float64(ZMIN, box.zmin());
        out.float64(ZMAX, box.zmax());
        out.float64(MMIN, box.mmin());
        out.float64(MMAX, box.mmax());
        out.endStruct();
    }

    static BoundingBox read(ThriftReader in) throws MalformedDataException {
        double xmin = 0;
        double xmax = 0;
        double ymin = 0;
        double ymax = 0;
        @Nullable Double zmin = null;
        @Nullable Double zmax = null;
        @Nullable Double mmin = null;
        @Nullable Double mmax = null;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case XMIN -> xmin = in.float64();
                case XMAX -> xmax = in.float64();
                case YMIN -> ymin = in.float64();
                case YMAX -> ymax = in.float64();
                case ZMIN -> zmin = in.float64();
                case ZMAX -> zmax = in.float64();
                case MMIN -> mmin = in.float64();
                case MMAX -> mmax = in.float64();
                default -> in.skip();
            }
        }
        in.endStruct(REQUIRED);
        return new BoundingBox(xmin, xmax, ymin, ymax, zmin, zmax, mmin, mmax);
    }
}
