// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The hand-written readers of numbers, dates and times say what the JDK's say. */
class TextsTest {

    /** Every text is read from the middle of an array: an offset that is forgotten somewhere shows. */
    private interface Reader {
        boolean read(char[] text, int offset, int length);
    }

    private static boolean reads(Reader reader, String text) {
        return reader.read(("91" + text + "7.").toCharArray(), 2, text.length());
    }

    @Property
    void everyLongIsReadAsItself(@ForAll long value) {
        IntegerText integer = IntegerText.canonical();
        assertThat(reads(integer::read, Long.toString(value))).isTrue();
        assertThat(integer.value()).isEqualTo(value);
    }

    @Property
    void anIntegerBeyondSixtyFourBitsIsNone(@ForAll BigInteger value) {
        BigInteger beyond = value.signum() < 0
                ? BigInteger.valueOf(Long.MIN_VALUE).add(value)
                : BigInteger.valueOf(Long.MAX_VALUE).add(value).add(BigInteger.ONE);
        assertThat(reads(IntegerText.canonical()::read, beyond.toString())).isFalse();
        assertThat(reads(IntegerText.lenient()::read, beyond.toString())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "+", "007", "-007", "00", "+5", "1.0", "1e3", " 1", "1 ", "1,000", "0x1F", "१"})
    void theseAreNoIntegers(String text) {
        assertThat(reads(IntegerText.canonical()::read, text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"007,7", "+49,49", "-0,0", "00,0", "-00501,-501"})
    void aNamedTypeTakesZerosAndSigns(String text, long value) {
        IntegerText integer = IntegerText.lenient();
        assertThat(reads(integer::read, text)).isTrue();
        assertThat(integer.value()).isEqualTo(value);
    }

    @Property
    void everyDoubleIsReadToTheLastBit(@ForAll double value) {
        DoubleText number = DoubleText.canonical();
        String text = Double.toString(value);
        assertThat(reads(number::read, text)).as(text).isTrue();
        assertThat(number.value()).isEqualTo(value);
    }

    @Provide
    Arbitrary<String> decimals() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-1e20"), new BigDecimal("1e20"))
                .ofScale(9)
                .map(d -> d.stripTrailingZeros().toPlainString());
    }

    @Property
    void shortDecimalsTakeTheFastWayAndMeanTheSame(@ForAll("decimals") String text) {
        DoubleText number = DoubleText.canonical();
        assertThat(reads(number::read, text)).as(text).isTrue();
        assertThat(number.value()).isEqualTo(Double.parseDouble(text));
    }

