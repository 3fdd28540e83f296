// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.encoding;

import static org.apache.parquet.column.ValuesType.VALUES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.Dictionary;
import dev.inlay.encoding.DictionaryEncoder;
import dev.inlay.encoding.EncodingTable;
import dev.inlay.encoding.ValueDecoder;
import dev.inlay.encoding.ValueEncoder;
import dev.inlay.format.Encoding;
import dev.inlay.format.ParquetException;
import dev.inlay.format.PhysicalType;
import dev.inlay.vector.Bits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainBinaryDictionaryValuesWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainDoubleDictionaryValuesWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainFixedLenArrayDictionaryValuesWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainFloatDictionaryValuesWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainIntegerDictionaryValuesWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainLongDictionaryValuesWriter;
import org.apache.parquet.column.values.plain.BooleanPlainValuesWriter;
import org.apache.parquet.column.values.plain.FixedLenByteArrayPlainValuesWriter;
import org.apache.parquet.column.values.plain.PlainValuesWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridValuesWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * PLAIN, RLE booleans and dictionaries of every type: parquet-java reads the values that we write, and we read those that it writes.
 * Values are raw bits as Long, bytes as ByteBuffer, booleans as Boolean.
 */
class ParquetJavaValuesTest {

    private static final HeapByteBufferAllocator HEAP = HeapByteBufferAllocator.getInstance();
    private static final org.apache.parquet.column.Encoding THEIR_PLAIN = org.apache.parquet.column.Encoding.PLAIN;
    private static final org.apache.parquet.column.Encoding THEIR_IDS =
            org.apache.parquet.column.Encoding.RLE_DICTIONARY;

    private static final int SLAB = 1 << 16;
    private static final int LIMIT = 1 << 22;
    private static final int WIDTH = 5;
    private static final int[] LENGTHS = {0, 1, 2, 7, 8, 9, 31, 32, 33, 127, 128, 129, 1000, 10_000};

    @ParameterizedTest
    @EnumSource(PhysicalType.class)
    void plain(PhysicalType type) throws IOException {
        ColumnDescriptor descriptor = descriptor(type);
        for (int length : LENGTHS) {
            List<Object> values = values(type, length, 1_000_000);
            byte[] theirs = ParquetJavaEncodingTest.write(plainWriter(type), writer -> write(writer, type, values));
            ValueEncoder encoder = EncodingTable.encoder(Encoding.PLAIN, type, WIDTH);
            encode(encoder, type, values);
            ByteOutput ours = new ByteOutput(0);
            encoder.finish(ours);
            assertThat(ours.toByteArray()).isEqualTo(theirs);
            assertThat(take(EncodingTable.decoder(Encoding.PLAIN, type, WIDTH), theirs, length))
                    .isEqualTo(values);
            ValuesReader reader = THEIR_PLAIN.getValuesReader(descriptor, VALUES);
            reader.initFromPage(length, ParquetJavaEncodingTest.stream(ours.toByteArray()));
            assertThat(read(reader, type, length)).isEqualTo(values);
        }
    }

