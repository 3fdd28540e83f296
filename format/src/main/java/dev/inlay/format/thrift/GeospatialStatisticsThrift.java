// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.LIST;
import static dev.inlay.format.thrift.FieldType.STRUCT;

import dev.inlay.format.BoundingBox;
import dev.inlay.format.GeospatialStatistics;
import dev.inlay.format.MalformedDataException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link GeospatialStatistics}. */
final class GeospatialStatisticsThrift {

    private static final int BBOX = STRUCT | 1;
    private static final int GEOSPATIAL_TYPES = LIST | 2;

    private GeospatialStatisticsThrift() {}

    static void write(ThriftWriter out, GeospatialStatistics statistics) {
        out.beginStruct();
        out.struct(BBOX, statistics.bbox(), BoundingBoxThrift::write);
        out.i32List(GEOSPATIAL_TYPES, statistics.geospatialTypes());
        out.endStruct();
    }

    static GeospatialStatistics read(ThriftReader in) throws MalformedDataException {
        @Nullable BoundingBox bbox = null;
        @Nullable List<Integer> geospatialTypes = null;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case BBOX -> bbox = in.struct(BoundingBoxThrift::read);
                case GEOSPATIAL_TYPES -> geospatialTypes = in.i32List();
                default -> in.skip();
            }
        }
        in.endStruct();
        return new GeospatialStatistics(bbox, geospatialTypes);
    }
}
