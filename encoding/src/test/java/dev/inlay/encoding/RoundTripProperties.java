// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.Encoding;
import dev.inlay.format.ParquetException;
import dev.inlay.format.PhysicalType;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.DoubleVector;
import dev.inlay.vector.FixedBinaryVector;
import dev.inlay.vector.FloatVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.Vector;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any values, encoded, come back bit for bit: from our decoder, in two pieces or behind skipped ones, and from the reference. */
class RoundTripProperties {

    @Property(tries = 300, seed = "1")
    void int32(@ForAll("int32s") List<Integer> values, @ForAll boolean skip) throws ParquetException {
        Vector vector = IntVector.of(values.stream().mapToInt(value -> value).toArray());
        check(Encoding.DELTA_BINARY_PACKED, PhysicalType.INT32, vector, skip);
        check(Encoding.BYTE_STREAM_SPLIT, PhysicalType.INT32, vector, skip);
    }

    @Property(tries = 300, seed = "2")
    void int64(@ForAll("int64s") List<Long> values, @ForAll boolean skip) throws ParquetException {
        Vector vector = LongVector.of(values.stream().mapToLong(value -> value).toArray());
        check(Encoding.DELTA_BINARY_PACKED, PhysicalType.INT64, vector, skip);
        check(Encoding.BYTE_STREAM_SPLIT, PhysicalType.INT64, vector, skip);
    }

    @Property(tries = 300, seed = "3")
    void doubles(@ForAll("int64s") List<Long> bits, @ForAll("decimals") List<Double> decimals, @ForAll boolean skip)
            throws ParquetException {
        double[] values = new double[bits.size() + decimals.size()];
        for (int i = 0; i < bits.size(); i++) {
            values[i] = Double.longBitsToDouble(bits.get(i));
        }
        for (int i = 0; i < decimals.size(); i++) {
            values[bits.size() + i] = decimals.get(i);
        }
        check(Encoding.ALP, PhysicalType.DOUBLE, DoubleVector.of(values), skip);
        check(Encoding.BYTE_STREAM_SPLIT, PhysicalType.DOUBLE, DoubleVector.of(values), skip);
    }

    @Property(tries = 300, seed = "4")
    void floats(@ForAll("int32s") List<Integer> bits, @ForAll("decimals") List<Double> decimals, @ForAll boolean skip)
            throws ParquetException {
        float[] values = new float[bits.size() + decimals.size()];
        for (int i = 0; i < bits.size(); i++) {
            values[i] = Float.intBitsToFloat(bits.get(i));
        }
        for (int i = 0; i < decimals.size(); i++) {
            values[bits.size() + i] = decimals.get(i).floatValue();
        }
        check(Encoding.ALP, PhysicalType.FLOAT, FloatVector.of(values), skip);
        check(Encoding.BYTE_STREAM_SPLIT, PhysicalType.FLOAT, FloatVector.of(values), skip);
    }

    @Property(tries = 300, seed = "5")
    void byteArrays(@ForAll("strings") List<byte[]> values, @ForAll boolean skip) throws ParquetException {
        Vector vector = BinaryVector.of(values.toArray(new byte[0][]));
        check(Encoding.DELTA_LENGTH_BYTE_ARRAY, PhysicalType.BYTE_ARRAY, vector, skip);
        check(Encoding.DELTA_BYTE_ARRAY, PhysicalType.BYTE_ARRAY, vector, skip);
    }

    @Property(tries = 300, seed = "6")
    void fixed(@ForAll("strings") List<byte[]> values, @ForAll boolean skip) throws ParquetException {
        FixedBinaryVector.Builder builder = FixedBinaryVector.builder(Shapes.WIDTH, 0);
        values.forEach(value -> builder.append(Arrays.copyOf(value, Shapes.WIDTH)));
        Vector vector = builder.build();
        check(Encoding.DELTA_BYTE_ARRAY, PhysicalType.FIXED_LEN_BYTE_ARRAY, vector, skip);
        check(Encoding.BYTE_STREAM_SPLIT, PhysicalType.FIXED_LEN_BYTE_ARRAY, vector, skip);
    }

    @Provide
    Arbitrary<List<Integer>> int32s() {
        return Arbitraries.oneOf(Arbitraries.integers(), Arbitraries.integers().between(-100, 100))
                .list()
                .ofMaxSize(400);
    }

    @Provide
    Arbitrary<List<Long>> int64s() {
        return Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.longs().between(-100, 100))
                .list()
                .ofMaxSize(400);
    }

    @Provide
    Arbitrary<List<Double>> decimals() {
        return Arbitraries.integers()
                .between(0, 6)
                .flatMap(digits -> Arbitraries.integers()
                        .between(-1_000_000, 1_000_000)
                        .map(units -> units / Math.pow(10, digits))
                        .list()
                        .ofMaxSize(400));
    }

    @Provide
    Arbitrary<List<byte[]>> strings() {
        Arbitrary<Byte> letters = Arbitraries.bytes().between((byte) 'a', (byte) 'b');
        return Arbitraries.oneOf(
                        letters.array(byte[].class).ofMaxSize(30),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(20))
                .list()
                .ofMaxSize(300);
    }

    private static void check(Encoding encoding, PhysicalType type, Vector vector, boolean skip)
            throws ParquetException {
        List<Object> expected = Shapes.values(vector);
        DenseValues dense = new DenseValues(type, Shapes.width(type));
        int count = dense.take(vector);
        byte[] page = DecodersTest.encode(
                EncodingTable.encoder(encoding, type, Shapes.WIDTH), dense, count, Math.max(1, count));
        assertThat(ReferenceValues.decode(encoding, type, Values.width(type), page, count))
                .isEqualTo(expected);
        ValueDecoder decoder = EncodingTable.decoder(encoding, type, Shapes.WIDTH);
        decoder.begin(page, 0, page.length, count);
        int first = count / 3;
        if (skip) {
            decoder.skip(first);
        } else {
            assertThat(Values.take(decoder, first)).isEqualTo(expected.subList(0, first));
        }
        assertThat(Values.take(decoder, count - first)).isEqualTo(expected.subList(first, count));
    }
}
