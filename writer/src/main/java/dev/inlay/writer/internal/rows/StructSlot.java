// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.schema.GroupNode;
import dev.inlay.schema.SchemaNode;
import dev.inlay.vector.StructVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A group: its fields are filled one after another, through their own slots, or taken from a map by name. */
public final class StructSlot extends Slot {

    private final StructVector.Builder to;
    private final Fields fields;

    private StructSlot(GroupNode group, StructVector.Builder to, Fields fields, String path, CurrentRow row) {
        super(group, path, row);
        this.to = to;
        this.fields = fields;
    }

    static StructSlot of(GroupNode group, StructVector.Builder to, String path, CurrentRow row) {
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < to.fieldCount(); i++) {
            SchemaNode child = group.children().get(i);
            String childPath = path + '.' + child.name();
            Slot part = LeafSlots.ofPart(group, child, to.field(i), childPath, row);
            slots.add(part != null ? part : Slot.of(child, to.field(i), childPath, row));
        }
        return new StructSlot(group, to, new Fields(group.children(), slots), path, row);
    }

    public Fields fields() {
        return fields;
    }

    @Override
    public int length() {
        return to.length();
    }

    @Override
    String takes() {
        return "a group takes a Map of its fields";
    }

    @Override
    void setObject(Object value) {
        if (value instanceof Map<?, ?> map) {
            fields.set(map, row, path);
            end();
        } else {
            super.setObject(value);
        }
    }

    /** The struct is whole; what it has nothing for is null. */
    public void end() {
        fields.fill(to.length());
        to.append();
    }

    @Override
    void appendNull() {
        to.appendNull();
    }
}
