// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.vector;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BitsTest {

    @Property(tries = 500)
    void aWordIsTheBitsFromThereOn(
            @ForAll @Size(3) long[] words,
            @ForAll @IntRange(max = 191) int index,
            @ForAll @IntRange(min = 1, max = 192) int wanted) {
        int count = Math.min(wanted, 192 - index);
        long word = Bits.word(words, index, count);
        int ones = 0;
        for (int i = 0; i < count; i++) {
            boolean bit = Bits.get(words, index + i);
            ones += bit ? 1 : 0;
            if (i < 64) {
                assertThat(((word >>> i) & 1) == 1).isEqualTo(bit);
            }
        }
        if (count < 64) {
            assertThat(word >>> count).isZero();
        }
        assertThat(Bits.countOnes(words, index, count)).isEqualTo(ones);
    }

    @Property(tries = 500)
    void putsAndFillsNoBitsButThose(
            @ForAll @Size(3) long[] words,
            @ForAll @IntRange(max = 191) int index,
            @ForAll @IntRange(min = 1, max = 192) int wanted,
            @ForAll long bits,
            @ForAll boolean bit) {
        int count = Math.min(wanted, 192 - index);
        long[] filled = words.clone();
        Bits.fill(filled, index, count, bit);
        long[] put = words.clone();
        int few = Math.min(count, 64);
        Bits.put(put, index, bits, few);
        for (int i = 0; i < 192; i++) {
            boolean before = Bits.get(words, i);
            assertThat(Bits.get(filled, i)).isEqualTo(i >= index && i < index + count ? bit : before);
            boolean given = ((bits >>> (i - index)) & 1) == 1;
            assertThat(Bits.get(put, i)).isEqualTo(i >= index && i < index + few ? given : before);
        }
        Bits.fill(words, index, 0, bit);
        Bits.fill(words, 192, 0, bit);
    }

    /** The last word is the last: nothing is read behind it. */
    @Test
    void readsNoFurtherThanAsked() {
        assertThat(Bits.word(new long[] {-1}, 60, 4)).isEqualTo(0b1111);
        assertThat(Bits.countOnes(new long[] {-1, -1}, 1, 127)).isEqualTo(127);
        assertThat(Bits.words(0)).isZero();
        assertThat(Bits.words(65)).isEqualTo(2);
        assertThat(Bits.words(Integer.MAX_VALUE)).isEqualTo(1 << 25);
    }

    @Test
    void validitiesAreComparedByTheirRows() {
        Validity whole = new Validity(new long[] {0b1101_0110}, 0, 8);
        assertThat(whole.slice(2, 4))
                .isEqualTo(Validity.of(true, false, true, false))
                .isNotEqualTo(whole.slice(1, 4));
        assertThat(whole.slice(2, 4)).hasSameHashCodeAs(Validity.of(true, false, true, false));
        assertThat(whole).hasToString("01101011");
        assertThat(whole.nullCount()).isEqualTo(3);
        assertThat(whole.slice(1, 7).validCount()).isEqualTo(5);
        assertThat(Validity.of(new boolean[65]).toString()).endsWith("0… (65 rows)");
    }
}
