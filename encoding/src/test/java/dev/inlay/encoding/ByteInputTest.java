// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.MalformedDataException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteInputTest {

    @Test
    void readsLittleEndianInsideOfItsRange() throws MalformedDataException {
        byte[] bytes = Hex.bytes("99 99 | ff | 02 01 | 04 03 02 01 | 08 07 06 05 04 03 02 81 | 99");
        ByteInput in = new ByteInput(bytes, 2, 15);
        assertThat(in.int8()).isEqualTo(255);
        assertThat(in.int16()).isEqualTo(0x0102);
        assertThat(in.int32()).isEqualTo(0x01020304);
        assertThat(in.remaining()).isEqualTo(8);
        assertThat(in.int64()).isEqualTo(0x8102030405060708L);
        assertThat(in.remaining()).isZero();
        assertThat(in.position()).isEqualTo(17);
        assertFails(in::int8, "1 byte wanted, 0 left", 15);
    }

    @Test
    void readsNothingBeyondItsRange() throws MalformedDataException {
        ByteInput in = new ByteInput(new byte[20], 5, 3);
        assertFails(in::int32, "4 bytes wanted, 3 left", 0);
        assertFails(in::int64, "8 bytes wanted, 3 left", 0);
        assertFails(() -> in.take(1L << 40), "1099511627776 bytes wanted, 3 left", 0);
        assertThat(in.take(2)).isEqualTo(5);
        assertFails(in::int16, "2 bytes wanted, 1 left", 2);
        assertThatThrownBy(() -> in.wrap(new byte[3], 2, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @CsvSource({"00, 0", "7f, 127", "80 01, 128", "80 00, 0", "ff ff ff ff 07, 2147483647", "ff ff ff ff 0f, -1"})
    void readsUleb128(String bytes, int expected) throws MalformedDataException {
        assertThat(input(bytes).uleb128()).isEqualTo(expected);
        assertThat(input(bytes).uleb128Long()).isEqualTo(Integer.toUnsignedLong(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "00, 0",
        "01, -1",
        "02, 1",
        "ff ff ff ff 0f, -2147483648",
        "fe ff ff ff ff ff ff ff ff 01, 9223372036854775807",
        "ff ff ff ff ff ff ff ff ff 01, -9223372036854775808"
    })
    void readsZigzag(String bytes, long expected) throws MalformedDataException {
        assertThat(input(bytes).zigzag()).isEqualTo(expected);
    }

    @Test
    void refusesNumbersThatAreTooLong() {
        assertFails(() -> input("ff ff ff ff 1f").uleb128(), "ULEB128 has more than 32 bits", 0);
        assertFails(() -> input("80 80 80 80 80 00").uleb128(), "ULEB128 has more than 5 bytes", 0);
        assertFails(() -> input("ff ff ff ff ff ff ff ff ff 02").zigzag(), "ULEB128 has more than 64 bits", 0);
        assertFails(() -> input("80 80 80 80 80 80 80 80 80 80 00").zigzag(), "ULEB128 has more than 10 bytes", 0);
        assertFails(() -> input("80 80").uleb128(), "1 byte wanted, 0 left", 2);
    }

    private static ByteInput input(String bytes) {
        byte[] array = Hex.bytes(bytes);
        return new ByteInput(array, 0, array.length);
    }

    private static void assertFails(ThrowingCallable call, String reason, long offset) {
        assertThatThrownBy(call)
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining(reason)
                .satisfies(
                        e -> assertThat(((MalformedDataException) e).offset()).isEqualTo(offset));
    }
}
