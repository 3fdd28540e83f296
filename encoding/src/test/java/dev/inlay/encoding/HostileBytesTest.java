// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.encoding.Shapes.Shape;
import dev.inlay.format.Encoding;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.ParquetException;
import dev.inlay.format.PhysicalType;
import dev.inlay.vector.Bits;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bytes that nobody wrote on purpose: a decoder gives values or a {@link MalformedDataException} with a place inside of the page, and
 * nothing else. Seeds are fixed and part of the failure message.
 */
class HostileBytesTest {

    private static final int LIMIT = 1 << 20;

    static Stream<Arguments> decoders() {
        return Arrays.stream(Encoding.values())
                .filter(encoding -> encoding != Encoding.RLE_DICTIONARY && encoding != Encoding.PLAIN_DICTIONARY)
                .flatMap(encoding -> Arrays.stream(PhysicalType.values())
                        .filter(type -> EncodingTable.allows(encoding, type))
                        .map(type -> Arguments.of(encoding, type)));
    }

    /** Good pages of some shapes, with one to four bytes changed, or cut short, or a piece of them twice. */
    @ParameterizedTest
    @MethodSource("decoders")
    void mutated(Encoding encoding, PhysicalType type) throws ParquetException {
        int refused = 0;
        for (Shape shape : Shapes.of(type)) {
            if (shape.vector().length() > 600 || shape.name().contains("1 MiB")) {
                continue;
            }
            DenseValues dense = new DenseValues(type, Shapes.width(type));
            int count = dense.take(shape.vector());
            byte[] page = DecodersTest.encode(
                    EncodingTable.encoder(encoding, type, Shapes.WIDTH), dense, count, Math.max(count, 1));
            for (int seed = 0; seed < 120; seed++) {
                Random random = random(seed);
                refused += decode(encoding, type, mutate(page, random), count, shape + ", seed " + seed, random);
            }
        }
        assertThat(refused).isPositive();
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void truncated(Encoding encoding, PhysicalType type) throws ParquetException {
        Shape shape = Shapes.of(type).stream()
                .filter(candidate -> candidate.name().equals("129 random"))
                .findFirst()
                .orElseThrow();
        DenseValues dense = new DenseValues(type, Shapes.width(type));
        int count = dense.take(shape.vector());
        byte[] page = DecodersTest.encode(EncodingTable.encoder(encoding, type, Shapes.WIDTH), dense, count, count);
        for (int length = 0; length < page.length; length++) {
            byte[] cut = Arrays.copyOf(page, length);
            ValueDecoder decoder = EncodingTable.decoder(encoding, type, Shapes.WIDTH);
            assertThatThrownBy(() -> {
                        decoder.begin(cut, 0, cut.length, count);
                        take(decoder, count, new ByteOutput(0));
                    })
                    .as("%d of %d bytes", length, page.length)
                    .isInstanceOf(MalformedDataException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void random(Encoding encoding, PhysicalType type) throws ParquetException {
        for (int seed = 0; seed < 3000; seed++) {
            Random random = random(seed);
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            int count = random.nextInt(300);
            if (random.nextInt(4) > 0
                    && bytes.length > 20) { // a header that is nearly right, or nothing would get further
                ByteOutput start = new ByteOutput(16);
                if (encoding == Encoding.ALP) {
                    start.bytes(new byte[] {0, 0, (byte) (3 + random.nextInt(13))});
                    start.int32(count);
                    start.int32(4 * ((count + (1 << start.array()[2]) - 1) >> start.array()[2]));
                } else if (encoding == Encoding.RLE) {
                    start.int32(bytes.length - 4 - random.nextInt(5));
                } else {
                    start.uleb128(128 << random.nextInt(4));
                    start.uleb128(1 << random.nextInt(4));
                    start.uleb128(count);
                }
                System.arraycopy(start.array(), 0, bytes, 0, start.size());
            }
            decode(encoding, type, bytes, count, "seed " + seed, random);
        }
    }

    /** Headers that speak of two thousand million values: nothing may be allocated for them. */
    @ParameterizedTest
    @MethodSource("decoders")
    void countsAreNotBelieved(Encoding encoding, PhysicalType type) throws ParquetException {
        ByteOutput page = new ByteOutput(0);
        if (encoding == Encoding.ALP) {
            page.bytes(new byte[] {0, 0, 3});
            page.int32(Integer.MAX_VALUE);
        } else {
            for (int stream = 0; stream < 2; stream++) {
                page.uleb128(1 << 30);
                page.uleb128(1);
                page.uleb128(Integer.MAX_VALUE);
                page.zigzag(0L);
                for (int block = 0; block < 2; block++) {
                    page.zigzag(0L);
                    page.int8(0);
                }
            }
        }
        int[] counts = {Integer.MAX_VALUE, Integer.MAX_VALUE - 1, 1 << 30};
        for (int count : counts) {
            decode(encoding, type, page.toByteArray(), count, "count " + count, new Random(1));
        }
    }

    /** Decodes some and skips some; 1 if the bytes were refused, 0 if they were taken for values. */
    private static int decode(Encoding encoding, PhysicalType type, byte[] bytes, int count, String what, Random random)
            throws ParquetException {
        ValueDecoder decoder = EncodingTable.decoder(encoding, type, Shapes.WIDTH);
        byte[] inside = Arrays.copyOf(bytes, bytes.length + random.nextInt(3) * 7);
        ByteOutput out = new ByteOutput(0);
        try {
            decoder.begin(inside, 0, bytes.length, count);
            for (int calls = 0; decoder.remaining() > 0 && calls < 1000; calls++) {
                int step = 1 + random.nextInt(Math.min(decoder.remaining(), 500));
                if (random.nextInt(5) == 0) {
                    decoder.skip(step);
                } else if (!take(decoder, step, out)) {
                    return 0;
                }
            }
            return 0;
        } catch (MalformedDataException e) {
            assertThat(e.offset()).as("%s: %s", what, e).isBetween(0L, (long) bytes.length);
            assertThat(decoder.remaining()).isZero();
            return 1;
        } catch (RuntimeException | OutOfMemoryError e) {
            throw new AssertionError(encoding + " of " + type + ", " + what, e);
        }
    }

    static boolean take(ValueDecoder decoder, int step, ByteOutput out) throws MalformedDataException {
        switch (decoder.type()) {
            case INT32 -> decoder.int32s(new int[step], 0, step);
            case INT64 -> decoder.int64s(new long[step], 0, step);
            case FLOAT -> decoder.floats(new float[step], 0, step);
            case DOUBLE -> decoder.doubles(new double[step], 0, step);
            case BOOLEAN -> decoder.booleans(new long[Bits.words(step)], 0, step);
            case FIXED_LEN_BYTE_ARRAY, INT96 ->
                decoder.fixedByteArrays(new byte[step * Values.width(decoder.type())], 0, step);
            case BYTE_ARRAY -> {
                if (step % 2 == 0) {
                    return takeSpans(decoder, step);
                }
                boolean all = decoder.byteArrays(out, LIMIT, new int[step + 1], 0, step) == step;
                assertThat(out.size()).isLessThanOrEqualTo(LIMIT);
                return all;
            }
        }
        return true;
    }

    private static boolean takeSpans(ValueDecoder decoder, int step) throws MalformedDataException {
        long[] spans = new long[step];
        int located = decoder.spans(LIMIT, spans, 0, step);
        for (int i = 0; i < located; i++) {
            assertThat(Span.start(spans[i])).isNotNegative();
            assertThat(Span.length(spans[i])).isBetween(0, decoder.located().length - Span.start(spans[i]));
        }
        return located == step;
    }

    /** The first draws of neighbouring seeds are nearly the same, so that they would all choose alike: these are far apart. */
    static Random random(int seed) {
        return new Random(seed * 0x9e3779b97f4a7c15L);
    }

    static byte[] mutate(byte[] page, Random random) {
        byte[] mutated = page.clone();
        if (mutated.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        switch (random.nextInt(4)) {
            case 0 -> {
                return Arrays.copyOf(mutated, random.nextInt(mutated.length));
            }
            case 1 -> {
                int from = random.nextInt(mutated.length);
                int to = random.nextInt(mutated.length);
                System.arraycopy(page, from, mutated, to, Math.min(mutated.length - from, mutated.length - to));
            }
            default -> {
                int front =
                        random.nextBoolean() ? Math.min(mutated.length, 30) : mutated.length; // headers are in front
                for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                    mutated[random.nextInt(front)] = (byte)
                            switch (random.nextInt(4)) {
                                case 0 -> 0;
                                case 1 -> 0xff;
                                case 2 -> 0x7f;
                                default -> random.nextInt();
                            };
                }
            }
        }
        return mutated;
    }
}
