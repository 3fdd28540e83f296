// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.schema.GroupNode;
import dev.inlay.vector.StructVector;
import java.util.List;

/** A group that takes records of one class. */
final class RecordSlot extends Slot {

    private final Class<?> type;
    private final StructVector.Builder to;
    private final List<ComponentWriter> components;

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
        this.components = components;
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

    @Override
    void setObject(Object value) {
        if (!type.isInstance(value)) { // heap pollution: a List<String> that was cast to a list of records
            super.setObject(value);
            return;
        }
        for (int i = 0; i < components.size(); i++) {
            components.get(i).write(value);
        }
        to.append();
    }

    @Override
    void appendNull() {
        to.appendNull();
    }
}
