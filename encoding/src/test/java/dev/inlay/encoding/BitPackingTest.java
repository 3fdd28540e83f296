// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BitPackingTest {

    static IntStream widths() {
        return IntStream.rangeClosed(0, 32);
    }

    /** H01, and the worked example of the class. */
    @Test
    void packsTheVector() {
        assertThat(Hex.of(pack(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, 0, 8, 3))).isEqualTo("88 c6 fa");
    }

    /** Every width, with every number of values left over from whole groups, at every alignment of the output. */
    @ParameterizedTest
    @MethodSource("widths")
    void packsEveryWidth(int width) {
        Random random = new Random(width);
        for (int count = 0; count <= 41; count++) {
            int[] values = new int[count + 3];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt() & RleBitPackingHybridEncoderTest.mask(width);
            }
            Arrays.fill(
                    values, 3, 3 + count / 3, RleBitPackingHybridEncoderTest.mask(width)); // all bits set: spills show
            ByteOutput out = new ByteOutput(0);
            out.bytes(new byte[count % 9]);
            BitPacking.pack(values, 3, count, width, out);
            byte[] packed = Arrays.copyOfRange(out.array(), count % 9, out.size());
            assertThat(packed).hasSize((count * width + 7) / 8);
            assertThat(ReferenceDecoder.unpack(packed, count, width))
                    .isEqualTo(Arrays.copyOfRange(values, 3, 3 + count));
            for (int bit = count * width; bit < 8 * packed.length; bit++) {
                assertThat(packed[bit >>> 3] & (1 << (bit & 7))).as("padding").isZero();
            }
        }
    }

    private static ByteOutput pack(int[] values, int offset, int count, int width) {
        ByteOutput out = new ByteOutput(0);
        BitPacking.pack(values, offset, count, width, out);
        return out;
    }
}
