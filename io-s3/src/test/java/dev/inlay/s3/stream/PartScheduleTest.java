// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartScheduleTest {

    private static final long MIB = 1 << 20;
    private static final long GIB = 1 << 30;

    @ParameterizedTest
    @CsvSource({
        "1, 8",
        "5000, 8",
        "5001, 16",
        "6000, 16",
        "6001, 32",
        "7001, 64",
        "8001, 128",
        "9001, 256",
        "10000, 256",
        "10001, 0"
    })
    void growsAfterFiveThousandParts(int number, long mib) {
        assertThat(PartSchedule.auto(8 * MIB, GIB).sizeOf(number)).isEqualTo(mib * MIB);
    }

    @Test
    void endsWhereTheDesignSays() {
        assertThat(PartSchedule.equal(8 * MIB).ceiling()).isEqualTo(10_000 * 8 * MIB);
        assertThat(PartSchedule.auto(8 * MIB, 32 * MIB).ceiling()).isEqualTo(184_000 * MIB);
        assertThat(PartSchedule.auto(8 * MIB, 256 * MIB).ceiling()).isEqualTo((40_000 + 496_000) * MIB);
    }

    @Test
    void neverExceedsWhatS3Takes() {
        assertThat(PartSchedule.auto(GIB, 100 * GIB).sizeOf(10_000)).isEqualTo(5 * GIB);
        assertThat(PartSchedule.auto(5 * GIB, GIB).ceiling()).isEqualTo(50_000 * GIB);
    }

    @Test
    void choosesPartsForAnObject() {
        long tib = 1L << 40;
        assertThat(PartSchedule.partSizeFor(0, 8 * MIB)).isEqualTo(8 * MIB);
        assertThat(PartSchedule.partSizeFor(80_000 * MIB, 8 * MIB)).isEqualTo(8 * MIB);
        assertThat(PartSchedule.partSizeFor(80_000 * MIB + 1, 8 * MIB)).isEqualTo(9 * MIB);
        assertThat(PartSchedule.partSizeFor(tib, 8 * MIB)).isEqualTo(105 * MIB);
        assertThat(PartSchedule.partSizeFor(5 * tib, 8 * MIB)).isEqualTo(525 * MIB);
        assertThat(PartSchedule.partSizeFor(50_000 * GIB, 8 * MIB)).isEqualTo(5 * GIB);
    }
}
