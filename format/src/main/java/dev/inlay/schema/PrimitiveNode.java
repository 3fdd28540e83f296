// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.Repetition;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A leaf of the schema: the one kind of field that is stored as a column.
 *
 * @param typeLength bytes of a value if {@code type} is FIXED_LEN_BYTE_ARRAY, else 0
 * @param logicalType an annotation that {@linkplain Annotations#fits fits} the physical type, or null
 */
public record PrimitiveNode(
        String name,
        Repetition repetition,
        PhysicalType type,
        int typeLength,
        @Nullable LogicalType logicalType,
        @Nullable Integer fieldId)
        implements SchemaNode {

    /** @throws IllegalArgumentException naming the field, if the length or the annotation is not one that the type can have */
    public PrimitiveNode {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(repetition, "repetition");
        Objects.requireNonNull(type, "type");
        if (type == PhysicalType.FIXED_LEN_BYTE_ARRAY ? typeLength <= 0 : typeLength != 0) {
            throw new IllegalArgumentException("field " + name + ": " + type + " of length " + typeLength);
        }
        String misfit = logicalType == null ? null : Annotations.misfit(logicalType, type, typeLength);
        if (misfit != null) {
            throw new IllegalArgumentException("field " + name + ": " + misfit);
        }
    }

    @Override
    public PrimitiveNode withRepetition(Repetition newRepetition) {
        return new PrimitiveNode(name, newRepetition, type, typeLength, logicalType, fieldId);
    }

    @Override
    public PrimitiveNode withFieldId(@Nullable Integer newFieldId) {
        return new PrimitiveNode(name, repetition, type, typeLength, logicalType, newFieldId);
    }
}
