// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.format.Binary;
import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.schema.GroupNode;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.FixedBinaryVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.Vector;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a column's annotation asks of its values beyond their physical type. The vectors that batches are made of see to
 * type, width and nulls; this sees to ranges, digits and text:
 *
 * <pre>
 *  INT(8), INT(16), unsigned too     the range of that width; INT(32) and INT(64) are what their storage is
 *  TIME                              from midnight to before the next
 *  DECIMAL(p, s)                     at most p digits, in all four storages
 *  STRING, ENUM, JSON                UTF-8: readers refuse whole files over one wrong byte
 *  GEOMETRY, GEOGRAPHY               one geometry as ISO WKB, and nothing behind it
 *  VARIANT                           metadata of version 1 that is whole, a value of a byte or more
 *  FILE                              an offset and a size that are not negative
 *  UNKNOWN                           no values
 *  BYTE_ARRAY, whatever it means     a value must fit a page
 * </pre>
 *
 * Whether JSON and BSON are well-formed is not asked. Scans run over all slots of a vector, which is quick; only if one
 * is out of line it is asked whether there is a value at all: not under a null, its own or that of a group around it.
 */
abstract class ValueCheck {

    /**
     * A page's sizes are i32, and a codec may make incompressible bytes longer by a sixth (Snappy). A value larger than
     * a page's limit has a page to itself, so this is also what a page can come to.
     */
    static final int MAX_VALUE_BYTES = 3 << 29;

    /** Nothing is asked. */
    private static final ValueCheck NONE = new ValueCheck() {
        @Override
        int misfit(Vector vector, int from) {
            return -1;
        }

        @Override
        String complaint(Vector vector, int row) {
            throw new IllegalStateException("nothing is asked of these values");
        }
    };

    /** The first slot from {@code from} on whose value does not fit, or −1. */
    abstract int misfit(Vector vector, int from);

    /** What is wrong with the value of that slot. */
    abstract String complaint(Vector vector, int row);

    /** @param parent the group that the leaf is a field of; null if it is a field of the root */
    static ValueCheck of(PrimitiveNode node, @Nullable GroupNode parent) {
        @Nullable LogicalType group = parent == null ? null : parent.logicalType();
        ByteArrayForm form = ByteArrayForm.of(node, parent);
        if (form != null) {
            return new ByteArrayCheck(MAX_VALUE_BYTES, form);
        }
        if (group instanceof LogicalType.FileType && node.type() == PhysicalType.INT64) {
            return new Range(0, Long.MAX_VALUE, "the " + node.name() + " of a FILE");
        }
        return of(node, MAX_VALUE_BYTES);
    }

    static ValueCheck of(PrimitiveNode node, int maxValueBytes) {
        LogicalType annotation = node.logicalType();
        if (annotation instanceof LogicalType.NullType) {
            return new NoValues();
        }
        return switch (node.type()) {
            case BOOLEAN, FLOAT, DOUBLE, INT96 -> NONE;
            case INT32, INT64 -> range(annotation);
            case BYTE_ARRAY -> new ByteArrays(annotation, maxValueBytes);
            case FIXED_LEN_BYTE_ARRAY ->
                annotation instanceof LogicalType.DecimalType decimal
                        ? new FixedDecimals(decimal, node.typeLength())
                        : NONE;
        };
    }

    private static ValueCheck range(@Nullable LogicalType annotation) {
        if (annotation instanceof LogicalType.IntType integer && integer.bitWidth() < Integer.SIZE) {
            int bits = integer.bitWidth();
            String name = "INTEGER(" + bits + "," + integer.isSigned() + ")";
            return integer.isSigned()
                    ? new Range(-1L << (bits - 1), (1L << (bits - 1)) - 1, name)
                    : new Range(0, (1L << bits) - 1, name);
        }
        if (annotation instanceof LogicalType.TimeType time) {
            return new Range(0, 86_400 * time.unit().perSecond() - 1, "TIME in " + time.unit());
        }
        if (annotation instanceof LogicalType.DecimalType decimal) {
            long most = BigInteger.TEN.pow(decimal.precision()).longValueExact() - 1;
            return new Range(-most, most, "DECIMAL(" + decimal.precision() + "," + decimal.scale() + ")");
        }
        return NONE;
    }

    private static final class NoValues extends ValueCheck {

        @Override
        int misfit(Vector vector, int from) {
            for (int row = from; row < vector.length() && vector.nullCount() < vector.length(); row++) {
                if (!vector.isNull(row)) {
                    return row;
                }
            }
            return -1;
        }

        @Override
        String complaint(Vector vector, int row) {
            return "a value in a column of UNKNOWN, which holds nulls only";
        }
    }

    private static final class Range extends ValueCheck {

        private final long least;
        private final long most;
        private final String name;

        Range(long least, long most, String name) {
            this.least = least;
            this.most = most;
            this.name = name;
        }

        @Override
        int misfit(Vector vector, int from) {
            return vector instanceof IntVector ints ? misfit(ints, from) : misfit((LongVector) vector, from);
        }

