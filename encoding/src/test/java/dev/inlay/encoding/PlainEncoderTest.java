// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.Encoding;
import dev.inlay.format.PhysicalType;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.FixedBinaryVector;
import org.junit.jupiter.api.Test;

/** The worked examples; {@link EncodersTest} has the shapes. */
class PlainEncoderTest {

    /** H01. */
    @Test
    void booleansAreBits() {
        ValueEncoder encoder = EncodingTable.encoder(Encoding.PLAIN, PhysicalType.BOOLEAN, 0);
        encoder.booleans(new long[] {0b01010101}, 0, 8);
        assertThat(page(encoder)).isEqualTo("55");
    }

    @Test
    void rleBooleansHaveTheirLengthInFront() {
        ValueEncoder encoder = EncodingTable.encoder(Encoding.RLE, PhysicalType.BOOLEAN, 0);
        encoder.booleans(new long[] {-1}, 3, 9);
        assertThat(page(encoder)).isEqualTo(Hex.of("02 00 00 00 | 12 01"));
        assertThat(page(encoder)).as("no values").isEqualTo("00 00 00 00");
    }

    @Test
    void integersAreLittleEndian() {
        ValueEncoder encoder = EncodingTable.encoder(Encoding.PLAIN, PhysicalType.INT32, 0);
        encoder.int32s(new int[] {9, 1, -2, 9}, 1, 2);
        assertThat(page(encoder)).isEqualTo(Hex.of("01 00 00 00 | fe ff ff ff"));
    }

    @Test
    void byteArraysHaveALengthEach() {
        ValueEncoder encoder = EncodingTable.encoder(Encoding.PLAIN, PhysicalType.BYTE_ARRAY, 0);
        BinaryVector values = BinaryVector.ofUtf8("ab", "", "c");
        encoder.byteArrays(values.bytes(), values.offsets(), 0, 3);
        assertThat(page(encoder)).isEqualTo(Hex.of("02 00 00 00 61 62 | 00 00 00 00 | 01 00 00 00 63"));
    }

    /** N01: INT96 bytes are passed on as they are. */
    @Test
    void fixedByteArraysAreTheirBytes() {
        ValueEncoder encoder = EncodingTable.encoder(Encoding.PLAIN, PhysicalType.INT96, 0);
        byte[] time = Hex.bytes("00 58 47 F8 0D 00 00 00 6C 75 25 00");
        encoder.fixedByteArrays(FixedBinaryVector.of(12, time).bytes(), 0, 1);
        assertThat(page(encoder)).isEqualTo(Hex.of("00 58 47 F8 0D 00 00 00 6C 75 25 00"));
    }

    @Test
    void refusesAWidthThatTheColumnDoesNotHave() {
        DenseValues dense = new DenseValues(PhysicalType.FIXED_LEN_BYTE_ARRAY, 3);
        assertThatThrownBy(() -> dense.take(FixedBinaryVector.of(2, new byte[2])))
                .hasMessage("values of 2 bytes for a column of 3");
    }

    private static String page(ValueEncoder encoder) {
        ByteOutput out = new ByteOutput(0);
        encoder.finish(out);
        return Hex.of(out);
    }
}
