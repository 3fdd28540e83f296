// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the shapes of a GEOMETRY or GEOGRAPHY column chunk are ({@code GeospatialStatistics} in parquet.thrift).
 *
 * @param bbox contains all of them; null if unknown
 * @param geospatialTypes the WKB type codes that occur, 1001 for POINT Z and so on; null or empty if unknown
 */
public record GeospatialStatistics(
        @Nullable BoundingBox bbox, @Nullable List<Integer> geospatialTypes) {

    public GeospatialStatistics {
        geospatialTypes = geospatialTypes == null ? null : List.copyOf(geospatialTypes);
    }
}
