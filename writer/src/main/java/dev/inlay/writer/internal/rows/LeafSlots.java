// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.schema.GroupNode;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.schema.SchemaNode;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.BooleanVector;
import dev.inlay.vector.DoubleVector;
import dev.inlay.vector.FixedBinaryVector;
import dev.inlay.vector.FloatVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.VectorBuilder;
import dev.inlay.writer.internal.ByteArrayForm;
import org.jspecify.annotations.Nullable;

/** Which slot a leaf has: by its annotation where that gives values another form, else by its physical type. */
final class LeafSlots {

    private LeafSlots() {}

    static Slot of(PrimitiveNode leaf, VectorBuilder builder, String path, CurrentRow row) {
        LogicalType annotation = leaf.logicalType();
        if (annotation instanceof LogicalType.NullType) {
            return new UnknownSlot(leaf, builder, path, row);
        }
        if (annotation instanceof LogicalType.DecimalType decimal) {
            return new DecimalSlot(leaf, decimal, builder, path, row);
        }
        if (annotation instanceof LogicalType.TimeType time) {
            return new TimeSlot(leaf, time, builder, path, row);
        }
        return switch (leaf.type()) {
            case BOOLEAN -> new BooleanSlot(leaf, (BooleanVector.Builder) builder, path, row);
            case INT32 ->
                annotation instanceof LogicalType.DateType
                        ? new DateSlot(leaf, (IntVector.Builder) builder, path, row)
                        : new IntSlot(leaf, (IntVector.Builder) builder, path, row);
            case INT64 ->
                annotation instanceof LogicalType.TimestampType timestamp
                        ? new TimestampSlot(leaf, timestamp, (LongVector.Builder) builder, path, row)
                        : new LongSlot(leaf, (LongVector.Builder) builder, path, row);
            case FLOAT -> new FloatSlot(leaf, (FloatVector.Builder) builder, path, row);
            case DOUBLE -> new DoubleSlot(leaf, (DoubleVector.Builder) builder, path, row);
            case BYTE_ARRAY ->
                TextSlot.isText(annotation)
                        ? new TextSlot(leaf, (BinaryVector.Builder) builder, path, row)
                        : new BytesSlot(leaf, (BinaryVector.Builder) builder, path, row, ByteArrayForm.of(leaf, null));
            case INT96, FIXED_LEN_BYTE_ARRAY -> fixed(leaf, (FixedBinaryVector.Builder) builder, path, row);
        };
    }

    /** The slot of a field of {@code group}, if the group asks more of it than it does itself; else null. */
    static @Nullable Slot ofPart(
            GroupNode group, SchemaNode field, VectorBuilder builder, String path, CurrentRow row) {
        if (!(field instanceof PrimitiveNode leaf)) {
            return null;
        }
        if (group.logicalType() instanceof LogicalType.VariantType) {
            return new BytesSlot(leaf, (BinaryVector.Builder) builder, path, row, ByteArrayForm.of(leaf, group));
        }
        return group.logicalType() instanceof LogicalType.FileType && leaf.type() == PhysicalType.INT64
                ? LongSlot.notNegative(leaf, (LongVector.Builder) builder, path, row)
                : null;
    }

    private static Slot fixed(PrimitiveNode leaf, FixedBinaryVector.Builder builder, String path, CurrentRow row) {
        LogicalType annotation = leaf.logicalType();
        if (annotation instanceof LogicalType.UuidType) {
            return new UuidSlot(leaf, builder, path, row);
        }
        if (annotation instanceof LogicalType.Float16Type) {
            return new Float16Slot(leaf, builder, path, row);
        }
        if (annotation instanceof LogicalType.IntervalType) {
            return new IntervalSlot(leaf, builder, path, row);
        }
        return new FixedSlot(leaf, builder, path, row);
    }
}
