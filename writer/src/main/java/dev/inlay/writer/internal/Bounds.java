// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.encoding.DenseValues;
import dev.inlay.schema.PrimitiveNode;
import org.jspecify.annotations.Nullable;

/**
 * The smallest and the largest value of one column chunk, in the column's order; one subclass for each way to hold
 * them.
 */
abstract class Bounds {

    static Bounds of(ColumnPlan plan) {
        PrimitiveNode node = plan.node();
        return switch (node.type()) {
            case BOOLEAN -> new BooleanBounds();
            case INT32 -> new IntegerBounds(Integer.BYTES, plan.order() != ValueOrder.UNSIGNED);
            case INT64 -> new IntegerBounds(Long.BYTES, plan.order() != ValueOrder.UNSIGNED);
            case FLOAT -> new FloatingBounds(Float.BYTES);
            case DOUBLE -> new FloatingBounds(Double.BYTES);
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY, INT96 ->
                plan.order() == ValueOrder.FLOATING ? new FloatingBounds(node.typeLength()) : BytesBounds.of(plan);
        };
    }

    /** Takes the first {@code count} of {@code values}. */
    abstract void add(DenseValues values, int count);

    /** Null if no value arrived that can be a bound. */
    abstract @Nullable Bound min();

    /** Null exactly where {@link #min} is. */
    abstract @Nullable Bound max();

    /** NaNs among the values; 0 where the type has none. */
    long nanCount() {
        return 0;
    }
}
