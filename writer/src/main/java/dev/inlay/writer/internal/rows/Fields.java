// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.schema.SchemaNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The slots of a record's or a struct's fields, by position and by name. */
public final class Fields {

    private final List<Slot> slots;
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> byName = new HashMap<>();

    Fields(List<? extends SchemaNode> nodes, List<Slot> slots) {
        this.slots = slots;
        for (SchemaNode node : nodes) {
            byName.put(node.name(), names.size());
            names.add(node.name());
        }
    }

    public int size() {
        return slots.size();
    }

    public Slot slot(int index) {
        return slots.get(index);
    }

    /** The position of the field with this name, or null. */
    public @Nullable Integer index(String name) {
        return byName.get(name);
    }

    /** The names of the fields, in order. */
    public List<String> names() {
        return names;
    }

    /**
     * Gives the fields that the row or struct has nothing for their null; {@code length} values each have been there before.
     *
     * @throws IllegalArgumentException if such a field is required
     */
    public void fill(int length) {
        for (Slot slot : slots) {
            if (slot.length() == length) {
                slot.setMissing();
            }
        }
    }

    /** Sets the fields that {@code values} names. */
    void set(Map<?, ?> values, CurrentRow row, String path) {
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            Integer index = entry.getKey() instanceof String name ? index(name) : null;
            if (index == null) {
                throw row.refuse(path, "no field " + entry.getKey() + " in a struct of " + names);
            }
            slots.get(index).set(entry.getValue());
        }
    }
}
