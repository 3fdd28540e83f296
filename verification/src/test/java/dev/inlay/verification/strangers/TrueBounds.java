// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import dev.inlay.format.LogicalType;
import dev.inlay.format.LogicalType.DecimalType;
import dev.inlay.format.LogicalType.Float16Type;
import dev.inlay.format.LogicalType.GeographyType;
import dev.inlay.format.LogicalType.GeometryType;
import dev.inlay.format.LogicalType.IntType;
import dev.inlay.format.LogicalType.IntervalType;
import dev.inlay.format.LogicalType.NullType;
import dev.inlay.format.PhysicalType;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Least and greatest value of a column by the order that parquet.thrift gives its type ({@code ColumnOrder},
 * TYPE_ORDER), computed the slow way: each value is boxed and compared. NaNs have no part in it; a bound that is a zero is −0
 * below and +0 above.
 *
 * @param min {@link Canonical}, or null if there is none: no values, only NaNs, or a type whose order is undefined
 * @param max likewise
 * @param nulls rows without a value
 * @param distinct different values, the nulls not counted
 */
record TrueBounds(String min, String max, long nulls, long distinct) {

    static TrueBounds of(LeafValues column) {
        Comparator<Object> order = order(column);
        Object min = null;
        Object max = null;
        long nulls = 0;
        Set<String> distinct = new HashSet<>();
        for (Object value : column.values()) {
            if (value == null) {
                nulls++;
                continue;
            }
            distinct.add(column.canonical(value));
            if (order == null || isNaN(column, value)) {
                continue;
            }
            min = min == null || order.compare(value, min) < 0 ? value : min;
            max = max == null || order.compare(value, max) > 0 ? value : max;
        }
        return new TrueBounds(
                column.canonical(zero(column, min, true)),
                column.canonical(zero(column, max, false)),
                nulls,
                distinct.size());
    }

    private static Comparator<Object> order(LeafValues column) {
        LogicalType logical = column.node().logicalType();
        return switch (column.node().type()) {
            case BOOLEAN -> Comparator.comparing(v -> (Boolean) v);
            case INT32 ->
                isUnsigned(logical)
                        ? (a, b) -> Integer.compareUnsigned((int) a, (int) b)
                        : (a, b) -> Integer.compare((int) a, (int) b);
            case INT64 ->
                isUnsigned(logical)
                        ? (a, b) -> Long.compareUnsigned((long) a, (long) b)
                        : (a, b) -> Long.compare((long) a, (long) b);
            // the primitive comparison: −0 and +0 are equal
            case FLOAT -> (a, b) -> Double.compare((float) a + 0.0, (float) b + 0.0);
            case DOUBLE -> (a, b) -> Double.compare((double) a + 0.0, (double) b + 0.0);
            case INT96 -> null;
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> {
                if (logical instanceof DecimalType) {
                    yield Comparator.comparing(v -> new BigInteger((byte[]) v));
                }
                if (logical instanceof Float16Type) {
                    yield Comparator.comparingDouble(v -> half((byte[]) v) + 0.0);
                }
                yield !hasOrder(logical) ? null : (a, b) -> Arrays.compareUnsigned((byte[]) a, (byte[]) b);
            }
        };
    }

    /** Whether values of this annotation, which may be null, compare at all; INT96 has no annotation and no order either. */
    static boolean hasOrder(LogicalType logical) {
        return !(logical instanceof IntervalType
                || logical instanceof NullType
                || logical instanceof GeometryType
                || logical instanceof GeographyType);
    }

    private static boolean isUnsigned(LogicalType logical) {
        return logical instanceof IntType integer && !integer.isSigned();
    }

    private static boolean isNaN(LeafValues column, Object value) {
        if (value instanceof Float single) {
            return single.isNaN();
        }
        if (value instanceof Double wide) {
            return wide.isNaN();
        }
        return column.node().logicalType() instanceof Float16Type && Double.isNaN(half((byte[]) value));
    }

    private static Object zero(LeafValues column, Object bound, boolean negative) {
        if (bound instanceof Float single && single == 0) {
            return negative ? -0f : 0f;
        }
        if (bound instanceof Double wide && wide == 0) {
            return negative ? -0d : 0d;
        }
        if (bound != null && column.node().logicalType() instanceof Float16Type && half((byte[]) bound) == 0) {
            return new byte[] {0, (byte) (negative ? 0x80 : 0)};
        }
        return bound;
    }

    /** IEEE 754 binary16, little-endian: one bit of sign, five of exponent, ten of fraction. */
    private static double half(byte[] bytes) {
        int bits = (bytes[0] & 0xff) | ((bytes[1] & 0xff) << 8);
        int exponent = (bits >> 10) & 31;
        int fraction = bits & 1023;
        double magnitude;
        if (exponent == 31) {
            magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else {
            magnitude =
                    exponent == 0 ? Math.scalb((double) fraction, -24) : Math.scalb(1024.0 + fraction, exponent - 25);
        }
        return bits >> 15 == 0 ? magnitude : -magnitude;
    }

    /** Rows {@code from} to before {@code to} of a column, as a column. */
    static LeafValues rows(LeafValues column, int from, int to) {
        List<Object> rows = column.values().subList(from, to);
        return new LeafValues(column.node(), rows);
    }

    static boolean isByteArray(LeafValues column) {
        return column.node().type() == PhysicalType.BYTE_ARRAY;
    }
}
