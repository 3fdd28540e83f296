// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RunCostTest {

    static IntStream widths() {
        return IntStream.rangeClosed(1, 32);
    }

    /** A header and a value of a byte each are 16 bits; so many must be saved, or one more than the header of the groups behind. */
    @ParameterizedTest
    @CsvSource({"1, 16, 25", "2, 8, 13", "3, 8, 9", "4, 8, 8", "9, 8, 8", "32, 8, 8"})
    void knowsTheLengthThatPays(int width, int instead, int inside) {
        assertThat(RunCost.payingLength(RunCost.INSTEAD_OF_HEADER, width)).isEqualTo(instead);
        assertThat(RunCost.payingLength(RunCost.INSTEAD_OF_GROUPS, width)).isEqualTo(inside);
    }

    /** Also where the header of a longer run takes a byte more, and at the end, where the last group would be padded. */
    @ParameterizedTest
    @MethodSource("widths")
    void runsThatAreLongerPayToo(int width) {
        int instead = RunCost.payingLength(RunCost.INSTEAD_OF_HEADER, width);
        int inside = RunCost.payingLength(RunCost.INSTEAD_OF_GROUPS, width);
        for (int run = instead; run < 20_000; run++) {
            assertThat(RunCost.saving(run, width)).isNotNegative();
            assertThat(RunCost.savingAtEnd(run, width)).isNotNegative();
        }
        for (int run = inside; run < 20_000; run++) {
            assertThat(RunCost.saving(run, width)).isGreaterThan(RunCost.INSTEAD_OF_GROUPS);
            assertThat(RunCost.savingAtEnd(run, width)).isGreaterThan(RunCost.INSTEAD_OF_GROUPS);
        }
        if (instead > RleBitPackingHybridEncoder.GROUP) {
            assertThat(RunCost.saving(instead - 1, width)).isNegative();
        }
        if (inside > RleBitPackingHybridEncoder.GROUP) {
            assertThat(RunCost.saving(inside - 1, width)).isLessThanOrEqualTo(RunCost.INSTEAD_OF_GROUPS);
        }
    }
}
