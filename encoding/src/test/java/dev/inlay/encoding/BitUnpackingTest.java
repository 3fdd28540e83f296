// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.vector.Bits;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BitUnpackingTest {

    static IntStream intWidths() {
        return IntStream.rangeClosed(0, 32);
    }

    static IntStream longWidths() {
        return IntStream.rangeClosed(0, 64);
    }

    /** H01, the example of {@link BitPacking}. */
    @Test
    void unpacksTheVector() {
        int[] values = new int[8];
        BitUnpacking.unpack(Hex.bytes("88 c6 fa"), 0, 3, values, 0, 8);
        assertThat(values).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    /** Every width, every number of values left over from whole groups, with and without bytes behind the packed ones. */
    @ParameterizedTest
    @MethodSource("intWidths")
    void unpacksInts(int width) {
        Random random = new Random(width);
        for (int count = 0; count <= 73; count++) {
            byte[] packed = new byte[(count * width + 7) / 8];
            random.nextBytes(packed);
            for (int behind : new int[] {0, 1, 7, 8, 9, 100}) {
                byte[] bytes = surrounded(packed, 3, behind);
                int[] into = new int[count + 4];
                Arrays.fill(into, 77);
                BitUnpacking.unpack(bytes, 3, width, into, 2, count);
                assertThat(Arrays.copyOfRange(into, 2, 2 + count))
                        .isEqualTo(Arrays.stream(expected(packed, width, count))
                                .mapToInt(value -> (int) value)
                                .toArray());
                assertThat(new int[] {into[0], into[1], into[count + 2], into[count + 3]})
                        .containsOnly(77);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("longWidths")
    void unpacksLongs(int width) {
        Random random = new Random(width);
        for (int count = 0; count <= 73; count++) {
            byte[] packed = new byte[(count * width + 7) / 8];
            random.nextBytes(packed);
            for (int behind : new int[] {0, 1, 7, 8, 9, 100}) {
                byte[] bytes = surrounded(packed, 3, behind);
                long[] into = new long[count + 4];
                Arrays.fill(into, 77);
                BitUnpacking.unpack(bytes, 3, width, into, 2, count);
                assertThat(Arrays.copyOfRange(into, 2, 2 + count)).isEqualTo(expected(packed, width, count));
                assertThat(new long[] {into[0], into[1], into[count + 2], into[count + 3]})
                        .containsOnly(77);
            }
        }
    }

    /** From every bit of a byte to every bit of a word, with and without bytes behind. */
    @Test
    void unpacksBits() {
        Random random = new Random(1);
        for (int count : new int[] {0, 1, 7, 8, 55, 56, 57, 63, 64, 65, 128, 200}) {
            for (int first = 0; first < 20; first++) {
                byte[] bytes = new byte[3 + (first + count + 7) / 8 + random.nextInt(12)];
                random.nextBytes(bytes);
                for (int offset : new int[] {0, 1, 17, 63, 64, 65}) {
                    long[] words = {random.nextLong(), random.nextLong(), -1, 0, random.nextLong(), random.nextLong()};
                    long[] expected = words.clone();
                    for (int i = 0; i < count; i++) {
                        int bit = 24 + first + i;
                        Bits.put(expected, offset + i, bytes[bit >>> 3] >>> (bit & 7), 1);
                    }
                    BitUnpacking.unpackBits(bytes, 3, first, words, offset, count);
                    assertThat(words).isEqualTo(expected);
                }
            }
        }
    }

    /** What {@link BitPacking} packs of longs. */
    @ParameterizedTest
    @MethodSource("longWidths")
    void unpacksWhatWasPacked(int width) {
        Random random = new Random(width);
        for (int count = 0; count <= 73; count++) {
            long[] values = new long[count + 3];
            for (int i = 0; i < values.length; i++) {
                values[i] = width == 0 ? 0 : random.nextLong() >>> (64 - width);
            }
            ByteOutput out = new ByteOutput(0);
            out.bytes(new byte[count % 9]);
            BitPacking.pack(values, 3, count, width, out);
            byte[] packed = Arrays.copyOfRange(out.array(), count % 9, out.size());
            assertThat(packed).hasSize((count * width + 7) / 8);
            assertThat(expected(packed, width, count)).isEqualTo(Arrays.copyOfRange(values, 3, 3 + count));
            for (int bit = count * width; bit < 8 * packed.length; bit++) {
                assertThat(packed[bit >>> 3] & (1 << (bit & 7))).as("padding").isZero();
            }
        }
    }

    private static byte[] surrounded(byte[] packed, int before, int behind) {
        byte[] bytes = new byte[before + packed.length + behind];
        Arrays.fill(bytes, (byte) -1);
        System.arraycopy(packed, 0, bytes, before, packed.length);
        return bytes;
    }

    private static long[] expected(byte[] packed, int width, int count) {
        byte[] bigEndian = new byte[packed.length + 1];
        for (int i = 0; i < packed.length; i++) {
            bigEndian[packed.length - i] = packed[i];
        }
        BigInteger stream = new BigInteger(bigEndian);
        BigInteger mask = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
        long[] values = new long[count];
        Arrays.setAll(values, i -> stream.shiftRight(i * width).and(mask).longValue());
        return values;
    }
}
