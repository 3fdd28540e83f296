// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.EncodingTable;
import dev.inlay.encoding.ValueDecoder;
import dev.inlay.encoding.ValueEncoder;
import dev.inlay.format.Encoding;
import dev.inlay.format.PhysicalType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.Stream;
import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesReaderForDouble;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesReaderForFLBA;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesReaderForFloat;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesReaderForInteger;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesReaderForLong;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesReader;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.column.values.deltalengthbytearray.DeltaLengthByteArrayValuesReader;
import org.apache.parquet.column.values.deltalengthbytearray.DeltaLengthByteArrayValuesWriter;
import org.apache.parquet.column.values.deltastrings.DeltaByteArrayReader;
import org.apache.parquet.column.values.deltastrings.DeltaByteArrayWriter;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * parquet-java reads the values that our encoders write and we read those that it writes, for every encoding that it has beside PLAIN
 * and dictionaries; and our pages are at most 1 % larger, as a wasteful encoder is not seen by reading back.
 */
class ParquetJavaEncodingTest {

    private static final ByteBufferAllocator HEAP = HeapByteBufferAllocator.getInstance();
    private static final int SLAB = 1 << 16;
    private static final int[] LENGTHS = {1, 2, 31, 32, 33, 127, 128, 129, 130, 1000, 5000};

    static Stream<Arguments> numbers() {
        return Stream.of(Encoding.DELTA_BINARY_PACKED, Encoding.BYTE_STREAM_SPLIT)
                .flatMap(encoding -> Stream.of(PhysicalType.INT32, PhysicalType.INT64)
                        .flatMap(type -> patterns().entrySet().stream()
                                .map(pattern -> Arguments.of(encoding, type, pattern.getKey(), pattern.getValue()))));
    }

    static Stream<Arguments> bits() {
        return patterns().entrySet().stream().map(pattern -> Arguments.of(pattern.getKey(), pattern.getValue()));
    }

