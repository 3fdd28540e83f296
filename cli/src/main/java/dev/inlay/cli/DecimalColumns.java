// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.format.LogicalType.DecimalType;
import dev.inlay.schema.PrimitiveNode;
import org.jspecify.annotations.Nullable;

/** DECIMAL on each physical type that carries it. */
final class DecimalColumns {

    private DecimalColumns() {}

    static @Nullable ColumnBuilder of(PrimitiveNode column, DecimalType type, int capacity, boolean lenient) {
        DecimalText text = new DecimalText(type.precision(), type.scale(), lenient);
        return switch (column.type()) {
            case INT32 -> new Small(capacity, text);
            case INT64 -> new Medium(capacity, text);
            case FIXED_LEN_BYTE_ARRAY -> new Fixed(capacity, text, column.typeLength());
            case BYTE_ARRAY -> new Variable(capacity, text);
            case BOOLEAN, INT96, FLOAT, DOUBLE -> null;
        };
    }

    private static final class Small extends ColumnBuilder.OfInts {

        private final DecimalText decimal;

        Small(int capacity, DecimalText decimal) {
            super(capacity);
            this.decimal = decimal;
        }

        @Override
        boolean append(char[] text, int offset, int length) {
            if (!decimal.read(text, offset, length)) {
                return false;
            }
            values.append((int) decimal.unscaledLong());
            return true;
        }
    }

    private static final class Medium extends ColumnBuilder.OfLongs {

        private final DecimalText decimal;

        Medium(int capacity, DecimalText decimal) {
            super(capacity);
            this.decimal = decimal;
        }

        @Override
        boolean append(char[] text, int offset, int length) {
            if (!decimal.read(text, offset, length)) {
                return false;
            }
            values.append(decimal.unscaledLong());
            return true;
        }
    }

    private static final class Fixed extends ColumnBuilder.OfFixedBytes {

        private final DecimalText decimal;
        private final byte[] bytes;

        Fixed(int capacity, DecimalText decimal, int width) {
            super(capacity, width);
            this.decimal = decimal;
            this.bytes = new byte[width];
        }

        @Override
        boolean append(char[] text, int offset, int length) {
            if (!decimal.read(text, offset, length)) {
                return false;
            }
            decimal.unscaledBytes(bytes);
            values.append(bytes);
            return true;
        }
    }

    /** As few bytes as the value needs, as BigInteger.toByteArray gives them. */
    private static final class Variable extends ColumnBuilder.OfBytes {

        private static final int WIDTH = 16;

        private final DecimalText decimal;
        private final byte[] bytes = new byte[WIDTH];

        Variable(int capacity, DecimalText decimal) {
            super(capacity);
            this.decimal = decimal;
        }

        @Override
        boolean append(char[] text, int offset, int length) {
            if (!decimal.read(text, offset, length)) {
                return false;
            }
            decimal.unscaledBytes(bytes);
            int start = 0;
            while (start < WIDTH - 1 && bytes[start] == bytes[start + 1] >> 7) {
                start++; // a byte that repeats the sign of the next one says nothing
            }
            values.append(bytes, start, WIDTH - start);
            return true;
        }
    }
}
