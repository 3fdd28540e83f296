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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every encoding that has a decoder, over every shape of values of every type that it may hold. */
class DecodersTest {

    private static final List<Encoding> ENCODINGS = List.of(
            Encoding.PLAIN,
            Encoding.RLE,
            Encoding.DELTA_BINARY_PACKED,
            Encoding.DELTA_LENGTH_BYTE_ARRAY,
            Encoding.DELTA_BYTE_ARRAY,
            Encoding.BYTE_STREAM_SPLIT,
            Encoding.ALP);

    static Stream<Arguments> cells() {
        return ENCODINGS.stream()
                .flatMap(encoding -> Stream.concat(Shapes.all(), LargeShapes.all())
                        .filter(shape -> EncodingTable.allows(encoding, shape.type()))
                        .map(shape -> Arguments.of(encoding, shape)));
    }

    /** What our encoder writes: read by the reference, bit for bit, and never more than {@code size()} had said. */
    @ParameterizedTest
    @MethodSource("cells")
    void encodes(Encoding encoding, Shape shape) {
        DenseValues dense = new DenseValues(shape.type(), Shapes.width(shape.type()));
        int count = dense.take(shape.vector());
        List<Object> expected = Shapes.values(shape.vector());
        ValueEncoder encoder = EncodingTable.encoder(encoding, shape.type(), Shapes.WIDTH);
        byte[] atOnce = encode(encoder, dense, count, count);
        assertThat(reference(encoding, shape, atOnce, count)).isEqualTo(expected);
        for (int portion : new int[] {1, 31, 100, 1000}) { // the same bytes, however the values come
            if (count / portion < 10_000) {
                ValueEncoder another = EncodingTable.encoder(encoding, shape.type(), Shapes.WIDTH);
                assertThat(encode(another, dense, count, portion)).isEqualTo(atOnce);
            }
        }
        assertThat(encode(encoder, dense, count, count)).isEqualTo(atOnce); // whatever was in the page before
    }

    /** All at once, in portions that end at odd places, and with others skipped; one decoder for all of these pages. */
    @ParameterizedTest
    @MethodSource("cells")
    void decodes(Encoding encoding, Shape shape) throws ParquetException {
        PhysicalType type = shape.type();
        DenseValues dense = new DenseValues(type, Shapes.width(type));
        int count = dense.take(shape.vector());
        byte[] bytes = encode(EncodingTable.encoder(encoding, type, Shapes.WIDTH), dense, count, count);
        ValueDecoder decoder = EncodingTable.decoder(encoding, type, Shapes.WIDTH);
        assertThat(decoder.encoding()).isEqualTo(encoding);
        assertThat(decoder.type()).isEqualTo(type);
        decoder.begin(bytes, 0, bytes.length, count);
        Values.take(decoder, count / 2); // and left in the middle
        Values.assertDecodes(decoder, bytes, Shapes.values(shape.vector()));
    }

    @Test
    void refusesMisuse() throws ParquetException {
        ValueDecoder decoder = EncodingTable.decoder(Encoding.DELTA_BINARY_PACKED, PhysicalType.INT32, 0);
        byte[] five = Hex.bytes("80 01 04 05 02 | 02 | 00 00 00 00");
        decoder.begin(five, 0, five.length, 5);
        assertThatThrownBy(() -> decoder.int32s(new int[9], 0, 6)).hasMessage("6 values wanted, 5 left");
        assertThatThrownBy(() -> decoder.skip(-1)).hasMessage("-1 values wanted, 5 left");
        assertThatThrownBy(() -> decoder.int32s(new int[3], 1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(Values.take(decoder, 5)).containsExactly(1L, 2L, 3L, 4L, 5L);
        decoder.begin(five, 0, five.length, 5);
        assertThatThrownBy(() -> decoder.int64s(new long[1], 0, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("INT64 values wanted of the DELTA_BINARY_PACKED decoder of INT32");
    }

    /** After bytes that break the rules there is nothing more to be had from the page, and the next page is fine. */
    @Test
    void aBrokenPageHasNoValuesLeft() throws ParquetException {
        ValueDecoder decoder = EncodingTable.decoder(Encoding.DELTA_BINARY_PACKED, PhysicalType.INT32, 0);
        byte[] broken = Hex.bytes("80 01 04 05 02 | 02 | 41 00 00 00");
        decoder.begin(broken, 0, broken.length, 5);
        assertThatThrownBy(() -> decoder.int32s(new int[5], 0, 5))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("miniblock of width 65, the limit is 64")
                .satisfies(
                        e -> assertThat(((MalformedDataException) e).offset()).isEqualTo(6));
        assertThat(decoder.remaining()).isZero();
        byte[] five = Hex.bytes("80 01 04 05 02 | 02 | 00 00 00 00");
        decoder.begin(five, 0, five.length, 5);
        assertThat(Values.take(decoder, 5)).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    private static List<Object> reference(Encoding encoding, Shape shape, byte[] bytes, int count) {
        return ReferenceValues.decode(encoding, shape.type(), Values.width(shape.type()), bytes, count);
    }

    static byte[] encode(ValueEncoder encoder, DenseValues dense, int count, int portion) {
        for (int at = 0; at < count; at += portion) {
            dense.appendTo(encoder, at, Math.min(portion, count - at));
        }
        assertThat(encoder.count()).isEqualTo(count);
        long bound = encoder.size();
        ByteOutput out = new ByteOutput(0);
        out.int8(1); // something is there already
        encoder.finish(out);
        assertThat((long) out.size() - 1).isLessThanOrEqualTo(bound);
        assertThat(encoder.count()).isZero();
        return Arrays.copyOfRange(out.array(), 1, out.size());
    }
}
