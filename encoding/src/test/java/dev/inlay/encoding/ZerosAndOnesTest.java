// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.vector.Bits;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZerosAndOnesTest {

    private final ZerosAndOnes zerosAndOnes = new ZerosAndOnes();

    @Test
    void laysTheFirstIntInTheLowestBit() {
        int[] source = new int[64];
        source[0] = 1;
        source[3] = 1;
        source[32] = 1;
        source[63] = 1;
        BitBuffer bits = new BitBuffer();
        zerosAndOnes.append(source, 0, 64, bits);
        assertThat(bits.words()[0]).isEqualTo(0x8000000100000009L);
        assertThat(bits.size()).isEqualTo(64);
    }

    /** Around words and blocks, behind bits that are there already, and after others were in the block. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 33, 63, 64, 65, 127, 128, 511, 512, 513, 575, 576, 577, 1100})
    void appendsEachIntAsABit(int count) {
        Random random = new Random(count);
        int[] source = random.ints(count + 5, 0, 2).toArray();
        int[] ones = new int[700];
        Arrays.fill(ones, 1);
        zerosAndOnes.append(ones, 0, ones.length, new BitBuffer());
        BitBuffer bits = new BitBuffer();
        bits.append(0b101, 3);
        zerosAndOnes.append(source, 5, count, bits);
        assertThat(bits.size()).isEqualTo(3 + count);
        for (int i = 0; i < count; i++) {
            assertThat(Bits.get(bits.words(), 3 + i))
                    .as("int %d of %d", i, count)
                    .isEqualTo(source[5 + i] == 1);
        }
        assertThat(bits.words()[bits.size() >>> 6] >>> (bits.size() & 63)).isZero();
    }
}