    @Property
    void mantissaAndExponentMeanTheSame(
            @ForAll @LongRange(min = -999_999_999_999_999L, max = 999_999_999_999_999L) long mantissa,
            @ForAll @IntRange(min = -330, max = 290) int exponent) {
        String text = mantissa + "e" + exponent;
        DoubleText number = DoubleText.canonical();
        assertThat(reads(number::read, text)).as(text).isTrue();
        assertThat(number.value()).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @CsvSource({
        "0.1,0.1",
        "-0.0,-0.0",
        ".5,0.5",
        "-.5,-0.5",
        "1e0,1",
        "1E+2,100",
        "25e-1,2.5",
        "nan,NaN",
        "NaN,NaN",
        "inf,Infinity",
        "-INF,-Infinity",
        "Infinity,Infinity",
        "1e-999999999999,0",
        "123456789012345678901234567890,1.2345678901234568E29",
        "9007199254740993,9007199254740992",
        "-0,-0.0"
    })
    void theseAreDoubles(String text, double value) {
        DoubleText number = DoubleText.canonical();
        assertThat(reads(number::read, text)).isTrue();
        assertThat(Double.valueOf(number.value())).isEqualTo(Double.valueOf(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", ".", "-.", "5.", "00.5", "1e", "1e+", "e5", "1e5.0", "1.2.3", "+1.5", "-nan", "infinit",
                "1e999", "0x1p3", "1d", "1f", " 1.5", "1_000.5"
            })
    void theseAreNoDoubles(String text) {
        assertThat(reads(DoubleText.canonical()::read, text)).isFalse();
    }

    @Property
    void everyDecimalKeepsItsDigits(
            @ForAll @IntRange(min = 1, max = 38) int precision, @ForAll int scaleSeed, @ForAll BigInteger seed) {
        int scale = Math.floorMod(scaleSeed, precision + 1);
        BigInteger unscaled = seed.pow(5).remainder(BigInteger.TEN.pow(precision));
        DecimalText decimal = new DecimalText(precision, scale, false);
        String text = new BigDecimal(unscaled, scale).toPlainString();
        assertThat(reads(decimal::read, text)).as(text).isTrue();
        byte[] bytes = new byte[17];
        decimal.unscaledBytes(bytes);
        assertThat(new BigInteger(bytes)).isEqualTo(unscaled);
        if (precision <= 18) {
            assertThat(decimal.unscaledLong()).isEqualTo(unscaled.longValueExact());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.5,150",
        "1.50,150",
        "1.5000,150",
        "-0.01,-1",
        "99999.99,9999999",
        "0,0",
        "-.5,-50",
        // zeros at the end are no digits
        "7.1000000000000000000000000000000000000000,710"
    })
    void zerosAtTheEndAreNoDigits(String text, long unscaled) {
        DecimalText decimal = new DecimalText(7, 2, false);
        assertThat(reads(decimal::read, text)).isTrue();
        assertThat(decimal.unscaledLong()).isEqualTo(unscaled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.234", "100000", "100000.00", "1e2", "nan", "01.5", "", "+1"})
    void decimalsAreNeverRoundedOrCut(String text) {
        assertThat(reads(new DecimalText(7, 2, false)::read, text)).isFalse();
    }

    @Property
    void everyDayIsReadAsItself(@ForAll @IntRange(min = -719_162, max = 2_932_896) int epochDay) {
        DateTimeText date = new DateTimeText();
        assertThat(reads(date::readDate, LocalDate.ofEpochDay(epochDay).toString()))
                .isTrue();
        assertThat(date.epochDay()).isEqualTo(epochDay);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01",
                "2023-02-29",
                "1900-02-29",
                "2024-13-01",
                "2024-00-10",
                "2024-04-31",
                "2024-01-00",
                "2024-1-1",
                "2024/01/01",
                "20240101",
                "24-01-01",
                "2024-01-011",
                "-024-01-01",
                "10000-01-01",
                ""
            })
    void theseAreNoDates(String text) {
        assertThat(reads(new DateTimeText()::readDate, text)).isFalse();
    }

    @Property
    void everyTimestampIsReadAsItself(
            @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long second,
            @ForAll @IntRange(min = 0, max = 999_999_999) int nanos) {
        LocalDateTime expected = LocalDateTime.ofEpochSecond(second, nanos, ZoneOffset.UTC);
        DateTimeText timestamp = new DateTimeText();
        assertThat(reads(timestamp::readTimestamp, expected.toString()))
                .as(expected.toString())
                .isTrue();
        assertThat(timestamp.epochSecond()).isEqualTo(second);
        assertThat(timestamp.nanos()).isEqualTo(nanos);
        assertThat(timestamp.hasOffset()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z,0",
        "1970-01-01 01:00+01,0",
        "1970-01-01 01:30:00+0130,0",
        "1969-12-31T19:00:00-05:00,0",
        "1970-01-01T00:00:01.5Z,1",
        "1970-01-01T18:00:00+18:00,0"
    })
    void offsetsAreTakenOff(String text, long second) {
        DateTimeText timestamp = new DateTimeText();
        assertThat(reads(timestamp::readTimestamp, text)).isTrue();
        assertThat(timestamp.epochSecond()).isEqualTo(second);
        assertThat(timestamp.hasOffset()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-01-01",
                "2024-01-01T",
                "2024-01-01T1:00",
                "2024-01-01T24:00",
                "2024-01-01T23:60",
                "2024-01-01T23:59:60",
                "2024-01-01  12:00",
                "2024-01-01t12:00",
                "2024-01-01T12:00:00.",
                "2024-01-01T12:00:00.1234567890",
                "2024-01-01T12:00:00z",
                "2024-01-01T12:00:00+1",
                "2024-01-01T12:00:00+19:00",
                "2024-01-01T12:00:00+18:01",
                "2024-01-01T12:00:00+01:60",
                "2024-01-01T12:00:00,5",
                "2024-01-01T12:00:00Z ",
                "2024-01-01T12:00:0",
                "2024-01-01T12:00:00+01-00",
                "2024-02-30T12:00"
            })
    void theseAreNoTimestamps(String text) {
        assertThat(reads(new DateTimeText()::readTimestamp, text)).isFalse();
    }
}
