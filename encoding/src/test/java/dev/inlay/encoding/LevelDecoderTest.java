// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.Encoding;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.ParquetException;
import dev.inlay.vector.Bits;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelDecoderTest {

    private static final OpenEnum<Encoding> RLE = OpenEnum.of(Encoding.RLE);
    private static final OpenEnum<Encoding> BIT_PACKED = OpenEnum.of(Encoding.BIT_PACKED);

    /** H02, H04, H10: the level sections of files in the corpus, as they stand in a data page V1. */
    @ParameterizedTest
    @CsvSource({
        "1, 1 1 1 1 1 1 1 1, 8, 02 00 00 00 | 10 01",
        "1, 0,               0, 02 00 00 00 | 02 00",
        "1, 0 1 1 0 1 0,     3, 02 00 00 00 | 03 16",
        "3, 3 3 3 2 3 3,     5, 03 00 00 00 | 03 BF 0F",
    })
    void readsTheVectorsOfV1(int maxLevel, String levels, int atMaximum, String hex) throws ParquetException {
        int[] expected = numbers(levels);
        byte[] bytes = Hex.bytes("AA" + hex + "99 99");
        LevelDecoder decoder = new LevelDecoder(maxLevel);
        int size = decoder.beginV1(RLE, bytes, 1, bytes.length - 1, expected.length);
        assertThat(size).isEqualTo(bytes.length - 3);
        assertThat(decoder.remaining()).isEqualTo(expected.length);
        int[] into = new int[expected.length];
        assertThat(decoder.levels(into, 0, into.length)).isEqualTo(atMaximum);
        assertThat(into).isEqualTo(expected);
        assertThat(decoder.remaining()).isZero();
    }

    /** H05, H10: without a length. */
    @ParameterizedTest
    @CsvSource({
        "1, 10, 05 C6 02,                         '0 1 1 0 0 0 1 1 0 1'",
        "2, 10, 05 2A A8 0A 00,                   '2 2 2 0 0 2 2 2 2 2'",
        "1, 16, 05 8E 03,                         '0 1 1 1 0 0 0 1 1 1 0 0 0 0 0 0'",
    })
    void readsTheVectorsOfV2(int maxLevel, int count, String hex, String levels) throws ParquetException {
        byte[] bytes = Hex.bytes(hex);
        LevelDecoder decoder = new LevelDecoder(maxLevel);
        decoder.beginV2(bytes, 0, bytes.length, count);
        int[] into = new int[count];
        decoder.levels(into, 0, count);
        assertThat(into).isEqualTo(numbers(levels));
    }

    /** H06, E12: the highest bit first, no length; also where the last byte is not full. */
    @ParameterizedTest
    @CsvSource({
        "7, 0 1 2 3 4 5 6 7,     05 39 77",
        "7, 0 1 2 3 4,           05 38",
        "1, 1 0 1 1 0 0 0 1 1,   B1 80",
        "3, 3 0 2 1,             C9",
        "500, 500 1 256,         FA 00 60 00",
        "2147483647, 2147483647 0 1, FF FF FF FE 00 00 00 00 00 00 00 08",
    })
    void readsBitPacked(int maxLevel, String levels, String hex) throws ParquetException {
        int[] expected = numbers(levels);
        byte[] bytes = Hex.bytes("AA" + hex + "FF FF");
        LevelDecoder decoder = new LevelDecoder(maxLevel);
        assertThat(decoder.beginV1(BIT_PACKED, bytes, 1, bytes.length - 1, expected.length))
                .isEqualTo(bytes.length - 3);
        int[] into = new int[expected.length];
        decoder.levels(into, 0, 1);
        decoder.levels(into, 1, into.length - 1);
        assertThat(into).isEqualTo(expected);

        decoder.beginV1(BIT_PACKED, bytes, 1, bytes.length - 3, expected.length);
        decoder.skip(1);
        assertThat(decoder.run()).isZero();
        decoder.levels(into, 1, into.length - 1);
        assertThat(into).isEqualTo(expected);

        assertThatThrownBy(() -> decoder.beginV1(BIT_PACKED, bytes, 1, bytes.length - 4, expected.length))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining((bytes.length - 3) + " bytes, " + (bytes.length - 4) + " left");
    }

    /** S07, G06, G10: nothing is stored for a maximum of 0 in V1; in V2 a length may be given, and is stepped over. */
    @Test
    void readsNothingForAMaximumOfZero() throws ParquetException {
        LevelDecoder decoder = new LevelDecoder(0);
        byte[] stray = Hex.bytes("88 01");
        for (OpenEnum<Encoding> encoding :
                java.util.List.of(RLE, BIT_PACKED, OpenEnum.of(Encoding.PLAIN), OpenEnum.of(Encoding.class, 99))) {
            assertThat(decoder.beginV1(encoding, stray, 0, 2, 1000)).isZero();
            assertThat(decoder.run()).isEqualTo(1000);
            assertThat(decoder.runLevel()).isZero();
        }
        decoder.beginV2(stray, 0, 2, 68);
        int[] into = new int[68];
        Arrays.fill(into, 5);
        assertThat(decoder.levels(into, 0, 30)).isEqualTo(30);
        assertThat(decoder.skip(8)).isEqualTo(8);
        long[] words = new long[1];
        assertThat(decoder.validity(words, 3, 30)).isEqualTo(30);
        assertThat(words[0]).isEqualTo(((1L << 30) - 1) << 3);
        assertThat(Arrays.copyOf(into, 30)).containsOnly(0);
    }

    /** What the encoder writes, in both kinds of page: as numbers, as bits, skipped, and by runs. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 7, 8, 100, 300})
    void readsWhatIsWritten(int maxLevel) throws ParquetException {
        Random random = new Random(maxLevel);
        LevelDecoder decoder = new LevelDecoder(maxLevel);
        for (int count : new int[] {0, 1, 7, 8, 9, 31, 32, 33, 127, 128, 129, 1000, 5000}) {
            for (int variety = 1; variety <= 4; variety++) {
                int[] expected = levels(random, maxLevel, count, variety);
                LevelEncoder encoder = new LevelEncoder(maxLevel);
                ByteOutput v1 = new ByteOutput(0);
                encoder.levels(expected, 0, count);
                encoder.finishV1(v1);
                v1.int64(-1);
                assertThat(decoder.beginV1(RLE, v1.array(), 0, v1.size(), count))
                        .isEqualTo(v1.size() - 8);
                assertAtMaximum(decoder, expected, maxLevel, random);
                ByteOutput v2 = new ByteOutput(0);
                encoder.levels(expected, 0, count);
                encoder.finishV2(v2);
                decoder.beginV2(v2.array(), 0, v2.size(), count);
                assertAtMaximum(decoder, expected, maxLevel, random);
            }
        }
    }

    /** Takes the levels in a random mixture of all ways. */
    private static void assertAtMaximum(LevelDecoder decoder, int[] expected, int maxLevel, Random random)
            throws MalformedDataException {
        for (int at = 0; at < expected.length; ) {
            int step = Math.min(1 + random.nextInt(random.nextInt(4) == 0 ? 1000 : 50), expected.length - at);
            int run = decoder.run();
            if (run > 0) {
                int[] repeated = new int[run];
                Arrays.fill(repeated, decoder.runLevel());
                assertThat(Arrays.copyOfRange(expected, at, at + run)).isEqualTo(repeated);
            }
            int[] wanted = Arrays.copyOfRange(expected, at, at + step);
            int atMaximum = (int)
                    Arrays.stream(wanted).filter(level -> level == maxLevel).count();
            switch (random.nextInt(3)) {
                case 0 -> {
                    int[] into = new int[step + 2];
                    assertThat(decoder.levels(into, 1, step)).isEqualTo(atMaximum);
                    assertThat(Arrays.copyOfRange(into, 1, step + 1)).isEqualTo(wanted);
                }
                case 1 -> {
                    long[] words = new long[step / 64 + 3];
                    Arrays.fill(words, random.nextLong());
                    int offset = random.nextInt(64);
                    assertThat(decoder.validity(words, offset, step)).isEqualTo(atMaximum);
                    for (int i = 0; i < step; i++) {
                        assertThat(Bits.get(words, offset + i)).isEqualTo(wanted[i] == maxLevel);
                    }
                }
                default -> assertThat(decoder.skip(step)).isEqualTo(atMaximum);
            }
            at += step;
            assertThat(decoder.remaining()).isEqualTo(expected.length - at);
        }
    }

    /** S10: 3 fits two bits, and is no level where the maximum is 2; whichever way it is asked for. */
    @ParameterizedTest
    @CsvSource({"2, 03 24 03", "2, 10 03", "5, 03 FF FF FF", "5, 10 06"})
    void refusesALevelAboveTheMaximum(int maxLevel, String hex) {
        byte[] bytes = Hex.bytes(hex);
        LevelDecoder decoder = new LevelDecoder(maxLevel);
        int level = maxLevel == 2 ? 3 : hex.endsWith("06") ? 6 : 7;
        decoder.beginV2(bytes, 0, bytes.length, 8);
        assertAbove(() -> decoder.levels(new int[8], 0, 8), level, maxLevel);
        assertThat(decoder.remaining()).isZero();
        decoder.beginV2(bytes, 0, bytes.length, 8);
        assertAbove(() -> decoder.validity(new long[1], 0, 8), level, maxLevel);
        decoder.beginV2(bytes, 0, bytes.length, 8);
        assertAbove(() -> decoder.skip(8), level, maxLevel);
        if (hex.startsWith("10")) {
            decoder.beginV2(bytes, 0, bytes.length, 8);
            assertAbove(decoder::run, level, maxLevel);
        }
    }

    private static void assertAbove(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable decode, int level, int maxLevel) {
        assertThatThrownBy(decode)
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("level " + level + ", the maximum is " + maxLevel);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "02 00 00; 4 bytes wanted, 3 left",
                "03 00 00 00 10 01; levels of length 3, 2 bytes left",
                "FF FF FF FF 10 01; levels of length -1, 2 bytes left",
            })
    void refusesALengthThatIsNotThere(String hex, String reason) {
        byte[] bytes = Hex.bytes(hex);
        assertThatThrownBy(() -> new LevelDecoder(1).beginV1(RLE, bytes, 0, bytes.length, 8))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining(reason);
    }

    /** S10: and never on into the bytes behind the length. */
    @Test
    void refusesTooFewLevels() throws ParquetException {
        byte[] bytes = Hex.bytes("02 00 00 00 | 0E 01 | 10 01");
        LevelDecoder decoder = new LevelDecoder(1);
        assertThat(decoder.beginV1(RLE, bytes, 0, bytes.length, 8)).isEqualTo(6);
        assertThatThrownBy(() -> decoder.levels(new int[8], 0, 8))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("runs end after 7 of 8 values")
                .satisfies(
                        e -> assertThat(((MalformedDataException) e).offset()).isEqualTo(6));
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void takesNoOtherEncoding(Encoding encoding) {
        LevelDecoder decoder = new LevelDecoder(1);
        if (encoding != Encoding.RLE && encoding != Encoding.BIT_PACKED) {
            assertThatThrownBy(() -> decoder.beginV1(OpenEnum.of(encoding), new byte[9], 0, 9, 1))
                    .isExactlyInstanceOf(ParquetException.class)
                    .hasMessage(encoding + " cannot hold levels, only RLE and BIT_PACKED can");
        }
        assertThatThrownBy(() -> decoder.beginV1(OpenEnum.of(Encoding.class, 99), new byte[9], 0, 9, 1))
                .isExactlyInstanceOf(ParquetException.class)
                .hasMessage("unsupported level encoding 99");
    }

    /** G16: a page of no values may have no bytes at all. */
    @Test
    void readsAnEmptyPage() throws ParquetException {
        LevelDecoder decoder = new LevelDecoder(1);
        assertThat(decoder.beginV1(RLE, new byte[0], 0, 0, 0)).isZero();
        assertThat(decoder.run()).isZero();
        assertThat(decoder.levels(new int[0], 0, 0)).isZero();
    }

    @Test
    void refusesMisuse() {
        assertThatThrownBy(() -> new LevelDecoder(-1)).isInstanceOf(IllegalArgumentException.class);
        LevelDecoder decoder = new LevelDecoder(1);
        decoder.beginV2(Hex.bytes("10 01"), 0, 2, 8);
        assertThatThrownBy(() -> decoder.levels(new int[9], 0, 9)).hasMessage("9 levels wanted, 8 left");
        assertThatThrownBy(() -> decoder.skip(-1)).hasMessage("-1 levels wanted, 8 left");
        assertThatThrownBy(() -> decoder.levels(new int[2], 0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> decoder.validity(new long[1], 60, 5)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> decoder.beginV2(new byte[2], 0, 2, -1)).hasMessage("a page of -1 levels");
    }

    /** Levels that change every {@code 1 … 4^variety} entries. */
    private static int[] levels(Random random, int maxLevel, int count, int variety) {
        int[] levels = new int[count];
        for (int at = 0; at < count; ) {
            int end = Math.min(count, at + 1 + random.nextInt(1 << 2 * (variety - 1)));
            Arrays.fill(levels, at, end, random.nextInt(4) == 0 ? random.nextInt(maxLevel + 1) : maxLevel);
            at = end;
        }
        return levels;
    }

    private static int[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }
}
