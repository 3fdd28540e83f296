// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static dev.inlay.format.Repetition.OPTIONAL;
import static dev.inlay.format.Repetition.REPEATED;
import static dev.inlay.format.Repetition.REQUIRED;

import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.Repetition;
import dev.inlay.schema.GroupNode;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.schema.SchemaNode;
import dev.inlay.vector.ListVector;
import dev.inlay.vector.MapVector;
import dev.inlay.vector.StructVector;
import dev.inlay.vector.Validity;
import dev.inlay.vector.Vector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A {@link Nest} with random values: what the file must hold, in our vectors, as {@code special.nested_cells} says it, and as
 * level entries.
 *
 * @param lengths of lists, maps and repeated fields, −1 for null; of structs 1 and −1; of the leaf itself empty
 * @param children a list's element, a map's keys and values, a struct's fields
 * @param leaf the leaf's values, null unless this is one
 */
record NestedCell(SchemaNode field, Vector vector, List<Integer> lengths, List<NestedCell> children, LeafValues leaf) {

    private static final int POOL = 20; // values that a leaf draws from, if it has no more edges

    static NestedCell of(String name, Nest nest, int rows, long seed) {
        return make(name, nest, new boolean[rows], new Random(seed));
    }

    /** Of slots that are {@code absent}, in a struct that is null, nothing is expected to be read. */
    private static NestedCell make(String name, Nest nest, boolean[] absent, Random random) {
        if (nest instanceof Nest.Leaf leaf) {
            return leaf(name, leaf.cell(), absent, random);
        }
        if (nest instanceof Nest.Struct struct) {
            return struct(name, struct, absent, random);
        }
        Repetition repetition = nest.repetition();
        List<Object> keys = nest instanceof Nest.MapOf map ? different(map.key(), random) : List.of();
        int most = nest instanceof Nest.MapOf ? Math.min(3, keys.size()) : 3;
        int slots = absent.length;
        int[] offsets = new int[slots + 1];
        boolean[] valid = new boolean[slots];
        List<Integer> lengths = new ArrayList<>();
        for (int slot = 0; slot < slots; slot++) {
            int drawn = Math.max(repetition == OPTIONAL ? -1 : 0, random.nextInt(most + 2) - 1);
            int length = absent[slot] ? -1 : drawn;
            lengths.add(length);
            valid[slot] = length >= 0;
            offsets[slot + 1] = offsets[slot] + Math.max(0, length);
        }
        boolean[] below = new boolean[offsets[slots]];
        Validity validity = repetition == OPTIONAL ? Validity.of(valid) : null;
        if (nest instanceof Nest.MapOf map) {
            NestedCell key = keys(map.key(), keys, offsets, random);
            NestedCell value = make("value", map.value(), below, random);
            GroupNode middle = new GroupNode("key_value", REPEATED, List.of(key.field, value.field), null, null);
            GroupNode field = new GroupNode(name, repetition, List.of(middle), new LogicalType.MapType(), null);
            MapVector vector = new MapVector(offsets, 0, slots, validity, key.vector, value.vector);
            return new NestedCell(field, vector, lengths, List.of(key, value), null);
        }
        boolean bare = nest instanceof Nest.Repeated;
        Nest inner = nest instanceof Nest.Repeated repeated ? repeated.element() : ((Nest.ListOf) nest).element();
        NestedCell element = make(bare ? name : "element", inner, below, random);
        SchemaNode field = bare
                ? repeated(element.field)
                : new GroupNode(
                        name,
                        repetition,
                        List.of(new GroupNode("list", REPEATED, List.of(element.field), null, null)),
                        new LogicalType.ListType(),
                        null);
        ListVector vector = new ListVector(offsets, 0, slots, validity, element.vector);
        return new NestedCell(field, vector, lengths, List.of(element), null);
    }

    private static SchemaNode repeated(SchemaNode element) {
        return element instanceof PrimitiveNode leaf
                ? new PrimitiveNode(leaf.name(), REPEATED, leaf.type(), leaf.typeLength(), leaf.logicalType(), null)
                : new GroupNode(element.name(), REPEATED, ((GroupNode) element).children(), null, null);
    }

    private static NestedCell struct(String name, Nest.Struct struct, boolean[] absent, Random random) {
        boolean optional = struct.repetition() == OPTIONAL;
        boolean[] valid = new boolean[absent.length];
        boolean[] below = new boolean[absent.length];
        List<Integer> lengths = new ArrayList<>();
        for (int slot = 0; slot < absent.length; slot++) {
            below[slot] = absent[slot] || (optional && random.nextInt(4) == 0);
            valid[slot] = !below[slot];
            lengths.add(below[slot] ? -1 : 1);
        }
        List<NestedCell> fields = new ArrayList<>();
        for (Nest field : struct.fields()) {
            fields.add(make(struct.fields().size() == 1 ? "f" : "f" + fields.size(), field, below, random));
        }
        return new NestedCell(
                new GroupNode(
                        name,
                        struct.repetition(),
                        fields.stream().map(NestedCell::field).toList(),
                        null,
                        null),
                new StructVector(
                        fields.stream().map(NestedCell::vector).toList(),
                        absent.length,
                        optional ? Validity.of(valid) : null),
                lengths,
                fields,
                null);
    }

