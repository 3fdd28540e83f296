// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import org.jspecify.annotations.Nullable;

/**
 * A box around shapes, in the units of their coordinate reference system ({@code BoundingBox} in parquet.thrift). For
 * GEOGRAPHY {@code xmin} may be larger than {@code xmax}: then the box crosses the antimeridian (O07).
 *
 * @param zmin absent, as {@code zmax}, where no shape has a height
 * @param mmin absent, as {@code mmax}, where no shape has a measure
 */
public record BoundingBox(
        double xmin,
        double xmax,
        double ymin,
        double ymax,
        @Nullable Double zmin,
        @Nullable Double zmax,
        @Nullable Double mmin,
        @Nullable Double mmax) {}
