// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.schema.Schema;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records into a {@link RowBuffer}: a row for each. */
public final class RecordRows {

    private final RowBuffer buffer;
    private final ComponentWriter[] components;
    private @Nullable RuntimeException refusal;

    private RecordRows(RowBuffer buffer, List<ComponentWriter> components) {
        this.buffer = buffer;
        this.components = components.toArray(ComponentWriter[]::new);
    }

    /** What is known of a record class before there is a file. */
    public static final class Plan {

        private final Shape.Struct shape;
        private final Schema schema;

        private Plan(Shape.Struct shape, Schema schema) {
            this.shape = shape;
            this.schema = schema;
        }

        public Schema schema() {
            return schema;
        }

        /** Rows for one file. */
        public RecordRows open() {
            RowBuffer buffer = new RowBuffer(
                    schema,
                    (field, builder, path, row) -> shape.components()
                            .get(schema.fields().indexOf(field))
                            .presence()
                            .shape()
                            .slot(field, builder, path, row));
            return new RecordRows(
                    buffer,
                    ComponentWriter.all(shape.components(), i -> buffer.fields().slot(i)));
        }
    }

    /**
     * Derives the schema and makes the accessors.
     *
     * @param caller who may read the records; null for this module
     * @throws IllegalArgumentException naming the component that no column can hold, or what is not open
     */
    public static Plan plan(Class<?> record, MethodHandles.@Nullable Lookup caller) {
        Shape.Struct shape = new ShapeDerivation(caller).derive(record);
        return new Plan(shape, ShapeDerivation.schema(record, shape));
    }

    public RowBuffer buffer() {
        return buffer;
    }

    /**
     * Adds a row. If this throws there is no row, not a part of it.
     *
     * @throws IllegalArgumentException if the record does not fit; {@link #isRefusal} tells it from what accessors throw
     */
    public void append(@Nullable Object bean) {
        boolean done = false;
        try {
            if (bean == null) {
                throw buffer.row().refuse("the record is null");
            }
            for (ComponentWriter component : components) {
                component.write(bean);
            }
            done = true;
        } finally {
            if (!done) {
                refusal = buffer.row().refusal();
                buffer.discardRow();
            }
        }
        buffer.endRow();
    }

    /** Whether it was a record that did not fit that {@link #append} threw this for, and not an accessor that failed. */
    @SuppressWarnings("ReferenceEquality") // that very exception
    public boolean isRefusal(Throwable thrown) {
        return thrown == refusal;
    }
}
