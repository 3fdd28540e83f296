// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.vector.ListVector;
import dev.inlay.vector.MapVector;
import dev.inlay.vector.RecordBatch;
import dev.inlay.vector.StructVector;
import dev.inlay.vector.Validity;
import dev.inlay.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Structure into levels (Dremel: Melnik et al., VLDB 2010; spec-notes/11-levels.md): vectors inside vectors become, for each
 * leaf, its values with a definition level and a repetition level for each entry.
 *
 * <p>It goes down the schema a node at a time, and at each for a whole window of records. What comes in is one entry for each
 * slot of the node's vector ({@link Entries}); a struct settles the entries of its nulls, a list settles those of its nulls and
 * empty ones and makes an entry of each element. For {@code optional tags (LIST) of optional element}, maximum levels 3 and 1:
 *
 * <pre>
 *  record        0          1      2     3               offsets  0 3 3 3 4
 *                [a,null,b] null   []    [c]             elements a ? b c
 *
 *  records       live       live   live  live            an entry each; repetition 0
 *  nulls         live       0      live  live            null: level 0
 *  elements      live live live  0   1   live            empty: level 1
 *  repetition    0    1    1     0   0   0               an element after the first: 1
 *  leaf          3    2    3     0   1   3               null: level 2, all that live: 3
 *  values        a         b             c
 * </pre>
 *
 * Leaves of one struct share what was decided above them. Levels that are all the same are not made: a leaf without nulls
 * and lists around it is its vector.
 *
 * <p>The slots of a leaf's vector that a window refers to are one range, for the offsets of lists ascend. Within it may lie slots that
 * belong to no record, under a null list or struct that has elements nonetheless; they count as nulls that have no entry.
 *
 * <p>Windows are there to keep the arrays small. Nothing that is written depends on where they end.
 */
final class RecordShredder {

    private static final int WINDOW_ROWS = 4096;

    /** Elements of a window, those of a list for each leaf in it: 1 MiB of definition levels, unless a single record has more. */
    private static final int WINDOW_ELEMENTS = 1 << 18;

    private final List<Node> fields = new ArrayList<>();
    private final LeafRows[] leaves;
    private final boolean isFlat;
    private final Entries records = new Entries();
    private int rows;

    RecordShredder(FilePlan plan) {
        leaves = plan.columns().stream()
                .map(column -> new LeafRows(column.leaf()))
                .toArray(LeafRows[]::new);
        boolean flat = true;
        for (FieldShape shape : plan.shapes()) {
            fields.add(node(shape));
            flat &= shape instanceof FieldShape.LeafField;
        }
        isFlat = flat;
    }

    private Node node(FieldShape shape) {
        if (shape instanceof FieldShape.LeafField leaf) {
            return new LeafNode(leaf, leaves[leaf.ordinal()]);
        }
        if (shape instanceof FieldShape.StructField struct) {
            return new StructNode(
                    struct, struct.fields().stream().map(this::node).toList());
        }
        FieldShape.RepeatedField repeated = (FieldShape.RepeatedField) shape;
        return new RepeatedNode(
                repeated, repeated.inside().stream().map(this::node).toList());
    }

