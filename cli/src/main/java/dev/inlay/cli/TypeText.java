// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.schema.PrimitiveNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Types in few letters, for messages and tables: what a column means, else what it is stored as. */
final class TypeText {

    private TypeText() {}

    static String of(PrimitiveNode column) {
        LogicalType logical = column.logicalType();
        return logical == null ? physical(column.type(), column.typeLength()) : logical(logical);
    }

    /** {@code INT64}, {@code FIXED_LEN_BYTE_ARRAY(16)}. */
    static String physical(PhysicalType type, int typeLength) {
        return type == PhysicalType.FIXED_LEN_BYTE_ARRAY ? type + "(" + typeLength + ")" : type.name();
    }

    /** {@code STRING}, {@code DECIMAL(9, 2)}, {@code TIMESTAMP(MICROS, UTC)}. */
    static String logical(LogicalType type) {
        if (type instanceof LogicalType.DecimalType decimal) {
            return "DECIMAL(" + decimal.precision() + ", " + decimal.scale() + ")";
        }
        if (type instanceof LogicalType.TimeType time) {
            return "TIME(" + time.unit() + ", " + clock(time.isAdjustedToUtc()) + ")";
        }
        if (type instanceof LogicalType.TimestampType timestamp) {
            return "TIMESTAMP(" + timestamp.unit() + ", " + clock(timestamp.isAdjustedToUtc()) + ")";
        }
        if (type instanceof LogicalType.IntType integer) {
            return (integer.isSigned() ? "INT(" : "UINT(") + integer.bitWidth() + ")";
        }
        if (type instanceof LogicalType.GeometryType geometry) {
            return "GEOMETRY" + inBrackets(geometry.crs());
        }
        if (type instanceof LogicalType.GeographyType geography) {
            return "GEOGRAPHY" + inBrackets(geography.crs());
        }
        if (type instanceof LogicalType.NullType) {
            return "UNKNOWN";
        }
        if (type instanceof LogicalType.UnrecognizedType unrecognized) {
            return "#" + unrecognized.id();
        }
        // the rest have no parameters that anybody misses here: StringType is STRING, Float16Type is FLOAT16
        String name = type.getClass().getSimpleName();
        return name.substring(0, name.length() - "Type".length()).toUpperCase(Locale.ROOT);
    }

    private static String clock(boolean isAdjustedToUtc) {
        return isAdjustedToUtc ? "UTC" : "local";
    }

    private static String inBrackets(@Nullable String text) {
        return text == null ? "" : "(" + Quoted.escaped(text) + ")";
    }
}
