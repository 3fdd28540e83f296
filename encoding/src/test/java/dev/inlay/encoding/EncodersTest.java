// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.encoding.Shapes.Shape;
import dev.inlay.format.Encoding;
import dev.inlay.format.PhysicalType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every encoder over every shape of values, read back by {@link ReferenceDecoder}. */
class EncodersTest {

    static Stream<Shape> shapes() {
        return Shapes.all();
    }

    static Stream<Shape> allButBooleans() {
        return Shapes.all().filter(shape -> shape.type() != PhysicalType.BOOLEAN);
    }

    static Stream<Shape> booleans() {
        return Shapes.of(PhysicalType.BOOLEAN).stream();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void plain(Shape shape) {
        ValueEncoder encoder = EncodingTable.encoder(Encoding.PLAIN, shape.type(), Shapes.WIDTH);
        DenseValues dense = new DenseValues(shape.type(), Shapes.width(shape.type()));
        List<Object> expected = Shapes.values(shape.vector());
        for (int page = 0; page < 2; page++) { // the second one: whether the first left anything behind
            ByteOutput out = new ByteOutput(0);
            int count = dense.take(shape.vector());
            long size = dense.plainSize(0, count);
            appendInPortions(dense, encoder);
            assertThat(encoder.count()).isEqualTo(count).isEqualTo(expected.size());
            assertThat(encoder.size()).isEqualTo(size);
            encoder.finish(out);
            assertThat((long) out.size()).isEqualTo(size);
            ReferenceDecoder reference = ReferenceDecoder.of(out);
            assertThat(ReferenceValues.plain(reference, shape.type(), count)).isEqualTo(expected);
            assertThat(reference.atEnd()).isTrue();
            assertThat(encoder.count()).isZero();
            assertThat(encoder.size()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("booleans")
    void rleBooleans(Shape shape) {
        ValueEncoder encoder = EncodingTable.encoder(Encoding.RLE, shape.type(), 0);
        DenseValues dense = new DenseValues(shape.type(), 0);
        List<Object> expected = Shapes.values(shape.vector());
        for (int page = 0; page < 2; page++) {
            ByteOutput out = new ByteOutput(0);
            dense.take(shape.vector());
            appendInPortions(dense, encoder);
            assertThat(encoder.count()).isEqualTo(expected.size());
            long bound = encoder.size();
            encoder.finish(out);
            assertThat((long) out.size()).isLessThanOrEqualTo(bound);
            ReferenceDecoder reference = ReferenceDecoder.of(out);
            assertThat(reference.littleEndian(4)).isEqualTo(out.size() - 4);
            List<Object> values = new ArrayList<>();
            for (int bit : reference.hybrid(expected.size(), 1)) {
                values.add(bit == 1);
            }
            assertThat(values).isEqualTo(expected);
            assertThat(reference.atEnd()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("allButBooleans")
    void dictionary(Shape shape) {
        DictionaryEncoder dictionary = EncodingTable.dictionary(shape.type(), Shapes.WIDTH, 1 << 26);
        DenseValues dense = new DenseValues(shape.type(), Shapes.width(shape.type()));
        List<Object> expected = Shapes.values(shape.vector());
        for (int page = 0; page < 2; page++) {
            int count = dense.take(shape.vector());
            int half = count / 2;
            assertThat(dense.addTo(dictionary, 0, half)).isEqualTo(half);
            assertThat(dense.addTo(dictionary, half, count - half)).isEqualTo(count - half);
            assertThat(dictionary.count()).isEqualTo(count);
            long bound = dictionary.size();
            ByteOutput out = new ByteOutput(0);
            dictionary.finish(out);
            assertThat((long) out.size()).isLessThanOrEqualTo(bound);
            assertThat(dictionaryValues(dictionary, out, count)).isEqualTo(expected);
        }
        assertThat(dictionary.entries()).isEqualTo(new HashSet<>(expected).size());
    }

    /** The limit is kept to the byte, the values up to it are taken, and what was taken can still be read. */
    @ParameterizedTest
    @MethodSource("allButBooleans")
    void dictionaryStopsAtItsLimit(Shape shape) {
        DenseValues dense = new DenseValues(shape.type(), Shapes.width(shape.type()));
        List<Object> expected = Shapes.values(shape.vector());
        for (int limit : new int[] {0, 1, 50, 100, 1000}) {
            DictionaryEncoder dictionary = EncodingTable.dictionary(shape.type(), Shapes.WIDTH, limit);
            int count = dense.take(shape.vector());
            int taken = dense.addTo(dictionary, 0, count);
            assertThat(taken).isEqualTo(fitting(expected, shape.type(), limit));
            assertThat(dictionary.count()).isEqualTo(taken);
            assertThat(dictionary.dictionarySize()).isLessThanOrEqualTo(limit);
            ByteOutput out = new ByteOutput(0);
            dictionary.finish(out);
            assertThat(dictionaryValues(dictionary, out, taken)).isEqualTo(expected.subList(0, taken));
        }
    }

    /** In portions of 1, 2, 3 … values, as batches that don't match pages would come. */
    private static void appendInPortions(DenseValues dense, ValueEncoder encoder) {
        int from = 0;
        for (int portion = 1; from < dense.count(); portion++) {
            int n = Math.min(portion, dense.count() - from);
            dense.appendTo(encoder, from, n);
            from += n;
        }
    }

    private static List<Object> dictionaryValues(DictionaryEncoder dictionary, ByteOutput page, int count) {
        ByteOutput body = new ByteOutput(0);
        dictionary.writeDictionary(body);
        assertThat(body.size()).isEqualTo(dictionary.dictionarySize());
        ReferenceDecoder entries = ReferenceDecoder.of(body);
        List<Object> known = ReferenceValues.plain(entries, dictionary.type(), dictionary.entries());
        assertThat(entries.atEnd()).isTrue();
        assertThat(known).doesNotHaveDuplicates();

        ReferenceDecoder reference = ReferenceDecoder.of(page);
        int width = reference.int8();
        assertThat(width).isEqualTo(known.size() <= 1 ? 0 : 32 - Integer.numberOfLeadingZeros(known.size() - 1));
        List<Object> values = new ArrayList<>();
        for (int id : reference.hybrid(count, width)) {
            values.add(known.get(id));
        }
        assertThat(reference.atEnd()).isTrue();
        return values;
    }

    private static int fitting(List<Object> values, PhysicalType type, int limit) {
        HashSet<Object> seen = new HashSet<>();
        int size = 0;
        for (int i = 0; i < values.size(); i++) {
            if (seen.add(values.get(i))) {
                size += switch (type) {
                    case BOOLEAN -> throw new AssertionError();
                    case INT32, FLOAT -> 4;
                    case INT64, DOUBLE -> 8;
                    case BYTE_ARRAY -> 4 + ((ByteBuffer) values.get(i)).remaining();
                    case INT96, FIXED_LEN_BYTE_ARRAY -> Shapes.width(type);
                };
                if (size > limit) {
                    return i;
                }
            }
        }
        return values.size();
    }
}
