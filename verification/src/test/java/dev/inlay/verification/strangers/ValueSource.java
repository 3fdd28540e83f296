// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.inlay.format.LogicalType;
import dev.inlay.format.LogicalType.BsonType;
import dev.inlay.format.LogicalType.DecimalType;
import dev.inlay.format.LogicalType.EnumType;
import dev.inlay.format.LogicalType.Float16Type;
import dev.inlay.format.LogicalType.GeographyType;
import dev.inlay.format.LogicalType.GeometryType;
import dev.inlay.format.LogicalType.IntType;
import dev.inlay.format.LogicalType.JsonType;
import dev.inlay.format.LogicalType.NullType;
import dev.inlay.format.LogicalType.StringType;
import dev.inlay.format.LogicalType.TimeType;
import dev.inlay.format.LogicalType.TimestampType;
import dev.inlay.format.TimeUnit;
import dev.inlay.schema.PrimitiveNode;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Legal values for a leaf: those at the edges, and seeded random ones. Legal means what the annotation says: a TIME is within
 * the day, a DECIMAL within its precision, a STRING is UTF-8.
 */
final class ValueSource {

    /** BSON for {@code {}}: an int32 length and a zero. */
    private static final byte[] EMPTY_BSON = {5, 0, 0, 0, 0};

    /** LINESTRING EMPTY. */
    private static final byte[] EMPTY_LINE = {1, 2, 0, 0, 0, 0, 0, 0, 0};

    /** GEOMETRYCOLLECTION ZM of POLYGON ZM EMPTY and, in a collection of its own, nothing. */
    private static final byte[] COLLECTION_ZM =
            HexFormat.of().parseHex("01bf0b000002000000" + "01bb0b000000000000" + "01bf0b000000000000");

    private final PrimitiveNode node;
    private final LogicalType logical;

    ValueSource(PrimitiveNode node) {
        this.node = node;
        this.logical = node.logicalType();
    }

    /** The values at the edges of the leaf's domain. */
    List<Object> edges() {
        if (logical instanceof NullType) {
            return Arrays.asList(null, null);
        }
        return switch (node.type()) {
            case BOOLEAN -> List.of(true, false);
            case INT32 ->
                integers(range(32)).stream().map(v -> (Object) v.intValue()).toList();
            case INT64 ->
                integers(range(64)).stream().map(v -> (Object) v.longValue()).toList();
            case FLOAT ->
                List.of(
                        0f,
                        -0f,
                        1f,
                        Float.MIN_VALUE,
                        -Float.MAX_VALUE,
                        Float.MAX_VALUE,
                        Float.POSITIVE_INFINITY,
                        Float.NEGATIVE_INFINITY,
                        Float.NaN);
            case DOUBLE ->
                List.of(
                        0d,
                        -0d,
                        1d,
                        Double.MIN_VALUE,
                        -Double.MAX_VALUE,
                        Double.MAX_VALUE,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY,
                        Double.NaN);
            case BYTE_ARRAY -> byteArrays();
            case FIXED_LEN_BYTE_ARRAY, INT96 -> fixed();
        };
    }

    /** One more legal value. */
    Object next(Random random) {
        if (logical instanceof NullType) {
            return null;
        }
        return switch (node.type()) {
            case BOOLEAN -> random.nextBoolean();
            case INT32 -> within(range(32), random).intValue();
            case INT64 -> within(range(64), random).longValue();
            case FLOAT -> Float.intBitsToFloat(quiet32(random.nextInt()));
            case DOUBLE -> Double.longBitsToDouble(quiet64(random.nextLong()));
            case BYTE_ARRAY -> nextBytes(random);
            case FIXED_LEN_BYTE_ARRAY, INT96 -> nextFixed(random);
        };
    }

    // Moving a signalling NaN through a float register may make it quiet, on our side or on theirs: that is not about
    // files.
    private static int quiet32(int bits) {
        return Float.isNaN(Float.intBitsToFloat(bits)) ? bits | 0x0040_0000 : bits;
    }

    private static long quiet64(long bits) {
        return Double.isNaN(Double.longBitsToDouble(bits)) ? bits | 0x0008_0000_0000_0000L : bits;
    }

    private static List<BigInteger> integers(BigInteger[] range) {
        List<BigInteger> values = new ArrayList<>(List.of(range[0], range[1], BigInteger.ZERO, BigInteger.ONE));
        if (range[0].signum() < 0) {
            values.add(BigInteger.ONE.negate());
        }
        return values;
    }

    /** Least and greatest legal integer of the leaf; an unsigned one wraps around when it is taken to an int or a long. */
    private BigInteger[] range(int bits) {
        if (logical instanceof DecimalType decimal) {
            BigInteger most = BigInteger.TEN.pow(decimal.precision()).subtract(BigInteger.ONE);
            return new BigInteger[] {most.negate(), most};
        }
        if (logical instanceof TimeType time) {
            return new BigInteger[] {BigInteger.ZERO, BigInteger.valueOf(86_400 * perSecond(time.unit()) - 1)};
        }
        if (logical instanceof TimestampType timestamp) {
            // DuckDB holds and prints microseconds of the years -290 000 to 290 000; bare INT64s go to the edge
            long most = timestamp.unit() == TimeUnit.MILLIS ? 9_000_000_000_000_000L : 9_000_000_000_000_000_000L;
            return new BigInteger[] {BigInteger.valueOf(-most), BigInteger.valueOf(most)};
        }
        if (logical instanceof IntType integer) {
            return integer.isSigned()
                    ? signed(integer.bitWidth())
                    : new BigInteger[] {
                        BigInteger.ZERO,
                        BigInteger.ONE.shiftLeft(integer.bitWidth()).subtract(BigInteger.ONE)
                    };
        }
        return signed(bits);
    }

