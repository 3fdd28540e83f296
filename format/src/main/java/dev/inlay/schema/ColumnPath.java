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
public record ColumnPath(List<String> names) implements Comparable<ColumnPath> {

    public ColumnPath {
        names = List.copyOf(names);
    }

    public static ColumnPath of(String... names) {
        return new ColumnPath(List.of(names));
    }

    /**
     * Name by name, a prefix first. The order also keeps hash maps of paths fast when a hostile schema is full of names with
     * one hash code.
     */
    @Override
    public int compareTo(ColumnPath other) {
        int common = Math.min(names.size(), other.names.size());
        for (int i = 0; i < common; i++) {
            int order = names.get(i).compareTo(other.names.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(names.size(), other.names.size());
    }

    /** The names with dots between them: for people; two paths can look alike. */
    @Override
    public String toString() {
        return String.join(".", names);
    }
}
