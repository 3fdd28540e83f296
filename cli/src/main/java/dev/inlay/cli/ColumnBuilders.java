// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.schema.PrimitiveNode;
import org.jspecify.annotations.Nullable;

/** The one place that knows which builder a column of a given type needs. */
final class ColumnBuilders {

    private static final int MAX_PRECISION = 38;

    private ColumnBuilders() {}

    /**
     * @param capacity rows of a batch
     * @param lenient whether the user has named the type, so that 007 is a seven and not a code
     * @throws Failure if no text stands for values of this type
     */
    static ColumnBuilder of(PrimitiveNode column, int capacity, boolean lenient) {
        ColumnBuilder builder = column.logicalType() == null
                ? physical(column, capacity, lenient)
                : annotated(column, column.logicalType(), capacity, lenient);
        if (builder == null) {
            throw Failure.failed(
                    "column " + Quoted.of(column.name()) + ": " + TypeText.of(column) + " cannot be read from CSV");
        }
        return builder;
    }

    private static @Nullable ColumnBuilder physical(PrimitiveNode column, int capacity, boolean lenient) {
        return switch (column.type()) {
            case BOOLEAN -> new BooleanColumn(capacity, lenient);
            case INT32 -> new IntegerColumns.Int32(capacity, 32, true, lenient);
            case INT64 -> new IntegerColumns.Int64(capacity, lenient);
            case INT96 -> null;
            case FLOAT -> new FloatingColumns.Float32(capacity, lenient);
            case DOUBLE -> new FloatingColumns.Float64(capacity, lenient);
            case BYTE_ARRAY -> new TextColumns.Text(capacity);
            case FIXED_LEN_BYTE_ARRAY -> new TextColumns.FixedText(capacity, column.typeLength());
        };
    }

    private static @Nullable ColumnBuilder annotated(
            PrimitiveNode column, LogicalType logical, int capacity, boolean lenient) {
        if (logical instanceof LogicalType.StringType
                || logical instanceof LogicalType.EnumType
                || logical instanceof LogicalType.JsonType) {
            return new TextColumns.Text(capacity);
        }
        if (logical instanceof LogicalType.IntType type) {
            boolean wide = column.type() == PhysicalType.INT64;
            return !wide
                    ? new IntegerColumns.Int32(capacity, type.bitWidth(), type.isSigned(), lenient)
                    : type.isSigned()
                            ? new IntegerColumns.Int64(capacity, lenient)
                            : new IntegerColumns.UnsignedInt64(capacity);
        }
        if (logical instanceof LogicalType.DecimalType type) {
            return type.precision() > MAX_PRECISION ? null : DecimalColumns.of(column, type, capacity, lenient);
        }
        if (logical instanceof LogicalType.DateType) {
            return new TimeColumns.Date(capacity);
        }
        if (logical instanceof LogicalType.TimeType type) {
            return column.type() == PhysicalType.INT32
                    ? new TimeColumns.TimeOfDay32(capacity, type.unit())
                    : new TimeColumns.TimeOfDay64(capacity, type.unit());
        }
        if (logical instanceof LogicalType.TimestampType type) {
            return new TimeColumns.Timestamp(capacity, type.unit(), type.isAdjustedToUtc());
        }
        return logical instanceof LogicalType.UuidType ? new TextColumns.Uuid(capacity) : null;
    }
}
