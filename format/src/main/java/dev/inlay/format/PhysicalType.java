// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

/** How the values of a leaf are stored ({@code Type} in parquet.thrift). What they mean is said by a {@link LogicalType}. */
public enum PhysicalType implements ThriftEnum {
    /** One bit. */
    BOOLEAN(0, 0),
    /** Four bytes, two's complement, little-endian. */
    INT32(1, 4),
    /** Eight bytes, two's complement, little-endian. */
    INT64(2, 8),
    /** Twelve bytes, the old timestamp of Impala and Spark: nanoseconds of the day, then the Julian day. Deprecated. */
    INT96(3, 12),
    /** Four bytes, IEEE 754 binary32, little-endian. */
    FLOAT(4, 4),
    /** Eight bytes, IEEE 754 binary64, little-endian. */
    DOUBLE(5, 8),
    /** Any number of bytes. */
    BYTE_ARRAY(6, 0),
    /** As many bytes as the schema says. */
    FIXED_LEN_BYTE_ARRAY(7, 0);

    private final int id;
    private final int width;

    PhysicalType(int id, int width) {
        this.id = id;
        this.width = width;
    }

    @Override
    public int id() {
        return id;
    }

    /** Bytes a value takes in PLAIN, or 0 where that is not fixed by the type alone (bits, byte arrays). */
    public int width() {
        return width;
    }
}
