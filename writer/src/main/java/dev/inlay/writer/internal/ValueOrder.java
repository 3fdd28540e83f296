// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.format.Binary;
import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.schema.PrimitiveNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a column compare (parquet.thrift, {@code ColumnOrder}): what "smallest" and "largest" mean in its
 * statistics. All but {@link #TOTAL} are {@code TYPE_ORDER}, the order that belongs to the type. A column without an order has no bounds.
 */
public enum ValueOrder {
    /** No order is defined: INTERVAL, UNKNOWN, INT96, geospatial types, annotations of a later version. */
    UNDEFINED,
    /** false before true. */
    BOOLEAN,
    /** Two's complement of 4 or 8 bytes, little-endian. */
    SIGNED,
    /** Unsigned, of 4 or 8 bytes, little-endian. */
    UNSIGNED,
    /** IEEE 754 of 2, 4 or 8 bytes, little-endian, by number; NaN has no place in it, and the zeros are equal. */
    FLOATING,
    /** IEEE 754 {@code totalOrder} of the same values: NaNs outside the infinities, −0 before +0. */
    TOTAL,
    /** Bytes as unsigned, a prefix before what it begins; for UTF-8 that is the order of code points. */
    BYTES,
    /** Two's complement of any length, big-endian: the unscaled value of a decimal. */
    SIGNED_BYTES;

    /** The order of the values of {@code node} under {@code TYPE_ORDER}. */
    public static ValueOrder of(PrimitiveNode node) {
        @Nullable LogicalType annotation = node.logicalType();
        if (annotation instanceof LogicalType.IntervalType
                || annotation instanceof LogicalType.NullType
                || annotation instanceof LogicalType.GeometryType
                || annotation instanceof LogicalType.GeographyType
                || annotation instanceof LogicalType.UnrecognizedType) {
            return UNDEFINED;
        }
        return switch (node.type()) {
            case BOOLEAN -> BOOLEAN;
            case INT32, INT64 ->
                annotation instanceof LogicalType.IntType integer && !integer.isSigned() ? UNSIGNED : SIGNED;
            case INT96 -> UNDEFINED;
            case FLOAT, DOUBLE -> FLOATING;
            case BYTE_ARRAY -> annotation instanceof LogicalType.DecimalType ? SIGNED_BYTES : BYTES;
            case FIXED_LEN_BYTE_ARRAY ->
                annotation instanceof LogicalType.DecimalType
                        ? SIGNED_BYTES
                        : annotation instanceof LogicalType.Float16Type ? FLOATING : BYTES;
        };
    }

    /**
     * Whether bounds of {@code node} may be cut: its values have any length, and a prefix of one is a smaller one (rows
     * T08 to T10).
     */
    static boolean canTruncate(PrimitiveNode node) {
        return node.type() == PhysicalType.BYTE_ARRAY && of(node) == BYTES;
    }

    /** Compares two bounds in the form that statistics hold them: PLAIN, without the length of a BYTE_ARRAY. */
    public int compare(Binary a, Binary b) {
        return switch (this) {
            case UNDEFINED -> throw new IllegalStateException("these values have no order");
            case BOOLEAN -> Byte.compare(a.at(0), b.at(0));
            case SIGNED -> Long.compare(integer(a), integer(b));
            case UNSIGNED -> Long.compareUnsigned(integer(a), integer(b));
            case FLOATING -> Double.compare(floating(a), floating(b));
            case TOTAL -> Long.compare(sortable(a), sortable(b));
            case BYTES -> a.compareTo(b);
            case SIGNED_BYTES -> SignedBytes.compare(a.toArray(), 0, a.length(), b.toArray(), 0, b.length());
        };
    }

    private static long integer(Binary bound) {
        ByteBuffer bytes = bound.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        // sign extension keeps the unsigned order of 4 bytes too: both halves move together
        return bound.length() == Integer.BYTES ? bytes.getInt() : bytes.getLong();
    }

    /** Whether NaN is among the values that the type has. */
    boolean hasNans() {
        return this == FLOATING || this == TOTAL;
    }

    /**
     * A number that orders as the float with these bits does in total order. Floating point is sign and magnitude: of a
     * negative value the magnitude is turned around. Its own inverse.
     */
    static int totalOrder(int floatBits) {
        return floatBits ^ ((floatBits >> 31) & Integer.MAX_VALUE);
    }

    /** The same for the bits of a double. */
    static long totalOrder(long doubleBits) {
        return doubleBits ^ ((doubleBits >> 63) & Long.MAX_VALUE);
    }

    private static long sortable(Binary bound) {
        ByteBuffer bytes = bound.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        return switch (bound.length()) {
            case Short.BYTES -> Float16.sortable(bytes.getShort());
            case Float.BYTES -> totalOrder(bytes.getInt());
            default -> totalOrder(bytes.getLong());
        };
    }

    private static double floating(Binary bound) {
        ByteBuffer bytes = bound.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        return switch (bound.length()) {
            case Short.BYTES -> Float16.sortable(bytes.getShort());
            case Float.BYTES -> bytes.getFloat();
            default -> bytes.getDouble();
        };
    }
}