        private int misfit(IntVector vector, int from) {
            int low = (int) least;
            int high = (int) most;
            int[] values = vector.values();
            int slot = vector.offset();
            for (int row = from; row < vector.length(); row++) {
                int value = values[slot + row];
                if ((value < low || value > high) && !vector.isNull(row)) {
                    return row;
                }
            }
            return -1;
        }

        private int misfit(LongVector vector, int from) {
            long[] values = vector.values();
            int slot = vector.offset();
            for (int row = from; row < vector.length(); row++) {
                long value = values[slot + row];
                if ((value < least || value > most) && !vector.isNull(row)) {
                    return row;
                }
            }
            return -1;
        }

        @Override
        String complaint(Vector vector, int row) {
            long value = vector instanceof IntVector ints ? ints.get(row) : ((LongVector) vector).get(row);
            return value + " is not in " + least + " to " + most + ", the range of " + name;
        }
    }

    private static final class ByteArrays extends ValueCheck {

        private final int maxBytes;
        private final boolean text;
        private final int precision;
        private final byte[] least;
        private final byte[] most;

        ByteArrays(@Nullable LogicalType annotation, int maxBytes) {
            this.maxBytes = maxBytes;
            this.text = annotation instanceof LogicalType.StringType
                    || annotation instanceof LogicalType.EnumType
                    || annotation instanceof LogicalType.JsonType;
            this.precision = annotation instanceof LogicalType.DecimalType decimal ? decimal.precision() : 0;
            this.most = largest(precision).toByteArray();
            this.least = largest(precision).negate().toByteArray();
        }

        @Override
        int misfit(Vector vector, int from) {
            BinaryVector binary = (BinaryVector) vector;
            if (from >= binary.length()) {
                return -1;
            }
            int start = binary.start(from);
            int end = binary.end(binary.length() - 1);
            boolean longest = end - start <= maxBytes;
            if (longest && precision == 0 && (!text || Utf8.isAscii(binary.bytes(), start, end))) {
                return -1;
            }
            for (int row = from; row < binary.length(); row++) {
                if (!binary.isNull(row) && !fits(binary.bytes(), binary.start(row), binary.end(row))) {
                    return row;
                }
            }
            return -1;
        }

        private boolean fits(byte[] bytes, int start, int end) {
            if (end - start > maxBytes) {
                return false;
            }
            if (precision > 0) {
                return end > start
                        && SignedBytes.compare(bytes, start, end, least, 0, least.length) >= 0
                        && SignedBytes.compare(bytes, start, end, most, 0, most.length) <= 0;
            }
            return !text || Utf8.isValid(bytes, start, end);
        }

        @Override
        String complaint(Vector vector, int row) {
            BinaryVector binary = (BinaryVector) vector;
            int length = binary.end(row) - binary.start(row);
            if (length > maxBytes) {
                return tooLong(length, maxBytes);
            }
            if (precision > 0) {
                return length == 0 ? "a DECIMAL of no bytes" : tooManyDigits(binary.get(row), precision);
            }
            return "the bytes " + Binary.of(binary.get(row)) + " are not UTF-8";
        }
    }

    private static final class FixedDecimals extends ValueCheck {

        private final int precision;
        private final byte[] least;
        private final byte[] most;

        FixedDecimals(LogicalType.DecimalType decimal, int width) {
            precision = decimal.precision();
            most = signExtended(largest(precision), width);
            least = signExtended(largest(precision).negate(), width);
        }

        /** As wide as the values, so that comparing needs no extension. */
        private static byte[] signExtended(BigInteger value, int width) {
            byte[] minimal = value.toByteArray();
            byte[] bytes = new byte[width];
            Arrays.fill(bytes, (byte) (value.signum() >> 1));
            System.arraycopy(minimal, 0, bytes, width - minimal.length, minimal.length);
            return bytes;
        }

        @Override
        int misfit(Vector vector, int from) {
            FixedBinaryVector fixed = (FixedBinaryVector) vector;
            int width = fixed.width();
            for (int row = from; row < fixed.length(); row++) {
                int start = fixed.start(row);
                if ((SignedBytes.compare(fixed.bytes(), start, start + width, least, 0, width) < 0
                                || SignedBytes.compare(fixed.bytes(), start, start + width, most, 0, width) > 0)
                        && !fixed.isNull(row)) {
                    return row;
                }
            }
            return -1;
        }

        @Override
        String complaint(Vector vector, int row) {
            return tooManyDigits(((FixedBinaryVector) vector).get(row), precision);
        }
    }

    static String tooLong(int length, int maxBytes) {
        return "a value of " + length + " bytes; the most that fits a page is " + maxBytes;
    }

    /** 10^precision − 1. */
    private static BigInteger largest(int precision) {
        return BigInteger.TEN.pow(precision).subtract(BigInteger.ONE);
    }

    private static String tooManyDigits(byte[] unscaled, int precision) {
        // a value of many bytes is named by its size: as digits it would fill a screen
        String value = unscaled.length <= 32
                ? new BigInteger(unscaled).toString()
                : "a number of " + unscaled.length + " bytes";
        return value + " has more than the " + precision + " digits of its DECIMAL";
    }
}
