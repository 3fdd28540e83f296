// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.vector;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What all builders have in common: the row count and the nulls. Rows are taken for valid until told otherwise, so a column
 * without nulls never touches a bitmap.
 */
abstract class FlatBuilder {

    /** The largest array that every virtual machine grants. */
    static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

    private static final long[] NONE = {};

    final int capacity;
    int length;
    private long[] nulls = NONE;

    FlatBuilder(int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("capacity " + capacity + " is negative");
        }
        this.capacity = capacity;
    }

    /** Number of rows so far. */
    public int length() {
        return length;
    }

    /** Marks the row at {@code length} as null; the caller moves on to the next row. */
    final void markNull() {
        int word = length >>> 6;
        if (word >= nulls.length) {
            nulls = Arrays.copyOf(nulls, Math.max(word + 1, Math.max(Bits.words(capacity), 2 * nulls.length)));
        }
        nulls[word] |= 1L << length;
    }

    /** The validity of all rows so far, its bitmap no longer the builder's; null if all are valid. */
    final @Nullable Validity takeValidity() {
        if (nulls.length == 0) {
            return null;
        }
        long[] words = Arrays.copyOf(nulls, Bits.words(length));
        nulls = NONE;
        for (int i = 0; i < words.length; i++) {
            words[i] = ~words[i];
        }
        return new Validity(words, 0, length);
    }

    /** The length to give an array of {@code held} elements that needs {@code needed}. */
    static int grown(int held, long needed, int atLeast, String what) {
        if (needed > MAX_ARRAY) {
            throw new IllegalStateException(
                    "a vector holds at most " + MAX_ARRAY + " " + what + ", " + needed + " wanted");
        }
        long wanted = Math.max(Math.max(needed, atLeast), held + (long) held);
        return (int) Math.min(wanted, MAX_ARRAY);
    }
}
