// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.vector;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** BOOLEAN values, a bit for each row. */
public final class BooleanVector extends WindowedVector implements Vector {

    private final long[] words;

    /**
     * A view of {@code words}, which are not copied.
     *
     * @param words bits, laid out as {@link Bits} says
     * @param offset the bit of row 0
     * @param length number of rows
     * @param validity which rows have a value; null if all have one
     */
    public BooleanVector(long[] words, int offset, int length, @Nullable Validity validity) {
        super(offset, length, validity);
        Bits.checkRange(words, offset, length);
        this.words = words;
    }

    /** A copy of {@code values}. */
    public static BooleanVector of(boolean... values) {
        Builder builder = builder(values.length);
        for (boolean value : values) {
            builder.append(value);
        }
        return builder.build();
    }

    /** A copy of {@code values}; null is a row without a value. */
    public static BooleanVector ofNullable(@Nullable Boolean... values) {
        Builder builder = builder(values.length);
        for (Boolean value : values) {
            if (value == null) {
                builder.appendNull();
            } else {
                builder.append(value);
            }
        }
        return builder.build();
    }

    /** A builder with room for {@code capacity} rows; it grows as needed. */
    public static Builder builder(int capacity) {
        return new Builder(capacity);
    }

    /** The value of {@code row}; anything if it has none. */
    public boolean get(int row) {
        return Bits.get(words, slot(row));
    }

    /** The values of the 64 rows from {@code row} on, bit 0 for {@code row}; bits past the last row are zero. */
    public long word(int row) {
        Objects.checkIndex(row, length);
        return Bits.word(words, offset + row, length - row);
    }

    /** The array itself: the value of row {@code i} is the bit at {@code offset() + i}. */
    public long[] words() {
        return words;
    }

    @Override
    public BooleanVector slice(int from, int count) {
        Validity sliced = validitySlice(from, count);
        return new BooleanVector(words, offset + from, count, sliced);
    }

    @Override
    boolean sameValue(int row, WindowedVector other, int otherRow) {
        return get(row) == ((BooleanVector) other).get(otherRow);
    }

    @Override
    int hashOfValue(int row) {
        return Boolean.hashCode(get(row));
    }

    @Override
    String show(int row) {
        return Boolean.toString(get(row));
    }

    /** Grows a vector row by row. */
    public static final class Builder extends VectorBuilder {

        private static final long[] EMPTY = {};

        private long[] words = EMPTY;

        private Builder(int capacity) {
            super(capacity);
        }

        /** Adds a row with this value. */
        public Builder append(boolean value) {
            if (length >>> 6 == words.length) {
                grow();
            }
            if (value) {
                Bits.set(words, length);
            }
            length++;
            return this;
        }

        @Override
        public Builder appendNull() {
            markNull();
            return append(false);
        }

        @Override
        public BooleanVector build() {
            BooleanVector vector = new BooleanVector(words, 0, length, takeValidity());
            words = EMPTY;
            length = 0;
            return vector;
        }

        @Override
        public void truncate(int rows) {
            super.truncate(rows);
            int word = rows >>> 6; // appending sets bits and clears none
            if (word < words.length) {
                words[word] &= (1L << rows) - 1;
                Arrays.fill(words, word + 1, words.length, 0);
            }
        }

        private void grow() {
            if (length == Integer.MAX_VALUE) {
                throw new IllegalStateException("a vector holds at most " + Integer.MAX_VALUE + " rows");
            }
            words = Arrays.copyOf(
                    words, grown(words.length, words.length + 1L, Math.max(Bits.words(capacity), 1), "words"));
        }
    }
}