    private static BigInteger[] signed(int bits) {
        BigInteger half = BigInteger.ONE.shiftLeft(bits - 1);
        return new BigInteger[] {half.negate(), half.subtract(BigInteger.ONE)};
    }

    private static long perSecond(TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> 1_000L;
            case MICROS -> 1_000_000L;
            case NANOS -> 1_000_000_000L;
        };
    }

    private static BigInteger within(BigInteger[] range, Random random) {
        BigInteger span = range[1].subtract(range[0]).add(BigInteger.ONE);
        // small numbers as often as wide ones
        int bits = 1 + random.nextInt(span.bitLength());
        return range[0].add(new BigInteger(bits, random).mod(span));
    }

    private List<Object> byteArrays() {
        if (logical instanceof DecimalType) {
            return integers(range(0)).stream()
                    .map(v -> (Object) v.toByteArray())
                    .toList();
        }
        if (logical instanceof JsonType) {
            return List.of(utf8("{}"), utf8("[1,\"é\",null]"), utf8("\"\""));
        }
        if (logical instanceof BsonType) {
            return List.of(EMPTY_BSON, EMPTY_BSON);
        }
        if (isGeospatial()) {
            return List.of(point(30, 10), point(-0.0, 180), point(Double.NaN, Double.NaN), EMPTY_LINE, COLLECTION_ZM);
        }
        List<Object> values = new ArrayList<>(List.of(
                new byte[0],
                utf8("a"),
                utf8("\u0000"),
                utf8("\uD7FF\uE000\uFFFF"),
                utf8(Character.toString(0x10FFFF)),
                utf8("x".repeat(63)),
                utf8("x".repeat(64)),
                utf8("x".repeat(65)),
                utf8("\u00e9".repeat(40)),
                utf8(Character.toString(0x10FFFF).repeat(20))));
        if (!isText()) {
            values.add(new byte[] {(byte) 0xff});
            values.add(new byte[] {(byte) 0x80, 0});
            values.add(repeated((byte) 0xff, 70));
        }
        return values;
    }

    private List<Object> fixed() {
        int length = node.typeLength();
        if (logical instanceof DecimalType) {
            return integers(range(0)).stream()
                    .map(v -> (Object) signExtended(v, length))
                    .toList();
        }
        if (logical instanceof Float16Type) {
            // 0, −0, 1, greatest, −greatest, least above 0, ∞, −∞, NaN; little-endian
            return List.of(
                    half(0x0000),
                    half(0x8000),
                    half(0x3c00),
                    half(0x7bff),
                    half(0xfbff),
                    half(0x0001),
                    half(0x7c00),
                    half(0xfc00),
                    half(0x7e00));
        }
        return List.of(
                repeated((byte) 0, length),
                repeated((byte) 0xff, length),
                repeated((byte) 0x7f, length),
                repeated((byte) 0x80, length));
    }

    private Object nextBytes(Random random) {
        if (logical instanceof DecimalType) {
            return within(range(0), random).toByteArray();
        }
        if (logical instanceof JsonType) {
            return utf8("{\"n\":" + random.nextInt() + "}");
        }
        if (logical instanceof BsonType) {
            return EMPTY_BSON;
        }
        if (isGeospatial()) {
            return point(random.nextInt(360) - 180, random.nextInt(181) - 90);
        }
        if (isText()) {
            return utf8(random.ints(random.nextInt(12), 0, 0x110000 - 0x800)
                    // past the surrogates, which no UTF-8 has
                    .map(codePoint -> codePoint < 0xd800 ? codePoint : codePoint + 0x800)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
        }
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return bytes;
    }

    private Object nextFixed(Random random) {
        if (logical instanceof DecimalType) {
            return signExtended(within(range(0), random), node.typeLength());
        }
        byte[] bytes = new byte[node.typeLength()];
        random.nextBytes(bytes);
        if (logical instanceof Float16Type && (bytes[1] & 0x7c) == 0x7c && ((bytes[1] & 3) | bytes[0]) != 0) {
            bytes[1] |= 2; // a quiet NaN, as above
        }
        return bytes;
    }

    private boolean isGeospatial() {
        return logical instanceof GeometryType || logical instanceof GeographyType;
    }

    /** POINT as little-endian WKB. Other byte orders are other bytes for one value, and engines that decode WKB forget them. */
    private static byte[] point(double x, double y) {
        return ByteBuffer.allocate(21)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 1)
                .putInt(1)
                .putDouble(x)
                .putDouble(y)
                .array();
    }

    private boolean isText() {
        return logical instanceof StringType || logical instanceof EnumType;
    }

    private static byte[] half(int bits) {
        return new byte[] {(byte) bits, (byte) (bits >> 8)};
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] repeated(byte value, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, value);
        return bytes;
    }

    private static byte[] signExtended(BigInteger value, int length) {
        byte[] shortest = value.toByteArray();
        byte[] bytes = repeated((byte) (value.signum() < 0 ? 0xff : 0), length);
        System.arraycopy(shortest, 0, bytes, length - shortest.length, shortest.length);
        return bytes;
    }
}
