// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import dev.inlay.format.LogicalType;
import dev.inlay.format.LogicalType.DecimalType;
import dev.inlay.format.LogicalType.Float16Type;
import dev.inlay.format.LogicalType.IntType;
import dev.inlay.format.PhysicalType;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.BooleanVector;
import dev.inlay.vector.DoubleVector;
import dev.inlay.vector.FixedBinaryVector;
import dev.inlay.vector.FloatVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The values of one leaf as a test knows them: physical values, boxed (Boolean, Integer, Long, Float, Double, byte[]), null for
 * a null. They become a vector for our writer, and {@link Canonical} texts for everybody else.
 */
record LeafValues(PrimitiveNode node, List<Object> values) {

    Vector vector() {
        return vector(0, values.size());
    }

    /** Rows {@code from} to before {@code to}. */
    Vector vector(int from, int to) {
        List<Object> rows = values.subList(from, to);
        int capacity = Math.max(1, rows.size());
        return switch (node.type()) {
            case BOOLEAN -> {
                BooleanVector.Builder builder = BooleanVector.builder(capacity);
                fill(rows, Boolean.class, builder::append, builder::appendNull);
                yield builder.build();
            }
            case INT32 -> {
                IntVector.Builder builder = IntVector.builder(capacity);
                fill(rows, Integer.class, builder::append, builder::appendNull);
                yield builder.build();
            }
            case INT64 -> {
                LongVector.Builder builder = LongVector.builder(capacity);
                fill(rows, Long.class, builder::append, builder::appendNull);
                yield builder.build();
            }
            case FLOAT -> {
                FloatVector.Builder builder = FloatVector.builder(capacity);
                fill(rows, Float.class, builder::append, builder::appendNull);
                yield builder.build();
            }
            case DOUBLE -> {
                DoubleVector.Builder builder = DoubleVector.builder(capacity);
                fill(rows, Double.class, builder::append, builder::appendNull);
                yield builder.build();
            }
            case BYTE_ARRAY -> {
                BinaryVector.Builder builder = BinaryVector.builder(capacity);
                fill(rows, byte[].class, builder::append, builder::appendNull);
                yield builder.build();
            }
            case FIXED_LEN_BYTE_ARRAY, INT96 -> {
                FixedBinaryVector.Builder builder = FixedBinaryVector.builder(
                        node.type() == PhysicalType.INT96 ? node.type().width() : node.typeLength(), capacity);
                fill(rows, byte[].class, builder::append, builder::appendNull);
                yield builder.build();
            }
        };
    }

    private static <T> void fill(List<Object> rows, Class<T> type, Consumer<T> append, Runnable appendNull) {
        for (Object row : rows) {
            if (row == null) {
                appendNull.run();
            } else {
                append.accept(type.cast(row));
            }
        }
    }

    List<String> canonical() {
        List<String> texts = new ArrayList<>(values.size());
        for (Object value : values) {
            texts.add(canonical(value));
        }
        return texts;
    }

    String canonical(Object value) {
        LogicalType logical = node.logicalType();
        boolean unsigned = logical instanceof IntType integer && !integer.isSigned();
        if (value == null) {
            return null;
        }
        return switch (node.type()) {
            case BOOLEAN -> Canonical.of((boolean) value);
            case INT32 -> Canonical.of((int) value, unsigned);
            case INT64 -> Canonical.of((long) value, unsigned);
            case FLOAT -> Canonical.of((float) value);
            case DOUBLE -> Canonical.of((double) value);
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY, INT96 -> {
                byte[] bytes = (byte[]) value;
                if (logical instanceof DecimalType) {
                    yield Canonical.ofDecimal(bytes);
                }
                yield logical instanceof Float16Type ? Canonical.ofFloat16(bytes) : Canonical.of(bytes);
            }
        };
    }
}
