// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.encoding.DenseValues;
import dev.inlay.schema.PrimitiveNode;
import org.jspecify.annotations.Nullable;

/**
 * The smallest and the largest value of a page, of a chunk, or of a column in all of them, in the column's order; one
 * subclass for each way to hold them.
 */
abstract class Bounds {

    static Bounds of(ColumnPlan plan) {
        PrimitiveNode node = plan.node();
        return switch (node.type()) {
            case BOOLEAN -> new BooleanBounds();
            case INT32 -> new IntegerBounds(Integer.BYTES, plan.order() != ValueOrder.UNSIGNED);
            case INT64 -> new IntegerBounds(Long.BYTES, plan.order() != ValueOrder.UNSIGNED);
            case FLOAT -> floating(plan, Float.BYTES);
            case DOUBLE -> floating(plan, Double.BYTES);
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY, INT96 ->
                plan.order().hasNans() ? floating(plan, node.typeLength()) : BytesBounds.of(plan);
        };
    }

    private static Bounds floating(ColumnPlan plan, int width) {
        return plan.order() == ValueOrder.TOTAL ? new TotalOrderBounds(width) : new FloatingBounds(width);
    }

    /** Takes the first {@code count} of {@code values}. */
    abstract void add(DenseValues values, int count);

    /** Takes the values that {@code part}, bounds of the same column, has taken. */
    abstract void merge(Bounds part);

    /** Null if no value arrived that can be a bound. */
    abstract @Nullable Bound min();

    /** Null exactly where {@link #min} is. */
    abstract @Nullable Bound max();

    /** NaNs among the values; 0 where the type has none. */
    long nanCount() {
        return 0;
    }
}
