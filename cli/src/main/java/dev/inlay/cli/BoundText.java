// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.format.Binary;
import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.TimeUnit;
import dev.inlay.schema.PrimitiveNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bound, which a file stores as the PLAIN bytes of one value, as people write such values. Bytes that do not fit the type are
 * shown in hex: a bound of nonsense is no reason to print nothing.
 */
final class BoundText {

    private static final long NANOS_OF_DAY = 86_400_000_000_000L;
    private static final int JULIAN_DAY_OF_EPOCH = 2_440_588;
    private static final int INT96_WIDTH = 12;

    private BoundText() {}

    static String of(PrimitiveNode column, Binary bound) {
        ByteBuffer bytes = bound.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        int length = bytes.remaining();
        return switch (column.type()) {
            case BOOLEAN -> length == 1 ? String.valueOf(bytes.get(0) != 0) : hex(bound);
            case INT32 -> length == Integer.BYTES ? integer(column.logicalType(), bytes.getInt(0), 32) : hex(bound);
            case INT64 -> length == Long.BYTES ? integer(column.logicalType(), bytes.getLong(0), 64) : hex(bound);
            case INT96 -> length == INT96_WIDTH ? int96(bytes) : hex(bound);
            case FLOAT -> length == Float.BYTES ? Float.toString(bytes.getFloat(0)) : hex(bound);
            case DOUBLE -> length == Double.BYTES ? Double.toString(bytes.getDouble(0)) : hex(bound);
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> bytes(column, bound);
        };
    }

    private static String integer(@Nullable LogicalType type, long value, int bits) {
        if (type instanceof LogicalType.DecimalType decimal) {
            return BigDecimal.valueOf(value, decimal.scale()).toPlainString();
        }
        if (type instanceof LogicalType.IntType integer && !integer.isSigned()) {
            return bits == 32 ? Long.toString(value & 0xffff_ffffL) : Long.toUnsignedString(value);
        }
        if (type instanceof LogicalType.DateType) {
            return LocalDate.ofEpochDay(value).toString();
        }
        if (type instanceof LogicalType.TimeType time) {
            return time(value, time);
        }
        if (type instanceof LogicalType.TimestampType timestamp) {
            return timestamp(value, timestamp.unit(), timestamp.isAdjustedToUtc());
        }
        return Long.toString(value);
    }

    private static String time(long value, LogicalType.TimeType type) {
        long perDay = 86_400 * type.unit().perSecond();
        if (value < 0 || value >= perDay) {
            return Long.toString(value); // no time of day
        }
        return LocalTime.ofNanoOfDay(value * (NANOS_OF_DAY / perDay)) + (type.isAdjustedToUtc() ? "Z" : "");
    }

    private static String timestamp(long value, TimeUnit unit, boolean utc) {
        long second = Math.floorDiv(value, unit.perSecond());
        long nanos = Math.floorMod(value, unit.perSecond()) * (1_000_000_000 / unit.perSecond());
        // even 2^63 milliseconds, 292 million years, are well within what Instant holds
        Instant instant = Instant.ofEpochSecond(second, nanos);
        return utc
                ? instant.toString()
                : instant.atOffset(ZoneOffset.UTC).toLocalDateTime().toString();
    }

    private static String int96(ByteBuffer bytes) {
        long nanos = bytes.getLong(0);
        long day = (long) bytes.getInt(Long.BYTES) - JULIAN_DAY_OF_EPOCH;
        if (nanos < 0 || nanos >= NANOS_OF_DAY) {
            return nanos + " ns of day " + day;
        }
        return LocalDate.ofEpochDay(day).atTime(LocalTime.ofNanoOfDay(nanos)).toString();
    }

    private static String bytes(PrimitiveNode column, Binary bound) {
        LogicalType type = column.logicalType();
        if (type instanceof LogicalType.DecimalType decimal && bound.length() > 0) {
            return new BigDecimal(new BigInteger(bound.toArray()), decimal.scale()).toPlainString();
        }
        if (type instanceof LogicalType.UuidType && bound.length() == 16) {
            ByteBuffer bigEndian = bound.toByteBuffer().order(ByteOrder.BIG_ENDIAN);
            return new UUID(bigEndian.getLong(), bigEndian.getLong()).toString();
        }
        if (type instanceof LogicalType.Float16Type && bound.length() == 2) {
            return Float.toString(
                    float16(bound.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN).getShort()));
        }
        boolean text = type instanceof LogicalType.StringType
                || type instanceof LogicalType.EnumType
                || type instanceof LogicalType.JsonType
                || (type == null && column.type() == PhysicalType.BYTE_ARRAY); // old writers annotate no text
        return text ? text(bound) : hex(bound);
    }

    private static String text(Binary bound) {
        try {
            return '"'
                    + Quoted.escaped(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(bound.toByteBuffer())
                            .toString())
                    + '"';
        } catch (CharacterCodingException e) {
            return hex(bound);
        }
    }

    /** IEEE 754 binary16: one bit of sign, five of exponent, ten of fraction. */
    private static float float16(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        float magnitude = exponent == 0x1f
                ? (fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN)
                : exponent == 0
                        ? Math.scalb((float) fraction, -24)
                        : Math.scalb((float) (fraction | 0x400), exponent - 25);
        return bits < 0 ? -magnitude : magnitude;
    }

    static String hex(Binary bytes) {
        return "0x" + HexFormat.of().formatHex(bytes.toArray());
    }
}
