// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

import static dev.inlay.format.Repetition.OPTIONAL;
import static dev.inlay.format.Repetition.REPEATED;
import static dev.inlay.format.Repetition.REQUIRED;

import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects fields in order. A type is a physical type, a logical type, which then picks its natural physical type, or a
 * {@link FieldType} for all that needs more words: fixed lengths, groups, lists, maps.
 *
 * @param <B> the builder itself
 */
public abstract sealed class FieldsBuilder<B extends FieldsBuilder<B>> permits SchemaBuilder, GroupBuilder {

    private final List<SchemaNode> fields = new ArrayList<>();

    FieldsBuilder() {}

    abstract B self();

    List<SchemaNode> fields() {
        return fields;
    }

    /** A field that every record has. */
    public B required(String name, PhysicalType type) {
        return required(name, FieldType.of(type));
    }

    /** A field that every record has, on the physical type that is natural for {@code type}. */
    public B required(String name, LogicalType type) {
        return required(name, FieldType.of(type));
    }

    /** A field that every record has. */
    public B required(String name, FieldType type) {
        return field(type.node(name, REQUIRED, null));
    }

    /** A field that can be null. */
    public B optional(String name, PhysicalType type) {
        return optional(name, FieldType.of(type));
    }

    /** A field that can be null, on the physical type that is natural for {@code type}. */
    public B optional(String name, LogicalType type) {
        return optional(name, FieldType.of(type));
    }

    /** A field that can be null. */
    public B optional(String name, FieldType type) {
        return field(type.node(name, OPTIONAL, null));
    }

    /** A bare repeated field. Lists are better said by {@link FieldType#list}; a schema cannot have both. */
    public B repeated(String name, PhysicalType type) {
        return repeated(name, FieldType.of(type));
    }

    /** A bare repeated field on the physical type that is natural for {@code type}; see {@link #repeated(String, PhysicalType)}. */
    public B repeated(String name, LogicalType type) {
        return repeated(name, FieldType.of(type));
    }

    /** A bare repeated field; see {@link #repeated(String, PhysicalType)}. */
    public B repeated(String name, FieldType type) {
        return field(type.node(name, REPEATED, null));
    }

    /** A ready-made field. */
    public B field(SchemaNode node) {
        fields.add(node);
        return self();
    }

    /**
     * Gives the field that was added last its id.
     *
     * @throws IllegalStateException if no field was added yet
     */
    public B id(int fieldId) {
        if (fields.isEmpty()) {
            throw new IllegalStateException("id(" + fieldId + ") belongs after a field");
        }
        int last = fields.size() - 1;
        fields.set(last, fields.get(last).withFieldId(fieldId));
        return self();
    }
}