    private static Map<String, IntToLongFunction> patterns() {
        Random random = new Random(17);
        Map<String, IntToLongFunction> patterns = new LinkedHashMap<>();
        patterns.put("constant", i -> 42);
        patterns.put("rising", i -> i * 3L);
        patterns.put("descending", i -> -5L * i);
        patterns.put("alternating extremes", i -> i % 2 == 0 ? 0x8000000080000000L : 0x7fffffff7fffffffL);
        patterns.put("small", i -> random.nextInt(100));
        patterns.put("timestamps", i -> 1_700_000_000_000L + i * 1000L + random.nextInt(900));
        patterns.put("random", i -> random.nextLong());
        patterns.put("an outlier here and there", i -> i % 100 == 7 ? random.nextLong() : random.nextInt(8));
        patterns.put("NaN payloads and zeros", i -> i % 2 == 0 ? 0x7ff4000100000000L + i : 0x8000000000000000L);
        for (int width : new int[] {1, 2, 7, 8, 9, 15, 16, 17, 24, 31, 32, 33, 40, 48, 57, 58, 63}) {
            patterns.put("width " + width, i -> random.nextLong() >>> (64 - width));
        }
        return patterns;
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void integers(Encoding encoding, PhysicalType type, String name, IntToLongFunction pattern) throws IOException {
        for (int length : LENGTHS) {
            long[] longs = new long[length];
            Arrays.setAll(longs, pattern);
            int[] ints = Arrays.stream(longs).mapToInt(value -> (int) value).toArray();
            boolean delta = encoding == Encoding.DELTA_BINARY_PACKED;

            ValueEncoder encoder = EncodingTable.encoder(encoding, type, 0);
            ValueDecoder decoder = EncodingTable.decoder(encoding, type, 0);
            if (type == PhysicalType.INT32) {
                encoder.int32s(ints, 0, length);
                byte[] ours = finish(encoder);
                byte[] theirs = write(
                        delta
                                ? new DeltaBinaryPackingValuesWriterForInteger(SLAB, SLAB, HEAP)
                                : new ByteStreamSplitValuesWriter.IntegerByteStreamSplitValuesWriter(SLAB, SLAB, HEAP),
                        writer -> Arrays.stream(ints).forEach(writer::writeInteger));
                assertSize(ours, theirs);
                ValuesReader reader =
                        delta ? new DeltaBinaryPackingValuesReader() : new ByteStreamSplitValuesReaderForInteger();
                reader.initFromPage(length, stream(ours));
                assertThat(ints).containsExactly(collect(length, i -> reader.readInteger()));
                int[] into = new int[length];
                decoder.begin(theirs, 0, theirs.length, length);
                decoder.int32s(into, 0, length);
                assertThat(into).isEqualTo(ints);
            } else {
                encoder.int64s(longs, 0, length);
                byte[] ours = finish(encoder);
                byte[] theirs = write(
                        delta
                                ? new DeltaBinaryPackingValuesWriterForLong(SLAB, SLAB, HEAP)
                                : new ByteStreamSplitValuesWriter.LongByteStreamSplitValuesWriter(SLAB, SLAB, HEAP),
                        writer -> Arrays.stream(longs).forEach(writer::writeLong));
                assertSize(ours, theirs);
                ValuesReader reader =
                        delta ? new DeltaBinaryPackingValuesReader() : new ByteStreamSplitValuesReaderForLong();
                reader.initFromPage(length, stream(ours));
                for (long value : longs) {
                    assertThat(reader.readLong()).isEqualTo(value);
                }
                long[] into = new long[length];
                decoder.begin(theirs, 0, theirs.length, length);
                decoder.int64s(into, 0, length);
                assertThat(into).isEqualTo(longs);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("bits")
    void floatingPoint(String name, IntToLongFunction pattern) throws IOException {
        for (int length : LENGTHS) {
            double[] doubles = new double[length];
            float[] floats = new float[length];
            for (int i = 0; i < length; i++) {
                long bits = pattern.applyAsLong(i);
                doubles[i] = Double.longBitsToDouble(bits);
                floats[i] = Float.intBitsToFloat((int) (bits >>> 32 ^ bits));
            }
            ValueEncoder doubleEncoder = EncodingTable.encoder(Encoding.BYTE_STREAM_SPLIT, PhysicalType.DOUBLE, 0);
            doubleEncoder.doubles(doubles, 0, length);
            byte[] ours = finish(doubleEncoder);
            byte[] theirs = write(
                    new ByteStreamSplitValuesWriter.DoubleByteStreamSplitValuesWriter(SLAB, SLAB, HEAP), writer -> {
                        for (double value : doubles) {
                            writer.writeDouble(value);
                        }
                    });
            assertThat(ours).isEqualTo(theirs);
            ValuesReader reader = new ByteStreamSplitValuesReaderForDouble();
            reader.initFromPage(length, stream(ours));
            for (double value : doubles) {
                assertThat(Double.doubleToRawLongBits(reader.readDouble()))
                        .isEqualTo(Double.doubleToRawLongBits(value));
            }
            ValueEncoder floatEncoder = EncodingTable.encoder(Encoding.BYTE_STREAM_SPLIT, PhysicalType.FLOAT, 0);
            floatEncoder.floats(floats, 0, length);
            ours = finish(floatEncoder);
            theirs = write(
                    new ByteStreamSplitValuesWriter.FloatByteStreamSplitValuesWriter(SLAB, SLAB, HEAP), writer -> {
                        for (float value : floats) {
                            writer.writeFloat(value);
                        }
                    });
            assertThat(ours).isEqualTo(theirs);
            reader = new ByteStreamSplitValuesReaderForFloat();
            reader.initFromPage(length, stream(ours));
            for (float value : floats) {
                assertThat(Float.floatToRawIntBits(reader.readFloat())).isEqualTo(Float.floatToRawIntBits(value));
            }
        }
    }

    static Stream<Arguments> strings() {
        Random random = new Random(23);
        Map<String, IntFunction<byte[]>> patterns = new LinkedHashMap<>();
        patterns.put("empty", i -> new byte[0]);
        patterns.put(
                "sorted",
                i -> String.format("https://example.org/%05d/%d", i / 3, i).getBytes(StandardCharsets.UTF_8));
        patterns.put("words", i -> ("word" + random.nextInt(50)).getBytes(StandardCharsets.UTF_8));
        patterns.put("growing", i -> "x".repeat(i % 300).getBytes(StandardCharsets.UTF_8));
        patterns.put("random", i -> {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            return bytes;
        });
        byte[] mebibyte = new byte[1 << 20];
        random.nextBytes(mebibyte);
        patterns.put("1 MiB now and then", i -> i % 50 == 10 ? mebibyte : new byte[] {(byte) i});
        return Stream.of(Encoding.DELTA_LENGTH_BYTE_ARRAY, Encoding.DELTA_BYTE_ARRAY)
                .flatMap(encoding -> patterns.entrySet().stream()
                        .map(pattern -> Arguments.of(encoding, pattern.getKey(), pattern.getValue())));
    }

    @ParameterizedTest
    @MethodSource("strings")
    void byteArrays(Encoding encoding, String name, IntFunction<byte[]> pattern) throws IOException {
        for (int length : LENGTHS) {
            if (name.contains("MiB") && length > 130) {
                continue;
            }
            List<byte[]> values = new ArrayList<>();
            ByteOutput bytes = new ByteOutput(0);
            int[] offsets = new int[length + 1];
            for (int i = 0; i < length; i++) {
                values.add(pattern.apply(i));
                bytes.bytes(values.get(i));
                offsets[i + 1] = bytes.size();
            }
            boolean lengths = encoding == Encoding.DELTA_LENGTH_BYTE_ARRAY;
            ValueEncoder encoder = EncodingTable.encoder(encoding, PhysicalType.BYTE_ARRAY, 0);
            encoder.byteArrays(bytes.array(), offsets, 0, length);
            byte[] ours = finish(encoder);
            byte[] theirs = write(
                    lengths
                            ? new DeltaLengthByteArrayValuesWriter(SLAB, SLAB, HEAP)
                            : new DeltaByteArrayWriter(SLAB, SLAB, HEAP),
                    writer -> values.forEach(value -> writer.writeBytes(Binary.fromConstantByteArray(value))));
            assertSize(ours, theirs);
            ValuesReader reader = lengths ? new DeltaLengthByteArrayValuesReader() : new DeltaByteArrayReader();
            reader.initFromPage(length, stream(ours));
            for (byte[] value : values) {
                assertThat(reader.readBytes().getBytes()).isEqualTo(value);
            }
            ValueDecoder decoder = EncodingTable.decoder(encoding, PhysicalType.BYTE_ARRAY, 0);
            decoder.begin(theirs, 0, theirs.length, length);
            ByteOutput into = new ByteOutput(0);
            int[] ends = new int[length + 1];
            assertThat(decoder.byteArrays(into, ByteOutput.MAX_SIZE, ends, 0, length))
                    .isEqualTo(length);
            assertThat(ends).isEqualTo(offsets);
            assertThat(into.toByteArray()).isEqualTo(bytes.toByteArray());
        }
    }

    static Stream<Arguments> fixed() {
        return Stream.of(Encoding.DELTA_BYTE_ARRAY, Encoding.BYTE_STREAM_SPLIT)
                .flatMap(encoding -> Stream.of(1, 2, 3, 4, 5, 8, 12, 16, 17)
                        .flatMap(width -> Stream.of(true, false).map(few -> Arguments.of(encoding, width, few))));
    }

    @ParameterizedTest
    @MethodSource("fixed")
    void fixedByteArrays(Encoding encoding, int width, boolean few) throws IOException {
        Random random = new Random(width);
        for (int length : LENGTHS) {
            byte[] values = new byte[length * width];
            for (int i = 0; i < values.length; i++) {
                values[i] = (byte) random.nextInt(few ? 2 : 256);
            }
            boolean delta = encoding == Encoding.DELTA_BYTE_ARRAY;
            ValueEncoder encoder = EncodingTable.encoder(encoding, PhysicalType.FIXED_LEN_BYTE_ARRAY, width);
            encoder.fixedByteArrays(values, 0, length);
            byte[] ours = finish(encoder);
            byte[] theirs = write(
                    delta
                            ? new DeltaByteArrayWriter(SLAB, SLAB, HEAP)
                            : new ByteStreamSplitValuesWriter.FixedLenByteArrayByteStreamSplitValuesWriter(
                                    width, SLAB, SLAB, HEAP),
                    writer -> {
                        for (int i = 0; i < length; i++) {
                            writer.writeBytes(Binary.fromConstantByteArray(values, i * width, width));
                        }
                    });
            assertSize(ours, theirs);
            ValuesReader reader = delta ? new DeltaByteArrayReader() : new ByteStreamSplitValuesReaderForFLBA(width);
            reader.initFromPage(length, stream(ours));
            for (int i = 0; i < length; i++) {
                assertThat(reader.readBytes().getBytes())
                        .isEqualTo(Arrays.copyOfRange(values, i * width, (i + 1) * width));
            }
            ValueDecoder decoder = EncodingTable.decoder(encoding, PhysicalType.FIXED_LEN_BYTE_ARRAY, width);
            decoder.begin(theirs, 0, theirs.length, length);
            byte[] into = new byte[values.length];
            decoder.fixedByteArrays(into, 0, length);
            assertThat(into).isEqualTo(values);
        }
    }

    @FunctionalInterface
    interface Values {
        void writeTo(ValuesWriter writer);
    }

    static byte[] write(ValuesWriter writer, Values values) throws IOException {
        try (ValuesWriter closed = writer) {
            values.writeTo(closed);
            return bytes(closed.getBytes());
        }
    }

    static byte[] bytes(BytesInput input) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        input.writeAllTo(bytes);
        return bytes.toByteArray();
    }

    private static byte[] finish(ValueEncoder encoder) {
        ByteOutput out = new ByteOutput(0);
        encoder.finish(out);
        return out.toByteArray();
    }

    static ByteBufferInputStream stream(byte[] bytes) {
        return ByteBufferInputStream.wrap(ByteBuffer.wrap(bytes));
    }

    private static int[] collect(int length, IntFunction<Integer> next) {
        int[] values = new int[length];
        for (int i = 0; i < length; i++) {
            values[i] = next.apply(i);
        }
        return values;
    }

    private static void assertSize(byte[] ours, byte[] theirs) {
        assertThat(ours.length).isLessThanOrEqualTo(theirs.length + theirs.length / 100);
    }
}
