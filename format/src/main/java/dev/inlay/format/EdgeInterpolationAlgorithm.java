// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

/** How the edge between two points of a GEOGRAPHY runs ({@code EdgeInterpolationAlgorithm} in parquet.thrift). */
public enum EdgeInterpolationAlgorithm implements ThriftEnum {
    SPHERICAL(0),
    VINCENTY(1),
    THOMAS(2),
    ANDOYER(3),
    KARNEY(4);

    private final int id;

    EdgeInterpolationAlgorithm(int id) {
        this.id = id;
    }

    @Override
    public int id() {
        return id;
    }
}
