// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.format.LogicalType;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.vector.LongVector;
import java.math.BigInteger;

/** INT64 that is a number. Unsigned values are taken by what they are: the larger half comes as {@link BigInteger}. */
final class LongSlot extends Slot {

    private final LongVector.Builder to;
    private final boolean unsigned;
    private final boolean notNegative;

    LongSlot(PrimitiveNode leaf, LongVector.Builder to, String path, CurrentRow row) {
        this(leaf, to, path, row, false);
    }

    private LongSlot(PrimitiveNode leaf, LongVector.Builder to, String path, CurrentRow row, boolean notNegative) {
        super(leaf, path, row);
        this.to = to;
        this.notNegative = notNegative;
        this.unsigned = leaf.logicalType() instanceof LogicalType.IntType type && !type.isSigned();
    }

    /** Of a number that counts bytes. */
    static LongSlot notNegative(PrimitiveNode leaf, LongVector.Builder to, String path, CurrentRow row) {
        return new LongSlot(leaf, to, path, row, true);
    }

    @Override
    public int length() {
        return to.length();
    }

    @Override
    String takes() {
        return unsigned ? "INTEGER(64,false) takes int, long and BigInteger" : "INT64 takes int and long";
    }

    @Override
    public void set(int value) {
        set((long) value);
    }

    @Override
    public void set(long value) {
        if (unsigned && value < 0) {
            throw outOfRange(value);
        }
        if (notNegative && value < 0) {
            throw row.refuse(path, value + " is negative");
        }
        to.append(value);
    }

    @Override
    void setObject(Object value) {
        if (!unsigned || !(value instanceof BigInteger number)) {
            super.setObject(value);
            return;
        }
        if (number.signum() < 0 || number.bitLength() > Long.SIZE) {
            throw outOfRange(number);
        }
        to.append(number.longValue());
    }

    @Override
    void appendNull() {
        to.appendNull();
    }

    private IllegalArgumentException outOfRange(Number value) {
        return row.refuse(
                path, value + " is not in 0 to " + Long.toUnsignedString(-1L) + ", the range of INTEGER(64,false)");
    }
}
