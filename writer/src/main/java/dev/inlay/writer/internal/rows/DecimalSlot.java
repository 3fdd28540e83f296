// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.format.LogicalType;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.FixedBinaryVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.VectorBuilder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/** DECIMAL on all its storages: the unscaled number, in two's complement, big-endian where it is bytes. */
final class DecimalSlot extends Slot {

    /** Longer numbers are named in messages by their length. */
    private static final int SHOWN_DIGITS = 40;

    private final VectorBuilder to;
    private final int precision;
    private final int scale;
    private final byte[] fixed;

    DecimalSlot(PrimitiveNode leaf, LogicalType.DecimalType type, VectorBuilder to, String path, CurrentRow row) {
        super(leaf, path, row);
        this.to = to;
        this.precision = type.precision();
        this.scale = type.scale();
        this.fixed = new byte[leaf.typeLength()];
    }

    @Override
    public int length() {
        return to.length();
    }

    @Override
    String takes() {
        return name() + " takes BigDecimal and BigInteger";
    }

    @Override
    void setObject(Object value) {
        if (value instanceof BigDecimal number) {
            append(unscaled(number));
        } else if (value instanceof BigInteger number) {
            append(unscaled(new BigDecimal(number)));
        } else {
            super.setObject(value);
        }
    }

    @Override
    void appendNull() {
        to.appendNull();
    }

    /** The digits are counted first: a number like 1e1000000000 would be dear to bring to this scale. */
    private BigInteger unscaled(BigDecimal number) {
        if (number.signum() == 0) {
            return BigInteger.ZERO;
        }
        long digits = number.precision();
        if (digits - number.scale() > precision - scale) {
            throw row.refuse(
                    path,
                    show(number) + " has more than " + (precision - scale) + " digits before the point, " + name());
        }
        if ((long) number.scale() - scale >= digits) {
            throw tooFine(number);
        }
        try {
            return number.setScale(scale).unscaledValue();
        } catch (ArithmeticException e) {
            throw tooFine(number);
        }
    }

    private void append(BigInteger unscaled) {
        if (to instanceof LongVector.Builder longs) {
            longs.append(unscaled.longValue());
        } else if (to instanceof IntVector.Builder ints) {
            ints.append(unscaled.intValue());
        } else if (to instanceof FixedBinaryVector.Builder bytes) {
            byte[] minimal = unscaled.toByteArray();
            Arrays.fill(fixed, (byte) (unscaled.signum() >> 1));
            System.arraycopy(minimal, 0, fixed, fixed.length - minimal.length, minimal.length);
            bytes.append(fixed, 0);
        } else {
            ((BinaryVector.Builder) to).append(unscaled.toByteArray());
        }
    }

    private String name() {
        return "DECIMAL(" + precision + "," + scale + ")";
    }

    private IllegalArgumentException tooFine(BigDecimal number) {
        return row.refuse(path, show(number) + " has more than " + scale + " digits after the point, " + name());
    }

    private static String show(BigDecimal number) {
        return number.precision() <= SHOWN_DIGITS ? number.toString() : "a number of " + number.precision() + " digits";
    }
}
