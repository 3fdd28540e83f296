// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.encoding.Shapes.Shape;
import dev.inlay.format.Encoding;
import dev.inlay.format.ParquetException;
import dev.inlay.format.PhysicalType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * To skip n values and read the rest is to read the end of all values: for every encoding of every type, for every n at which a
 * group, a miniblock, a block or a vector begins or ends. The rest goes to a place in the middle of an array, and nowhere else.
 */
class SkippingTest {

    private static final int[] SKIPPED = {0, 1, 7, 8, 31, 32, 33, 127, 128, 129, 511, 512, 513, 1023, 1024, 1025};

    /** More would be slow: each is decoded once for each n. */
    private static final int MAX_VALUES = 10_000;

    static Stream<Arguments> cells() {
        return Arrays.stream(Encoding.values())
                .flatMap(encoding -> Stream.concat(Shapes.all(), LargeShapes.all())
                        .filter(shape -> EncodingTable.allows(encoding, shape.type()))
                        .filter(shape -> shape.vector().length() <= MAX_VALUES)
                        .map(shape -> Arguments.of(encoding, shape)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void leavesTheRest(Encoding encoding, Shape shape) throws ParquetException {
        PhysicalType type = shape.type();
        List<Object> values = Shapes.values(shape.vector());
        int count = values.size();
        DenseValues dense = new DenseValues(type, Shapes.width(type));
        dense.take(shape.vector());
        Dictionary dictionary = null;
        byte[] page;
        if (encoding == Encoding.RLE_DICTIONARY || encoding == Encoding.PLAIN_DICTIONARY) {
            ByteOutput ids = new ByteOutput(0);
            dictionary = dictionary(dense, count, ids);
            if (dictionary == null) {
                return; // of BOOLEAN: not written
            }
            page = ids.toByteArray();
        } else {
            page = DecodersTest.encode(
                    EncodingTable.encoder(encoding, type, Shapes.WIDTH), dense, count, Math.max(1, count));
        }
        ValueDecoder decoder = EncodingTable.decoder(encoding, type, Shapes.WIDTH, dictionary);
        int[] skips = IntStream.concat(Arrays.stream(SKIPPED).filter(n -> n < count), IntStream.of(count))
                .toArray();
        for (int skipped : skips) {
            decoder.begin(page, 0, page.length, count);
            decoder.skip(skipped);
            assertThat(decoder.remaining()).isEqualTo(count - skipped);
            assertThat(Values.take(decoder, count - skipped))
                    .as("behind %d of %d values", skipped, count)
                    .isEqualTo(values.subList(skipped, count));
        }
    }

    private static @Nullable Dictionary dictionary(DenseValues dense, int count, ByteOutput ids)
            throws ParquetException {
        PhysicalType type = dense.type();
        if (type == PhysicalType.BOOLEAN) {
            return null;
        }
        DictionaryEncoder encoder = EncodingTable.dictionary(type, Shapes.WIDTH, 1 << 26);
        assertThat(dense.addTo(encoder, 0, count)).isEqualTo(count);
        encoder.finish(ids);
        ByteOutput body = new ByteOutput(0);
        encoder.writeDictionary(body);
        return EncodingTable.readDictionary(
                Encoding.PLAIN, type, Shapes.WIDTH, body.array(), 0, body.size(), encoder.entries());
    }
}
