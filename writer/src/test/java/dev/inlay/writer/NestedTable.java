// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import dev.inlay.format.LogicalType;
import dev.inlay.format.Repetition;
import dev.inlay.io.MemoryFile;
import dev.inlay.schema.ColumnPath;
import dev.inlay.schema.GroupNode;
import dev.inlay.schema.Leaf;
import dev.inlay.schema.ListShape;
import dev.inlay.schema.MapShape;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaNode;
import dev.inlay.vector.ListVector;
import dev.inlay.vector.MapVector;
import dev.inlay.vector.RecordBatch;
import dev.inlay.vector.StructVector;
import dev.inlay.vector.Validity;
import dev.inlay.vector.Vector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Records as boxed values: a record or struct is the list of its fields, a list the list of its elements, a map the list of
 * its entries, each a list of key and value. Null is null; leaves are as in {@link FileDump}.
 */
record NestedTable(Schema schema, List<List<Object>> rows) {

    static NestedTable random(Schema schema, int rows, Random random) {
        List<List<Object>> records = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            List<Object> fields = new ArrayList<>();
            schema.fields().forEach(field -> fields.add(value(field, random)));
            records.add(fields);
        }
        return new NestedTable(schema, records);
    }

    private static Object value(SchemaNode node, Random random) {
        if (node.repetition() == Repetition.OPTIONAL && random.nextInt(4) == 0) {
            return null;
        }
        ListShape list = ListShape.of(node);
        MapShape map = MapShape.of(node);
        List<Object> values = new ArrayList<>();
        int size = random.nextInt(3) == 0 ? random.nextInt(12) : random.nextInt(3);
        if (list != null) {
            for (int i = 0; i < size; i++) {
                values.add(value(list.element(), random));
            }
        } else if (map != null) {
            for (int i = 0; i < size; i++) {
                List<Object> entry = new ArrayList<>();
                map.keyValue().children().forEach(field -> entry.add(value(field, random)));
                values.add(entry);
            }
        } else if (node instanceof GroupNode group) {
            group.children().forEach(field -> values.add(value(field, random)));
        } else {
            return Table.value(leaf(node), new Random(random.nextInt(30)));
        }
        return values;
    }

    /** The batch of rows {@code from} to before {@code to}. */
    RecordBatch batch(int from, int to) {
        return batch(from, to, null);
    }

    /** @param garbage decides what lies in slots that belong to no record; null for as little as possible */
    RecordBatch batch(int from, int to, Random garbage) {
        List<Vector> vectors = new ArrayList<>();
        for (int i = 0; i < schema.fields().size(); i++) {
            List<Object> values = new ArrayList<>();
            for (List<Object> row : rows.subList(from, to)) {
                values.add(row.get(i));
            }
            vectors.add(vector(schema.fields().get(i), values, garbage));
        }
        return new RecordBatch(schema, to - from, vectors);
    }

    byte[] write(WriterOptions options) throws IOException {
        return write(options, List.of(batch(0, rows.size())));
    }

    byte[] write(WriterOptions options, List<RecordBatch> batches) throws IOException {
        MemoryFile file = new MemoryFile();
        ParquetFiles.write(file, schema, options, batches);
        return file.toByteArray();
    }

    FileDump dump(WriterOptions options) throws IOException {
        return new FileDump(write(options), schema);
    }

    private static Vector vector(SchemaNode node, List<Object> values, Random garbage) {
        ListShape list = ListShape.of(node);
        MapShape map = MapShape.of(node);
        if (list != null) {
            List<Object> elements = new ArrayList<>();
            int[] offsets = offsets(values, elements, () -> anything(list.element(), garbage), garbage);
            Vector inside = vector(list.element(), elements, garbage);
            return new ListVector(offsets, 0, values.size(), validity(values), inside);
        }
        if (map != null) {
            List<Object> entries = new ArrayList<>();
            GroupNode keyValue = map.keyValue();
            int[] offsets = offsets(values, entries, () -> anything(required(keyValue), garbage), garbage);
            List<Vector> inside = fields(keyValue, entries, garbage);
            return new MapVector(
                    offsets,
                    0,
                    values.size(),
                    validity(values),
                    inside.get(0),
                    map.value() == null ? null : inside.get(1));
        }
        if (node instanceof GroupNode group) {
            return new StructVector(fields(group, values, garbage), values.size(), validity(values));
        }
        return Table.vector(leaf(node), values);
    }

    private static List<Vector> fields(GroupNode group, List<Object> structs, Random garbage) {
        List<Vector> vectors = new ArrayList<>();
        for (int i = 0; i < group.children().size(); i++) {
            SchemaNode field = group.children().get(i);
            List<Object> values = new ArrayList<>();
            for (Object struct : structs) {
                values.add(struct == null ? anything(field, garbage) : ((List<?>) struct).get(i));
            }
            vectors.add(vector(field, values, garbage));
        }
        return vectors;
    }

    /** Where each list begins; its elements go to {@code elements}, with some that nobody owns in between. */
    private static int[] offsets(
            List<Object> lists, List<Object> elements, java.util.function.Supplier<Object> anything, Random garbage) {
        int[] offsets = new int[lists.size() + 1];
        litter(elements, anything, garbage);
        for (int i = 0; i < lists.size(); i++) {
            offsets[i] = elements.size();
            if (lists.get(i) == null) {
                litter(elements, anything, garbage);
            } else {
                elements.addAll((List<?>) lists.get(i));
            }
        }
        offsets[lists.size()] = elements.size();
        litter(elements, anything, garbage);
        return offsets;
    }

    private static void litter(List<Object> elements, java.util.function.Supplier<Object> anything, Random garbage) {
        for (int i = garbage == null ? 0 : garbage.nextInt(4); i > 0; i--) {
            elements.add(anything.get());
        }
    }

    /** What may lie where nobody looks: null although the field is required, or a value although something around it is null. */
    private static Object anything(SchemaNode node, Random garbage) {
        return garbage == null || garbage.nextInt(3) == 0 ? null : value(node, garbage);
    }

    private static SchemaNode required(SchemaNode node) {
        return node.withRepetition(Repetition.REQUIRED);
    }

    private static Validity validity(List<Object> values) {
        boolean[] valid = new boolean[values.size()];
        for (int i = 0; i < valid.length; i++) {
            valid[i] = values.get(i) != null;
        }
        return Validity.of(valid);
    }

    private static Leaf leaf(SchemaNode node) {
        return new Leaf(
                ColumnPath.of(node.name()),
                (PrimitiveNode) node,
                0,
                node.repetition() == Repetition.OPTIONAL ? 1 : 0,
                0);
    }

    /**
     * Records put together again from the entries of a file, by the rules of the Dremel paper, "Record Assembly": it
     * knows the schema's groups as they are in the file, and nothing of how they were taken apart.
     */
    static List<List<Object>> assemble(FileDump dump, Schema schema) {
        return new Assembler(dump, schema).records();
    }

    private static final class Assembler {

        private final Schema schema;
        private final List<List<FileDump.Entry>> columns = new ArrayList<>();
        private final int[] next;

        Assembler(FileDump dump, Schema schema) {
            this.schema = schema;
            schema.leaves().forEach(leaf -> columns.add(dump.entries(leaf.ordinal())));
            next = new int[columns.size()];
        }

        List<List<Object>> records() {
            List<List<Object>> records = new ArrayList<>();
            while (next[0] < columns.get(0).size()) {
                List<Object> fields = new ArrayList<>();
                int leaf = 0;
                for (SchemaNode field : schema.fields()) {
                    fields.add(field(field, leaf, 0, 0));
                    leaf += leaves(field);
                }
                records.add(fields);
            }
            for (int i = 0; i < next.length; i++) {
                if (next[i] != columns.get(i).size()) {
                    throw new AssertionError(
                            "column " + i + ": " + (columns.get(i).size() - next[i]) + " entries left");
                }
            }
            return records;
        }

        /** A field of which the entries of {@code leaf}, the first leaf in it, say whether it is there. */
        private Object field(SchemaNode node, int leaf, int definition, int repetition) {
            boolean there = node.repetition() == Repetition.REQUIRED
                    || columns.get(leaf).get(next[leaf]).definition() > definition;
            if (!there) {
                for (int i = leaf; i < leaf + leaves(node); i++) {
                    next[i]++;
                }
                return node.repetition() == Repetition.OPTIONAL ? null : List.of();
            }
            if (node.repetition() != Repetition.REPEATED) {
                boolean optional = node.repetition() == Repetition.OPTIONAL;
                return content(node, leaf, definition + (optional ? 1 : 0), repetition);
            }
            List<Object> elements = new ArrayList<>();
            do {
                elements.add(content(node, leaf, definition + 1, repetition + 1));
            } while (next[leaf] < columns.get(leaf).size()
                    && columns.get(leaf).get(next[leaf]).repetition() == repetition + 1);
            return elements;
        }

        private Object content(SchemaNode node, int leaf, int definition, int repetition) {
            if (!(node instanceof GroupNode group)) {
                return columns.get(leaf).get(next[leaf]++).value();
            }
            List<Object> fields = new ArrayList<>();
            int first = leaf;
            for (SchemaNode child : group.children()) {
                fields.add(field(child, first, definition, repetition));
                first += leaves(child);
            }
            if (group.logicalType() instanceof LogicalType.MapType) {
                return fields.get(0);
            }
            if (group.logicalType() instanceof LogicalType.ListType) {
                List<Object> elements = new ArrayList<>();
                ((List<?>) fields.get(0)).forEach(middle -> elements.add(((List<?>) middle).get(0)));
                return elements;
            }
            return fields;
        }

        private static int leaves(SchemaNode node) {
            return node instanceof GroupNode group
                    ? group.children().stream().mapToInt(Assembler::leaves).sum()
                    : 1;
        }
    }

    /** A record of these fields. */
    static List<Object> row(Object... fields) {
        return Arrays.asList(fields);
    }
}
