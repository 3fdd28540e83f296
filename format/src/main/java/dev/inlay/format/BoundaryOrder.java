// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

/** Whether the page bounds of a column index are sorted ({@code BoundaryOrder} in parquet.thrift). */
public enum BoundaryOrder implements ThriftEnum {
    UNORDERED(0),
    ASCENDING(1),
    DESCENDING(2);

    private final int id;

    BoundaryOrder(int id) {
        this.id = id;
    }

    @Override
    public int id() {
        return id;
    }
}
