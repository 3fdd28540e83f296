// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.format.Binary;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.BooleanVector;
import dev.inlay.vector.DoubleVector;
import dev.inlay.vector.FixedBinaryVector;
import dev.inlay.vector.FloatVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.RecordBatch;
import dev.inlay.vector.Vector;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether rows come in the order that the file says they have (row F27): readers skip by it, so a wrong claim loses rows.
 * Every row is compared with the one before, from the first or from where the caller ended a row group.
 */
final class SortCheck {

    private final List<SortKey> keys;
    /** The last row before those to come, of a batch of one row; null where an order begins. */
    private @Nullable RecordBatch last;

    SortCheck(List<SortKey> keys) {
        this.keys = keys;
    }

    /**
     * @param rowsBefore rows of the file before this batch, for the message
     * @throws IllegalArgumentException naming the first row that comes too late
     */
    void check(RecordBatch batch, long rowsBefore) {
        if (keys.isEmpty() || batch.rowCount() == 0) {
            return;
        }
        Vector[][] vectors = vectors(batch);
        if (last != null && compare(vectors(last), 0, vectors, 0) > 0) {
            throw unsorted(0, rowsBefore);
        }
        for (int row = 1; row < batch.rowCount(); row++) {
            if (compare(vectors, row - 1, vectors, row) > 0) {
                throw unsorted(row, rowsBefore);
            }
        }
    }

    /** The rows of {@code batch}, which was checked, have been taken. */
    void taken(RecordBatch batch) {
        if (!keys.isEmpty() && batch.rowCount() > 0) {
            last = batch.slice(batch.rowCount() - 1, 1);
        }
    }

    /** A row group ends here by the will of the caller: what follows may begin anew. */
    void restart() {
        last = null;
    }

    private IllegalArgumentException unsorted(int row, long rowsBefore) {
        StringBuilder order = new StringBuilder();
        for (SortKey key : keys) {
            order.append(order.isEmpty() ? "" : ", ").append(key.sort().column());
            order.append(key.sort().descending() ? " descending" : "");
        }
        return new IllegalArgumentException("row " + row + " of the batch, which would be row " + (rowsBefore + row)
                + " of the file, belongs before the row ahead of it: the file is declared as sorted by " + order);
    }

    private Vector[][] vectors(RecordBatch batch) {
        return keys.stream().map(key -> key.vectors(batch)).toArray(Vector[][]::new);
    }

    private int compare(Vector[][] one, int row, Vector[][] other, int otherRow) {
        for (int i = 0; i < keys.size(); i++) {
            int comparison = compare(keys.get(i), one[i], row, other[i], otherRow);
            if (comparison != 0) {
                return comparison;
            }
        }
        return 0;
    }

    private static int compare(SortKey key, Vector[] one, int row, Vector[] other, int otherRow) {
        boolean isNull = isNull(one, row);
        if (isNull || isNull(other, otherRow)) {
            int nullsLast = Boolean.compare(isNull, isNull(other, otherRow));
            return key.sort().nullsFirst() ? -nullsLast : nullsLast;
        }
        int ascending = compareValues(key.order(), one[one.length - 1], row, other[other.length - 1], otherRow);
        return key.sort().descending() ? Integer.compare(0, ascending) : ascending;
    }

    private static boolean isNull(Vector[] vectors, int row) {
        for (Vector vector : vectors) {
            if (vector.isNull(row)) {
                return true;
            }
        }
        return false;
    }

    private static int compareValues(ValueOrder order, Vector one, int row, Vector other, int otherRow) {
        boolean unsigned = order == ValueOrder.UNSIGNED;
        if (one instanceof IntVector ints) {
            int value = ints.get(row);
            int otherValue = ((IntVector) other).get(otherRow);
            return unsigned ? Integer.compareUnsigned(value, otherValue) : Integer.compare(value, otherValue);
        }
        if (one instanceof LongVector longs) {
            long value = longs.get(row);
            long otherValue = ((LongVector) other).get(otherRow);
            return unsigned ? Long.compareUnsigned(value, otherValue) : Long.compare(value, otherValue);
        }
        if (one instanceof FloatVector floats) {
            // + 0 makes a positive zero of both, as they are equal
            return Float.compare(floats.get(row) + 0f, ((FloatVector) other).get(otherRow) + 0f);
        }
        if (one instanceof DoubleVector doubles) {
            return Double.compare(doubles.get(row) + 0d, ((DoubleVector) other).get(otherRow) + 0d);
        }
        if (one instanceof BooleanVector booleans) {
            return Boolean.compare(booleans.get(row), ((BooleanVector) other).get(otherRow));
        }
        if (one instanceof BinaryVector binary) {
            BinaryVector that = (BinaryVector) other;
            return compareBytes(
                    order,
                    binary.bytes(),
                    binary.start(row),
                    binary.end(row),
                    that.bytes(),
                    that.start(otherRow),
                    that.end(otherRow));
        }
        FixedBinaryVector fixed = (FixedBinaryVector) one;
        FixedBinaryVector that = (FixedBinaryVector) other;
        int start = fixed.start(row);
        int otherStart = that.start(otherRow);
        if (order == ValueOrder.FLOATING) {
            return order.compare(Binary.of(fixed.bytes(), start, 2), Binary.of(that.bytes(), otherStart, 2));
        }
        return compareBytes(
                order,
                fixed.bytes(),
                start,
                start + fixed.width(),
                that.bytes(),
                otherStart,
                otherStart + that.width());
    }

    private static int compareBytes(
            ValueOrder order, byte[] one, int from, int to, byte[] other, int otherFrom, int otherTo) {
        return order == ValueOrder.SIGNED_BYTES
                ? SignedBytes.compare(one, from, to, other, otherFrom, otherTo)
                : Arrays.compareUnsigned(one, from, to, other, otherFrom, otherTo);
    }
}
