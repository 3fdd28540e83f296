// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.vector;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What all vectors have in common: the window on their arrays, a slot for each row, and which rows have a value. */
abstract class WindowedVector {

    /** Values shown by {@link #toString}. */
    private static final int SHOWN = 20;

    final int offset;
    final int length;
    private final @Nullable Validity validity;

    /** A validity without nulls is dropped, so that {@code validity() == null} is the one sign of "no nulls here". */
    WindowedVector(int offset, int length, @Nullable Validity validity) {
        if (validity != null && validity.length() != length) {
            throw new IllegalArgumentException(
                    "validity of " + validity.length() + " rows for a vector of " + length + " rows");
        }
        this.offset = offset;
        this.length = length;
        this.validity = validity == null || validity.nullCount() == 0 ? null : validity;
    }

    /** Number of rows. */
    public int length() {
        return length;
    }

    /** Whether {@code row} has no value. */
    public boolean isNull(int row) {
        Objects.checkIndex(row, length);
        return validity != null && !validity.isValid(row);
    }

    /** Number of rows without a value. */
    public int nullCount() {
        return validity == null ? 0 : validity.nullCount();
    }

    /** Which rows have a value; null if all of them have one. */
    public @Nullable Validity validity() {
        return validity;
    }

    /** The slot of row 0. */
    public int offset() {
        return offset;
    }

    /**
     * The last of the offsets of this window, one more than there are rows.
     *
     * @throws IllegalArgumentException if they descend, or begin below 0
     */
    final int endOfAscending(int[] offsets) {
        Objects.checkFromIndexSize(offset, length + 1, offsets.length);
        int previous = 0;
        for (int slot = offset; slot <= offset + length; slot++) {
            if (offsets[slot] < previous) {
                throw new IllegalArgumentException(
                        "offset " + offsets[slot] + " of row " + (slot - offset) + " after offset " + previous);
            }
            previous = offsets[slot];
        }
        return previous;
    }

    final int slot(int row) {
        return offset + Objects.checkIndex(row, length);
    }

    final @Nullable Validity validitySlice(int from, int count) {
        Objects.checkFromIndexSize(from, count, length);
        return validity == null ? null : validity.slice(from, count);
    }

    /** Whether {@code row} has the value that {@code otherRow} has in {@code other}, a vector of this class; both have one. */
    abstract boolean sameValue(int row, WindowedVector other, int otherRow);

    /** Whether two rows, of vectors of any class, both have no value, or the same one. */
    static boolean sameRow(Vector one, int row, Vector other, int otherRow) {
        if (one.getClass() != other.getClass() || one.isNull(row) != other.isNull(otherRow)) {
            return false;
        }
        return one.isNull(row) || ((WindowedVector) one).sameValue(row, (WindowedVector) other, otherRow);
    }

    static int hashOfRow(Vector vector, int row) {
        return vector.isNull(row) ? 0 : ((WindowedVector) vector).hashOfValue(row);
    }

    static String showRow(Vector vector, int row) {
        return vector.isNull(row) ? "null" : ((WindowedVector) vector).show(row);
    }

    /** Hash of the value of {@code row}, which has one. */
    abstract int hashOfValue(int row);

    /** The value of {@code row}, which has one, for people. */
    abstract String show(int row);

    @Override
    public final boolean equals(Object other) {
        if (!(other instanceof WindowedVector that) || that.getClass() != getClass()) {
            return false;
        }
        if (length != that.length || !Objects.equals(validity, that.validity)) {
            return false;
        }
        for (int row = 0; row < length; row++) {
            if (!isNull(row) && !sameValue(row, that, row)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public final int hashCode() {
        int hash = length;
        for (int row = 0; row < length; row++) {
            hash = 31 * hash + (isNull(row) ? 0 : hashOfValue(row));
        }
        return hash;
    }

    /** {@code IntVector[1, null, 3]}; a long one is cut after 20 rows. */
    @Override
    public final String toString() {
        StringBuilder text = new StringBuilder(getClass().getSimpleName()).append('[');
        for (int row = 0; row < Math.min(length, SHOWN); row++) {
            text.append(row == 0 ? "" : ", ").append(isNull(row) ? "null" : show(row));
        }
        if (length > SHOWN) {
            text.append(", … (").append(length).append(" rows)");
        }
        return text.append(']').toString();
    }
}
