// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

/** Integers of all widths, on INT32 and INT64. */
final class IntegerColumns {

    private IntegerColumns() {}

    private static IntegerText grammar(boolean lenient) {
        return lenient ? IntegerText.lenient() : IntegerText.canonical();
    }

    /** Up to 32 bits; unsigned ones of 32 bits wrap, as the format wants it. */
    static final class Int32 extends ColumnBuilder.OfInts {

        private final IntegerText integer;
        private final long min;
        private final long max;

        Int32(int capacity, int bitWidth, boolean signed, boolean lenient) {
            super(capacity);
            this.integer = grammar(lenient);
            this.min = signed ? -(1L << (bitWidth - 1)) : 0;
            this.max = signed ? (1L << (bitWidth - 1)) - 1 : (1L << bitWidth) - 1;
        }

        @Override
        boolean append(char[] text, int offset, int length) {
            if (!integer.read(text, offset, length) || integer.value() < min || integer.value() > max) {
                return false;
            }
            values.append((int) integer.value());
            return true;
        }
    }

    /** 64 bits, signed. */
    static final class Int64 extends ColumnBuilder.OfLongs {

        private final IntegerText integer;

        Int64(int capacity, boolean lenient) {
            super(capacity);
            this.integer = grammar(lenient);
        }

        @Override
        boolean append(char[] text, int offset, int length) {
            if (!integer.read(text, offset, length)) {
                return false;
            }
            values.append(integer.value());
            return true;
        }
    }

    /** 64 bits, unsigned: twenty digits that have to fit eight bytes. */
    static final class UnsignedInt64 extends ColumnBuilder.OfLongs {

        private final DecimalText integer = new DecimalText(20, 0, true);
        /** The sign, nothing else, in the first byte; then the 64 bits. */
        private final byte[] bytes = new byte[Long.BYTES + 1];

        UnsignedInt64(int capacity) {
            super(capacity);
        }

        @Override
        boolean append(char[] text, int offset, int length) {
            if (!integer.read(text, offset, length)) {
                return false;
            }
            integer.unscaledBytes(bytes);
            if (bytes[0] != 0) {
                return false;
            }
            long value = 0;
            for (int i = 1; i < bytes.length; i++) {
                value = value << 8 | (bytes[i] & 0xff);
            }
            values.append(value);
            return true;
        }
    }
}
