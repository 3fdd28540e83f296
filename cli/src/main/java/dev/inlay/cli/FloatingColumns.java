// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.vector.DoubleVector;
import dev.inlay.vector.FloatVector;
import dev.inlay.vector.VectorBuilder;

/** FLOAT and DOUBLE. */
final class FloatingColumns {

    private FloatingColumns() {}

    private static DoubleText grammar(boolean lenient) {
        return lenient ? DoubleText.lenient() : DoubleText.canonical();
    }

    /** DOUBLE: the double nearest to what is written. */
    static final class Float64 extends ColumnBuilder {

        private final DoubleVector.Builder values;
        private final DoubleText number;

        Float64(int capacity, boolean lenient) {
            this.values = DoubleVector.builder(capacity);
            this.number = grammar(lenient);
        }

        @Override
        boolean append(char[] text, int offset, int length) {
            if (!number.read(text, offset, length)) {
                return false;
            }
            values.append(number.value());
            return true;
        }

        @Override
        VectorBuilder vector() {
            return values;
        }
    }

    /** FLOAT: the float nearest to what is written, which rounding a double once more would miss now and then. */
    static final class Float32 extends ColumnBuilder {

        private final FloatVector.Builder values;
        private final DoubleText number;

        Float32(int capacity, boolean lenient) {
            this.values = FloatVector.builder(capacity);
            this.number = grammar(lenient);
        }

        @Override
        boolean append(char[] text, int offset, int length) {
            if (!number.read(text, offset, length)) {
                return false;
            }
            double wide = number.value();
            if (Double.isNaN(wide) || Double.isInfinite(wide)) {
                values.append((float) wide);
                return true;
            }
            float value = Float.parseFloat(new String(text, offset, length));
            if (Float.isInfinite(value)) {
                return false;
            }
            values.append(value);
            return true;
        }

        @Override
        VectorBuilder vector() {
            return values;
        }
    }
}
