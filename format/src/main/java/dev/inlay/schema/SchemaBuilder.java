// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

/** Builds a {@link Schema}; made by {@link Schema#builder}. */
public final class SchemaBuilder extends FieldsBuilder<SchemaBuilder> {

    private final String name;

    SchemaBuilder(String name) {
        this.name = name;
    }

    @Override
    SchemaBuilder self() {
        return this;
    }

    /**
     * The schema with the fields added so far.
     *
     * @throws IllegalArgumentException naming the field, if it is not one to be written; see {@link Schema#requireWritable}
     */
    public Schema build() {
        return Schema.of(name, fields()).requireWritable();
    }
}
