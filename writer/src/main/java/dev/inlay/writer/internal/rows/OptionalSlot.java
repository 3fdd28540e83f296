// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.schema.SchemaNode;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** An {@code Optional} of what another slot takes; null is as good as an empty one. */
final class OptionalSlot extends Slot {

    private final Slot content;

    OptionalSlot(SchemaNode field, Slot content, String path, CurrentRow row) {
        super(field, path, row);
        this.content = content;
    }

    @Override
    public int length() {
        return content.length();
    }

    @Override
    String takes() {
        return "takes Optional";
    }

    @Override
    void setObject(Object value) {
        if (value instanceof Optional<?> optional) {
            content.set(optional.orElse(null));
        } else if (value instanceof OptionalInt optional && optional.isPresent()) {
            content.set(optional.getAsInt());
        } else if (value instanceof OptionalLong optional && optional.isPresent()) {
            content.set(optional.getAsLong());
        } else if (value instanceof OptionalDouble optional && optional.isPresent()) {
            content.set(optional.getAsDouble());
        } else {
            content.setNull();
        }
    }

    @Override
    void appendNull() {
        content.appendNull();
    }
}
