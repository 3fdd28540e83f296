// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A node of the schema as a footer holds it, in a list that is the tree depth first. Components are as the file has them,
 * also where they contradict each other; {@link dev.inlay.schema.SchemaElements} makes the tree.
 *
 * @param type of a leaf; null for a group
 * @param typeLength bytes of a FIXED_LEN_BYTE_ARRAY
 * @param repetitionType of all but the root
 * @param numChildren elements of a group's own that follow it
 * @param convertedType the older form of {@code logicalType}
 * @param scale of a DECIMAL
 * @param precision of a DECIMAL
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
    }
}
