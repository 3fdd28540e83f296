// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

import java.util.List;

/**
 * The names from below the root down to a node. Paths are compared name by name, never as joined text: a name may hold a
 * dot, or be empty.
 *
 * @param names from the outermost field to the node itself
 */
public record ColumnPath(List<String> names) {

    public ColumnPath {
        names = List.copyOf(names);
    }

    public static ColumnPath of(String... names) {
        return new ColumnPath(List.of(names));
    }

    /** The names with dots between them: for people; two paths can look alike. */
    @Override
    public String toString() {
        return String.join(".", names);
    }
}
