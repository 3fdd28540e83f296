// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.format.LogicalType;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.vector.IntVector;

/**
 * INT32 that is a number: of any width, signed or not. Unsigned values are taken by what they are, not by their bits, so the
 * larger half of 32 of them comes as {@code long}.
 */
final class IntSlot extends Slot {

    private final IntVector.Builder to;
    private final String name;
    private final long least;
    private final long most;

    IntSlot(PrimitiveNode leaf, IntVector.Builder to, String path, CurrentRow row) {
        super(leaf, path, row);
        this.to = to;
        if (leaf.logicalType() instanceof LogicalType.IntType type) {
            int bits = type.bitWidth();
            name = "INTEGER(" + bits + "," + type.isSigned() + ")";
            least = type.isSigned() ? -1L << (bits - 1) : 0;
            most = (1L << (type.isSigned() ? bits - 1 : bits)) - 1;
        } else {
            name = "INT32";
            least = Integer.MIN_VALUE;
            most = Integer.MAX_VALUE;
        }
    }

    @Override
    public int length() {
        return to.length();
    }

    @Override
    String takes() {
        return name + (most > Integer.MAX_VALUE ? " takes int and long" : " takes int");
    }

    @Override
    public void set(int value) {
        requireInRange(value);
        to.append(value);
    }

    @Override
    public void set(long value) {
        if (most <= Integer.MAX_VALUE) {
            super.set(value); // what fits in the test may not fit in production
            return;
        }
        requireInRange(value);
        to.append((int) value);
    }

    @Override
    void appendNull() {
        to.appendNull();
    }

    private void requireInRange(long value) {
        if (value < least || value > most) {
            throw row.refuse(path, value + " is not in " + least + " to " + most + ", the range of " + name);
        }
    }
}