    @ParameterizedTest
    @EnumSource(value = PhysicalType.class, names = "BOOLEAN")
    void rleBooleans(PhysicalType type) throws IOException {
        for (int length : LENGTHS) {
            for (int variety : new int[] {1, 2, 40}) {
                List<Object> values = values(type, length, variety);
                byte[] theirs = ParquetJavaEncodingTest.write(
                        new RunLengthBitPackingHybridValuesWriter(1, SLAB, SLAB, HEAP),
                        writer -> write(writer, type, values));
                assertThat(take(EncodingTable.decoder(Encoding.RLE, type, 0), theirs, length))
                        .isEqualTo(values);
                ValueEncoder encoder = EncodingTable.encoder(Encoding.RLE, type, 0);
                encode(encoder, type, values);
                ByteOutput ours = new ByteOutput(0);
                encoder.finish(ours);
                assertThat(ours.size()).isLessThanOrEqualTo(theirs.length);
                ValuesReader reader = org.apache.parquet.column.Encoding.RLE.getValuesReader(descriptor(type), VALUES);
                reader.initFromPage(length, ParquetJavaEncodingTest.stream(ours.toByteArray()));
                assertThat(read(reader, type, length)).isEqualTo(values);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = PhysicalType.class, names = "BOOLEAN", mode = EnumSource.Mode.EXCLUDE)
    void dictionaries(PhysicalType type) throws IOException {
        ColumnDescriptor descriptor = descriptor(type);
        for (int length : LENGTHS) {
            for (int variety : new int[] {1, 2, 3, 8, 9, 300, 100_000}) {
                List<Object> values = values(type, length, variety);
                byte[] theirs;
                DictionaryPage page;
                try (ValuesWriter writer = dictionaryWriter(type)) {
                    write(writer, type, values);
                    theirs = ParquetJavaEncodingTest.bytes(writer.getBytes());
                    page = writer.toDictPageAndClose();
                    page = page == null ? null : page.copy(); // its memory goes with the writer
                }
                if (length > 0) { // else they have no dictionary page
                    byte[] body = ParquetJavaEncodingTest.bytes(page.getBytes());
                    Dictionary dictionary = EncodingTable.readDictionary(
                            Encoding.PLAIN, type, WIDTH, body, 0, body.length, page.getDictionarySize());
                    ValueDecoder decoder = EncodingTable.decoder(Encoding.RLE_DICTIONARY, type, WIDTH, dictionary);
                    assertThat(take(decoder, theirs, length)).isEqualTo(values);
                }

                DictionaryEncoder encoder = EncodingTable.dictionary(type, WIDTH, LIMIT);
                add(encoder, type, values);
                ByteOutput ours = new ByteOutput(0);
                encoder.finish(ours);
                ByteOutput entries = new ByteOutput(0);
                encoder.writeDictionary(entries);
                ValuesReader reader = THEIR_IDS.getDictionaryBasedValuesReader(
                        descriptor,
                        VALUES,
                        THEIR_PLAIN.initDictionary(
                                descriptor,
                                new DictionaryPage(
                                        BytesInput.from(entries.toByteArray()), encoder.entries(), THEIR_PLAIN)));
                reader.initFromPage(length, ParquetJavaEncodingTest.stream(ours.toByteArray()));
                assertThat(read(reader, type, length)).isEqualTo(values);
            }
        }
    }

    private static List<Object> values(PhysicalType type, int length, int variety) {
        Random random = new Random(31L * length + variety);
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            Random entry = new Random(random.nextInt(variety) * 0x9e3779b97f4a7c15L);
            values.add(
                    switch (type) {
                        case BOOLEAN -> i / variety % 2 == 0 || entry.nextInt(40) == 7;
                        case INT32, FLOAT -> (long) entry.nextInt();
                        case INT64, DOUBLE -> entry.nextLong();
                        case INT96 -> bytes(entry, 12);
                        case BYTE_ARRAY -> bytes(entry, entry.nextInt(40));
                        case FIXED_LEN_BYTE_ARRAY -> bytes(entry, WIDTH);
                    });
        }
        return values;
    }

    private static ByteBuffer bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private static ColumnDescriptor descriptor(PhysicalType type) {
        PrimitiveTypeName name =
                type == PhysicalType.BYTE_ARRAY ? PrimitiveTypeName.BINARY : PrimitiveTypeName.valueOf(type.name());
        PrimitiveType primitive = type == PhysicalType.FIXED_LEN_BYTE_ARRAY
                ? Types.required(name).length(WIDTH).named("c")
                : Types.required(name).named("c");
        return new ColumnDescriptor(new String[] {"c"}, primitive, 0, 0);
    }

    private static ValuesWriter plainWriter(PhysicalType type) {
        return switch (type) {
            case BOOLEAN -> new BooleanPlainValuesWriter();
            case INT96 -> new FixedLenByteArrayPlainValuesWriter(12, SLAB, SLAB, HEAP);
            case FIXED_LEN_BYTE_ARRAY -> new FixedLenByteArrayPlainValuesWriter(WIDTH, SLAB, SLAB, HEAP);
            case INT32, INT64, FLOAT, DOUBLE, BYTE_ARRAY -> new PlainValuesWriter(SLAB, SLAB, HEAP);
        };
    }

    private static ValuesWriter dictionaryWriter(PhysicalType type) {
        return switch (type) {
            case BOOLEAN -> throw new IllegalArgumentException("they have none either");
            case INT32 -> new PlainIntegerDictionaryValuesWriter(LIMIT, THEIR_IDS, THEIR_PLAIN, HEAP);
            case INT64 -> new PlainLongDictionaryValuesWriter(LIMIT, THEIR_IDS, THEIR_PLAIN, HEAP);
            case FLOAT -> new PlainFloatDictionaryValuesWriter(LIMIT, THEIR_IDS, THEIR_PLAIN, HEAP);
            case DOUBLE -> new PlainDoubleDictionaryValuesWriter(LIMIT, THEIR_IDS, THEIR_PLAIN, HEAP);
            case BYTE_ARRAY -> new PlainBinaryDictionaryValuesWriter(LIMIT, THEIR_IDS, THEIR_PLAIN, HEAP);
            case INT96 -> new PlainFixedLenArrayDictionaryValuesWriter(LIMIT, 12, THEIR_IDS, THEIR_PLAIN, HEAP);
            case FIXED_LEN_BYTE_ARRAY ->
                new PlainFixedLenArrayDictionaryValuesWriter(LIMIT, WIDTH, THEIR_IDS, THEIR_PLAIN, HEAP);
        };
    }

    private static void write(ValuesWriter writer, PhysicalType type, List<Object> values) {
        for (Object value : values) {
            switch (type) {
                case BOOLEAN -> writer.writeBoolean((boolean) value);
                case INT32 -> writer.writeInteger((int) (long) value);
                case INT64 -> writer.writeLong((long) value);
                case FLOAT -> writer.writeFloat(Float.intBitsToFloat((int) (long) value));
                case DOUBLE -> writer.writeDouble(Double.longBitsToDouble((long) value));
                case BYTE_ARRAY, INT96, FIXED_LEN_BYTE_ARRAY ->
                    writer.writeBytes(Binary.fromConstantByteArray(((ByteBuffer) value).array()));
            }
        }
    }

    private static List<Object> read(ValuesReader reader, PhysicalType type, int count) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(
                    switch (type) {
                        case BOOLEAN -> reader.readBoolean();
                        case INT32 -> (long) reader.readInteger();
                        case INT64 -> reader.readLong();
                        case FLOAT -> (long) Float.floatToRawIntBits(reader.readFloat());
                        case DOUBLE -> Double.doubleToRawLongBits(reader.readDouble());
                        case BYTE_ARRAY, INT96, FIXED_LEN_BYTE_ARRAY ->
                            ByteBuffer.wrap(reader.readBytes().getBytes());
                    });
        }
        return values;
    }

    private static void encode(ValueEncoder encoder, PhysicalType type, List<Object> values) {
        int count = values.size();
        switch (type) {
            case BOOLEAN -> encoder.booleans(words(values), 0, count);
            case INT32 -> encoder.int32s(ints(values), 0, count);
            case INT64 -> encoder.int64s(longs(values), 0, count);
            case FLOAT -> encoder.floats(floats(values), 0, count);
            case DOUBLE -> encoder.doubles(doubles(values), 0, count);
            case BYTE_ARRAY -> encoder.byteArrays(joined(values), offsets(values), 0, count);
            case INT96, FIXED_LEN_BYTE_ARRAY -> encoder.fixedByteArrays(joined(values), 0, count);
        }
    }

    private static void add(DictionaryEncoder encoder, PhysicalType type, List<Object> values) {
        int count = values.size();
        int taken = switch (type) {
            case BOOLEAN -> throw new IllegalArgumentException("not written");
            case INT32 -> encoder.addInt32s(ints(values), 0, count);
            case INT64 -> encoder.addInt64s(longs(values), 0, count);
            case FLOAT -> encoder.addFloats(floats(values), 0, count);
            case DOUBLE -> encoder.addDoubles(doubles(values), 0, count);
            case BYTE_ARRAY -> encoder.addByteArrays(joined(values), offsets(values), 0, count);
            case INT96, FIXED_LEN_BYTE_ARRAY -> encoder.addFixedByteArrays(joined(values), 0, count);
        };
        assertThat(taken).isEqualTo(count);
    }

    private static List<Object> take(ValueDecoder decoder, byte[] page, int count) throws ParquetException {
        decoder.begin(page, 0, page.length, count);
        List<Object> values = new ArrayList<>();
        int width = decoder.type() == PhysicalType.INT96 ? 12 : WIDTH;
        switch (decoder.type()) {
            case BOOLEAN -> {
                long[] words = new long[Bits.words(count)];
                decoder.booleans(words, 0, count);
                for (int i = 0; i < count; i++) {
                    values.add(Bits.get(words, i));
                }
            }
            case INT32 -> {
                int[] ints = new int[count];
                decoder.int32s(ints, 0, count);
                Arrays.stream(ints).forEach(value -> values.add((long) value));
            }
            case INT64 -> {
                long[] longs = new long[count];
                decoder.int64s(longs, 0, count);
                Arrays.stream(longs).forEach(values::add);
            }
            case FLOAT -> {
                float[] floats = new float[count];
                decoder.floats(floats, 0, count);
                for (float value : floats) {
                    values.add((long) Float.floatToRawIntBits(value));
                }
            }
            case DOUBLE -> {
                double[] doubles = new double[count];
                decoder.doubles(doubles, 0, count);
                for (double value : doubles) {
                    values.add(Double.doubleToRawLongBits(value));
                }
            }
            case BYTE_ARRAY -> {
                ByteOutput bytes = new ByteOutput(0);
                int[] offsets = new int[count + 1];
                assertThat(decoder.byteArrays(bytes, ByteOutput.MAX_SIZE, offsets, 0, count))
                        .isEqualTo(count);
                for (int i = 0; i < count; i++) {
                    values.add(ByteBuffer.wrap(Arrays.copyOfRange(bytes.array(), offsets[i], offsets[i + 1])));
                }
            }
            case INT96, FIXED_LEN_BYTE_ARRAY -> {
                byte[] bytes = new byte[count * width];
                decoder.fixedByteArrays(bytes, 0, count);
                for (int i = 0; i < count; i++) {
                    values.add(ByteBuffer.wrap(Arrays.copyOfRange(bytes, i * width, (i + 1) * width)));
                }
            }
        }
        return values;
    }

    private static long[] words(List<Object> values) {
        long[] words = new long[Bits.words(values.size())];
        for (int i = 0; i < values.size(); i++) {
            if ((boolean) values.get(i)) {
                Bits.set(words, i);
            }
        }
        return words;
    }

    private static int[] ints(List<Object> values) {
        return values.stream().mapToInt(value -> (int) (long) value).toArray();
    }

    private static long[] longs(List<Object> values) {
        return values.stream().mapToLong(value -> (long) value).toArray();
    }

    private static float[] floats(List<Object> values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = Float.intBitsToFloat((int) (long) values.get(i));
        }
        return floats;
    }

    private static double[] doubles(List<Object> values) {
        return values.stream()
                .mapToDouble(value -> Double.longBitsToDouble((long) value))
                .toArray();
    }

    private static byte[] joined(List<Object> values) {
        ByteOutput out = new ByteOutput(0);
        values.forEach(value -> out.bytes(((ByteBuffer) value).array()));
        return out.toByteArray();
    }

    private static int[] offsets(List<Object> values) {
        int[] offsets = new int[values.size() + 1];
        for (int i = 0; i < values.size(); i++) {
            offsets[i + 1] = offsets[i] + ((ByteBuffer) values.get(i)).remaining();
        }
        return offsets;
    }
}
