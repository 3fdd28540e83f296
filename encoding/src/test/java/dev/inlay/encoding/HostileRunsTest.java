// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.Encoding;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.ParquetException;
import dev.inlay.format.PhysicalType;
import dev.inlay.vector.Bits;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** As {@link HostileBytesTest}: levels, dictionary pages and ids. */
class HostileRunsTest {

    private static final int CASES = 4000;
    private static final int COUNT = 500;

    /** Levels that were written well and changed, or never were levels: nothing above the maximum comes out. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 9, 1000, Integer.MAX_VALUE})
    void levels(int maxLevel) throws ParquetException {
        LevelDecoder decoder = new LevelDecoder(maxLevel);
        int refused = 0;
        for (int seed = 0; seed < CASES; seed++) {
            Random random = HostileBytesTest.random(seed);
            byte[] bytes = new byte[random.nextInt(100)];
            random.nextBytes(bytes);
            boolean v1 = random.nextBoolean();
            if (random.nextInt(3) > 0) {
                bytes = HostileBytesTest.mutate(written(random, maxLevel, v1), random);
            }
            byte[] inside = Arrays.copyOf(bytes, bytes.length + random.nextInt(2) * 9);
            int count = random.nextInt(9) == 0 ? Integer.MAX_VALUE : random.nextInt(2 * COUNT);
            try {
                if (v1) {
                    Encoding encoding = random.nextInt(4) == 0 ? Encoding.BIT_PACKED : Encoding.RLE;
                    int size = decoder.beginV1(OpenEnum.of(encoding), inside, 0, bytes.length, count);
                    assertThat(size).isBetween(0, bytes.length);
                } else {
                    decoder.beginV2(inside, 0, bytes.length, count);
                }
                for (int calls = 0; decoder.remaining() > 0 && calls < 100; calls++) {
                    takeLevels(decoder, maxLevel, random);
                }
            } catch (MalformedDataException e) {
                assertThat(e.offset()).as("seed %d: %s", seed, e).isBetween(0L, (long) bytes.length);
                assertThat(decoder.remaining()).isZero();
                refused++;
            } catch (RuntimeException | OutOfMemoryError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertThat(refused).isBetween(CASES / 10, CASES - CASES / 10);
    }

    private static byte[] written(Random random, int maxLevel, boolean v1) {
        LevelEncoder encoder = new LevelEncoder(maxLevel);
        for (int at = 0; at < COUNT; at += 20) {
            encoder.run(random.nextInt(4) == 0 ? random.nextInt(Math.min(maxLevel, 1 << 20)) : maxLevel, 20);
            encoder.run(random.nextInt(4) == 0 ? random.nextInt(Math.min(maxLevel, 1 << 20)) : maxLevel, 3);
        }
        ByteOutput out = new ByteOutput(0);
        if (v1) {
            encoder.finishV1(out);
        } else {
            encoder.finishV2(out);
        }
        return out.toByteArray();
    }

    private static void takeLevels(LevelDecoder decoder, int maxLevel, Random random) throws MalformedDataException {
        int step = 1 + random.nextInt(Math.min(decoder.remaining(), 300));
        switch (random.nextInt(4)) {
            case 0 -> {
                int[] into = new int[step];
                int atMaximum = decoder.levels(into, 0, step);
                assertThat(Arrays.stream(into)
                                .filter(level -> level == maxLevel)
                                .count())
                        .isEqualTo(atMaximum);
                assertThat(Arrays.stream(into).allMatch(level -> level >= 0 && level <= maxLevel))
                        .isTrue();
            }
            case 1 -> {
                long[] words = new long[Bits.words(step)];
                assertThat(decoder.validity(words, 0, step)).isEqualTo(Bits.countOnes(words, 0, step));
            }
            case 2 -> assertThat(decoder.run()).isBetween(0, decoder.remaining());
            default -> assertThat(decoder.skip(step)).isBetween(0, step);
        }
    }

    /** Dictionary pages that lie about their entries, and ids that have none. */
    @ParameterizedTest
    @EnumSource(PhysicalType.class)
    void dictionaries(PhysicalType type) throws ParquetException {
        int refused = 0;
        for (int seed = 0; seed < CASES; seed++) {
            Random random = HostileBytesTest.random(seed);
            byte[] page = new byte[random.nextInt(200)];
            if (type == PhysicalType.BYTE_ARRAY) {
                page = HostileBytesTest.mutate(strings(random), random);
            } else {
                random.nextBytes(page);
            }
            int entries = random.nextInt(9) == 0 ? random.nextInt() : random.nextInt(20);
            byte[] ids = HostileBytesTest.mutate(ids(random), random);
            try {
                Dictionary dictionary =
                        EncodingTable.readDictionary(Encoding.PLAIN, type, Shapes.WIDTH, page, 0, page.length, entries);
                ValueDecoder decoder = EncodingTable.decoder(Encoding.RLE_DICTIONARY, type, Shapes.WIDTH, dictionary);
                int count = random.nextInt(9) == 0 ? Integer.MAX_VALUE : random.nextInt(2 * COUNT);
                decoder.begin(ids, 0, ids.length, count);
                ByteOutput out = new ByteOutput(0);
                for (int calls = 0; decoder.remaining() > 0 && calls < 20; calls++) {
                    int step = 1 + random.nextInt(Math.min(decoder.remaining(), 2000));
                    if (random.nextInt(5) == 0) {
                        decoder.skip(step);
                    } else if (!HostileBytesTest.take(decoder, step, out)) {
                        break;
                    }
                }
            } catch (MalformedDataException e) {
                assertThat(e.offset()).as("seed %d: %s", seed, e).isBetween(0L, (long)
                        Math.max(page.length, ids.length));
                refused++;
            } catch (RuntimeException | OutOfMemoryError e) {
                throw new AssertionError(type + ", seed " + seed, e);
            }
        }
        assertThat(refused).isBetween(CASES / 10, CASES - CASES / 50);
    }

    /** A few bytes that speak of two thousand million ids cost nothing but the ones that are asked for. */
    @Test
    void countsAreNotBelieved() throws ParquetException {
        Dictionary dictionary =
                EncodingTable.readDictionary(Encoding.PLAIN, PhysicalType.INT64, 0, new byte[8], 0, 8, 1);
        ValueDecoder decoder = EncodingTable.decoder(Encoding.RLE_DICTIONARY, PhysicalType.INT64, 0, dictionary);
        for (String hex : new String[] {"00 FE FF FF FF 0F", "00 FF FF FF FF 0F", "20 FE FF FF FF 0F 00 00 00 00"}) {
            byte[] ids = Hex.bytes(hex);
            decoder.begin(ids, 0, ids.length, Integer.MAX_VALUE);
            decoder.int64s(new long[100], 0, 100);
            decoder.skip(decoder.remaining());
        }
    }

    private static byte[] strings(Random random) {
        ByteOutput out = new ByteOutput(0);
        for (int i = 0; i < 20; i++) {
            int length = random.nextInt(12);
            out.int32(length);
            out.bytes(new byte[length]);
        }
        return out.toByteArray();
    }

    private static byte[] ids(Random random) {
        int width = random.nextInt(6);
        int[] ids = new int[COUNT];
        for (int i = 0; i < COUNT; i++) {
            ids[i] = random.nextInt(3) > 0 && i > 0 ? ids[i - 1] : random.nextInt(1 << width);
        }
        ByteOutput out = new ByteOutput(0);
        out.int8(width);
        RleBitPackingHybridEncoder.encode(ids, 0, COUNT, width, out);
        return out.toByteArray();
    }
}
