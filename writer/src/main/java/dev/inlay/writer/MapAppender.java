// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import dev.inlay.writer.internal.rows.MapSlot;
import org.jspecify.annotations.Nullable;

/**
 * A map of a row: entries are added in their order, keys and values in the forms that {@link FieldsAppender} lists for their types. It is
 * finished when what it is in goes on; there is nothing to call. One that nothing was added to is empty, not null.
 *
 * <p>Keys are not compared: of two equal ones readers keep the later.
 */
public final class MapAppender extends Appender {

    private final RowAppender row;
    private final MapSlot slot;
    private final StructAppender entry;

    MapAppender(RowAppender row, MapSlot slot) {
        super("map " + slot.path(), false);
        this.row = row;
        this.slot = slot;
        this.entry = new StructAppender(row, slot.path(), slot.entry());
    }

    @Override
    RowAppender row() {
        return row;
    }

    @Override
    void complete() {
        slot.end();
    }

    /** Adds an entry; {@code value} is null where the map has keys only. */
    public MapAppender put(Object key, @Nullable Object value) {
        goOn();
        slot.put(key, value);
        return this;
    }

    /**
     * Adds an entry, to be set as a struct of fields {@code key} and {@code value}, whatever the schema calls them: for primitives that
     * are not to be boxed, and for what is nested. It is finished by the next call on this map, and is the same object for every entry.
     *
     * <pre>{@code
     * row.map("stock").entry().set("key", sku).set("value", count);
     * }</pre>
     */
    public StructAppender entry() {
        goOn();
        entry.begin();
        return open(entry);
    }
}
