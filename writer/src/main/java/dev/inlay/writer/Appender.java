// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import dev.inlay.writer.internal.rows.ListSlot;
import dev.inlay.writer.internal.rows.MapSlot;
import dev.inlay.writer.internal.rows.Slot;
import dev.inlay.writer.internal.rows.StructSlot;
import org.jspecify.annotations.Nullable;

/**
 * A place in the row that values are added to: the row itself, or a struct, list or map in it. At most one place inside this one
 * is open; it is finished when this one goes on.
 */
abstract sealed class Appender permits FieldsAppender, ListAppender, MapAppender {

    private final String name;
    private @Nullable Appender inner;
    private boolean open;

    /**
     * @param name for messages: {@code list tags}
     * @param open whether values can be added at once: a row is always open
     */
    Appender(String name, boolean open) {
        this.name = name;
        this.open = open;
    }

    /** The row that this is in, or that it is. */
    abstract RowAppender row();

    /** What was added is whole. */
    abstract void complete();

    /** To be called before anything is added here. */
    final void goOn() {
        row().requireUsable();
        if (!open) {
            throw row().misuse(name + " is finished, because what it is in went on");
        }
        finishInner();
    }

    final void finishInner() {
        Appender finished = inner;
        if (finished != null) {
            finished.finishInner();
            finished.complete();
            finished.open = false;
            inner = null;
        }
    }

    /** Nothing that was begun is to be finished. */
    final void abandonInner() {
        Appender abandoned = inner;
        if (abandoned != null) {
            abandoned.abandonInner();
            abandoned.open = false;
            inner = null;
        }
    }

    final <A extends Appender> A open(A appender) {
        ((Appender) appender).open = true;
        inner = appender;
        return appender;
    }

    /** The appender for what is in {@code slot}, opened: {@code held} if there is one already. */
    final StructAppender openStruct(Slot slot, @Nullable Appender held) {
        if (!(slot instanceof StructSlot struct)) {
            throw slot.misfit("a struct");
        }
        StructAppender appender = held == null ? new StructAppender(row(), struct) : (StructAppender) held;
        appender.begin();
        return open(appender);
    }

    final ListAppender openList(Slot slot, @Nullable Appender held) {
        if (!(slot instanceof ListSlot list)) {
            throw slot.misfit("a list");
        }
        return open(held == null ? new ListAppender(row(), list) : (ListAppender) held);
    }

    final MapAppender openMap(Slot slot, @Nullable Appender held) {
        if (!(slot instanceof MapSlot map)) {
            throw slot.misfit("a map");
        }
        return open(held == null ? new MapAppender(row(), map) : (MapAppender) held);
    }
}
