// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

import dev.inlay.format.LogicalType;
import dev.inlay.format.Repetition;
import org.jspecify.annotations.Nullable;

/** A field of a schema: a leaf that holds values, or a group of fields. Immutable, compared by content. */
public sealed interface SchemaNode permits PrimitiveNode, GroupNode {

    /** Any text; siblings of a schema that is to be written differ in it, case counts. */
    String name();

    /** How often the field occurs in its parent. */
    Repetition repetition();

    /** What the field means, or null if it means no more than its physical type. */
    @Nullable
    LogicalType logicalType();

    /** A number that outlives a change of name; any number, also negative. */
    @Nullable
    Integer fieldId();

    /** This node, occurring as often as {@code repetition} says. */
    SchemaNode withRepetition(Repetition repetition);

    /** This node with another field id, or with none. */
    SchemaNode withFieldId(@Nullable Integer fieldId);
}
