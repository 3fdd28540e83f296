// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.schema.GroupNode;
import dev.inlay.vector.StructVector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group that takes records of one class. */
final class RecordSlot extends Slot {

    private final Class<?> type;
    private final StructVector.Builder to;
    private final ComponentWriter[] components;

    private RecordSlot(
            GroupNode group,
            Class<?> type,
            StructVector.Builder to,
            List<ComponentWriter> components,
            String path,
            CurrentRow row) {
        super(group, path, row);
        this.type = type;
        this.to = to;
        this.components = components.toArray(ComponentWriter[]::new);
    }

    static RecordSlot of(Shape.Struct shape, GroupNode group, StructVector.Builder to, String path, CurrentRow row) {
        List<ComponentWriter> components = ComponentWriter.all(
                shape.components(),
                i -> shape.components()
                        .get(i)
                        .presence()
                        .shape()
                        .slot(
                                group.children().get(i),
                                to.field(i),
                                path + '.' + group.children().get(i).name(),
                                row));
        return new RecordSlot(group, shape.javaType(), to, components, path, row);
    }

    @Override
    public int length() {
        return to.length();
    }

    @Override
    String takes() {
        return "takes records of " + type.getTypeName();
    }

    /** Nearly always a record, so that is asked first; records have no subclasses. */
    @Override
    public void set(@Nullable Object value) {
        if (value == null || value.getClass() != type) {
            super.set(value); // null, or heap pollution: a List<String> that was cast to a list of records
            return;
        }
        for (ComponentWriter component : components) {
            component.write(value);
        }
        to.append();
    }

    @Override
    void appendNull() {
        to.appendNull();
    }
}
