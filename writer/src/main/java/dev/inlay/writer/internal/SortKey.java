// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.format.SortingColumn;
import dev.inlay.schema.GroupNode;
import dev.inlay.schema.Leaf;
import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaNode;
import dev.inlay.vector.RecordBatch;
import dev.inlay.vector.StructVector;
import dev.inlay.vector.Vector;
import dev.inlay.writer.SortOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A column that rows are sorted by, found in the schema.
 *
 * @param positions of the fields on the way to the leaf, each among its siblings
 * @param order of its values
 */
record SortKey(Leaf leaf, List<Integer> positions, SortOrder sort, ValueOrder order) {

    /** @throws IllegalArgumentException if the column is not in the schema, or rows cannot be sorted by it */
    static SortKey of(Schema schema, SortOrder sort) {
        Leaf leaf = schema.find(sort.column());
        String option = "option sortedBy, column " + sort.column() + ": ";
        if (leaf == null) {
            throw new IllegalArgumentException(option + "the schema has no such column");
        }
        if (leaf.maxRepetitionLevel() > 0) {
            throw new IllegalArgumentException(option + "rows have lists of its values, which have no order");
        }
        ValueOrder order = ValueOrder.of(leaf.node());
        if (order == ValueOrder.UNDEFINED) {
            throw new IllegalArgumentException(option + "its values have no order");
        }
        return new SortKey(leaf, positions(schema, leaf), sort, order);
    }

    private static List<Integer> positions(Schema schema, Leaf leaf) {
        List<Integer> positions = new ArrayList<>();
        List<SchemaNode> siblings = schema.fields();
        for (String name : leaf.path().names()) {
            int position = 0;
            while (!siblings.get(position).name().equals(name)) {
                position++;
            }
            positions.add(position);
            siblings = siblings.get(position) instanceof GroupNode group ? group.children() : List.of();
        }
        return List.copyOf(positions);
    }

    /** The vectors on the way to the leaf, the leaf's own last: a row has no value if one of them has none. */
    Vector[] vectors(RecordBatch batch) {
        Vector[] vectors = new Vector[positions.size()];
        vectors[0] = batch.columns().get(positions.get(0));
        for (int i = 1; i < vectors.length; i++) {
            vectors[i] = ((StructVector) vectors[i - 1]).field(positions.get(i));
        }
        return vectors;
    }

    SortingColumn toThrift() {
        return new SortingColumn(leaf.ordinal(), sort.descending(), sort.nullsFirst());
    }
}
