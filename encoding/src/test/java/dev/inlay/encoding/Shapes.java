// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.PhysicalType;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.BooleanVector;
import dev.inlay.vector.DoubleVector;
import dev.inlay.vector.FixedBinaryVector;
import dev.inlay.vector.FloatVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.Validity;
import dev.inlay.vector.Vector;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** One list of shapes of values, for every encoding: the lengths, patterns and extremes at which encoders break. */
final class Shapes {

    /** Width of FIXED_LEN_BYTE_ARRAY values: not a power of two. */
    static final int WIDTH = 5;

    private static final int[] LENGTHS = {0, 1, 2, 7, 8, 9, 31, 32, 33, 63, 64, 65, 127, 128, 129, 511, 512, 513, 1000};

    private static final long[] EXTREME_LONGS = {
        0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32, -(1L << 32), 127, 128, -128
    };
    private static final int[] EXTREME_INTS = {
        0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 127, 128, 32767, 32768, -32768
    };
    private static final float[] EXTREME_FLOATS = {
        0f,
        -0f,
        Float.NaN,
        Float.intBitsToFloat(0x7fa00001),
        Float.intBitsToFloat(0xffc12345),
        Float.MIN_VALUE,
        Float.MAX_VALUE,
        Float.NEGATIVE_INFINITY,
        Float.POSITIVE_INFINITY,
        1.5f
    };
    private static final double[] EXTREME_DOUBLES = {
        0,
        -0.0,
        Double.NaN,
        Double.longBitsToDouble(0x7ff4000000000001L),
        Double.longBitsToDouble(0xfff8123456789abcL),
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        0.1
    };

    private Shapes() {}

    /** A vector and what it is called in a failure message. */
    record Shape(String name, PhysicalType type, Vector vector) {
        @Override
        public String toString() {
            return type + " " + name;
        }
    }

    static Stream<Shape> all() {
        return Arrays.stream(PhysicalType.values()).flatMap(type -> of(type).stream());
    }

    static List<Shape> of(PhysicalType type) {
        List<Shape> shapes = new ArrayList<>();
        for (int length : LENGTHS) {
            shapes.add(
                    new Shape(length + " random", type, vector(type, length, row -> false, new Random(length), false)));
            shapes.add(new Shape(
                    length + " of few values", type, vector(type, length, row -> false, new Random(length), true)));
            shapes.add(new Shape(
                    length + " with nulls", type, vector(type, length, row -> row % 3 == 1, new Random(length), true)));
        }
        Map<String, IntPredicate> nulls = new LinkedHashMap<>();
        nulls.put("all null", row -> true);
        nulls.put("all null but one", row -> row != 700);
        nulls.put("one null", row -> row == 64);
        nulls.put("long stretches of nulls", row -> row / 100 % 2 == 0);
        nulls.forEach((name, isNull) ->
                shapes.add(new Shape("1000 " + name, type, vector(type, 1000, isNull, new Random(1), false))));
        Vector odd = vector(type, 400, row -> row % 7 == 0, new Random(5), false);
        shapes.add(new Shape("slice at an odd row, with nulls", type, odd.slice(13, 301)));
        Vector whole = vector(type, 400, row -> false, new Random(6), false);
        shapes.add(new Shape("slice at an odd row", type, whole.slice(67, 202)));
        shapes.add(new Shape("1000 constant", type, constant(type)));
        shapes.add(new Shape("1000 alternating", type, extremes(type, 1000, 2)));
        shapes.add(new Shape("extremes", type, extremes(type, 50, 10)));
        if (type == PhysicalType.BYTE_ARRAY) {
            shapes.add(new Shape("empty strings", type, BinaryVector.ofUtf8("", "", null, "")));
            byte[] large = new byte[1 << 20];
            new Random(1).nextBytes(large);
            shapes.add(new Shape(
                    "1 MiB among short ones", type, BinaryVector.of(new byte[1], large, new byte[0], large, null)));
            shapes.add(new Shape("bytes in null slots", type, bytesInNullSlots()));
        }
        return shapes;
    }

    /** The values that are not null: raw bits as Long, bytes as ByteBuffer, booleans as Boolean. */
    static List<Object> values(Vector vector) {
        List<Object> values = new ArrayList<>();
        for (int row = 0; row < vector.length(); row++) {
            if (vector.isNull(row)) {
                continue;
            }
            if (vector instanceof IntVector ints) {
                values.add((long) ints.get(row));
            } else if (vector instanceof LongVector longs) {
                values.add(longs.get(row));
            } else if (vector instanceof FloatVector floats) {
                values.add((long) Float.floatToRawIntBits(floats.get(row)));
            } else if (vector instanceof DoubleVector doubles) {
                values.add(Double.doubleToRawLongBits(doubles.get(row)));
            } else if (vector instanceof BooleanVector booleans) {
                values.add(booleans.get(row));
            } else if (vector instanceof BinaryVector binary) {
                values.add(ByteBuffer.wrap(binary.get(row)));
            } else if (vector instanceof FixedBinaryVector fixed) {
                values.add(ByteBuffer.wrap(fixed.get(row)));
            }
        }
        return values;
    }

