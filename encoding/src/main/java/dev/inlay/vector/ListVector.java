// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.vector;

import org.jspecify.annotations.Nullable;

/**
 * Lists: the elements of all rows one after another in a vector of their own; the list of row {@code i} is its rows
 * {@code offsets[offset + i] .. offsets[offset + i + 1]}.
 *
 * <pre>
 *  [1, 2], null, [], [3]      elements  1 2 3      offsets  0 2 2 2 3      validity  1 0 1 1
 * </pre>
 */
public final class ListVector extends RepeatedVector implements Vector {

    private final Vector elements;

    /**
     * A view of {@code offsets} and {@code elements}.
     *
     * @param offsets where each list begins, and where the last one ends: ascending, within {@code elements}
     * @param offset the slot of row 0: {@code offsets[offset]} is where its list begins
     * @param length number of rows
     * @param validity which rows have a value; null if all have one
     * @throws IllegalArgumentException if the offsets descend or leave {@code elements}
     */
    public ListVector(int[] offsets, int offset, int length, @Nullable Validity validity, Vector elements) {
        super(offsets, offset, length, validity, elements.length());
        this.elements = elements;
    }

    /** For offsets that are known to be sound. */
    private ListVector(Vector elements, int[] offsets, int offset, int length, @Nullable Validity validity) {
        super(offsets, offset, length, validity);
        this.elements = elements;
    }

    /** A builder of lists, whose elements are added through their own builder. */
    public static Builder builder(VectorBuilder elements, int capacity) {
        return new Builder(elements, capacity);
    }

    /** The elements of all rows, and perhaps some that belong to no row of this vector. */
    public Vector elements() {
        return elements;
    }

    /** The list of {@code row}; anything if it has none. */
    public Vector get(int row) {
        return elements.slice(start(row), end(row) - start(row));
    }

    @Override
    public ListVector slice(int from, int count) {
        Validity sliced = validitySlice(from, count);
        return new ListVector(elements, offsets(), offset + from, count, sliced);
    }

    @Override
    boolean sameValue(int row, WindowedVector other, int otherRow) {
        ListVector that = (ListVector) other;
        int size = end(row) - start(row);
        if (size != that.end(otherRow) - that.start(otherRow)) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (!sameRow(elements, start(row) + i, that.elements, that.start(otherRow) + i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    int hashOfValue(int row) {
        int hash = 1;
        for (int element = start(row); element < end(row); element++) {
            hash = 31 * hash + hashOfRow(elements, element);
        }
        return hash;
    }

    @Override
    String show(int row) {
        StringBuilder text = new StringBuilder("[");
        for (int element = start(row); element < end(row); element++) {
            text.append(element == start(row) ? "" : ", ").append(showRow(elements, element));
        }
        return text.append(']').toString();
    }

    /**
     * Grows a vector row by row: first the elements of a row, through their builder, then {@link #append}.
     */
    public static final class Builder extends VectorBuilder {

        private final VectorBuilder elements;
        private final Offsets offsets = new Offsets();

        private Builder(VectorBuilder elements, int capacity) {
            super(capacity);
            this.elements = elements;
        }

        /** The builder of the elements. */
        public VectorBuilder elements() {
            return elements;
        }

        /** Adds a row: the list of the elements that were added since the last one, perhaps none. */
        public Builder append() {
            offsets.end(length, elements.length(), capacity);
            length++;
            return this;
        }

        /**
         * Adds a row without a value.
         *
         * @throws IllegalStateException if elements were added for it
         */
        @Override
        public Builder appendNull() {
            int more = elements.length() - offsets.start(length);
            if (more != 0) {
                throw new IllegalStateException(
                        more + " elements were added to row " + length + ", which is to be null");
            }
            markNull();
            return append();
        }

        @Override
        public ListVector build() {
            elements.truncate(offsets.start(length));
            ListVector vector = new ListVector(elements.build(), offsets.take(), 0, length, takeValidity());
            length = 0;
            return vector;
        }

        @Override
        public void truncate(int rows) {
            super.truncate(rows);
            elements.truncate(offsets.start(rows));
        }
    }
}
