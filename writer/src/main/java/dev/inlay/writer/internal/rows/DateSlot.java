// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.schema.PrimitiveNode;
import dev.inlay.vector.IntVector;
import java.time.LocalDate;

/** DATE: days since 1970-01-01. */
final class DateSlot extends Slot {

    private final IntVector.Builder to;

    DateSlot(PrimitiveNode leaf, IntVector.Builder to, String path, CurrentRow row) {
        super(leaf, path, row);
        this.to = to;
    }

    @Override
    public int length() {
        return to.length();
    }

    @Override
    String takes() {
        return "DATE takes LocalDate, and int as days since 1970-01-01";
    }

    @Override
    public void set(int days) {
        to.append(days);
    }

    @Override
    void setObject(Object value) {
        if (!(value instanceof LocalDate date)) {
            super.setObject(value);
            return;
        }
        long days = date.toEpochDay();
        if (days != (int) days) {
            throw row.refuse(path, date + " is further from 1970 than DATE reaches");
        }
        to.append((int) days);
    }

    @Override
    void appendNull() {
        to.appendNull();
    }
}
