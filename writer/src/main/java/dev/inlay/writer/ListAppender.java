// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import dev.inlay.writer.internal.rows.ListSlot;
import dev.inlay.writer.internal.rows.Slot;
import org.jspecify.annotations.Nullable;

/**
 * A list of a row: elements are added in their order, in the forms that {@link FieldsAppender} lists for their type. It is finished
 * when what it is in goes on; there is nothing to call. One that nothing was added to is empty, not null.
 *
 * <pre>{@code
 * row.list("tags").add("new").add("red");
 * ListAppender items = row.list("items");
 * for (Item item : order.items()) {
 *     items.addStruct().set("sku", item.sku()).set("quantity", item.quantity());
 * }
 * }</pre>
 */
public final class ListAppender extends Appender {

    private final RowAppender row;
    private final ListSlot slot;
    private @Nullable Appender held;

    ListAppender(RowAppender row, ListSlot slot) {
        super("list " + slot.path(), false);
        this.row = row;
        this.slot = slot;
    }

    @Override
    RowAppender row() {
        return row;
    }

    @Override
    void complete() {
        slot.end();
    }

    public ListAppender add(boolean element) {
        next().set(element);
        return this;
    }

    public ListAppender add(int element) {
        next().set(element);
        return this;
    }

    public ListAppender add(long element) {
        next().set(element);
        return this;
    }

    public ListAppender add(float element) {
        next().set(element);
        return this;
    }

    public ListAppender add(double element) {
        next().set(element);
        return this;
    }

    public ListAppender add(@Nullable Object element) {
        next().set(element);
        return this;
    }

    /** Adds null, if elements are optional. */
    public ListAppender addNull() {
        next().setNull();
        return this;
    }

    /** Adds a struct. It is finished by the next call on this list, and is the same object for every element. */
    public StructAppender addStruct() {
        StructAppender struct = openStruct(next(), held);
        held = struct;
        return struct;
    }

    /** Adds a list, empty so far. It is finished by the next call on this list, and is the same object for every element. */
    public ListAppender addList() {
        ListAppender list = openList(next(), held);
        held = list;
        return list;
    }

    /** Adds a map, empty so far. It is finished by the next call on this list, and is the same object for every element. */
    public MapAppender addMap() {
        MapAppender map = openMap(next(), held);
        held = map;
        return map;
    }

    private Slot next() {
        goOn();
        return slot.element();
    }
}
