// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.TimeUnit;
import dev.inlay.schema.FieldType;
import dev.inlay.schema.Schema;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.BooleanVector;
import dev.inlay.vector.DoubleVector;
import dev.inlay.vector.FixedBinaryVector;
import dev.inlay.vector.FloatVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.Vector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each kind of column takes, as what it is stored, and what it refuses in which words. */
class LeafSlotsTest {

    private static final LogicalType DECIMAL = LogicalType.decimal(9, 2);
    private static final UUID ID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    private enum Color {
        RED {
            @Override
            public String toString() {
                return "not the name";
            }
        }
    }

    static Stream<Arguments> taken() {
        return Stream.of(
                takes(of(PhysicalType.BOOLEAN), new BooleanVector(new long[] {0b01}, 0, 2, null), true, false),
                takes(of(PhysicalType.INT32), IntVector.of(1, -2, 3, 4), 1, Integer.valueOf(-2), (byte) 3, (short) 4),
                takes(of(LogicalType.integer(8, true)), IntVector.of(-128, 127), -128, 127),
                takes(of(LogicalType.integer(8, false)), IntVector.of(0, 255), 0, 255),
                takes(of(LogicalType.integer(32, false)), IntVector.of(0, -1, 7), 0, 0xffff_ffffL, 7),
                takes(of(PhysicalType.INT64), LongVector.of(1, Long.MIN_VALUE), 1, Long.MIN_VALUE),
                takes(
                        of(LogicalType.integer(64, false)),
                        LongVector.of(0, Long.MAX_VALUE, -1),
                        0,
                        Long.MAX_VALUE,
                        BigInteger.TWO.pow(64).subtract(BigInteger.ONE)),
                takes(
                        of(PhysicalType.FLOAT),
                        new FloatVector(new float[] {-0f, Float.NaN}, 0, 2, null),
                        -0f,
                        Float.NaN),
                takes(of(PhysicalType.DOUBLE), DoubleVector.of(1, 0.5, 0.1), 1, 0.5f, 0.1),
                takes(
                        of(LogicalType.string()),
                        BinaryVector.ofUtf8("", "é😀", "x", "RED", "y", "z"),
                        "",
                        "é😀",
                        CharBuffer.wrap("x"),
                        Color.RED,
                        new byte[] {'y'},
                        'z'),
                takes(of(new LogicalType.EnumType()), BinaryVector.ofUtf8("RED"), Color.RED),
                takes(of(new LogicalType.JsonType()), BinaryVector.ofUtf8("{}"), "{}"),
                takes(
                        of(PhysicalType.BYTE_ARRAY),
                        BinaryVector.of(new byte[] {1, 2}, new byte[] {2}),
                        new byte[] {1, 2},
                        ByteBuffer.wrap(new byte[] {1, 2, 3}, 1, 1)),
                takes(FieldType.fixed(2), fixed(2, "0102"), new byte[] {1, 2}),
                takes(of(LogicalType.uuid()), fixed(16, "00112233445566778899aabbccddeeff"), ID),
                takes(
                        of(new LogicalType.IntervalType()),
                        fixed(12, "0e0000000300000000000000", "0000000000000000dc050000"),
                        Period.of(1, 2, 3),
                        Duration.ofMillis(1500)),
                takes(of(LogicalType.date()), IntVector.of(-1, 7), LocalDate.of(1969, 12, 31), 7),
                takes(of(LogicalType.time(true, TimeUnit.MILLIS)), IntVector.of(86_399_999, 5), LocalTime.MAX, 5),
                takes(
                        of(LogicalType.time(false, TimeUnit.NANOS)),
                        LongVector.of(86_399_999_999_999L, 5, 6),
                        LocalTime.MAX,
                        5,
                        6L),
                takes(
                        of(LogicalType.timestamp(true, TimeUnit.MILLIS)),
                        LongVector.of(-1, 1, 9),
                        Instant.EPOCH.minusNanos(1),
                        Instant.ofEpochSecond(0, 1_999_999),
                        9L),
                takes(
                        of(LogicalType.timestamp(true, TimeUnit.NANOS)),
                        LongVector.of(Long.MIN_VALUE, Long.MAX_VALUE),
                        Instant.ofEpochSecond(0, Long.MIN_VALUE),
                        Instant.ofEpochSecond(0, Long.MAX_VALUE)),
                takes(
                        of(LogicalType.timestamp(false, TimeUnit.MICROS)),
                        LongVector.of(-1),
                        LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000)),
                takes(
                        of(DECIMAL),
                        IntVector.of(123, -100, 999_999_999, 0, 500, 0),
                        new BigDecimal("1.23"),
                        new BigDecimal("-1"),
                        new BigDecimal("9999999.99"),
                        new BigDecimal("0e1000000000"),
                        BigInteger.valueOf(5),
                        new BigDecimal("0.000")),
                takes(of(LogicalType.decimal(18, 0)), LongVector.of(1000), new BigDecimal("1e3")),
                takes(
                        of(LogicalType.decimal(20, 1)),
                        fixed(9, "fffffffffffffffff6", "000000000000000001"),
                        new BigDecimal("-1.00"),
                        new BigDecimal("0.1")),
                takes(
                        FieldType.of(PhysicalType.BYTE_ARRAY, LogicalType.decimal(20, 1)),
                        BinaryVector.of(new byte[] {-10}, new byte[] {0, -128}),
                        new BigDecimal("-1"),
                        new BigDecimal("12.8")));
    }

    @ParameterizedTest
    @MethodSource
    void taken(FieldType type, Vector stored, Object... values) {
        RowBuffer buffer = new RowBuffer(Schema.builder("t").required("x", type).build());
        for (Object value : values) {
            buffer.fields().slot(0).set(value);
            buffer.endRow();
        }
        assertThat(buffer.take().column(0)).isEqualTo(stored);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refuses(of(PhysicalType.BOOLEAN), 1, "an int; BOOLEAN takes boolean"),
                refuses(of(PhysicalType.INT32), 1L, "a long; INT32 takes int"),
                refuses(of(PhysicalType.INT32), "1", "a value of java.lang.String; INT32 takes int"),
                refuses(of(PhysicalType.INT32), true, "a boolean; INT32 takes int"),
                refuses(of(PhysicalType.INT32), BigInteger.ONE, "a value of java.math.BigInteger; INT32 takes int"),
                refuses(
                        of(LogicalType.integer(8, true)),
                        128,
                        "128 is not in -128 to 127, the range of INTEGER(8,true)"),
                refuses(
                        of(LogicalType.integer(32, false)),
                        -1,
                        "-1 is not in 0 to 4294967295, the range of INTEGER(32,false)"),
                refuses(
                        of(LogicalType.integer(64, false)),
                        -1,
                        "-1 is not in 0 to 18446744073709551615, the range of INTEGER(64,false)"),
                refuses(
                        of(LogicalType.integer(64, false)),
                        BigInteger.TWO.pow(64),
                        "18446744073709551616 is not in 0 to 18446744073709551615, the range of INTEGER(64,false)"),
                refuses(of(PhysicalType.INT64), 1.0, "a double; INT64 takes int and long"),
                refuses(
                        of(PhysicalType.INT64),
                        BigInteger.ONE,
                        "a value of java.math.BigInteger; INT64 takes int and long"),
                refuses(of(PhysicalType.FLOAT), 1.0, "a double; FLOAT takes float"),
                refuses(of(PhysicalType.DOUBLE), 1L, "a long; DOUBLE takes double, float and int"),
                refuses(of(LogicalType.string()), 1, "an int; STRING takes text, enum constants and UTF-8 as byte[]"),
                refuses(of(LogicalType.string()), "a\ud800", "char 1 of 2 is half a surrogate pair: U+D800"),
                refuses(of(LogicalType.string()), new byte[] {-1}, "the 1 bytes are not UTF-8"),
                refuses(
                        of(PhysicalType.BYTE_ARRAY),
                        "x",
                        "a value of java.lang.String; BYTE_ARRAY takes byte[] and ByteBuffer"),
                refuses(FieldType.fixed(2), new byte[3], "value of 3 bytes for a width of 2"),
                refuses(FieldType.fixed(2), "x", "a value of java.lang.String; FIXED_LEN_BYTE_ARRAY(2) takes byte[]"),
                refuses(of(LogicalType.uuid()), "x", "a value of java.lang.String; UUID takes UUID and byte[]"),
                refuses(
                        of(new LogicalType.IntervalType()),
                        Period.ofDays(-1),
                        "P-1D is no INTERVAL: months, days and milliseconds are each in 0 to 4294967295"),
                refuses(
                        of(new LogicalType.IntervalType()),
                        Duration.ofDays(50),
                        "PT1200H is no INTERVAL: months, days and milliseconds are each in 0 to 4294967295"),
                refuses(
                        of(new LogicalType.Float16Type()),
                        65520f,
                        "65520.0 is not in -65504 to 65504, the range of FLOAT16"),
                refuses(
                        of(LogicalType.date()),
                        LocalDate.MAX,
                        "+999999999-12-31 is further from 1970 than DATE reaches"),
                refuses(
                        of(LogicalType.date()),
                        Instant.EPOCH,
                        "a value of java.time.Instant; DATE takes LocalDate, and int as days since 1970-01-01"),
                refuses(
                        of(LogicalType.time(true, TimeUnit.MILLIS)),
                        86_400_000,
                        "86400000 is not in 0 to 86399999, the range of TIME in MILLIS"),
                refuses(
                        of(LogicalType.time(true, TimeUnit.MILLIS)),
                        1L,
                        "a long; TIME in MILLIS takes LocalTime, and int as steps since midnight"),
                refuses(
                        of(LogicalType.timestamp(true, TimeUnit.MICROS)),
                        LocalDateTime.MIN,
                        "a value of java.time.LocalDateTime; TIMESTAMP(MICROS,true) takes Instant, and long as steps since"
                                + " 1970-01-01 00:00"),
                refuses(
                        of(LogicalType.timestamp(true, TimeUnit.NANOS)),
                        Instant.ofEpochSecond(0, Long.MAX_VALUE).plusNanos(1),
                        "2262-04-11T23:47:16.854775808Z is further from 1970 than TIMESTAMP(NANOS,true) reaches"),
                refuses(
                        of(DECIMAL),
                        new BigDecimal("1.234"),
                        "1.234 has more than 2 digits after the point, DECIMAL(9,2)"),
                refuses(
                        of(DECIMAL),
                        new BigDecimal("10000000"),
                        "10000000 has more than 7 digits before the point, DECIMAL(9,2)"),
                refuses(
                        of(DECIMAL),
                        new BigDecimal("1e1000000000"),
                        "1E+1000000000 has more than 7 digits before the point, DECIMAL(9,2)"),
                refuses(
                        of(DECIMAL),
                        new BigDecimal("1e-1000000000"),
                        "1E-1000000000 has more than 2 digits after the point, DECIMAL(9,2)"),
                refuses(of(DECIMAL), 5, "an int; DECIMAL(9,2) takes BigDecimal and BigInteger"),
                refuses(
                        of(DECIMAL),
                        BigInteger.TEN.pow(50),
                        "a number of 51 digits has more than 7 digits before the point, DECIMAL(9,2)"),
                refuses(of(new LogicalType.NullType()), 1, "an int; UNKNOWN takes nulls only"),
                refuses(of(PhysicalType.INT32), null, "no value in a required field"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(FieldType type, Object value, String reason) {
        RowBuffer buffer = new RowBuffer(Schema.builder("t").required("x", type).build());
        buffer.skip(41);
        Slot slot = buffer.fields().slot(0);

        assertThatThrownBy(() -> slot.set(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column x, row 41: " + reason);
        assertThat(slot.length()).isZero();
    }

    /** Every FLOAT16 there is, and the middle to the next, which goes to the even one. */
    @Test
    void float16IsTheNearest() {
        for (int bits = 0; bits < 0x7c00; bits++) {
            float value = value(bits);
            assertThat(Float16Slot.half(value)).isEqualTo(bits);
            assertThat(Float16Slot.half(-value)).isEqualTo(0x8000 | bits);
            if (bits + 1 < 0x7c00) {
                float middle = (value + value(bits + 1)) / 2;
                assertThat(Float16Slot.half(middle)).isEqualTo(bits + (bits & 1));
                assertThat(Float16Slot.half(Math.nextUp(middle))).isEqualTo(bits + 1);
                assertThat(Float16Slot.half(Math.nextDown(middle))).isEqualTo(bits);
            }
        }
        assertThat(Float16Slot.half(Float.POSITIVE_INFINITY)).isEqualTo(0x7c00);
        assertThat(Float16Slot.half(Float.NEGATIVE_INFINITY)).isEqualTo(0xfc00);
        assertThat(Float16Slot.half(Float.NaN)).isEqualTo(0x7e00);
        assertThat(Float16Slot.half(Float.MIN_VALUE)).isZero();
    }

    /** The value of a finite, positive FLOAT16, by its definition. */
    private static float value(int bits) {
        int exponent = bits >>> 10;
        int fraction = bits & 0x3ff;
        return exponent == 0 ? Math.scalb((float) fraction, -24) : Math.scalb(1024f + fraction, exponent - 25);
    }

    private static FieldType of(PhysicalType type) {
        return FieldType.of(type);
    }

    private static FieldType of(LogicalType type) {
        return FieldType.of(type);
    }

    private static Arguments takes(FieldType type, Vector stored, Object... values) {
        return Arguments.of(type, stored, values);
    }

    private static Arguments refuses(FieldType type, Object value, String reason) {
        return Arguments.of(type, value, reason);
    }

    private static FixedBinaryVector fixed(int width, String... hex) {
        byte[][] values = Arrays.stream(hex).map(HexFormat.of()::parseHex).toArray(byte[][]::new);
        return FixedBinaryVector.of(width, values);
    }
}
