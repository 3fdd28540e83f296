// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.TimeUnit;
import dev.inlay.io.MemoryFile;
import dev.inlay.schema.FieldType;
import dev.inlay.schema.Leaf;
import dev.inlay.schema.Schema;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.BooleanVector;
import dev.inlay.vector.DoubleVector;
import dev.inlay.vector.FixedBinaryVector;
import dev.inlay.vector.FloatVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.RecordBatch;
import dev.inlay.vector.Vector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Rows as boxed values, a list a column, in the forms of {@link FileDump}; and the batches they make. */
record Table(Schema schema, List<List<Object>> columns) {

    /** Every type that can be written, required and optional by turns. */
    static final Schema ALL_TYPES = Schema.builder("all")
            .required("boolean", PhysicalType.BOOLEAN)
            .optional("boolean_or_null", PhysicalType.BOOLEAN)
            .required("int32", PhysicalType.INT32)
            .optional("int8", LogicalType.integer(8, true))
            .optional("uint16", LogicalType.integer(16, false))
            .required("uint32", LogicalType.integer(32, false))
            .optional("int64", PhysicalType.INT64)
            .required("uint64", LogicalType.integer(64, false))
            .optional("date", LogicalType.date())
            .required("time_millis", LogicalType.time(true, TimeUnit.MILLIS))
            .optional("time_nanos", LogicalType.time(false, TimeUnit.NANOS))
            .required("timestamp", LogicalType.timestamp(true, TimeUnit.MICROS))
            .optional("decimal_int32", LogicalType.decimal(9, 2))
            .required("decimal_int64", LogicalType.decimal(18, 0))
            .optional("decimal_fixed", LogicalType.decimal(30, 5))
            .required("decimal_bytes", FieldType.of(PhysicalType.BYTE_ARRAY, LogicalType.decimal(20, 5)))
            .required("float", PhysicalType.FLOAT)
            .optional("double", PhysicalType.DOUBLE)
            .optional("float16", new LogicalType.Float16Type())
            .required("string", LogicalType.string())
            .optional("string_or_null", LogicalType.string())
            .optional("enum", new LogicalType.EnumType())
            .optional("json", new LogicalType.JsonType())
            .optional("bson", new LogicalType.BsonType())
            .required("bytes", PhysicalType.BYTE_ARRAY)
            .optional("uuid", LogicalType.uuid())
            .required("fixed", FieldType.fixed(3))
            .optional("interval", new LogicalType.IntervalType())
            .optional("geometry", new LogicalType.GeometryType(null))
            .optional("unknown", new LogicalType.NullType())
            .build();

    int rows() {
        return columns.get(0).size();
    }

    RecordBatch batch(int from, int to) {
        List<Vector> vectors = new ArrayList<>();
        for (Leaf leaf : schema.leaves()) {
            vectors.add(vector(leaf, columns.get(leaf.ordinal()).subList(from, to)));
        }
        return new RecordBatch(schema, to - from, vectors);
    }

    RecordBatch batch() {
        return batch(0, rows());
    }

    /** The file of one batch. */
    byte[] write(WriterOptions options) throws IOException {
        MemoryFile file = new MemoryFile();
        ParquetFiles.write(file, schema, options, List.of(batch()));
        return file.toByteArray();
    }

    FileDump dump(WriterOptions options) throws IOException {
        return new FileDump(write(options), schema);
    }

    /** A table of one column. */
    static Table of(Schema schema, Object... values) {
        return new Table(schema, List.of(Arrays.asList(values)));
    }

    static Schema optional(PhysicalType type) {
        return Schema.builder("t").optional("c", type).build();
    }

    static Schema required(PhysicalType type) {
        return Schema.builder("t").required("c", type).build();
    }

