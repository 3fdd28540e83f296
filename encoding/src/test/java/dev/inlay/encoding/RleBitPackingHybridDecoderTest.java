// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.MalformedDataException;
import dev.inlay.vector.Bits;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RleBitPackingHybridDecoderTest {

    static IntStream widths() {
        return IntStream.rangeClosed(0, 32);
    }

    /** H01–H05, H10: the spec's examples and sections of files in the corpus. */
    @ParameterizedTest
    @CsvSource({
        "0 1 2 3 4 5 6 7,       3, 03 | 88 C6 FA",
        "1 1 1 1 1 1 1 1,       1, 10 01",
        "300 300 300 300 300,   9, 0A 2C 01",
        "0 1 1 0 1 0,           1, 03 16",
        "3 3 3 2 3 3,           2, 03 BF 0F",
        "0 1 2 0 3,             2, 03 24 03",
        "0 1 2 0 1 2 0 1,       2, 03 24 49",
        "0 0 0,                 0, 06",
        "0 0 0,                 0, 03",
        "2 2 2 2 1 1 5,         3, 08 02 | 04 01 | 02 05",
        "-1 -1,                32, 04 FF FF FF FF",
        "16909060 16909060,    25, 04 04 03 02 01",
    })
    void readsTheVectors(String values, int width, String bytes) throws MalformedDataException {
        int[] expected =
                Arrays.stream(values.split(" ")).mapToInt(Integer::parseInt).toArray();
        assertThat(decode(Hex.bytes(bytes), width, expected.length)).isEqualTo(expected);
    }

    /** H03, H04: many values of width 0 from next to nothing. */
    @ParameterizedTest
    @CsvSource({"68, 0, 88 01", "21186, 0, B3 29", "1000, 1, D0 0F 00", "1000000, 1, FE FF FF FF 0F 00"})
    void readsLongRunsOfZeros(int count, int width, String bytes) throws MalformedDataException {
        assertThat(decode(Hex.bytes(bytes), width, count)).hasSize(count).containsOnly(0);
    }

    /** H05: levels and booleans as parquet-java wrote them, against the reference. */
    @ParameterizedTest
    @CsvSource({"68, 1, 07 FB 7F 7F 1C 01 09 FE FB BF 3F", "62, 1, 11 CD D9 6C 0E 9B 33 B7 39", "10, 2, 05 2A A8 0A 00"
    })
    void readsWhatOthersWrote(int count, int width, String hex) throws MalformedDataException {
        byte[] bytes = Hex.bytes(hex);
        int[] expected = new ReferenceDecoder(bytes, 0, bytes.length).hybrid(count, width);
        assertThat(decode(bytes, width, count)).isEqualTo(expected);
    }

    /** Random runs of both kinds, which need not end where the values do; all at once, in portions, with others skipped. */
    @ParameterizedTest
    @MethodSource("widths")
    void readsRunsOfBothKinds(int width) throws MalformedDataException {
        Random random = new Random(width);
        for (int count : new int[] {0, 1, 7, 8, 9, 31, 32, 33, 127, 128, 129, 1000, 10_000}) {
            int[] expected = new int[count];
            byte[] bytes = randomRuns(random, expected, width);
            assertThat(decode(bytes, width, count)).isEqualTo(expected);
            assertThat(new ReferenceDecoder(bytes, 0, bytes.length).hybrid(count, width, true))
                    .isEqualTo(expected);

            for (int[] steps : new int[][] {{1}, {3, 8}, {40, 7, 64}, {1000, 1}}) {
                RleBitPackingHybridDecoder some = begin(bytes, width, count);
                RleBitPackingHybridDecoder others = begin(bytes, width, count);
                int[] into = new int[count];
                for (int at = 0, i = 0; at < count; i++) {
                    int step = Math.min(steps[i % steps.length], count - at);
                    some.decode(into, at, step);
                    if (i % 2 == 0) {
                        others.skip(step);
                    } else {
                        int[] few = new int[step];
                        others.decode(few, 0, step);
                        assertThat(few).isEqualTo(Arrays.copyOfRange(expected, at, at + step));
                    }
                    at += step;
                }
                assertThat(into).isEqualTo(expected);
            }
        }
    }

    /** How often one value is among those decoded, which lie between others that stay as they are. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 16, 20, 31})
    void countsAValue(int width) throws MalformedDataException {
        Random random = new Random(width);
        int greatest = (1 << width) - 1;
        for (int round = 0; round < 100; round++) {
            int count = random.nextInt(2000);
            int[] expected = new int[count];
            byte[] bytes = randomRuns(random, expected, width);
            RleBitPackingHybridDecoder runs = begin(bytes, width, count);
            for (int at = 0, step; at < count; at += step) {
                step = Math.min(1 + random.nextInt(random.nextBoolean() ? 1000 : 30), count - at);
                int[] part = Arrays.copyOfRange(expected, at, at + step);
                int counted = random.nextBoolean() ? greatest : part[random.nextInt(step)];
                long often = Arrays.stream(part).filter(v -> v == counted).count();
                int[] into = new int[step + 2];
                Arrays.fill(into, 77);
                assertThat(runs.decode(into, 1, step, counted)).isEqualTo((int) often);
                assertThat(into[0]).isEqualTo(77);
                assertThat(Arrays.copyOfRange(into, 1, step + 1)).isEqualTo(part);
                assertThat(into[step + 1]).isEqualTo(77);
            }
        }
    }

    @Test
    void readsBits() throws MalformedDataException {
        Random random = new Random(1);
        for (int count = 0; count < 500; count++) {
            int[] expected = new int[count];
            byte[] bytes = randomRuns(random, expected, 1);
            RleBitPackingHybridDecoder runs = begin(bytes, 1, count);
            long[] words = {-1, 0, -1, 0, -1, 0, -1, 0, -1, 0};
            int offset = random.nextInt(100);
            int[] few = new int[count];
            for (int at = 0; at < count; ) {
                int step = Math.min(1 + random.nextInt(80), count - at);
                if (random.nextInt(5) == 0) { // numbers and bits by turns
                    runs.decode(few, at, step);
                    assertThat(Arrays.copyOfRange(few, at, at + step))
                            .isEqualTo(Arrays.copyOfRange(expected, at, at + step));
                } else {
                    runs.decodeBits(words, offset + at, step);
                    for (int i = at; i < at + step; i++) {
                        assertThat(Bits.get(words, offset + i)).isEqualTo(expected[i] == 1);
                    }
                }
                at += step;
            }
        }
    }

    /** The runs of a value are seen, whatever has been taken of them. */
    @Test
    void showsRuns() throws MalformedDataException {
        RleBitPackingHybridDecoder runs = begin(Hex.bytes("14 07 | 03 88 C6 FA | 08 02"), 3, 21);
        assertThat(runs.run(100)).isEqualTo(10);
        assertThat(runs.packed()).isFalse();
        assertThat(runs.value()).isEqualTo(7);
        runs.skip(4);
        assertThat(runs.run(3)).isEqualTo(3);
        assertThat(runs.run(100)).isEqualTo(6);
        runs.skip(7);
        assertThat(runs.run(100)).isEqualTo(7);
        assertThat(runs.packed()).isTrue();
        runs.skip(7);
        assertThat(runs.run(100)).isEqualTo(3); // the page ends in the middle of it
        assertThat(runs.value()).isEqualTo(2);
        runs.skip(3);
        assertThat(runs.run(0)).isZero();
    }

    /** E07: padding that was left out is taken as zeros; a group of which nothing is there is not a group. */
    @Test
    void readsALastGroupThatIsCutShort() throws MalformedDataException {
        byte[] whole = Hex.bytes("05 88 C6 FA 88 C6 FA");
        for (int length = 5; length <= whole.length; length++) {
            int[] values = decode(Arrays.copyOf(whole, length), 3, 16);
            assertThat(Arrays.copyOf(values, 8)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
            int there = (length - 4) * 8 / 3; // values of which all bits are there
            for (int i = 0; i < 8; i++) {
                assertThat(values[8 + i]).isEqualTo(i < there ? i : values[8 + i] & i);
            }
        }
        assertThat(decode(Hex.bytes("03 88"), 3, 8)).containsExactly(0, 1, 2, 0, 0, 0, 0, 0);
        assertThat(decode(Hex.bytes("03 88"), 3, 2)).containsExactly(0, 1);
        // in steps that end inside of the short group
        RleBitPackingHybridDecoder runs = begin(Hex.bytes("05 88 C6 FA 88"), 3, 16);
        int[] into = new int[16];
        runs.decode(into, 0, 9);
        runs.decode(into, 9, 1);
        runs.skip(1);
        runs.decode(into, 11, 5);
        assertThat(into).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 0, 0, 0, 0, 0, 0);
        // groups that nobody asks for need not be there at all
        assertThat(decode(Hex.bytes("7F 88 C6 FA"), 3, 5)).containsExactly(0, 1, 2, 3, 4);
        assertThatThrownBy(() -> decode(Hex.bytes("05 88 C6 FA"), 3, 9))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("bit-packed run of width 3 needs 6 bytes for 2 groups, 3 left");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; 3; 8; 0; runs end after 0 of 8 values",
                "''; 0; 8; 0; runs end after 0 of 8 values",
                "03 88 C6 FA; 3; 9; 4; runs end after 8 of 9 values",
                "00 01; 3; 8; 0; run of 0 values",
                "10 01 01; 1; 9; 2; run of 0 values",
                "10; 3; 8; 1; 1 byte wanted, 0 left",
                "10 01; 9; 8; 1; 2 bytes wanted, 1 left",
                "03; 3; 8; 0; bit-packed run of width 3 needs 3 bytes for 1 groups, 0 left",
                "FF FF FF FF 0F 00; 32; 2147483647; 0; "
                        + "bit-packed run of width 32 needs 8589934592 bytes for 268435456 groups, 1 left",
                "10 08; 3; 8; 0; run of the value 8 at width 3",
                "10 FF FF; 15; 8; 0; run of the value 65535 at width 15",
                "80; 3; 8; 1; 1 byte wanted, 0 left",
                "FF FF FF FF FF 00; 3; 8; 0; ULEB128 has more than 5 bytes",
                "FF FF FF FF 1F; 3; 8; 0; ULEB128 has more than 32 bits",
            })
    void refuses(String bytes, int width, int count, long offset, String reason) {
        byte[] section = Hex.bytes("AA AA AA " + bytes);
        ByteInput in = new ByteInput(section, 3, section.length - 3);
        RleBitPackingHybridDecoder runs = new RleBitPackingHybridDecoder(in);
        runs.begin(width, count);
        assertThatThrownBy(() -> {
                    for (int left = count; left > 0; left -= Math.min(left, 100)) {
                        runs.decode(new int[100], 0, Math.min(left, 100));
                    }
                })
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining(reason)
                .satisfies(
                        e -> assertThat(((MalformedDataException) e).offset()).isEqualTo(offset));
    }

    private static int[] decode(byte[] bytes, int width, int count) throws MalformedDataException {
        int[] into = new int[count + 2];
        Arrays.fill(into, 77);
        begin(bytes, width, count).decode(into, 1, count);
        assertThat(into[0]).isEqualTo(77);
        assertThat(into[count + 1]).isEqualTo(77);
        return Arrays.copyOfRange(into, 1, count + 1);
    }

    private static RleBitPackingHybridDecoder begin(byte[] bytes, int width, int count) {
        RleBitPackingHybridDecoder runs = new RleBitPackingHybridDecoder(new ByteInput(bytes, 0, bytes.length));
        runs.begin(width, count);
        return runs;
    }

    /** Another writer: runs of any kind and length, ones in the padding; fills {@code values} with what it wrote. */
    private static byte[] randomRuns(Random random, int[] values, int width) {
        int mask = width == 0 ? 0 : -1 >>> (32 - width);
        ByteOutput out = new ByteOutput(0);
        for (int at = 0; at < values.length; ) {
            if (random.nextBoolean()) {
                int value = random.nextInt() & mask;
                int length = 1 + random.nextInt(random.nextInt(5) == 0 ? 3000 : 20);
                RleBitPackingHybridEncoder.repeat(value, length, width, out);
                int end = Math.min(at + length, values.length);
                Arrays.fill(values, at, end, value);
                at = end;
            } else {
                int groups = 1 + random.nextInt(random.nextInt(5) == 0 ? 100 : 3);
                out.uleb128(groups << 1 | 1);
                int[] packed = new int[8 * groups];
                Arrays.fill(packed, mask);
                int n = Math.min(packed.length, values.length - at);
                for (int i = 0; i < n; i++) {
                    packed[i] = random.nextInt() & mask;
                    values[at + i] = packed[i];
                }
                BitPacking.pack(packed, 0, packed.length, width, out);
                at += n;
            }
        }
        return out.toByteArray();
    }
}
