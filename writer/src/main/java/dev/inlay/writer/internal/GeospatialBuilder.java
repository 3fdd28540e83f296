// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.encoding.DenseValues;
import dev.inlay.format.GeospatialStatistics;
import dev.inlay.format.LogicalType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of a GEOMETRY or GEOGRAPHY column chunk are, and what they are (rows O05 to O11). Values are {@link Wkb}.
 *
 * <p>Of GEOGRAPHY there is no box. Its edges are arcs, which leave the box around their ends; its x are angles, so that the
 * smallest box may cross the antimeridian, and a pole has every x: a box around the vertices could make a reader skip
 * what is there. That takes geometry on a sphere, and the text lets a writer go without.
 */
final class GeospatialBuilder {

    private final boolean planar;
    private final CoordinateBounds bounds = new CoordinateBounds();
    /** Bit {@code 7 · (code / 1000) + code % 1000 − 1} for each type code: 28 of them. */
    private int types;

    private GeospatialBuilder(boolean planar) {
        this.planar = planar;
    }

    /** Null if the column has other values, or no bounds are asked for. */
    static @Nullable GeospatialBuilder of(ColumnPlan plan) {
        LogicalType annotation = plan.node().logicalType();
        boolean planar = annotation instanceof LogicalType.GeometryType;
        return plan.bounds() && (planar || annotation instanceof LogicalType.GeographyType)
                ? new GeospatialBuilder(planar)
                : null;
    }

    /** Takes the first {@code count} of {@code values}. */
    void add(DenseValues values, int count) {
        byte[] bytes = values.bytes();
        int[] offsets = values.offsets();
        int first = values.offset();
        for (int i = first; i < first + count; i++) {
            int code = Wkb.typeCode(bytes, offsets[i]);
            types |= 1 << (Wkb.KINDS * (code / 1000) + code % 1000 - 1);
            if (planar) {
                Wkb.addTo(bounds, bytes, offsets[i], offsets[i + 1]);
            }
        }
    }

    /** Takes the values that {@code part}, of the same column, has taken. */
    void merge(GeospatialBuilder part) {
        types |= part.types;
        bounds.merge(part.bounds);
    }

    /** Null if there was no value. */
    @Nullable
    GeospatialStatistics toThrift() {
        if (types == 0) {
            return null;
        }
        List<Integer> codes = new ArrayList<>();
        for (int bits = types; bits != 0; bits &= bits - 1) {
            int bit = Integer.numberOfTrailingZeros(bits);
            codes.add(1000 * (bit / Wkb.KINDS) + bit % Wkb.KINDS + 1);
        }
        return new GeospatialStatistics(bounds.toThrift(), codes);
    }
}
