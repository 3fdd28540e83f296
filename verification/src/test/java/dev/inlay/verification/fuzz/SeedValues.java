// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import dev.inlay.format.PhysicalType;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.BooleanVector;
import dev.inlay.vector.DoubleVector;
import dev.inlay.vector.FixedBinaryVector;
import dev.inlay.vector.FloatVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.Vector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A few short columns of each type: none, one repeated, some that ascend, some at random. */
final class SeedValues {

    /** Bytes of a FIXED_LEN_BYTE_ARRAY. */
    static final int WIDTH = 5;

    private static final long SEED = 20_261_121;

    private SeedValues() {}

    static int width(PhysicalType type) {
        return ValuesCheck.width(type, WIDTH - 1);
    }

    static List<Vector> of(PhysicalType type) {
        Random random = new Random(SEED);
        List<Vector> columns = new ArrayList<>();
        columns.add(column(type, new long[0]));
        columns.add(column(type, random.longs(40, 7, 8).toArray()));
        columns.add(column(type, random.longs(33).toArray()));
        columns.add(column(type, random.longs(130, 0, 50).sorted().toArray()));
        return columns;
    }

    /** Decimal fractions for FLOAT and DOUBLE, digits for bytes. */
    private static Vector column(PhysicalType type, long[] numbers) {
        int n = numbers.length;
        return switch (type) {
            case BOOLEAN -> {
                BooleanVector.Builder values = BooleanVector.builder(n);
                for (long number : numbers) {
                    values.append(number % 3 == 0);
                }
                yield values.build();
            }
            case INT32 -> {
                IntVector.Builder values = IntVector.builder(n);
                for (long number : numbers) {
                    values.append((int) number);
                }
                yield values.build();
            }
            case INT64 -> LongVector.of(numbers);
            case FLOAT -> {
                FloatVector.Builder values = FloatVector.builder(n);
                for (long number : numbers) {
                    values.append(number % 10_000 / 10f);
                }
                yield values.build();
            }
            case DOUBLE -> {
                DoubleVector.Builder values = DoubleVector.builder(n);
                for (long number : numbers) {
                    values.append(number % 1_000_000 / 100d);
                }
                yield values.build();
            }
            case BYTE_ARRAY -> {
                BinaryVector.Builder values = BinaryVector.builder(n);
                for (long number : numbers) {
                    values.append("value " + Long.toString(number, 36));
                }
                yield values.build();
            }
            case INT96, FIXED_LEN_BYTE_ARRAY -> {
                int width = width(type);
                FixedBinaryVector.Builder values = FixedBinaryVector.builder(width, n);
                for (long number : numbers) {
                    String digits = String.format("%012x", number & 0xffff_ffff_ffffL);
                    values.append(digits.substring(12 - width).getBytes(StandardCharsets.US_ASCII));
                }
                yield values.build();
            }
        };
    }
}
