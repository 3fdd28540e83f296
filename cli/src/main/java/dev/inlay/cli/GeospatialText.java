// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.format.BoundingBox;
import dev.inlay.format.GeospatialStatistics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Geospatial statistics for people: {@code POINT, POLYGON Z; x -10.5 to 30.0, y 0.0 to 10.0, z 1.0 to 2.0}. */
final class GeospatialText {

    /** By type code, without its thousands. */
    private static final List<String> KINDS = List.of(
            "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION");

    private static final List<String> DIMENSIONS = List.of("", " Z", " M", " ZM");

    private GeospatialText() {}

    static String of(GeospatialStatistics statistics) {
        List<Integer> codes = statistics.geospatialTypes();
        BoundingBox box = statistics.bbox();
        return (codes == null || codes.isEmpty() ? "types unknown" : types(codes)) + "; "
                + (box == null ? "no box" : box(box));
    }

    private static String types(List<Integer> codes) {
        List<String> names = new ArrayList<>();
        for (int code : codes) {
            int kind = code % 1000;
            int dimensions = code / 1000;
            boolean known = code > 0 && kind >= 1 && kind <= KINDS.size() && dimensions < DIMENSIONS.size();
            names.add(known ? KINDS.get(kind - 1) + DIMENSIONS.get(dimensions) : "type " + code);
        }
        return String.join(", ", names);
    }

    private static String box(BoundingBox box) {
        String text = range("x", box.xmin(), box.xmax());
        if (box.xmin() > box.xmax()) {
            text += " across the antimeridian";
        }
        return text + ", " + range("y", box.ymin(), box.ymax()) + optional("z", box.zmin(), box.zmax())
                + optional("m", box.mmin(), box.mmax());
    }

    private static String optional(String name, @Nullable Double min, @Nullable Double max) {
        return min == null || max == null ? "" : ", " + range(name, min, max);
    }

    private static String range(String name, double min, double max) {
        return name + " " + min + " to " + max;
    }
}