    private static Vector vector(PhysicalType type, int length, IntPredicate isNull, Random random, boolean few) {
        switch (type) {
            case BOOLEAN -> {
                BooleanVector.Builder builder = BooleanVector.builder(0);
                for (int row = 0; row < length; row++) {
                    boolean value = random.nextInt(few ? 10 : 2) == 0;
                    Object ignored = isNull.test(row) ? builder.appendNull() : builder.append(value);
                }
                return builder.build();
            }
            case INT32 -> {
                IntVector.Builder builder = IntVector.builder(0);
                for (int row = 0; row < length; row++) {
                    int value = few ? random.nextInt(9) : random.nextInt();
                    Object ignored = isNull.test(row) ? builder.appendNull() : builder.append(value);
                }
                return builder.build();
            }
            case INT64 -> {
                LongVector.Builder builder = LongVector.builder(0);
                for (int row = 0; row < length; row++) {
                    long value = few ? random.nextInt(9) : random.nextLong();
                    Object ignored = isNull.test(row) ? builder.appendNull() : builder.append(value);
                }
                return builder.build();
            }
            case FLOAT -> {
                FloatVector.Builder builder = FloatVector.builder(0);
                for (int row = 0; row < length; row++) {
                    float value = few ? random.nextInt(9) : Float.intBitsToFloat(random.nextInt());
                    Object ignored = isNull.test(row) ? builder.appendNull() : builder.append(value);
                }
                return builder.build();
            }
            case DOUBLE -> {
                DoubleVector.Builder builder = DoubleVector.builder(0);
                for (int row = 0; row < length; row++) {
                    double value = few ? random.nextInt(9) : Double.longBitsToDouble(random.nextLong());
                    Object ignored = isNull.test(row) ? builder.appendNull() : builder.append(value);
                }
                return builder.build();
            }
            case BYTE_ARRAY -> {
                BinaryVector.Builder builder = BinaryVector.builder(0);
                for (int row = 0; row < length; row++) {
                    byte[] value = few
                            ? "value".repeat(random.nextInt(9)).getBytes(StandardCharsets.US_ASCII)
                            : bytes(random, random.nextInt(40));
                    Object ignored = isNull.test(row) ? builder.appendNull() : builder.append(value);
                }
                return builder.build();
            }
            default -> {
                int width = width(type);
                FixedBinaryVector.Builder builder = FixedBinaryVector.builder(width, 0);
                for (int row = 0; row < length; row++) {
                    byte[] value = few ? new byte[width] : bytes(random, width);
                    value[width - 1] = (byte) random.nextInt(9);
                    Object ignored = isNull.test(row) ? builder.appendNull() : builder.append(value);
                }
                return builder.build();
            }
        }
    }

    static int width(PhysicalType type) {
        return type == PhysicalType.INT96 ? 12 : WIDTH;
    }

    private static Vector constant(PhysicalType type) {
        return extremes(type, 1000, 1);
    }

    /** The first {@code variety} extremes, over and over. */
    private static Vector extremes(PhysicalType type, int length, int variety) {
        switch (type) {
            case BOOLEAN -> {
                BooleanVector.Builder builder = BooleanVector.builder(0);
                for (int row = 0; row < length; row++) {
                    builder.append(row % variety == 0);
                }
                return builder.build();
            }
            case INT32 -> {
                int[] values = new int[length];
                Arrays.setAll(values, row -> EXTREME_INTS[row % variety]);
                return IntVector.of(values);
            }
            case INT64 -> {
                long[] values = new long[length];
                Arrays.setAll(values, row -> EXTREME_LONGS[row % variety]);
                return LongVector.of(values);
            }
            case FLOAT -> {
                float[] values = new float[length];
                for (int row = 0; row < length; row++) {
                    values[row] = EXTREME_FLOATS[row % variety];
                }
                return FloatVector.of(values);
            }
            case DOUBLE -> {
                double[] values = new double[length];
                Arrays.setAll(values, row -> EXTREME_DOUBLES[row % variety]);
                return DoubleVector.of(values);
            }
            case BYTE_ARRAY -> {
                BinaryVector.Builder builder = BinaryVector.builder(0);
                for (int row = 0; row < length; row++) {
                    builder.append("é€𝄞".repeat(row % variety));
                }
                return builder.build();
            }
            default -> {
                FixedBinaryVector.Builder builder = FixedBinaryVector.builder(width(type), 0);
                for (int row = 0; row < length; row++) {
                    byte[] value = new byte[width(type)];
                    Arrays.fill(value, (byte) (row % variety - 1));
                    builder.append(value);
                }
                return builder.build();
            }
        }
    }

    /** As an engine may hand them over: what lies in the slot of a null is anything. */
    private static BinaryVector bytesInNullSlots() {
        byte[] bytes = "onetwothreefour".getBytes(StandardCharsets.US_ASCII);
        return new BinaryVector(bytes, new int[] {0, 3, 6, 11, 15}, 0, 4, Validity.of(true, false, true, true));
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
