// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.vector.Bits;
import dev.inlay.vector.Validity;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelEncoderTest {

    /** H02 and H10: the level sections of files in the corpus. */
    @ParameterizedTest
    @CsvSource({
        "1, 1 1 1 1 1 1 1 1, 02 00 00 00 | 10 01",
        "1, 0 1 1 0 1 0,     02 00 00 00 | 03 16",
        "3, 3 3 3 2 3 3,     03 00 00 00 | 03 BF 0F",
    })
    void writesTheBytesOfTheVectors(int maxLevel, String levels, String expected) {
        int[] numbers = numbers(levels);
        LevelEncoder encoder = new LevelEncoder(maxLevel);
        encoder.levels(numbers, 0, numbers.length);
        ByteOutput out = new ByteOutput(0);
        encoder.finishV1(out);
        assertThat(Hex.of(out)).isEqualTo(Hex.of(expected));
    }

    /** H04: the levels of a page without a value. */
    @Test
    void writesARunForAPageOfNulls() {
        LevelEncoder encoder = new LevelEncoder(1);
        encoder.validity(Validity.of(false), 1);
        ByteOutput out = new ByteOutput(0);
        encoder.finishV1(out);
        assertThat(Hex.of(out)).isEqualTo(Hex.of("02 00 00 00 02 00"));
    }

    /** However the levels are held, one repeated, as bits or as numbers: each page is counted by itself. */
    @ParameterizedTest
    @CsvSource({"0, 0 0 0, 3", "1, 1 1 1, 0 3", "1, 0 1 1 0 1, 2 3", "3, 2 2, 0 0 2 0", "3, 3 0 3 1, 1 1 0 2"})
    void countsTheLevelsOfThePage(int maxLevel, String levels, String expected) {
        int[] numbers = numbers(levels);
        LevelEncoder encoder = new LevelEncoder(maxLevel);
        for (int page = 0; page < 2; page++) {
            encoder.levels(numbers, 0, 1);
            encoder.levels(numbers, 1, numbers.length - 1);
            long[] histogram = new long[maxLevel + 1];
            encoder.addTo(histogram);
            assertThat(Arrays.stream(histogram).mapToInt(count -> (int) count)).containsExactly(boxed(expected));
            encoder.finishV1(new ByteOutput(0));
            encoder.addTo(histogram);
            assertThat(Arrays.stream(histogram).sum()).isEqualTo(numbers.length);
        }
    }

    private static int[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    private static Integer[] boxed(String text) {
        return Arrays.stream(numbers(text)).boxed().toArray(Integer[]::new);
    }

    /** Wherever among its neighbours it stands, and however far out it is; and nothing was taken. */
    @ParameterizedTest
    @CsvSource({"1, 2", "1, -1", "1, -2147483648", "5, 6", "5, 2147483647", "5, -1"})
    void refusesLevelsOutOfRange(int maxLevel, int wrong) {
        LevelEncoder encoder = new LevelEncoder(maxLevel);
        for (int count = 1; count <= 20; count++) {
            for (int at = 0; at < count; at++) {
                int[] levels = new int[count + 2];
                levels[count] = 1;
                levels[1 + at] = wrong;
                assertThatThrownBy(() -> encoder.levels(levels, 1, levels.length - 2))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("level " + wrong + ", the maximum is " + maxLevel);
                assertThat(encoder.count()).isZero();
            }
        }
        encoder.run(1, 14);
        ByteOutput out = new ByteOutput(0);
        encoder.finishV2(out);
        assertThat(Hex.of(out)).isEqualTo("1c 01");
    }

    /** S07: nothing is stored for a maximum of 0, in either kind of page. */
    @Test
    void writesNothingForAMaximumOfZero() {
        LevelEncoder encoder = new LevelEncoder(0);
        encoder.validity(null, 1000);
        assertThat(encoder.count()).isEqualTo(1000);
        assertThat(encoder.maxSize()).isZero();
        ByteOutput out = new ByteOutput(0);
        encoder.finishV1(out);
        encoder.run(0, 5);
        assertThat(encoder.finishV2(out)).isZero();
        assertThat(out.size()).isZero();
    }

    /** E10: V2 has no length word. */
    @Test
    void writesV2WithoutLength() {
        LevelEncoder encoder = new LevelEncoder(1);
        encoder.run(1, 14);
        ByteOutput out = new ByteOutput(0);
        assertThat(encoder.finishV2(out)).isEqualTo(2);
        assertThat(Hex.of(out)).isEqualTo("1c 01");
    }

    @Test
    void startsEmptyAfterEachPage() {
        LevelEncoder encoder = new LevelEncoder(1);
        ByteOutput out = new ByteOutput(0);
        encoder.validity(Validity.of(true, false, true, true, true, true, true, true), 8);
        encoder.finishV2(out);
        assertThat(encoder.count()).isZero();
        out.reset();
        encoder.run(0, 3);
        encoder.run(1, 1);
        encoder.finishV2(out);
        assertThat(Hex.of(out)).isEqualTo("03 08");
    }

    /** Whatever comes, in whatever portions and forms: the levels read back are those put in. */
    @Property(tries = 500)
    void readsBackWhatWasWritten(@ForAll @IntRange(min = 1, max = 9) int maxLevel, @ForAll long seed) {
        Random random = new Random(seed);
        LevelEncoder encoder = new LevelEncoder(maxLevel);
        for (int page = 0; page < 3; page++) {
            int[] expected = new int[4000];
            int count = 0;
            for (int part = random.nextInt(8); part > 0; part--) {
                int more = random.nextInt(random.nextBoolean() ? 500 : 10);
                switch (random.nextInt(3)) {
                    case 0 -> {
                        int level = random.nextInt(maxLevel + 1);
                        Arrays.fill(expected, count, count + more, level);
                        encoder.run(level, more);
                    }
                    case 1 -> {
                        int variety = 1 + random.nextInt(maxLevel + 1);
                        for (int i = 0; i < more; i++) {
                            expected[count + i] = random.nextInt(variety);
                        }
                        encoder.levels(expected, count, more);
                    }
                    default -> {
                        int offset = random.nextInt(70);
                        long[] words = random.longs(Bits.words(offset + more)).toArray();
                        if (random.nextInt(3) == 0) {
                            Arrays.fill(words, random.nextBoolean() ? -1 : 0);
                        }
                        for (int i = 0; i < more; i++) {
                            expected[count + i] = Bits.get(words, offset + i) ? maxLevel : maxLevel - 1;
                        }
                        encoder.validity(new Validity(words, offset, more), more);
                    }
                }
                count += more;
            }
            assertThat(encoder.count()).isEqualTo(count);
            long bound = encoder.maxSize();
            ByteOutput out = new ByteOutput(0);
            encoder.finishV1(out);
            assertThat((long) out.size()).isLessThanOrEqualTo(bound);
            ReferenceDecoder reference = ReferenceDecoder.of(out);
            assertThat(reference.littleEndian(4)).isEqualTo(out.size() - 4);
            int width = 32 - Integer.numberOfLeadingZeros(maxLevel);
            assertThat(reference.hybrid(count, width)).isEqualTo(Arrays.copyOf(expected, count));
            assertThat(reference.atEnd()).isTrue();
        }
    }

    @Test
    void refusesLevelsBeyondTheMaximum() {
        assertThatThrownBy(() -> new LevelEncoder(2).run(3, 1)).hasMessage("level 3, the maximum is 2");
        assertThatThrownBy(() -> new LevelEncoder(2).levels(new int[] {0, 4}, 0, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LevelEncoder(2).levels(new int[] {0, 3}, 0, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LevelEncoder(2).levels(new int[] {0, -1}, 0, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LevelEncoder(0).validity(Validity.of(true, false), 2))
                .hasMessage("1 nulls under a maximum definition level of 0");
        assertThatThrownBy(() -> new LevelEncoder(1).validity(Validity.of(true, false), 3))
                .hasMessage("validity of 2 rows for 3 levels");
        assertThatThrownBy(() -> new LevelEncoder(-1)).hasMessage("maximum level -1 is negative");
    }
}
