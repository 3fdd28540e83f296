// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import dev.inlay.writer.internal.rows.Fields;
import dev.inlay.writer.internal.rows.StructSlot;
import org.jspecify.annotations.Nullable;

/**
 * A struct of a row, or an entry of a map: its fields are set as those of a row are. It is finished when what it is in goes on;
 * there is nothing to call. Made by {@link RowAppender#struct}, {@link ListAppender#addStruct} and {@link MapAppender#entry}.
 */
public final class StructAppender extends FieldsAppender<StructAppender> {

    private final RowAppender row;
    private final @Nullable StructSlot slot;
    private int before;

    StructAppender(RowAppender row, StructSlot slot) {
        super("struct " + slot.path(), false, slot.fields());
        this.row = row;
        this.slot = slot;
    }

    /** An entry of a map, which is a struct but for being stored as one. */
    StructAppender(RowAppender row, String map, Fields entry) {
        super("an entry of map " + map, false, entry);
        this.row = row;
        this.slot = null;
    }

    void begin() {
        before = slot == null ? fields().slot(0).length() : slot.length();
    }

    @Override
    StructAppender self() {
        return this;
    }

    @Override
    RowAppender row() {
        return row;
    }

    @Override
    int before() {
        return before;
    }

    @Override
    void complete() {
        if (slot == null) {
            fields().fill(before);
        } else {
            slot.end();
        }
    }
}