    /** Takes a batch up: {@link #shred} is about its rows from here on. */
    void open(RecordBatch batch) {
        rows = batch.rowCount();
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).open(batch.columns().get(i));
        }
    }

    /** Shreds rows from {@code from} on into {@link #leaves}; returns how many, at least one if there is one. */
    int shred(int from) {
        int count = isFlat ? rows - from : window(from);
        records.records(from, count);
        for (Node field : fields) {
            field.shred(records);
        }
        return count;
    }

    /** The rows that were shredded last: all leaves, in the order of the schema. */
    LeafRows[] leaves() {
        return leaves;
    }

    private int window(int from) {
        int count = Math.min(WINDOW_ROWS, rows - from);
        while (count > 1 && Node.elements(fields, from, from + count) > WINDOW_ELEMENTS) {
            count /= 2;
        }
        return count;
    }

    /** A field, and the vector that it has in the batch. */
    private abstract static class Node {

        abstract void open(Vector vector);

        abstract void shred(Entries outer);

        /** Elements of the lists in slots {@code [from, to)}, those of a list for each leaf in it. */
        abstract long elements(int from, int to);

        abstract int leafCount();

        static int leafCount(List<Node> nodes) {
            return nodes.stream().mapToInt(Node::leafCount).sum();
        }

        static long elements(List<Node> nodes, int from, int to) {
            long elements = 0;
            for (Node node : nodes) {
                elements += node.elements(from, to);
            }
            return elements;
        }
    }

    private static final class LeafNode extends Node {

        private final FieldShape.LeafField shape;
        private final LeafRows leaf;
        private Vector vector;
        private int[] levels = {};
        private long[] valid = {};

        LeafNode(FieldShape.LeafField shape, LeafRows leaf) {
            this.shape = shape;
            this.leaf = leaf;
            this.vector = leaf.values();
        }

        @Override
        void open(Vector column) {
            vector = column;
        }

        @Override
        void shred(Entries outer) {
            int slots = outer.endSlot() - outer.firstSlot();
            Vector window = vector.slice(outer.firstSlot(), slots);
            if (!outer.allSlotsLive()) {
                valid = outer.intersect(vector.validity(), valid);
                window = MaskedVector.of(window, new Validity(valid, 0, slots));
            }
            if (!outer.hasSettled()) {
                leaf.set(outer, window, null);
                return;
            }
            Validity validity = outer.hasNull(vector.validity()) ? vector.validity() : null;
            levels = outer.settle(validity, shape.definitionLevel() - 1, shape.definitionLevel(), levels);
            leaf.set(outer, window, levels);
        }

        @Override
        long elements(int from, int to) {
            return 0;
        }

        @Override
        int leafCount() {
            return 1;
        }
    }

    private static final class StructNode extends Node {

        private final FieldShape.StructField shape;
        private final List<Node> fields;
        private final Entries withoutNulls = new Entries();
        private @Nullable Validity validity;

        StructNode(FieldShape.StructField shape, List<Node> fields) {
            this.shape = shape;
            this.fields = fields;
        }

        @Override
        void open(Vector vector) {
            StructVector structs = (StructVector) vector;
            validity = structs.validity();
            for (int i = 0; i < fields.size(); i++) {
                fields.get(i).open(structs.field(i));
            }
        }

        @Override
        void shred(Entries outer) {
            Entries inner = withoutNulls.withoutNulls(outer, validity, shape.definitionLevel() - 1);
            for (Node field : fields) {
                field.shred(inner);
            }
        }

        @Override
        long elements(int from, int to) {
            return elements(fields, from, to);
        }

        @Override
        int leafCount() {
            return leafCount(fields);
        }
    }

    private static final class RepeatedNode extends Node {

        private static final int[] NO_OFFSETS = {0};

        private final FieldShape.RepeatedField shape;
        private final List<Node> inside;
        private final int leafCount;
        private final Entries withoutNulls = new Entries();
        private final Entries elements = new Entries();
        private @Nullable Validity validity;
        private int[] offsets = NO_OFFSETS;
        private int base;

        RepeatedNode(FieldShape.RepeatedField shape, List<Node> inside) {
            this.shape = shape;
            this.inside = inside;
            this.leafCount = leafCount(inside);
        }

        @Override
        void open(Vector vector) {
            validity = vector.validity();
            if (vector instanceof ListVector lists) {
                offsets = lists.offsets();
                base = lists.offset();
                inside.get(0).open(lists.elements());
            } else if (vector instanceof MapVector maps) {
                offsets = maps.offsets();
                base = maps.offset();
                inside.get(0).open(maps.keys());
                if (maps.values() != null) {
                    inside.get(1).open(maps.values());
                }
            }
        }

        @Override
        void shred(Entries outer) {
            Entries lists = withoutNulls.withoutNulls(outer, validity, shape.definitionLevel() - 1);
            Entries inner = elements.elements(lists, offsets, base, shape.definitionLevel(), shape.repetitionLevel());
            for (Node field : inside) {
                field.shred(inner);
            }
        }

        @Override
        long elements(int from, int to) {
            int first = offsets[base + from];
            int end = offsets[base + to];
            return (long) leafCount * (end - first) + elements(inside, first, end);
        }

        @Override
        int leafCount() {
            return leafCount;
        }
    }
}
