// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

import dev.inlay.format.LogicalType;
import dev.inlay.format.Repetition;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A field made of fields: a struct, or one of the groups that lists and maps are made of.
 *
 * @param children in the order of the file; files exist where two have one name, or where there are none
 * @param logicalType LIST, MAP, VARIANT, FILE, or one that is not known; or null
 */
public record GroupNode(
        String name,
        Repetition repetition,
        List<SchemaNode> children,
        @Nullable LogicalType logicalType,
        @Nullable Integer fieldId)
        implements SchemaNode {

    /** @throws IllegalArgumentException naming the field, if the annotation is one for leaves */
    public GroupNode {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(repetition, "repetition");
        children = List.copyOf(children);
        if (logicalType != null && !Annotations.fitsGroup(logicalType)) {
            throw new IllegalArgumentException(
                    "field " + name + ": " + AnnotationText.print(logicalType) + " cannot annotate a group");
        }
    }

    @Override
    public GroupNode withRepetition(Repetition newRepetition) {
        return new GroupNode(name, newRepetition, children, logicalType, fieldId);
    }

    @Override
    public GroupNode withFieldId(@Nullable Integer newFieldId) {
        return new GroupNode(name, repetition, children, logicalType, newFieldId);
    }
}