    static List<Byte> utf8(String text) {
        return FileDump.box(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Rows of which some columns repeat themselves and some do not, with runs of nulls. */
    static Table random(Schema schema, int rows, long seed) {
        Random random = new Random(seed);
        List<List<Object>> columns = new ArrayList<>();
        for (Leaf leaf : schema.leaves()) {
            int distinct = random.nextBoolean() ? 1 + random.nextInt(20) : Integer.MAX_VALUE;
            List<Object> values = new ArrayList<>(rows);
            boolean nulls = false;
            for (int row = 0; row < rows; row++) {
                nulls = random.nextInt(10) == 0 ? random.nextBoolean() : nulls;
                values.add(
                        leaf.maxDefinitionLevel() > 0 && nulls
                                ? null
                                : value(leaf, new Random(seed ^ random.nextInt(distinct) * 0x9e3779b97f4a7c15L)));
            }
            columns.add(values);
        }
        return new Table(schema, columns);
    }

    static Object value(Leaf leaf, Random random) {
        LogicalType annotation = leaf.node().logicalType();
        if (annotation instanceof LogicalType.NullType) {
            return null;
        }
        return switch (leaf.node().type()) {
            case BOOLEAN -> random.nextBoolean();
            case INT32 -> number(annotation, random).intValue();
            case INT64 -> number(annotation, random);
            case FLOAT -> random.nextInt(20) == 0 ? Float.NaN : random.nextFloat() - 0.5f;
            case DOUBLE -> random.nextInt(20) == 0 ? Double.NaN : random.nextGaussian();
            case BYTE_ARRAY ->
                annotation instanceof LogicalType.GeometryType
                        ? point(random)
                        : annotation == null || annotation instanceof LogicalType.BsonType
                                ? bytes(random, random.nextInt(12))
                                : annotation instanceof LogicalType.DecimalType
                                        ? bytes(random, 1 + random.nextInt(8))
                                        : annotation instanceof LogicalType.JsonType
                                                ? utf8("{\"é\": " + random.nextInt(5000) + "}")
                                                : utf8("text é🚀".substring(0, random.nextInt(7))
                                                        + Integer.toString(random.nextInt(5000), 36));
            case FIXED_LEN_BYTE_ARRAY ->
                annotation instanceof LogicalType.DecimalType
                        ? signExtended(random.nextLong(), leaf.node().typeLength())
                        : bytes(random, leaf.node().typeLength());
            case INT96 -> bytes(random, 12);
        };
    }

    private static Long number(LogicalType annotation, Random random) {
        if (annotation instanceof LogicalType.IntType integer && integer.bitWidth() < 32) {
            return (long) random.nextInt(1 << integer.bitWidth())
                    - (integer.isSigned() ? 1 << integer.bitWidth() - 1 : 0);
        }
        if (annotation instanceof LogicalType.TimeType time) {
            return random.nextInt(86_400) * time.unit().perSecond()
                    + random.nextInt((int) time.unit().perSecond());
        }
        if (annotation instanceof LogicalType.DecimalType decimal) {
            return random.nextLong() % (long) Math.pow(10, decimal.precision());
        }
        return random.nextLong();
    }

    private static List<Byte> bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return FileDump.box(bytes);
    }

    /** POINT, as WKB. */
    private static List<Byte> point(Random random) {
        return FileDump.box(ByteBuffer.allocate(21)
                .put((byte) 0)
                .putInt(1)
                .putDouble(random.nextInt(100))
                .putDouble(random.nextGaussian())
                .array());
    }

    private static List<Byte> signExtended(long value, int width) {
        byte[] bytes = new byte[width];
        for (int i = 0; i < width; i++) {
            bytes[width - 1 - i] = (byte) (value >> Math.min(63, 8 * i));
        }
        return FileDump.box(bytes);
    }

    static Vector vector(Leaf leaf, List<Object> values) {
        return switch (leaf.node().type()) {
            case BOOLEAN -> {
                BooleanVector.Builder builder = BooleanVector.builder(values.size());
                values.forEach(value -> {
                    if (value == null) {
                        builder.appendNull();
                    } else {
                        builder.append((Boolean) value);
                    }
                });
                yield builder.build();
            }
            case INT32 -> IntVector.ofNullable(values.toArray(Integer[]::new));
            case INT64 -> LongVector.ofNullable(values.toArray(Long[]::new));
            case FLOAT -> FloatVector.ofNullable(values.toArray(Float[]::new));
            case DOUBLE -> DoubleVector.ofNullable(values.toArray(Double[]::new));
            case BYTE_ARRAY -> BinaryVector.of(values.stream().map(Table::unbox).toArray(byte[][]::new));
            case FIXED_LEN_BYTE_ARRAY, INT96 ->
                FixedBinaryVector.of(
                        leaf.type() == PhysicalType.INT96
                                ? leaf.type().width()
                                : leaf.node().typeLength(),
                        values.stream().map(Table::unbox).toArray(byte[][]::new));
        };
    }

    private static byte[] unbox(Object boxed) {
        if (boxed == null) {
            return null;
        }
        List<?> list = (List<?>) boxed;
        byte[] bytes = new byte[list.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (Byte) list.get(i);
        }
        return bytes;
    }
}
