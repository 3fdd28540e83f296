// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.schema.FieldType;
import dev.inlay.schema.FieldsBuilder;
import dev.inlay.schema.GroupNode;
import dev.inlay.schema.ListShape;
import dev.inlay.schema.MapShape;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.schema.SchemaNode;
import dev.inlay.vector.ListVector;
import dev.inlay.vector.MapVector;
import dev.inlay.vector.StructVector;
import dev.inlay.vector.VectorBuilder;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a Java type becomes: the type of a field, and the slot that takes such values. Says nothing of a file, so one serves all
 * that hold the same records.
 */
sealed interface Shape {

    /** Its field's type. */
    FieldType type();

    /** The slot of a field of {@link #type}. */
    Slot slot(SchemaNode field, VectorBuilder builder, String path, CurrentRow row);

    /** A shape, and whether the field, element or value that has it is never null. */
    record Presence(Shape shape, boolean required) {

        FieldType.Element element() {
            return required ? FieldType.required(shape.type()) : FieldType.optional(shape.type());
        }
    }

    /** A value of its own: a number, a text, a point in time. */
    record Leaf(FieldType type) implements Shape {
        @Override
        public Slot slot(SchemaNode field, VectorBuilder builder, String path, CurrentRow row) {
            return LeafSlots.of((PrimitiveNode) field, builder, path, row);
        }
    }

    /** A collection, or an array of primitives. */
    record Elements(Presence element) implements Shape {
        @Override
        public FieldType type() {
            return FieldType.list(element.element());
        }

        @Override
        public Slot slot(SchemaNode field, VectorBuilder builder, String path, CurrentRow row) {
            ListShape list = Objects.requireNonNull(ListShape.of(field));
            ListVector.Builder lists = (ListVector.Builder) builder;
            Slot elements = element.shape.slot(list.element(), lists.elements(), ListSlot.elementPath(path, list), row);
            return new ListSlot(field, lists, elements, path, row);
        }
    }

    /** A map. */
    record Entries(Presence key, Presence value) implements Shape {
        @Override
        public FieldType type() {
            return FieldType.map(key.element(), value.element());
        }

        @Override
        public Slot slot(SchemaNode field, VectorBuilder builder, String path, CurrentRow row) {
            MapShape map = Objects.requireNonNull(MapShape.of(field));
            SchemaNode valueNode = Objects.requireNonNull(map.value());
            MapVector.Builder maps = (MapVector.Builder) builder;
            VectorBuilder values = Objects.requireNonNull(maps.values());
            Slot keys = key.shape.slot(map.key(), maps.keys(), MapSlot.path(path, map, map.key()), row);
            Slot valueSlot = value.shape.slot(valueNode, values, MapSlot.path(path, map, valueNode), row);
            return new MapSlot(field, map, maps, keys, valueSlot, path, row);
        }
    }

    /** An {@code Optional} of something. */
    record Option(Shape content) implements Shape {
        @Override
        public FieldType type() {
            return content.type();
        }

        @Override
        public Slot slot(SchemaNode field, VectorBuilder builder, String path, CurrentRow row) {
            return new OptionalSlot(field, content.slot(field, builder, path, row), path, row);
        }
    }

    /** A record. */
    record Struct(Class<?> javaType, List<Component> components) implements Shape {
        @Override
        public FieldType type() {
            return FieldType.group(group -> components.forEach(component -> component.addTo(group)));
        }

        @Override
        public Slot slot(SchemaNode field, VectorBuilder builder, String path, CurrentRow row) {
            return RecordSlot.of(this, (GroupNode) field, (StructVector.Builder) builder, path, row);
        }
    }

    /**
     * A component of a record.
     *
     * @param name of the field
     * @param raw the component's class
     * @param accessor what {@link Accessors} made of its accessor
     */
    record Component(String name, @Nullable Integer fieldId, Class<?> raw, Object accessor, Presence presence) {

        void addTo(FieldsBuilder<?> fields) {
            if (presence.required()) {
                fields.required(name, presence.shape().type());
            } else {
                fields.optional(name, presence.shape().type());
            }
            if (fieldId != null) {
                fields.id(fieldId);
            }
        }
    }
}
