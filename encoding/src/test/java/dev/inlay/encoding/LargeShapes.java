// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.encoding.Shapes.Shape;
import dev.inlay.format.PhysicalType;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.DoubleVector;
import dev.inlay.vector.FixedBinaryVector;
import dev.inlay.vector.FloatVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.LongVector;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.Stream;

/** More shapes, in which neighbours have to do with each other, and long ones: what delta encodings and ALP are made for. */
final class LargeShapes {

    private LargeShapes() {}

    static Stream<Shape> all() {
        return Stream.of(integers(), decimals(), strings()).flatMap(shapes -> shapes);
    }

    private static Stream<Shape> integers() {
        Random random = new Random(3);
        return Stream.of(
                        Stream.of(
                                ints("rising", 5000, i -> i),
                                ints("descending", 5000, i -> -7L * i),
                                ints("rising, then falling", 1000, i -> i < 500 ? i : 1000 - i),
                                ints("constant deltas of MIN", 300, i -> i % 2 == 0 ? 0 : Long.MIN_VALUE),
                                ints("MIN and MAX", 300, i -> i % 2 == 0 ? Long.MIN_VALUE : Long.MAX_VALUE),
                                ints("one outlier in each miniblock", 1000, i -> i % 32 == 9 ? Long.MAX_VALUE : i),
                                ints("million", 1_000_000, i -> (long) i * i / 7 % 1013)),
                        Stream.iterate(1, width -> width <= 64, width -> width + 1)
                                .map(width -> ints(
                                        "deltas of up to " + width + " bits",
                                        400,
                                        i -> random.nextLong() >>> (64 - width))))
                .flatMap(shapes -> shapes)
                .flatMap(shapes -> shapes);
    }

    private static Stream<Shape> ints(String name, int length, IntToLongFunction value) {
        long[] longs = new long[length];
        Arrays.setAll(longs, value);
        int[] ints = new int[length];
        Arrays.setAll(ints, i -> (int) (longs[i] ^ longs[i] >>> 32)); // the extremes of both
        return Stream.of(
                new Shape(name, PhysicalType.INT64, LongVector.of(longs)),
                new Shape(name, PhysicalType.INT32, IntVector.of(ints)));
    }

    private static Stream<Shape> decimals() {
        Random random = new Random(5);
        return Stream.of(
                        reals("prices", 10_000, i -> random.nextInt(1_000_000) / 100.0),
                        reals("whole numbers", 3000, i -> random.nextInt(1000) - 500),
                        reals("prices and NaN", 3000, i -> i % 50 == 0 ? Double.NaN : random.nextInt(10_000) / 100.0),
                        reals("a sentinel", 3000, i -> i % 90 == 3 ? -99_999_999 : random.nextInt(10_000) / 100.0),
                        reals(
                                "outliers on both sides, and NaN",
                                9000,
                                i -> i % 97 == 0
                                        ? random.nextGaussian() * 1e12
                                        : i % 91 == 5 ? Double.NaN : random.nextInt(500) / 10.0),
                        reals("minus zero among zeros", 2000, i -> i % 3 == 0 ? -0.0 : 0.0),
                        reals("nothing but NaN", 1025, i -> Double.NaN),
                        reals(
                                "infinities",
                                1030,
                                i -> i % 2 == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY),
                        reals("exception first", 1024, i -> i == 0 ? Math.PI : 1.5),
                        reals("regular last", 1024, i -> i == 1023 ? 1.5 : Double.NaN),
                        reals("not decimal", 9000, i -> random.nextGaussian()),
                        reals(
                                "turning from prices to noise",
                                40_000,
                                i -> i < 20_000 ? random.nextInt(10_000) / 100.0 : random.nextGaussian()),
                        reals(
                                "turning from whole numbers to four digits",
                                40_000,
                                i -> i < 20_000 ? i : random.nextInt(1 << 24) / 10_000.0),
                        reals("large", 2000, i -> 9.0e18 + i * 1.0e15),
                        reals("from −2^63 to 2^63", 100, i -> i % 2 == 0 ? -0x1p63 : 0x1p62 + 0x1p61),
                        reals("from −2^31 to 2^31", 100, i -> i % 2 == 0 ? -0x1p31 : 0x1p30 + 0x1p29),
                        reals("tiny", 2000, i -> Double.MIN_VALUE * i),
                        reals("eighteen digits", 2000, i -> random.nextInt(1000) * 1e-17),
                        reals("coordinates", 8200, i -> random.nextInt(1_800_000_00) / 1_000_000.0),
                        reals("hundred thousand", 100_000, i -> (i * 37L % 100_003) / 1000.0))
                .flatMap(shapes -> shapes);
    }

    private static Stream<Shape> reals(String name, int length, IntToDoubleFunction value) {
        double[] doubles = new double[length];
        Arrays.setAll(doubles, value);
        float[] floats = new float[length];
        for (int i = 0; i < length; i++) {
            floats[i] = (float) doubles[i];
        }
        return Stream.of(
                new Shape(name, PhysicalType.DOUBLE, DoubleVector.of(doubles)),
                new Shape(name, PhysicalType.FLOAT, FloatVector.of(floats)));
    }

    private static Stream<Shape> strings() {
        Random random = new Random(8);
        BinaryVector.Builder sorted = BinaryVector.builder(0);
        BinaryVector.Builder growing = BinaryVector.builder(0);
        BinaryVector.Builder shrinking = BinaryVector.builder(0);
        BinaryVector.Builder large = BinaryVector.builder(0);
        BinaryVector.Builder many = BinaryVector.builder(0);
        BinaryVector.Builder words = BinaryVector.builder(0);
        FixedBinaryVector.Builder keys = FixedBinaryVector.builder(Shapes.WIDTH, 0);
        byte[] mebibyte = new byte[1 << 20];
        random.nextBytes(mebibyte);
        for (int i = 0; i < 3000; i++) {
            sorted.append(String.format("https://example.org/%06d/%d", i / 3, i));
            keys.append(String.format("%05d", i).getBytes(StandardCharsets.US_ASCII));
        }
        for (int i = 0; i < 600; i++) {
            growing.append("x".repeat(i));
            shrinking.append("y".repeat(600 - i));
        }
        for (int i = 0; i < 4; i++) {
            mebibyte[mebibyte.length - 1 - i] ^= 1;
            large.append(mebibyte);
            large.append("");
            large.append(mebibyte);
        }
        for (int i = 0; i < 100_000; i++) {
            many.append("key" + random.nextInt(1000));
        }
        for (int i = 0; i < 6000; i++) { // of up to eight bytes, then longer ones, with and without a prefix in common
            int shared = random.nextInt(i / 500 % 2 == 0 ? 9 : 60);
            words.append("a".repeat(shared) + (shared < 8 ? (char) ('a' + random.nextInt(2)) : ""));
        }
        return Stream.of(
                new Shape("short and long words", PhysicalType.BYTE_ARRAY, words.build()),
                new Shape("sorted", PhysicalType.BYTE_ARRAY, sorted.build()),
                new Shape("growing", PhysicalType.BYTE_ARRAY, growing.build()),
                new Shape("shrinking", PhysicalType.BYTE_ARRAY, shrinking.build()),
                new Shape("1 MiB, alike", PhysicalType.BYTE_ARRAY, large.build()),
                new Shape("hundred thousand", PhysicalType.BYTE_ARRAY, many.build()),
                new Shape("sorted", PhysicalType.FIXED_LEN_BYTE_ARRAY, keys.build()));
    }
}
