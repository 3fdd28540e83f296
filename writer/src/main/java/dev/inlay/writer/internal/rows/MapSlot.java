// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.schema.MapShape;
import dev.inlay.schema.SchemaNode;
import dev.inlay.vector.MapVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map: its entries are added one after another, a key and a value each, or taken from a map. */
public final class MapSlot extends Slot {

    private final MapVector.Builder to;
    private final Slot key;
    private final @Nullable Slot value;
    private final Fields entry;

    MapSlot(
            SchemaNode field,
            MapShape shape,
            MapVector.Builder to,
            Slot key,
            @Nullable Slot value,
            String path,
            CurrentRow row) {
        super(field, path, row);
        this.to = to;
        this.key = key;
        this.value = value;
        List<SchemaNode> nodes = new ArrayList<>(List.of(shape.key()));
        List<Slot> slots = new ArrayList<>(List.of(key));
        if (shape.value() != null && value != null) {
            nodes.add(shape.value());
            slots.add(value);
        }
        this.entry = new Fields(nodes, slots);
    }

    /** The path of the key or the value of the map at {@code path}. */
    static String path(String path, MapShape map, SchemaNode part) {
        return path + '.' + map.keyValue().name() + '.' + part.name();
    }

    /** Key and value as fields of an entry. */
    public Fields entry() {
        return entry;
    }

    /** Entries so far, in all maps. */
    public int entries() {
        return to.keys().length();
    }

    @Override
    public int length() {
        return to.length();
    }

    @Override
    String takes() {
        return "a map takes a Map";
    }

    @Override
    void setObject(Object map) {
        if (!(map instanceof Map<?, ?> entries)) {
            super.setObject(map);
            return;
        }
        for (Map.Entry<?, ?> each : entries.entrySet()) {
            put(each.getKey(), each.getValue());
        }
        end();
    }

    /** Adds an entry. */
    public void put(@Nullable Object newKey, @Nullable Object newValue) {
        key.set(newKey);
        if (value != null) {
            value.set(newValue);
        } else if (newValue != null) {
            throw row.refuse(path, "a value in a map that has keys only");
        }
    }

    /** The map is whole. */
    public void end() {
        to.append();
    }

    @Override
    void appendNull() {
        to.appendNull();
    }
}
