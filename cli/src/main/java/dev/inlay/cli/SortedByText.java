// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.schema.Leaf;
import dev.inlay.schema.Schema;
import dev.inlay.writer.SortOrder;
import java.util.Arrays;
import java.util.List;

/** What {@code --sorted-by} is given: {@code day, id desc, price nulls first}, the words as in SQL. */
final class SortedByText {

    private SortedByText() {}

    /** @throws Failure if a column is not in the schema */
    static SortOrder[] parse(String text, Schema schema) {
        return Arrays.stream(text.split(",", -1))
                .map(part -> one(part.strip(), schema))
                .toArray(SortOrder[]::new);
    }

    private static SortOrder one(String part, Schema schema) {
        String rest = part;
        boolean nullsFirst = endsWith(rest, " nulls first");
        rest = nullsFirst ? without(rest, " nulls first") : without(rest, " nulls last");
        boolean descending = endsWith(rest, " desc");
        rest = descending ? without(rest, " desc") : without(rest, " asc");
        String column = rest;
        List<Leaf> found = schema.leaves().stream()
                .filter(leaf -> leaf.path().toString().equals(column))
                .toList();
        if (found.isEmpty()) {
            throw Failure.usage("--sorted-by: there is no column " + Quoted.of(column));
        }
        return new SortOrder(found.get(0).path(), descending, nullsFirst);
    }

    private static boolean endsWith(String text, String words) {
        return text.regionMatches(true, text.length() - words.length(), words, 0, words.length());
    }

    private static String without(String text, String words) {
        return endsWith(text, words)
                ? text.substring(0, text.length() - words.length()).strip()
                : text;
    }
}
