// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

import dev.inlay.format.PhysicalType;

/**
 * A column of the file: a primitive node and where it hangs. The maximum levels follow from the path alone (Dremel;
 * spec-notes/11-levels.md): each OPTIONAL or REPEATED node on it, the leaf included, adds a definition level, each
 * REPEATED one a repetition level.
 *
 * @param path names from below the root down to the leaf
 * @param ordinal position among the schema's leaves, which is the position of its column chunk in every row group
 * @param maxDefinitionLevel the definition level of an entry that holds a value
 * @param maxRepetitionLevel number of lists the value is in
 */
public record Leaf(ColumnPath path, PrimitiveNode node, int ordinal, int maxDefinitionLevel, int maxRepetitionLevel) {

    /** The physical type. */
    public PhysicalType type() {
        return node.type();
    }

    /** Whether every row has exactly one value, so that the column stores no levels. */
    public boolean isRequired() {
        return maxDefinitionLevel == 0;
    }
}
