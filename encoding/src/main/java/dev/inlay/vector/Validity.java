// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.vector;

import java.util.Objects;

/** Which rows of a vector have a value: a bitmap, a set bit for each row that has one. Does not change. */
public final class Validity {

    private final long[] words;
    private final int offset;
    private final int length;
    private final int nullCount;

    /**
     * A view of {@code words}, which are not copied.
     *
     * @param words bits, laid out as {@link Bits} says
     * @param offset the bit of row 0
     * @param length number of rows
     */
    public Validity(long[] words, int offset, int length) {
        Bits.checkRange(words, offset, length);
        this.words = words;
        this.offset = offset;
        this.length = length;
        this.nullCount = length - Bits.countOnes(words, offset, length);
    }

    /** The validity in which row {@code i} has a value if {@code valid[i]}. */
    public static Validity of(boolean... valid) {
        long[] words = new long[Bits.words(valid.length)];
        for (int i = 0; i < valid.length; i++) {
            if (valid[i]) {
                Bits.set(words, i);
            }
        }
        return new Validity(words, 0, valid.length);
    }

    /** Number of rows. */
    public int length() {
        return length;
    }

    /** Number of rows without a value. */
    public int nullCount() {
        return nullCount;
    }

    /** Number of rows with a value. */
    public int validCount() {
        return length - nullCount;
    }

    /** Whether {@code row} has a value. */
    public boolean isValid(int row) {
        return Bits.get(words, offset + Objects.checkIndex(row, length));
    }

    /** The validity of the 64 rows from {@code row} on, bit 0 for {@code row}; bits past the last row are zero. */
    public long word(int row) {
        Objects.checkIndex(row, length);
        return Bits.word(words, offset + row, length - row);
    }

    /** Rows {@code [from, from + count)}, sharing this one's array. */
    public Validity slice(int from, int count) {
        Objects.checkFromIndexSize(from, count, length);
        return count == length ? this : new Validity(words, offset + from, count);
    }

    /** The array itself, laid out as {@link Bits} says. */
    public long[] words() {
        return words;
    }

    /** The bit of row 0 in {@link #words()}. */
    public int offset() {
        return offset;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Validity that) || length != that.length || nullCount != that.nullCount) {
            return false;
        }
        for (int row = 0; row < length; row += 64) {
            if (word(row) != that.word(row)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = length;
        for (int row = 0; row < length; row += 64) {
            hash = 31 * hash + Long.hashCode(word(row));
        }
        return hash;
    }

    /** {@code 1101…}, row 0 first; cut after 64 rows. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < Math.min(length, 64); row++) {
            text.append(isValid(row) ? '1' : '0');
        }
        return length <= 64
                ? text.toString()
                : text.append("… (").append(length).append(" rows)").toString();
    }
}
