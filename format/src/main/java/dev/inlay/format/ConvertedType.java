// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

/** The older form of a {@link LogicalType} ({@code ConvertedType} in parquet.thrift), still written beside it for older readers. */
public enum ConvertedType implements ThriftEnum {
    UTF8(0),
    MAP(1),
    /** An old mark on the middle group of a map, or, in some files, on the map itself. */
    MAP_KEY_VALUE(2),
    LIST(3),
    ENUM(4),
    DECIMAL(5),
    DATE(6),
    TIME_MILLIS(7),
    TIME_MICROS(8),
    TIMESTAMP_MILLIS(9),
    TIMESTAMP_MICROS(10),
    UINT_8(11),
    UINT_16(12),
    UINT_32(13),
    UINT_64(14),
    INT_8(15),
    INT_16(16),
    INT_32(17),
    INT_64(18),
    JSON(19),
    BSON(20),
    /** The one annotation that has no logical type. */
    INTERVAL(21);

    private final int id;

    ConvertedType(int id) {
        this.id = id;
    }

    @Override
    public int id() {
        return id;
    }
}
