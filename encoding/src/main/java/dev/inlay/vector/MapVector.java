// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.vector;

import org.jspecify.annotations.Nullable;

/**
 * Maps: the keys of all rows one after another in one vector, their values in another; the map of row {@code i} is the entries
 * {@code offsets[offset + i] .. offsets[offset + i + 1]}. Entries keep their order; a key may occur twice, and then the later
 * entry is the one that counts (LogicalTypes.md, "Maps"). Maps without values are sets.
 *
 * <pre>
 *  {a: 1, b: null}, {}, {c: 3}      keys  a b c      values  1 ? 3      offsets  0 2 2 3
 * </pre>
 */
public final class MapVector extends RepeatedVector implements Vector {

    private final Vector keys;
    private final @Nullable Vector values;

    /**
     * A view of {@code offsets}, {@code keys} and {@code values}.
     *
     * @param offsets where each map begins, and where the last one ends: ascending, within {@code keys}
     * @param offset the slot of row 0: {@code offsets[offset]} is where its map begins
     * @param length number of rows
     * @param validity which rows have a value; null if all have one
     * @param values as many as there are keys; null for sets
     * @throws IllegalArgumentException if the offsets descend or leave {@code keys}, or there are more or fewer values than keys
     */
    public MapVector(
            int[] offsets, int offset, int length, @Nullable Validity validity, Vector keys, @Nullable Vector values) {
        super(offsets, offset, length, validity, keys.length());
        if (values != null && values.length() != keys.length()) {
            throw new IllegalArgumentException(keys.length() + " keys and " + values.length() + " values in maps");
        }
        this.keys = keys;
        this.values = values;
    }

    /** For offsets that are known to be sound. */
    private MapVector(
            Vector keys, @Nullable Vector values, int[] offsets, int offset, int length, @Nullable Validity validity) {
        super(offsets, offset, length, validity);
        this.keys = keys;
        this.values = values;
    }

    /** A builder of maps, whose keys and values are added through their own builders; {@code values} is null for sets. */
    public static Builder builder(VectorBuilder keys, @Nullable VectorBuilder values, int capacity) {
        return new Builder(keys, values, capacity);
    }

    /** The keys of all rows, and perhaps some that belong to no row of this vector. */
    public Vector keys() {
        return keys;
    }

    /** The values beside the {@link #keys}, or null if the maps are sets. */
    public @Nullable Vector values() {
        return values;
    }

    @Override
    public MapVector slice(int from, int count) {
        Validity sliced = validitySlice(from, count);
        return new MapVector(keys, values, offsets(), offset + from, count, sliced);
    }

    @Override
    boolean sameValue(int row, WindowedVector other, int otherRow) {
        MapVector that = (MapVector) other;
        int size = end(row) - start(row);
        if (size != that.end(otherRow) - that.start(otherRow) || (values == null) != (that.values == null)) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            int here = start(row) + i;
            int there = that.start(otherRow) + i;
            if (!sameRow(keys, here, that.keys, there)
                    || (values != null && that.values != null && !sameRow(values, here, that.values, there))) {
                return false;
            }
        }
        return true;
    }

    @Override
    int hashOfValue(int row) {
        int hash = 1;
        for (int entry = start(row); entry < end(row); entry++) {
            hash = 31 * hash + hashOfRow(keys, entry);
            hash = 31 * hash + (values == null ? 0 : hashOfRow(values, entry));
        }
        return hash;
    }

    @Override
    String show(int row) {
        StringBuilder text = new StringBuilder("{");
        for (int entry = start(row); entry < end(row); entry++) {
            text.append(entry == start(row) ? "" : ", ").append(showRow(keys, entry));
            if (values != null) {
                text.append(": ").append(showRow(values, entry));
            }
        }
        return text.append('}').toString();
    }

    /**
     * Grows a vector row by row: first the entries of a row, a key and a value each through their builders, then {@link #append}.
     */
    public static final class Builder extends VectorBuilder {

        private final VectorBuilder keys;
        private final @Nullable VectorBuilder values;
        private final Offsets offsets = new Offsets();

        private Builder(VectorBuilder keys, @Nullable VectorBuilder values, int capacity) {
            super(capacity);
            this.keys = keys;
            this.values = values;
        }

        /** The builder of the keys. */
        public VectorBuilder keys() {
            return keys;
        }

        /** The builder of the values, or null if the maps are sets. */
        public @Nullable VectorBuilder values() {
            return values;
        }

        /**
         * Adds a row: the map of the entries that were added since the last one, perhaps none.
         *
         * @throws IllegalStateException if there are more or fewer values than keys
         */
        public Builder append() {
            if (values != null && values.length() != keys.length()) {
                int start = offsets.start(length);
                throw new IllegalStateException((keys.length() - start) + " keys and " + (values.length() - start)
                        + " values were added to row " + length + " of maps");
            }
            offsets.end(length, keys.length(), capacity);
            length++;
            return this;
        }

        /**
         * Adds a row without a value.
         *
         * @throws IllegalStateException if entries were added for it
         */
        @Override
        public Builder appendNull() {
            int more = keys.length() - offsets.start(length);
            if (more != 0) {
                throw new IllegalStateException(more + " keys were added to row " + length + ", which is to be null");
            }
            markNull();
            return append();
        }

        @Override
        public MapVector build() {
            truncate(length); // entries that were begun for a row that never ended
            Vector builtValues = values == null ? null : values.build();
            MapVector vector = new MapVector(keys.build(), builtValues, offsets.take(), 0, length, takeValidity());
            length = 0;
            return vector;
        }

        @Override
        public void truncate(int rows) {
            super.truncate(rows);
            int entries = offsets.start(rows);
            keys.truncate(entries);
            if (values != null) {
                values.truncate(Math.min(entries, values.length()));
            }
        }
    }
}
