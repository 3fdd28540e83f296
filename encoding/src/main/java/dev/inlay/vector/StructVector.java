// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.vector;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Structs: a vector for each of their fields, with a slot for each row. Where the struct itself has no value, what its fields
 * have there does not count.
 */
public final class StructVector extends WindowedVector implements Vector {

    private final List<Vector> fields;

    /**
     * A view of {@code fields}.
     *
     * @param fields in the order of the schema, each {@code length} rows long
     * @param length number of rows
     * @param validity which rows have a value; null if all have one
     * @throws IllegalArgumentException if a field is of another length
     */
    public StructVector(List<? extends Vector> fields, int length, @Nullable Validity validity) {
        this(List.copyOf(fields), 0, length, validity);
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).length() != length) {
                throw new IllegalArgumentException(
                        "field " + i + " of a struct has " + fields.get(i).length() + " rows, the struct " + length);
            }
        }
    }

    private StructVector(List<Vector> fields, int offset, int length, @Nullable Validity validity) {
        super(offset, length, validity);
        this.fields = fields;
    }

    /** A builder of structs with these fields, which are filled through their own builders. */
    public static Builder builder(List<? extends VectorBuilder> fields, int capacity) {
        return new Builder(List.copyOf(fields), capacity);
    }

    /** Number of fields. */
    public int fieldCount() {
        return fields.size();
    }

    /** The field at {@code index}, over exactly the rows of this vector. */
    public Vector field(int index) {
        Vector field = fields.get(index);
        return offset == 0 && length == field.length() ? field : field.slice(offset, length);
    }

    /** All fields, over exactly the rows of this vector. */
    public List<Vector> fields() {
        List<Vector> windows = new ArrayList<>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            windows.add(field(i));
        }
        return windows;
    }

    @Override
    public StructVector slice(int from, int count) {
        Validity sliced = validitySlice(from, count);
        return new StructVector(fields, offset + from, count, sliced);
    }

    @Override
    boolean sameValue(int row, WindowedVector other, int otherRow) {
        StructVector that = (StructVector) other;
        if (fields.size() != that.fields.size()) {
            return false;
        }
        for (int i = 0; i < fields.size(); i++) {
            if (!sameRow(fields.get(i), slot(row), that.fields.get(i), that.slot(otherRow))) {
                return false;
            }
        }
        return true;
    }

    @Override
    int hashOfValue(int row) {
        int hash = 1;
        for (Vector field : fields) {
            hash = 31 * hash + hashOfRow(field, slot(row));
        }
        return hash;
    }

    @Override
    String show(int row) {
        StringBuilder text = new StringBuilder("{");
        for (Vector field : fields) {
            text.append(text.length() == 1 ? "" : ", ").append(showRow(field, slot(row)));
        }
        return text.append('}').toString();
    }

    /**
     * Grows a vector row by row: first a row for each field, through its builder, then {@link #append}.
     *
     * <pre>{@code
     * places.field(0).append("Bern");   // a BinaryVector.Builder
     * places.field(1).append(542);
     * places.append();
     * }</pre>
     */
    public static final class Builder extends VectorBuilder {

        private final List<VectorBuilder> fields;

        private Builder(List<VectorBuilder> fields, int capacity) {
            super(capacity);
            this.fields = fields;
        }

        /** The builder of the field at {@code index}. */
        public VectorBuilder field(int index) {
            return fields.get(index);
        }

        /** Number of fields. */
        public int fieldCount() {
            return fields.size();
        }

        /**
         * Ends a row, of which each field has got its part.
         *
         * @throws IllegalStateException if a field has got no row, or more than one
         */
        public Builder append() {
            for (int i = 0; i < fields.size(); i++) {
                int more = fields.get(i).length() - length;
                if (more != 1) {
                    throw new IllegalStateException(
                            "field " + i + " of a struct has got " + more + " rows for row " + length + ", not 1");
                }
            }
            length++;
            return this;
        }

        /**
         * Adds a row without a value, and one to each field.
         *
         * @throws IllegalStateException if a field has got a part of this row already
         */
        @Override
        public Builder appendNull() {
            for (int i = 0; i < fields.size(); i++) {
                if (fields.get(i).length() != length) {
                    throw new IllegalStateException(
                            "field " + i + " of a struct has got a value for row " + length + ", which is to be null");
                }
            }
            fields.forEach(VectorBuilder::appendNull);
            markNull();
            length++;
            return this;
        }

        @Override
        public StructVector build() {
            int rows = length;
            fields.forEach(field -> field.truncate(rows)); // a row that was begun and not ended is none
            List<Vector> built = fields.stream().map(VectorBuilder::build).toList();
            StructVector vector = new StructVector(built, rows, takeValidity());
            length = 0;
            return vector;
        }

        @Override
        public void truncate(int rows) {
            super.truncate(rows);
            fields.forEach(field -> field.truncate(Math.min(rows, field.length())));
        }
    }
}
