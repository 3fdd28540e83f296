// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.BooleanVector;
import dev.inlay.vector.DoubleVector;
import dev.inlay.vector.FixedBinaryVector;
import dev.inlay.vector.FloatVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.ListVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.MapVector;
import dev.inlay.vector.StructVector;
import dev.inlay.vector.VectorBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * What the values in a set of builders come to. Where each row has one value of a known width that is a multiplication, so only
 * the others are asked, after every row: the bytes of BYTE_ARRAY columns, and how many values lists and maps have got.
 */
final class BufferedBytes {

    private final List<BinaryVector.Builder> binaries = new ArrayList<>();
    private final List<Repeated> repeated = new ArrayList<>();
    private long perRow;

    private record Repeated(VectorBuilder builder, int width) {}

    BufferedBytes(List<VectorBuilder> columns) {
        for (VectorBuilder column : columns) {
            add(column, false);
        }
    }

    /** Bytes that every row has at least; at least 1. */
    long perRow() {
        return Math.max(1, perRow);
    }

    /** Bytes of all values so far, those of {@code rows} rows. */
    long of(int rows) {
        long bytes = perRow * rows;
        for (int i = 0; i < binaries.size(); i++) {
            bytes += binaries.get(i).size();
        }
        for (int i = 0; i < repeated.size(); i++) {
            Repeated each = repeated.get(i);
            bytes += (long) each.width * each.builder.length();
        }
        return bytes;
    }

    private void add(VectorBuilder builder, boolean inList) {
        if (builder instanceof StructVector.Builder struct) {
            for (int i = 0; i < struct.fieldCount(); i++) {
                add(struct.field(i), inList);
            }
        } else if (builder instanceof ListVector.Builder list) {
            count(builder, Integer.BYTES, inList);
            add(list.elements(), true);
        } else if (builder instanceof MapVector.Builder map) {
            count(builder, Integer.BYTES, inList);
            add(map.keys(), true);
            VectorBuilder values = map.values();
            if (values != null) {
                add(values, true);
            }
        } else {
            count(builder, width(builder), inList);
            if (builder instanceof BinaryVector.Builder binary) {
                binaries.add(binary);
            }
        }
    }

    private void count(VectorBuilder builder, int width, boolean inList) {
        if (inList) {
            repeated.add(new Repeated(builder, width));
        } else {
            perRow += width;
        }
    }

    /** Bytes of a value in its array; of a BYTE_ARRAY, of its offset. */
    private static int width(VectorBuilder builder) {
        if (builder instanceof FixedBinaryVector.Builder fixed) {
            return fixed.width();
        }
        if (builder instanceof LongVector.Builder || builder instanceof DoubleVector.Builder) {
            return Long.BYTES;
        }
        if (builder instanceof IntVector.Builder
                || builder instanceof FloatVector.Builder
                || builder instanceof BinaryVector.Builder) {
            return Integer.BYTES;
        }
        return builder instanceof BooleanVector.Builder ? 1 : 0;
    }
}
