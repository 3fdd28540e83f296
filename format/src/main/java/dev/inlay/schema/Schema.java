// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

import dev.inlay.format.Repetition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The tree of fields that every record of a file has, and its leaves: the columns. Immutable, compared by content. The root
 * itself has a name and nothing else; what files say there besides (a repetition, a field id) has no meaning.
 * <pre>{@code
 * Schema trips = Schema.builder("trip")
 *         .required("id", INT64)
 *         .optional("city", LogicalType.string())
 *         .required("fare", LogicalType.decimal(9, 2))
 *         .optional("tags", FieldType.list(FieldType.required(LogicalType.string())))
 *         .build();
 * }</pre>
 */
public final class Schema {

    /**
     * Names on the longest path. A list of structs takes three, so this allows 42 of them inside each other, and it keeps what
     * walks the tree recursively off the end of any thread's stack.
     */
    public static final int MAX_DEPTH = 128;

    private final String name;
    private final List<SchemaNode> fields;
    private final List<Leaf> leaves;
    private final Map<String, SchemaNode> fieldsByName;
    private final Map<ColumnPath, Leaf> leavesByPath;

    private Schema(String name, List<SchemaNode> fields) {
        this.name = Objects.requireNonNull(name, "name");
        this.fields = fields;
        List<Leaf> found = new ArrayList<>();
        collectLeaves(fields, new ArrayList<>(), 0, 0, found);
        this.leaves = Collections.unmodifiableList(found);
        this.fieldsByName = new HashMap<>(2 * fields.size());
        for (SchemaNode field : fields) {
            fieldsByName.putIfAbsent(field.name(), field);
        }
        this.leavesByPath = new HashMap<>(2 * found.size());
        for (Leaf leaf : found) {
            leavesByPath.putIfAbsent(leaf.path(), leaf);
        }
    }

    /**
     * A schema of ready-made nodes, taken as they are. Whether it may be written is asked by {@link #requireWritable}.
     *
     * @throws IllegalArgumentException if the tree is deeper than {@link #MAX_DEPTH}
     */
    public static Schema of(String name, List<? extends SchemaNode> fields) {
        return new Schema(name, List.copyOf(fields));
    }

    /** A builder whose fields become those of a schema with this name. */
    public static SchemaBuilder builder(String name) {
        return new SchemaBuilder(name);
    }

    /**
     * The schema that {@code text} describes, in the form of {@link #toString}; {@link SchemaText} has the grammar.
     *
     * @throws IllegalArgumentException with line, column and what was expected
     */
    public static Schema parse(String text) {
        return SchemaText.parse(text);
    }

    private static void collectLeaves(
            List<SchemaNode> nodes, List<String> path, int definitionLevel, int repetitionLevel, List<Leaf> leaves) {
        if (path.size() == MAX_DEPTH && !nodes.isEmpty()) {
            throw new IllegalArgumentException("schema is deeper than " + MAX_DEPTH + " levels");
        }
        for (SchemaNode node : nodes) {
            int definition = definitionLevel + (node.repetition() == Repetition.REQUIRED ? 0 : 1);
            int repetition = repetitionLevel + (node.repetition() == Repetition.REPEATED ? 1 : 0);
            path.add(node.name());
            if (node instanceof PrimitiveNode primitive) {
                leaves.add(new Leaf(new ColumnPath(path), primitive, leaves.size(), definition, repetition));
            } else if (node instanceof GroupNode group) {
                collectLeaves(group.children(), path, definition, repetition, leaves);
            }
            path.remove(path.size() - 1);
        }
    }

    /** The root's name; can be empty. */
    public String name() {
        return name;
    }

    /** The fields of a record, in order. */
    public List<SchemaNode> fields() {
        return fields;
    }

    /** The field of a record with this name, the first if a file has several, or null. */
    public @Nullable SchemaNode field(String fieldName) {
        return fieldsByName.get(fieldName);
    }

    /** The columns, depth first: the order of the column chunks in every row group. */
    public List<Leaf> leaves() {
        return leaves;
    }

    /** The leaf at {@code path}, the first if a file has several, or null. */
    public @Nullable Leaf find(ColumnPath path) {
        return leavesByPath.get(path);
    }

    /**
     * The leaf at {@code path}, the first if a file has several: the others are reached by position, in {@link #leaves}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Leaf leaf(ColumnPath path) {
        Leaf leaf = find(path);
        if (leaf == null) {
            throw new IllegalArgumentException("no leaf " + path + " in schema " + name);
        }
        return leaf;
    }

    /** The leaf whose path has these names, as {@link #leaf(ColumnPath)} finds it. */
    public Leaf leaf(String... names) {
        return leaf(ColumnPath.of(names));
    }

    /**
     * Checks what a writer owes to its readers beyond what this library itself can read: siblings with different names, no
     * group without fields, and lists, maps, variants and file references in the one shape that the specification lets
     * writers use (LogicalTypes.md, "Nested Types"). {@link SchemaBuilder#build} does it.
     *
     * @return this schema
     * @throws IllegalArgumentException naming the field
     */
    public Schema requireWritable() {
        WritingRules.check(this);
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Schema schema && name.equals(schema.name) && fields.equals(schema.fields);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + fields.hashCode();
    }

    /** The text form: {@code message trip { required int64 id; … }}, a line for each field; see {@link SchemaText}. */
    @Override
    public String toString() {
        return SchemaText.print(this);
    }
}
