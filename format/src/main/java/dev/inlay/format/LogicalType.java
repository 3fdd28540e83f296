// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import org.jspecify.annotations.Nullable;

/**
 * What the values of a field mean ({@code LogicalType}, a union, in parquet.thrift; LogicalTypes.md). The records have the names
 * of the union's member structs; their components are in Thrift order and validate themselves. Which physical types may
 * carry which annotation is said by {@link dev.inlay.schema.Annotations}.
 */
public sealed interface LogicalType {

    /** UTF-8 text on BYTE_ARRAY. */
    static LogicalType string() {
        return new StringType();
    }

    /** {@code unscaled × 10^-scale} on INT32, INT64, FIXED_LEN_BYTE_ARRAY or BYTE_ARRAY. */
    static LogicalType decimal(int precision, int scale) {
        return new DecimalType(scale, precision);
    }

    /** Days since 1970-01-01 on INT32. */
    static LogicalType date() {
        return new DateType();
    }

    /** Time of day on INT32 (MILLIS) or INT64 (MICROS, NANOS). */
    static LogicalType time(boolean isAdjustedToUtc, TimeUnit unit) {
        return new TimeType(isAdjustedToUtc, unit);
    }

    /** Time since 1970-01-01 00:00 on INT64: an instant if adjusted to UTC, else the fields of a wall clock. */
    static LogicalType timestamp(boolean isAdjustedToUtc, TimeUnit unit) {
        return new TimestampType(isAdjustedToUtc, unit);
    }

    /** Integers of 8, 16 or 32 bits on INT32, of 64 on INT64. */
    static LogicalType integer(int bitWidth, boolean isSigned) {
        return new IntType(bitWidth, isSigned);
    }

    /** Sixteen bytes, big-endian, on FIXED_LEN_BYTE_ARRAY(16). */
    static LogicalType uuid() {
        return new UuidType();
    }

    record StringType() implements LogicalType {}

    record MapType() implements LogicalType {}

    record ListType() implements LogicalType {}

    record EnumType() implements LogicalType {}

    /**
     * @param scale digits after the point, 0 to {@code precision}
     * @param precision digits in all, from 1; the storage sets the upper limit
     */
    record DecimalType(int scale, int precision) implements LogicalType {
        public DecimalType {
            if (precision < 1) {
                throw new IllegalArgumentException("DECIMAL precision " + precision + " < 1");
            }
            if (scale < 0 || scale > precision) {
                throw new IllegalArgumentException("DECIMAL scale " + scale + " not in 0 to precision " + precision);
            }
        }
    }

    record DateType() implements LogicalType {}

    record TimeType(boolean isAdjustedToUtc, TimeUnit unit) implements LogicalType {}

    record TimestampType(boolean isAdjustedToUtc, TimeUnit unit) implements LogicalType {}

    /** @param bitWidth 8, 16, 32 or 64 */
    record IntType(int bitWidth, boolean isSigned) implements LogicalType {
        public IntType {
            if (bitWidth != 8 && bitWidth != 16 && bitWidth != 32 && bitWidth != 64) {
                throw new IllegalArgumentException("INTEGER bit width " + bitWidth + " is not 8, 16, 32 or 64");
            }
        }
    }

    /** UNKNOWN: a column of nulls. */
    record NullType() implements LogicalType {}

    record JsonType() implements LogicalType {}

    record BsonType() implements LogicalType {}

    record UuidType() implements LogicalType {}

    record Float16Type() implements LogicalType {}

    /** @param specificationVersion of the variant encoding, or null if the file leaves it out */
    record VariantType(@Nullable Byte specificationVersion) implements LogicalType {}

    /** @param crs coordinate reference system; null means OGC:CRS84 */
    record GeometryType(@Nullable String crs) implements LogicalType {}

    /**
     * @param crs coordinate reference system; null means OGC:CRS84
     * @param algorithm how edges run; null means SPHERICAL
     */
    record GeographyType(@Nullable String crs, @Nullable OpenEnum<EdgeInterpolationAlgorithm> algorithm)
            implements LogicalType {}

    record FileType() implements LogicalType {}

    /**
     * INTERVAL: months, days and milliseconds on FIXED_LEN_BYTE_ARRAY(12). Not a member of the union (id 9 is reserved for
     * it): files say it by the converted type alone.
     */
    record IntervalType() implements LogicalType {}

    /**
     * A member of the union that this version does not know, or knows with a content it does not understand (a new time
     * unit). The column is read as its bare physical type, its order is undefined, and the annotation survives being
     * written again.
     *
     * @param id the member's field id
     * @param content the member's struct as Thrift compact bytes, stop byte included
     */
    record UnrecognizedType(int id, Binary content) implements LogicalType {}
}
