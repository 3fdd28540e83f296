// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OccurrencesTest {

    /** Every number of the width, among numbers that are it, next to it, or any. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    void areCounted(int width) {
        Random random = new Random(width);
        int mask = (1 << width) - 1;
        for (int counted = 0; counted <= mask; counted++) {
            int groups = random.nextInt(5);
            int[] numbers = new int[8 * groups];
            for (int i = 0; i < numbers.length; i++) {
                int kind = random.nextInt(4);
                int number = kind < 2 ? counted : kind == 2 ? counted + 1 : random.nextInt();
                numbers[i] = number & mask;
            }
            int wanted = counted;
            int expected = (int) Arrays.stream(numbers).filter(n -> n == wanted).count();
            assertThat(Occurrences.unpacked(numbers, 0, numbers.length, counted))
                    .isEqualTo(expected);

            ByteOutput out = new ByteOutput(0);
            out.int8(0xff);
            BitPacking.pack(numbers, 0, numbers.length, width, out);
            out.int64(random.nextLong());
            assertThat(Occurrences.packed(out.toByteArray(), 1, width, groups, counted))
                    .isEqualTo(expected);
        }
    }
}
