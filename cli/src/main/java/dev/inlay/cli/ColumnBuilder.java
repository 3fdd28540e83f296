// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.FixedBinaryVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.Vector;
import dev.inlay.vector.VectorBuilder;

/** Turns the texts of one column into a vector, batch by batch. What a text must look like is the implementation's matter. */
abstract class ColumnBuilder {

    /** Adds the value that the text stands for, or returns false, having added nothing, if it stands for none of this type. */
    abstract boolean append(char[] text, int offset, int length);

    /** What the values are added to. */
    abstract VectorBuilder vector();

    /** The rows since the last call. */
    final Vector build() {
        return vector().build();
    }

    final void appendNull() {
        vector().appendNull();
    }

    /** Whether no characters are a value of their own, and not the lack of one. */
    boolean takesEmpty() {
        return false;
    }

    /** INT32. */
    abstract static class OfInts extends ColumnBuilder {

        final IntVector.Builder values;

        OfInts(int capacity) {
            values = IntVector.builder(capacity);
        }

        @Override
        final VectorBuilder vector() {
            return values;
        }
    }

    /** INT64. */
    abstract static class OfLongs extends ColumnBuilder {

        final LongVector.Builder values;

        OfLongs(int capacity) {
            values = LongVector.builder(capacity);
        }

        @Override
        final VectorBuilder vector() {
            return values;
        }
    }

    /** BYTE_ARRAY. */
    abstract static class OfBytes extends ColumnBuilder {

        final BinaryVector.Builder values;

        OfBytes(int capacity) {
            values = BinaryVector.builder(capacity);
        }

        @Override
        final VectorBuilder vector() {
            return values;
        }
    }

    /** FIXED_LEN_BYTE_ARRAY. */
    abstract static class OfFixedBytes extends ColumnBuilder {

        final FixedBinaryVector.Builder values;

        OfFixedBytes(int capacity, int width) {
            values = FixedBinaryVector.builder(width, capacity);
        }

        @Override
        final VectorBuilder vector() {
            return values;
        }
    }
}
