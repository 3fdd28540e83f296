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
 * A leaf of {@link Cells} somewhere inside lists, maps and structs, with random values: what the file must hold, in our
 * vectors, as {@code special.nested_cells} says it, and as level entries.
 *
 * @param lengths of lists and maps, −1 for null; of structs 1 and −1; of the leaf itself empty
 * @param children the leaf's container has one, a map two: keys and values
 * @param leaf the leaf's values, null unless this is the leaf
 */
record NestedCell(SchemaNode field, Vector vector, List<Integer> lengths, List<NestedCell> children, LeafValues leaf) {

    /** Where a leaf can be; the letters are the containers from outside in: List, Struct, Map. */
    static final List<String> SHAPES = List.of("S", "SS", "L", "LS", "LL", "SL", "M", "ML");

    /** What is inside is required or optional as the cell is; the column itself is optional. */
    static NestedCell of(String name, String shape, PrimitiveNode cell, int rows) {
        Random random = new Random((name + shape).hashCode());
        ValueSource source = new ValueSource(cell);
        List<Object> pool = new ArrayList<>(source.edges());
        while (pool.size() < 20) {
            pool.add(source.next(random));
        }
        boolean[] absent = new boolean[rows];
        return make(name, shape, OPTIONAL, cell, pool, absent, random);
    }

    /** Of slots that are {@code absent}, in a struct that is null, nothing is expected to be read. */
    private static NestedCell make(
            String name,
            String shape,
            Repetition repetition,
            PrimitiveNode cell,
            List<Object> pool,
            boolean[] absent,
            Random random) {
        if (shape.isEmpty()) {
            return leaf(name, repetition, cell, pool, absent, random);
        }
        boolean struct = shape.charAt(0) == 'S';
        int slots = absent.length;
        int[] offsets = new int[slots + 1];
        boolean[] valid = new boolean[slots];
        List<Object> different = shape.charAt(0) == 'M' ? different(cell, pool) : List.of();
        List<Integer> lengths = new ArrayList<>();
        for (int slot = 0; slot < slots; slot++) {
            int least = repetition == OPTIONAL ? -1 : struct ? 1 : 0;
            int drawn = struct ? (random.nextInt(4) == 0 ? least : 1) : Math.max(least, random.nextInt(5) - 1);
            drawn = shape.charAt(0) == 'M' ? Math.min(drawn, different.size()) : drawn;
            int length = absent[slot] ? -1 : drawn;
            lengths.add(length);
            valid[slot] = length >= 0 || repetition == REQUIRED;
            offsets[slot + 1] = offsets[slot] + Math.max(0, length);
        }
        boolean[] below = new boolean[struct ? slots : offsets[slots]];
        for (int slot = 0; struct && slot < slots; slot++) {
            below[slot] = lengths.get(slot) < 0;
        }
        Validity validity = repetition == OPTIONAL ? Validity.of(valid) : null;
        String rest = shape.substring(1);
        return switch (shape.charAt(0)) {
            case 'S' -> {
                NestedCell child = make("f", rest, cell.repetition(), cell, pool, below, random);
                yield new NestedCell(
                        new GroupNode(name, repetition, List.of(child.field), null, null),
                        new StructVector(List.of(child.vector), slots, validity),
                        lengths,
                        List.of(child),
                        null);
            }
            case 'L' -> {
                NestedCell child = make("element", rest, cell.repetition(), cell, pool, below, random);
                GroupNode middle = new GroupNode("list", REPEATED, List.of(child.field), null, null);
                yield new NestedCell(
                        new GroupNode(name, repetition, List.of(middle), new LogicalType.ListType(), null),
                        new ListVector(offsets, 0, slots, validity, child.vector),
                        lengths,
                        List.of(child),
                        null);
            }
            case 'M' -> {
                NestedCell key = keys(cell, different, offsets, random);
                NestedCell value = make("value", rest, cell.repetition(), cell, pool, below, random);
                GroupNode middle = new GroupNode("key_value", REPEATED, List.of(key.field, value.field), null, null);
                yield new NestedCell(
                        new GroupNode(name, repetition, List.of(middle), new LogicalType.MapType(), null),
                        new MapVector(offsets, 0, slots, validity, key.vector, value.vector),
                        lengths,
                        List.of(key, value),
                        null);
            }
            default -> throw new AssertionError(shape);
        };
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

    /** What is different to everyone: of floats neither −0 nor NaN, which some take for one with 0 and some do not. */
    private static List<Object> different(PrimitiveNode cell, List<Object> pool) {
        boolean floats = cell.type() == PhysicalType.FLOAT
                || cell.type() == PhysicalType.DOUBLE
                || cell.logicalType() instanceof LogicalType.Float16Type;
        Set<String> known = new HashSet<>();
        LeafValues texts = new LeafValues(cell, List.of());
        return pool.stream()
                .filter(value -> known.add(texts.canonical(value)))
                .filter(value -> !floats || !texts.canonical(value).matches("80+|[7f]f[89a-f].*|[7f][ef].{2}"))
                .toList();
    }

    private static NestedCell leaf(
            String name,
            Repetition repetition,
            PrimitiveNode cell,
            List<Object> pool,
            boolean[] absent,
            Random random) {
        PrimitiveNode node =
                new PrimitiveNode(name, repetition, cell.type(), cell.typeLength(), cell.logicalType(), null);
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

    /** The leaf's path, and in a map, before it, that of the keys. */
    static List<String> paths(SchemaNode field) {
        if (field instanceof GroupNode group) {
            return group.children().stream()
                    .flatMap(child -> paths(child).stream())
                    .map(path -> field.name() + "." + path)
                    .toList();
        }
        return List.of(field.name());
    }

    /** As {@code special.nested_cells} says it: the lengths from outside in, then the leaf; of a map, keys before values. */
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
        boolean map = children.size() > 1;
        for (int which = 0; which < (map ? 2 : 1); which++) {
            List<String> entries = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                enter(which, row, 0, 0, 0, entries);
            }
            leaves.add(entries);
        }
        return leaves;
    }

    private void enter(int which, int slot, int repetition, int definition, int depth, List<String> into) {
        int here = definition + (field.repetition() == OPTIONAL ? 1 : 0);
        String value = leaf == null ? null : leaf.canonical().get(slot);
        if (leaf == null ? lengths.get(slot) < 0 : value == null) {
            into.add(repetition + " " + definition);
        } else if (leaf != null) {
            into.add(repetition + " " + here + " " + value);
        } else if (vector instanceof StructVector) {
            children.get(0).enter(0, slot, repetition, here, depth, into);
        } else if (lengths.get(slot) == 0) {
            into.add(repetition + " " + here);
        } else {
            int first = 0;
            for (int before = 0; before < slot; before++) {
                first += Math.max(0, lengths.get(before));
            }
            NestedCell child = children.get(children.size() > 1 ? which : 0);
            for (int i = 0; i < lengths.get(slot); i++) {
                child.enter(0, first + i, i == 0 ? repetition : depth + 1, here + 1, depth + 1, into);
            }
        }
    }
}
