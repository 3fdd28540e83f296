// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.Encoding;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.ParquetException;
import dev.inlay.format.PhysicalType;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PLAIN and RLE booleans by their bytes; {@link DecodersTest} has the shapes. */
class PlainDecoderTest {

    /** P01–P08, H01, H22: the worked examples of {@link PlainEncoder}, and a timestamp of the corpus. */
    @Test
    void readsTheVectors() throws ParquetException {
        assertThat(values(PhysicalType.BOOLEAN, 0, "55", 8))
                .containsExactly(true, false, true, false, true, false, true, false);
        assertThat(values(PhysicalType.INT32, 0, "01 00 00 00 | fe ff ff ff", 2))
                .containsExactly(1L, -2L);
        assertThat(values(PhysicalType.INT64, 0, "fe ff ff ff ff ff ff ff", 1)).containsExactly(-2L);
        assertThat(values(PhysicalType.FLOAT, 0, "01 00 a0 7f | 00 00 00 80", 2))
                .containsExactly(0x7fa00001L, 0xffffffff80000000L);
        assertThat(values(PhysicalType.DOUBLE, 0, "01 00 00 00 00 00 f4 7f", 1)).containsExactly(0x7ff4000000000001L);
        assertThat(values(PhysicalType.BYTE_ARRAY, 0, "02 00 00 00 61 62 | 00 00 00 00 | 01 00 00 00 63", 3))
                .containsExactly(bytes("61 62"), bytes(""), bytes("63"));
        assertThat(values(PhysicalType.INT96, 0, "00 58 47 F8 0D 00 00 00 6C 75 25 00", 1))
                .containsExactly(bytes("00 58 47 F8 0D 00 00 00 6C 75 25 00"));
        assertThat(values(PhysicalType.FIXED_LEN_BYTE_ARRAY, Shapes.WIDTH, "01 02 03 04 05 06 07 08 09 0a", 2))
                .containsExactly(bytes("01 02 03 04 05"), bytes("06 07 08 09 0a"));
    }

    /** H05, E13: the booleans of a page of the corpus, as parquet-java wrote them; and of the class's example. */
    @Test
    void readsRleBooleans() throws ParquetException {
        ValueDecoder decoder = EncodingTable.decoder(Encoding.RLE, PhysicalType.BOOLEAN, 0);
        byte[] page = Hex.bytes("09 00 00 00 | 11 CD D9 6C 0E 9B 33 B7 39");
        decoder.begin(page, 0, page.length, 62);
        assertThat(Values.take(decoder, 12))
                .containsExactly(true, false, true, true, false, false, true, true, true, false, false, true);
        byte[] run = Hex.bytes("02 00 00 00 | 12 01 | 12 00");
        decoder.begin(run, 0, run.length, 9);
        assertThat(Values.take(decoder, 9)).containsOnly(true);
        decoder.begin(run, 0, run.length, 10);
        assertThatThrownBy(() -> Values.take(decoder, 10)).hasMessageContaining("runs end after 9 of 10 values");
        byte[] two = Hex.bytes("02 00 00 00 | 12 02");
        decoder.begin(two, 0, two.length, 9);
        assertThatThrownBy(() -> Values.take(decoder, 9)).hasMessageContaining("run of the value 2 at width 1");
        decoder.begin(two, 0, 0, 0); // no values need no bytes
        assertThat(Values.take(decoder, 0)).isEmpty();
        assertThatThrownBy(() -> decoder.begin(two, 0, 5, 9)).hasMessageContaining("runs of length 2, 1 bytes left");
        assertThatThrownBy(() -> decoder.begin(two, 0, 3, 9)).hasMessageContaining("4 bytes wanted, 3 left");
    }

    /** G21: what is behind the last value is not looked at. G22: what is not there is an error before the first value. */
    @ParameterizedTest
    @CsvSource({
        "BOOLEAN, 9, 2",
        "INT32, 3, 12",
        "INT64, 3, 24",
        "INT96, 2, 24",
        "FLOAT, 1, 4",
        "DOUBLE, 1, 8",
        "BYTE_ARRAY, 3, 12",
        "FIXED_LEN_BYTE_ARRAY, 3, 15",
        "INT64, 536870912, 4294967296",
        "INT32, 0, 0"
    })
    void countsTheBytesFirst(PhysicalType type, int count, long needed) throws ParquetException {
        ValueDecoder decoder = EncodingTable.decoder(Encoding.PLAIN, type, Shapes.WIDTH);
        byte[] page = new byte[(int) Math.min(needed, 100) + 3];
        if (needed <= 100) {
            decoder.begin(page, 0, (int) needed, count);
            decoder.begin(page, 1, (int) needed + 2, count);
            assertThat(decoder.remaining()).isEqualTo(count);
        }
        if (needed > 0) {
            int less = (int) Math.min(needed - 1, page.length);
            assertThatThrownBy(() -> decoder.begin(page, 0, less, count))
                    .isInstanceOf(MalformedDataException.class)
                    .hasMessageContaining(count + " values need " + needed + " bytes, " + less + " left");
            assertThat(decoder.remaining()).isZero();
        }
    }

    /** E03. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "01 00 00 00 61 | 02 00 00 00 61; 5; value of length 2, 1 bytes left",
                "01 00 00 00 61 | FF FF FF FF 61; 5; value of length -1, 1 bytes left",
                "05 00 00 00 61 | 02 00 00 00 00; 9; 4 bytes wanted, 1 left",
            })
    void refusesALengthThatIsNotThere(String hex, long offset, String reason) throws ParquetException {
        byte[] page = Hex.bytes("AA" + hex);
        ValueDecoder decoder = EncodingTable.decoder(Encoding.PLAIN, PhysicalType.BYTE_ARRAY, 0);
        for (int decoded = 0; decoded < 2; decoded++) {
            decoder.begin(page, 1, page.length - 1, 2);
            int first = decoded;
            assertThatThrownBy(() -> {
                        Values.take(decoder, first);
                        decoder.skip(2 - first);
                    })
                    .isInstanceOf(MalformedDataException.class)
                    .hasMessageContaining(reason)
                    .satisfies(e ->
                            assertThat(((MalformedDataException) e).offset()).isEqualTo(offset));
        }
    }

    /** Values stop before the one that would go beyond the limit, which is decoded when there is room again. */
    @Test
    void keepsToTheLimit() throws ParquetException {
        byte[] page = Hex.bytes("02 00 00 00 61 62 | 00 00 00 00 | 03 00 00 00 63 64 65 | 01 00 00 00 66");
        ValueDecoder decoder = EncodingTable.decoder(Encoding.PLAIN, PhysicalType.BYTE_ARRAY, 0);
        decoder.begin(page, 0, page.length, 4);
        Values.assertKeepsToLimits(decoder, List.of(bytes("61 62"), bytes(""), bytes("63 64 65"), bytes("66")));
    }

    private static List<Object> values(PhysicalType type, int width, String hex, int count) throws ParquetException {
        byte[] page = Hex.bytes("AA AA AA" + hex + "BB");
        ValueDecoder decoder = EncodingTable.decoder(Encoding.PLAIN, type, width);
        decoder.begin(page, 3, page.length - 4, count);
        return Values.take(decoder, count);
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(Hex.bytes(hex));
    }
}
