// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.format.Repetition;
import dev.inlay.schema.FieldType;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaBuilder;
import dev.inlay.schema.SchemaNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the file's schema is, which of its fields each CSV column becomes, and who said so. */
final class ColumnPlan {

    private static final String ROOT = "csv";

    private final Schema schema;
    private final int[] fieldOf;
    private final boolean[] inferred;

    private ColumnPlan(Schema schema, int[] fieldOf, boolean[] inferred) {
        this.schema = schema;
        this.fieldOf = fieldOf;
        this.inferred = inferred;
    }

    /** The columns as they stand, optional, of the types found or named. */
    static ColumnPlan inferred(
            List<String> names, Inference inference, DecimalRule decimals, Map<String, FieldType> named) {
        for (String name : named.keySet()) {
            if (!names.contains(name)) {
                throw Failure.failed(
                        "--type names column " + Quoted.of(name) + ", but there are only " + listed(names));
            }
        }
        SchemaBuilder schema = Schema.builder(ROOT);
        int[] fieldOf = new int[names.size()];
        boolean[] inferred = new boolean[names.size()];
        for (int i = 0; i < names.size(); i++) {
            FieldType type = named.get(names.get(i));
            inferred[i] = type == null;
            fieldOf[i] = i;
            schema.optional(names.get(i), type == null ? inference.column(i).type(decimals) : type);
        }
        return new ColumnPlan(schema.build(), fieldOf, inferred);
    }

    /** The schema that the user gave; each of its fields is one CSV column, found by name, and no column is left over. */
    static ColumnPlan given(String file, List<String> names, Schema schema) {
        Map<String, Integer> fields = new HashMap<>();
        for (SchemaNode field : schema.fields()) {
            if (!(field instanceof PrimitiveNode)) {
                throw Failure.failed("--schema: field " + Quoted.of(field.name()) + " is a group, and CSV is flat");
            }
            if (field.repetition() == Repetition.REPEATED) {
                throw Failure.failed("--schema: field " + Quoted.of(field.name()) + " is repeated, and CSV is flat");
            }
            if (!names.contains(field.name())) {
                throw Failure.failed("--schema has a field " + Quoted.of(field.name()) + ", but " + file + " has only "
                        + listed(names));
            }
            fields.put(field.name(), fields.size());
        }
        int[] fieldOf = new int[names.size()];
        for (int i = 0; i < fieldOf.length; i++) {
            Integer field = fields.get(names.get(i));
            if (field == null) {
                throw Failure.failed(file + " has a column " + Quoted.of(names.get(i)) + ", but --schema has only "
                        + listed(List.copyOf(fields.keySet())));
            }
            fieldOf[i] = field;
        }
        return new ColumnPlan(schema, fieldOf, new boolean[names.size()]);
    }

    /** Of the file. */
    Schema schema() {
        return schema;
    }

    /** How many columns the CSV file has. */
    int columns() {
        return fieldOf.length;
    }

    /** The position in the schema of the field that CSV column {@code column} becomes. */
    int fieldOf(int column) {
        return fieldOf[column];
    }

    /** Whether the type of CSV column {@code column} was inferred, and not named by the user. */
    boolean isInferred(int column) {
        return inferred[column];
    }

    /** The field that CSV column {@code column} becomes. */
    PrimitiveNode field(int column) {
        return (PrimitiveNode) schema.fields().get(fieldOf[column]);
    }

    private static String listed(List<String> names) {
        List<String> quoted = new ArrayList<>();
        for (String name : names.subList(0, Math.min(names.size(), 20))) {
            quoted.add(Quoted.of(name));
        }
        return String.join(", ", quoted) + (names.size() > 20 ? " and " + (names.size() - 20) + " more" : "");
    }
}