    private static List<Object> pool(PrimitiveNode cell, Random random) {
        ValueSource source = new ValueSource(cell);
        List<Object> pool = new ArrayList<>(source.edges());
        while (pool.size() < POOL) {
            pool.add(source.next(random));
        }
        return pool;
    }

    /** The keys of one map differ: engines refuse or drop what comes twice. */
    private static NestedCell keys(PrimitiveNode cell, List<Object> different, int[] offsets, Random random) {
        PrimitiveNode node =
                new PrimitiveNode("key", REQUIRED, cell.type(), cell.typeLength(), cell.logicalType(), null);
        List<Object> keys = new ArrayList<>();
        List<Object> shuffled = new ArrayList<>(different);
        for (int slot = 1; slot < offsets.length; slot++) {
            Collections.shuffle(shuffled, random);
            keys.addAll(shuffled.subList(0, offsets[slot] - offsets[slot - 1]));
        }
        LeafValues values = new LeafValues(node, keys);
        return new NestedCell(node, values.vector(), List.of(), List.of(), values);
    }

    /** Values that differ to everyone: of floats neither −0 nor NaN, which some take for one with 0 and some do not. */
    private static List<Object> different(PrimitiveNode cell, Random random) {
        boolean floats = cell.type() == PhysicalType.FLOAT
                || cell.type() == PhysicalType.DOUBLE
                || cell.logicalType() instanceof LogicalType.Float16Type;
        Set<String> known = new HashSet<>();
        LeafValues texts = new LeafValues(cell, List.of());
        return pool(cell, random).stream()
                .filter(value -> known.add(texts.canonical(value)))
                .filter(value -> !floats || !texts.canonical(value).matches("80+|[7f]f[89a-f].*|[7f][ef].{2}"))
                .toList();
    }

    private static NestedCell leaf(String name, PrimitiveNode cell, boolean[] absent, Random random) {
        Repetition repetition = cell.repetition();
        PrimitiveNode node =
                new PrimitiveNode(name, repetition, cell.type(), cell.typeLength(), cell.logicalType(), null);
        List<Object> pool = pool(cell, random);
        List<Object> written = new ArrayList<>();
        List<Object> read = new ArrayList<>();
        for (boolean masked : absent) {
            Object drawn = pool.get(random.nextInt(pool.size()));
            Object value = repetition == OPTIONAL && (masked || random.nextInt(5) == 0) ? null : drawn;
            written.add(value);
            read.add(masked ? null : value);
        }
        Vector vector = new LeafValues(node, written).vector();
        return new NestedCell(node, vector, List.of(), List.of(), new LeafValues(node, read));
    }

    /** The leaves' paths, in the order of the schema. */
    static List<String> paths(SchemaNode field) {
        if (field instanceof GroupNode group) {
            return group.children().stream()
                    .flatMap(child -> paths(child).stream())
                    .map(path -> field.name() + "." + path)
                    .toList();
        }
        return List.of(field.name());
    }

    /** As {@code special.nested_cells} says it: the lengths before what is inside; of a map, keys before values. */
    List<Object> plain() {
        List<Object> all = new ArrayList<>();
        say(all);
        return all;
    }

    private void say(List<Object> into) {
        if (leaf != null) {
            into.add(leaf.canonical());
        } else {
            List<Object> said = new ArrayList<>();
            lengths.forEach(length -> said.add(length < 0 ? null : (Object) (long) length));
            into.add(said);
            children.forEach(child -> child.say(into));
        }
    }

    /** As {@link ParquetJava#entries} says it, leaf by leaf. */
    List<List<String>> entries(int rows) {
        List<List<String>> leaves = new ArrayList<>();
        for (List<NestedCell> way : ways()) {
            List<String> entries = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                enter(way, row, 0, 0, 0, entries);
            }
            leaves.add(entries);
        }
        return leaves;
    }

    /** What is on the way to each leaf, from here in. */
    private List<List<NestedCell>> ways() {
        if (leaf != null) {
            return List.of(List.of());
        }
        List<List<NestedCell>> ways = new ArrayList<>();
        for (NestedCell child : children) {
            for (List<NestedCell> rest : child.ways()) {
                List<NestedCell> way = new ArrayList<>(List.of(child));
                way.addAll(rest);
                ways.add(way);
            }
        }
        return ways;
    }

    private void enter(List<NestedCell> way, int slot, int repetition, int definition, int depth, List<String> into) {
        int here = definition + (field.repetition() == OPTIONAL ? 1 : 0);
        String value = leaf == null ? null : leaf.canonical(leaf.values().get(slot));
        if (leaf == null ? lengths.get(slot) < 0 : value == null) {
            into.add(repetition + " " + definition);
        } else if (leaf != null) {
            into.add(repetition + " " + here + " " + value);
        } else if (vector instanceof StructVector) {
            way.get(0).enter(way.subList(1, way.size()), slot, repetition, here, depth, into);
        } else if (lengths.get(slot) == 0) {
            into.add(repetition + " " + here);
        } else {
            int first = 0;
            for (int before = 0; before < slot; before++) {
                first += Math.max(0, lengths.get(before));
            }
            for (int i = 0; i < lengths.get(slot); i++) {
                way.get(0)
                        .enter(
                                way.subList(1, way.size()),
                                first + i,
                                i == 0 ? repetition : depth + 1,
                                here + 1,
                                depth + 1,
                                into);
            }
        }
    }
}
