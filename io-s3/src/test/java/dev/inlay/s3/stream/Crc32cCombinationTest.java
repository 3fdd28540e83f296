// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class Crc32cCombinationTest {

    @Test
    void ofTheExampleAtItsHead() {
        assertThat(Crc32cCombination.combine(0xf63af4ee, 0x83b565d8, 5)).isEqualTo(0xe3069283);
    }

    @Test
    void ofNothing() {
        assertThat(Crc32cCombination.combine(0, 0, 0)).isZero();
        assertThat(Crc32cCombination.combine(0xf63af4ee, 0, 0)).isEqualTo(0xf63af4ee);
        assertThat(Crc32cCombination.combine(0, 0xf63af4ee, 4)).isEqualTo(0xf63af4ee);
    }

    @Property(seed = "1", tries = 500)
    void equalsTheChecksumOfBoth(@ForAll byte[] first, @ForAll byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        assertThat(Crc32cCombination.combine(FakeStore.crc(first), FakeStore.crc(second), second.length))
                .isEqualTo(FakeStore.crc(both));
    }

    /** Lengths beyond an int: zeros, by way of halves, whose checksums are combined from smaller ones. */
    @Property(seed = "2", tries = 50)
    void ofLongRuns(@ForAll @IntRange(min = 1, max = 1000) int length) {
        int zeros = FakeStore.crc(new byte[length]);
        long size = length;
        int doubled = zeros;
        for (int i = 0; i < 30; i++) {
            doubled = Crc32cCombination.combine(doubled, doubled, size);
            size *= 2;
        }
        int stepwise = Crc32cCombination.combine(doubled, zeros, length);
        int other = Crc32cCombination.combine(zeros, doubled, size);
        assertThat(stepwise).isEqualTo(other);
    }
}
