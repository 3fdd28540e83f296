// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.format.BoundingBox;
import org.jspecify.annotations.Nullable;

/**
 * The smallest and largest coordinate in each dimension (row O06). NaN, which is how an empty point is written, compares
 * with nothing and so never becomes one; a dimension in which no coordinate came has its limits the wrong way around.
 */
final class CoordinateBounds {

    private double xmin = Double.POSITIVE_INFINITY;
    private double xmax = Double.NEGATIVE_INFINITY;
    private double ymin = Double.POSITIVE_INFINITY;
    private double ymax = Double.NEGATIVE_INFINITY;
    private double zmin = Double.POSITIVE_INFINITY;
    private double zmax = Double.NEGATIVE_INFINITY;
    private double mmin = Double.POSITIVE_INFINITY;
    private double mmax = Double.NEGATIVE_INFINITY;

    void addXy(double x, double y) {
        xmin = x < xmin ? x : xmin;
        xmax = x > xmax ? x : xmax;
        ymin = y < ymin ? y : ymin;
        ymax = y > ymax ? y : ymax;
    }

    void addZ(double z) {
        zmin = z < zmin ? z : zmin;
        zmax = z > zmax ? z : zmax;
    }

    void addM(double m) {
        mmin = m < mmin ? m : mmin;
        mmax = m > mmax ? m : mmax;
    }

    void merge(CoordinateBounds part) {
        xmin = Math.min(xmin, part.xmin);
        xmax = Math.max(xmax, part.xmax);
        ymin = Math.min(ymin, part.ymin);
        ymax = Math.max(ymax, part.ymax);
        zmin = Math.min(zmin, part.zmin);
        zmax = Math.max(zmax, part.zmax);
        mmin = Math.min(mmin, part.mmin);
        mmax = Math.max(mmax, part.mmax);
    }

    /** Null without an x or without a y: these two a box must have. */
    @Nullable
    BoundingBox toThrift() {
        if (xmin > xmax || ymin > ymax) {
            return null;
        }
        boolean z = zmin <= zmax;
        boolean m = mmin <= mmax;
        return new BoundingBox(
                xmin,
                xmax,
                ymin,
                ymax,
                z ? (Double) zmin : null,
                z ? (Double) zmax : null,
                m ? (Double) mmin : null,
                m ? (Double) mmax : null);
    }
}
