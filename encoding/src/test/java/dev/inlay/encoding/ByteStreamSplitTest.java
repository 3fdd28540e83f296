// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static dev.inlay.format.PhysicalType.FIXED_LEN_BYTE_ARRAY;
import static dev.inlay.format.PhysicalType.INT32;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.MalformedDataException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ByteStreamSplitTest {

    /** H16; the numbers have those bytes in memory. */
    @Test
    void holdsTheVector() throws MalformedDataException {
        int[] values = {0xddccbbaa, 0x33221100, 0xd6c5b4a3};
        ByteOutput out = new ByteOutput(0);
        ValueEncoder encoder = new ByteStreamSplitEncoder(INT32, 4);
        encoder.int32s(values, 0, 3);
        encoder.finish(out);
        assertThat(Hex.of(out)).isEqualTo(Hex.of("AA 00 A3 | BB 11 B4 | CC 22 C5 | DD 33 D6"));
        ValueDecoder decoder = new ByteStreamSplitDecoder(INT32, 4);
        decoder.begin(out.array(), 0, out.size(), 3);
        int[] into = new int[3];
        decoder.int32s(into, 0, 3);
        assertThat(into).isEqualTo(values);
    }

    static IntStream widths() {
        return IntStream.rangeClosed(1, 33);
    }

    /** Every width: bands of eight and of four, and single streams behind them; every number of values left over from squares. */
    @ParameterizedTest
    @MethodSource("widths")
    void splitsEveryWidth(int width) throws MalformedDataException {
        Random random = new Random(width);
        for (int count = 0; count <= 50; count++) {
            byte[] values = new byte[(count + 2) * width];
            random.nextBytes(values);
            ValueEncoder encoder = new ByteStreamSplitEncoder(FIXED_LEN_BYTE_ARRAY, width);
            encoder.fixedByteArrays(values, 1, count);
            ByteOutput out = new ByteOutput(0);
            encoder.finish(out);
            assertThat(out.size()).isEqualTo(count * width);
            for (int i = 0; i < count; i++) {
                for (int stream = 0; stream < width; stream++) {
                    assertThat(out.array()[stream * count + i]).isEqualTo(values[(i + 1) * width + stream]);
                }
            }
            ValueDecoder decoder = new ByteStreamSplitDecoder(FIXED_LEN_BYTE_ARRAY, width);
            decoder.begin(out.array(), 0, out.size(), count);
            byte[] into = new byte[(count + 2) * width];
            System.arraycopy(values, 0, into, 0, width);
            System.arraycopy(values, (count + 1) * width, into, (count + 1) * width, width);
            decoder.fixedByteArrays(into, 1, count / 3);
            decoder.fixedByteArrays(into, 1 + count / 3, count - count / 3);
            assertThat(into).isEqualTo(values);
        }
    }

    /** E33. */
    @Test
    void refusesALengthThatIsNotThatOfItsValues() {
        ValueDecoder decoder = new ByteStreamSplitDecoder(INT32, 4);
        for (int length : new int[] {0, 1, 11, 13, 16}) {
            assertThatThrownBy(() -> decoder.begin(new byte[16], 0, length, 3))
                    .isInstanceOf(MalformedDataException.class)
                    .hasMessageContaining(length + " bytes for 3 values of 4");
        }
        assertThatThrownBy(() -> decoder.begin(new byte[16], 0, 16, 1 << 30))
                .hasMessageContaining("16 bytes for 1073741824 values of 4");
    }
}
