// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One node of the schema tree, flattened ({@code SchemaElement} in parquet.thrift). A group has {@code numChildren} and no
 * {@code type}; a leaf has a {@code type}.
 *
 * @param type how a leaf's values are stored; null for a group
 * @param typeLength bytes of a value of FIXED_LEN_BYTE_ARRAY, else without meaning
 * @param repetitionType how often the field occurs; absent (or without meaning) at the root only
 * @param name the field's own name, not its path; may be empty
 * @param numChildren direct children of a group; the next elements of the list are their subtrees
 * @param convertedType the older annotation
 * @param scale of a DECIMAL given by {@code convertedType}; absent means 0
 * @param precision of a DECIMAL given by {@code convertedType}
 * @param fieldId the application's number for this field; any value (S05)
 * @param logicalType the annotation; it wins over {@code convertedType} where both are set. Never INTERVAL, which only
 *     {@code convertedType} can say
 */
public record SchemaElement(
        @Nullable PhysicalType type,
        @Nullable Integer typeLength,
        @Nullable Repetition repetitionType,
        String name,
        @Nullable Integer numChildren,
        @Nullable OpenEnum<ConvertedType> convertedType,
        @Nullable Integer scale,
        @Nullable Integer precision,
        @Nullable Integer fieldId,
        @Nullable LogicalType logicalType) {

    public SchemaElement {
        Objects.requireNonNull(name, "name");
        if (logicalType instanceof LogicalType.IntervalType) {
            throw new IllegalArgumentException(name + ": INTERVAL has a converted type only");
        }
    }
}
