// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import dev.inlay.format.Binary;
import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.schema.PrimitiveNode;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * What is true of some values of a column, computed from them one by one, boxed, with nothing in common with the writer.
 *
 * @param values that are there
 * @param nulls the others
 * @param nans among the values
 * @param min PLAIN bytes of the smallest, whole; null if there is none
 * @param max likewise
 * @param unencodedBytes of BYTE_ARRAY values
 */
record TrueStatistics(long values, long nulls, long nans, Binary min, Binary max, long unencodedBytes) {

    static TrueStatistics of(PrimitiveNode node, List<Object> entries, FloatingOrder floatingOrder) {
        List<Object> values = entries.stream().filter(value -> value != null).toList();
        List<Object> nans = values.stream().filter(value -> isNaN(node, value)).toList();
        List<Object> comparable =
                values.stream().filter(value -> !isNaN(node, value)).toList();
        boolean total = floatingOrder == FloatingOrder.TOTAL_ORDER;
        if (comparable.isEmpty() && total) {
            comparable = nans;
        }
        Binary min = null;
        Binary max = null;
        Comparator<Object> order = order(node, total);
        if (order != null && !comparable.isEmpty()) {
            min = plain(zero(node, Collections.min(comparable, order), total, true));
            max = plain(zero(node, Collections.max(comparable, order), total, false));
        }
        long bytes = 0;
        for (Object value : values) {
            bytes += node.type() == PhysicalType.BYTE_ARRAY ? ((List<?>) value).size() : 0;
        }
        return new TrueStatistics(values.size(), entries.size() - values.size(), nans.size(), min, max, bytes);
    }

    static boolean isFloating(PrimitiveNode node) {
        return node.type() == PhysicalType.FLOAT
                || node.type() == PhysicalType.DOUBLE
                || node.logicalType() instanceof LogicalType.Float16Type;
    }

    static Binary plain(Object value) {
        if (value instanceof List<?> bytes) {
            byte[] array = new byte[bytes.size()];
            for (int i = 0; i < array.length; i++) {
                array[i] = (Byte) bytes.get(i);
            }
            return Binary.of(array);
        }
        ByteBuffer buffer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        if (value instanceof Boolean truth) {
            buffer.put((byte) (truth ? 1 : 0));
        } else if (value instanceof Integer number) {
            buffer.putInt(number);
        } else if (value instanceof Long number) {
            buffer.putLong(number);
        } else if (value instanceof Float number) {
            buffer.putInt(Float.floatToRawIntBits(number));
        } else {
            buffer.putLong(Double.doubleToRawLongBits((Double) value));
        }
        return Binary.of(buffer.array(), 0, buffer.position());
    }

    /** Of values that are no NaNs, or of NaNs; null where the text defines none. */
    static Comparator<Object> order(PrimitiveNode node, boolean total) {
        LogicalType logical = node.logicalType();
        if (logical instanceof LogicalType.IntervalType
                || logical instanceof LogicalType.NullType
                || logical instanceof LogicalType.GeometryType) {
            return null;
        }
        if (isFloating(node)) {
            return total
                    ? Comparator.comparing(TrueStatistics::signAndMagnitude)
                    : Comparator.comparing(value -> new Zero(number(node, value)));
        }
        boolean unsigned = logical instanceof LogicalType.IntType integer && !integer.isSigned();
        return switch (node.type()) {
            case BOOLEAN -> Comparator.comparing(value -> (Boolean) value);
            case INT32 ->
                Comparator.comparing(value -> unsigned ? Integer.toUnsignedLong((Integer) value) : (Integer) value);
            case INT64 ->
                Comparator.comparing(value -> unsigned
                        ? new BigInteger(Long.toUnsignedString((Long) value))
                        : BigInteger.valueOf((Long) value));
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY ->
                logical instanceof LogicalType.DecimalType
                        ? Comparator.comparing(
                                value -> new BigInteger(plain(value).toArray()))
                        : Comparator.comparing(TrueStatistics::plain);
            case FLOAT, DOUBLE, INT96 -> throw new AssertionError(node);
        };
    }

    /** A number whose zeros are equal, as those of a {@code double} are and those of a {@link Double} are not. */
    private record Zero(double value) implements Comparable<Zero> {
        @Override
        public int compareTo(Zero other) {
            return value == other.value ? 0 : value < other.value ? -1 : 1;
        }
    }

    private static boolean isNaN(PrimitiveNode node, Object value) {
        return isFloating(node) && Double.isNaN(number(node, value));
    }

    private static double number(PrimitiveNode node, Object value) {
        return switch (node.type()) {
            case FLOAT -> (Float) value;
            case DOUBLE -> (Double) value;
            default -> half(bits(value).intValue());
        };
    }

    /** IEEE 754 binary16: one bit of sign, five of exponent, ten of fraction. */
    private static double half(int bits) {
        int exponent = bits >> 10 & 31;
        int fraction = bits & 1023;
        double magnitude = exponent == 31
                ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                : exponent == 0 ? Math.scalb((double) fraction, -24) : Math.scalb(1024.0 + fraction, exponent - 25);
        return bits >> 15 == 0 ? magnitude : -magnitude;
    }

    /** The bits of a value as a number from 0 up. */
    private static BigInteger bits(Object value) {
        byte[] littleEndian = plain(value).toArray();
        BigInteger bits = BigInteger.ZERO;
        for (int i = littleEndian.length - 1; i >= 0; i--) {
            bits = bits.shiftLeft(8).or(BigInteger.valueOf(littleEndian[i] & 0xff));
        }
        return bits;
    }

    /** totalOrder: by magnitude, which is all bits but the first; negative values the other way round, before 0. */
    private static BigInteger signAndMagnitude(Object value) {
        int width = plain(value).length() * 8;
        BigInteger bits = bits(value);
        BigInteger magnitude = bits.clearBit(width - 1);
        return bits.testBit(width - 1) ? magnitude.negate().subtract(BigInteger.ONE) : magnitude;
    }

    private static Object zero(PrimitiveNode node, Object bound, boolean total, boolean lower) {
        if (total || !isFloating(node) || number(node, bound) != 0) {
            return bound;
        }
        return switch (node.type()) {
            case FLOAT -> lower ? -0f : 0f;
            case DOUBLE -> lower ? -0d : 0d;
            default -> List.of((byte) 0, (byte) (lower ? 0x80 : 0));
        };
    }
}
