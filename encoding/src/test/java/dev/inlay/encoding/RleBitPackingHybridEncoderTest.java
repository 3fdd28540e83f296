// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.vector.Bits;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RleBitPackingHybridEncoderTest {

    static IntStream widths() {
        return IntStream.rangeClosed(0, 32);
    }

    /** H01–H03, and the first two worked examples of the class. */
    @ParameterizedTest
    @CsvSource({
        "0 1 2 3 4 5 6 7,    3, 03 | 88 C6 FA",
        "1 1 1 1 1 1 1 1,    1, 10 01",
        "300 300 300 300 300, 9, 0A 2C 01",
        "0 1 1 0 1 0,        1, 03 16",
        "3 3 3 2 3 3,        2, 03 BF 0F",
        "0 1 2 0 3,          2, 03 24 03",
    })
    void writesTheBytesOfTheVectors(String values, int width, String expected) {
        int[] numbers =
                Arrays.stream(values.split(" ")).mapToInt(Integer::parseInt).toArray();
        assertThat(Hex.of(encode(numbers, width))).isEqualTo(Hex.of(expected));
    }

    /** H03: runs of one value, whatever the width; E08: at width 0 there is no value byte. */
    @ParameterizedTest
    @CsvSource({"68, 0, 0, 88 01", "1000, 0, 1, D0 0F 00", "5, 300, 9, 0A 2C 01", "2147483647, 1, 1, FE FF FF FF 0F 01"
    })
    void writesOneRunForARepeatedValue(int count, int value, int width, String expected) {
        ByteOutput out = new ByteOutput(0);
        RleBitPackingHybridEncoder.repeat(value, count, width, out);
        assertThat(Hex.of(out)).isEqualTo(Hex.of(expected));
    }

    /** E05: 1, 2, 3 and 4 bytes, little-endian. */
    @ParameterizedTest
    @CsvSource({
        "8, 200, 10 C8",
        "9, 256, 10 00 01",
        "17, 65537, 10 01 00 01",
        "25, 16909060, 10 04 03 02 01",
        "32, -1, 10 FF FF FF FF"
    })
    void writesARepeatedValueInWholeBytes(int width, int value, String expected) {
        int[] values = new int[8];
        Arrays.fill(values, value);
        assertThat(Hex.of(encode(values, width))).isEqualTo(Hex.of(expected));
    }

    @Test
    void writesNothingForNoValues() {
        assertThat(encode(new int[0], 7).size()).isZero();
        assertThat(encode(new int[0], 0).size()).isZero();
    }

    /** H05: 62 booleans and 68 levels as parquet-java wrote them; ours say the same in no more bytes. */
    @ParameterizedTest
    @CsvSource({"68, 1, 07 FB 7F 7F 1C 01 09 FE FB BF 3F", "62, 1, 11 CD D9 6C 0E 9B 33 B7 39", "10, 2, 05 2A A8 0A 00"
    })
    void saysWhatOthersSayInNoMoreBytes(int count, int width, String theirs) {
        byte[] bytes = Hex.bytes(theirs);
        int[] values = new ReferenceDecoder(bytes, 0, bytes.length).hybrid(count, width);
        ByteOutput ours = encode(values, width);
        assertThat(ReferenceDecoder.of(ours).hybrid(count, width)).isEqualTo(values);
        assertThat(ours.size()).isLessThanOrEqualTo(bytes.length);
    }

    /** A bit-packed run gives way to an RLE run at a group's end if that is smaller, and never for fewer than 8 values. */
    @Test
    void changesTheKindOfRunWhereThatIsSmaller() {
        int[] values = new int[64];
        Arrays.fill(values, 0, 8, 5);
        values[3] = 6;
        Arrays.fill(values, 8, 48, 7);
        Arrays.fill(values, 48, 56, 1);
        Arrays.fill(values, 56, 64, 2);
        assertThat(Hex.of(encode(values, 8))).isEqualTo(Hex.of("03 05 05 05 06 05 05 05 05 | 50 07 | 10 01 | 10 02"));
    }

    /** Width 1: 15 values cost a bit more as an RLE run than packed, but the next run saves that, and no header stands between them. */
    @Test
    void takesAnRleRunThatTheNextOnePaysFor() {
        int[] values = new int[91];
        Arrays.fill(values, 40, 55, 1);
        values[85] = 1;
        assertThat(Hex.of(encode(values, 1))).isEqualTo(Hex.of("50 00 | 1E 01 | 3C 00 | 03 01"));
    }

    @Property(tries = 300)
    void readsBackWhatWasWritten(
            @ForAll @IntRange(max = 32) int width, @ForAll @IntRange(max = 700) int count, @ForAll long seed) {
        int[] values = runs(new Random(seed), count, width);
        ByteOutput out = encode(values, width);
        ReferenceDecoder reference = ReferenceDecoder.of(out);
        assertThat(reference.hybrid(count, width)).isEqualTo(values);
        assertThat(reference.atEnd()).isTrue();
        assertThat((long) out.size()).isLessThanOrEqualTo(RleBitPackingHybridEncoder.maxSize(count, width));
    }

    @Property(tries = 300)
    void bitsBecomeTheBytesThatNumbersOfWidthOneBecome(
            @ForAll @IntRange(max = 700) int count, @ForAll @IntRange(max = 130) int offset, @ForAll long seed) {
        Random random = new Random(seed);
        int[] values = runs(random, count, 1);
        long[] words = random.longs(Bits.words(offset + count)).toArray();
        for (int i = 0; i < count; i++) {
            int bit = offset + i;
            words[bit >>> 6] = (words[bit >>> 6] & ~(1L << bit)) | ((long) values[i] << bit);
        }
        ByteOutput out = new ByteOutput(0);
        RleBitPackingHybridEncoder.encodeBits(words, offset, count, out);
        ReferenceDecoder reference = ReferenceDecoder.of(out);
        assertThat(reference.hybrid(count, 1)).isEqualTo(values);
        assertThat(reference.atEnd()).isTrue();
        assertThat(Hex.of(out)).isEqualTo(Hex.of(encode(values, 1)));
    }

    /** What follows a long bit-packed run has a header of its own; no mixture may grow beyond the bound. */
    @ParameterizedTest
    @MethodSource("widths")
    void staysWithinItsBound(int width) {
        Random random = new Random(width);
        for (int count : new int[] {1, 7, 8, 9, 511, 512, 513, 4096, 20_000}) {
            int[] noise = random.ints(count).map(v -> v & mask(width)).toArray();
            assertThat((long) encode(noise, width).size())
                    .isLessThanOrEqualTo(RleBitPackingHybridEncoder.maxSize(count, width));
            int[] ramps = runs(random, count, width);
            assertThat((long) encode(ramps, width).size())
                    .isLessThanOrEqualTo(RleBitPackingHybridEncoder.maxSize(count, width));
        }
    }

    /** E11's rule of thumb, an RLE run for every 8 equal values, is what others do: ours is smaller, or larger by 0.5 % at most. */
    @ParameterizedTest
    @MethodSource("widths")
    void isNotWasteful(int width) {
        Random random = new Random(width);
        for (int longest : new int[] {1, 3, 8, 16, 24, 40, 300}) {
            int[] values = new int[20_000];
            for (int at = 0; at < values.length; ) {
                int value = random.nextInt() & mask(width);
                for (int end = Math.min(values.length, at + 1 + random.nextInt(longest)); at < end; at++) {
                    values[at] = value;
                }
            }
            assertThat(encode(values, width).size())
                    .as("runs of up to %d", longest)
                    .isLessThanOrEqualTo(sizeByRule(values, width) * 1005 / 1000);
        }
    }

    /** 8 values at a time: as long as they are equal, an RLE run; else a group, up to 63 of them behind one header of a byte. */
    private static int sizeByRule(int[] values, int width) {
        int size = 0;
        int groups = 63;
        for (int at = 0; at < values.length; ) {
            int run = 1;
            while (at + run < values.length && values[at + run] == values[at]) {
                run++;
            }
            if (run >= 8) {
                size += (38 - Integer.numberOfLeadingZeros(run << 1)) / 7 + (width + 7) / 8;
                at += run;
                groups = 63;
            } else {
                size += groups == 63 ? 1 + width : width;
                groups = groups == 63 ? 1 : groups + 1;
                at += 8;
            }
        }
        return size;
    }

    @Test
    void refusesARangeOutsideItsArray() {
        assertThatThrownBy(() -> RleBitPackingHybridEncoder.encode(new int[3], 1, 3, 2, new ByteOutput(0)))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> RleBitPackingHybridEncoder.encodeBits(new long[1], 1, 64, new ByteOutput(0)))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** Noise and runs of all lengths, mixed. */
    static int[] runs(Random random, int count, int width) {
        int[] values = new int[count];
        int at = 0;
        while (at < count) {
            int value = random.nextInt() & mask(width);
            int length = random.nextInt(4) == 0 ? 1 + random.nextInt(60) : 1 + random.nextInt(3);
            for (int i = 0; i < length && at < count; i++) {
                values[at++] = value;
            }
        }
        return values;
    }

    static int mask(int width) {
        return width == 0 ? 0 : -1 >>> (32 - width);
    }

    private static ByteOutput encode(int[] values, int width) {
        ByteOutput out = new ByteOutput(0);
        RleBitPackingHybridEncoder.encode(values, 0, values.length, width, out);
        return out;
    }
}
