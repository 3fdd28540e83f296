// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.schema.Leaf;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.Validity;

/**
 * What rows count as when pages and row groups are measured: their level entries as PLAIN values, before any encoding. An entry
 * without a value, under a null or an empty list, counts as one whose value is empty or, where all values are of one width, like any other; a BOOLEAN counts a
 * byte. So the measure is known before anything is encoded, and for most types it is a multiplication.
 */
final class RowSize {

    /** What a BYTE_ARRAY has before its bytes: the length. */
    private static final int LENGTH = Integer.BYTES;

    private RowSize() {}

    /** Bytes of each entry, or 0 where they differ. */
    static int fixed(PrimitiveNode node) {
        return switch (node.type()) {
            case BOOLEAN -> 1;
            case INT32, INT64, INT96, FLOAT, DOUBLE -> node.type().width();
            case FIXED_LEN_BYTE_ARRAY -> node.typeLength();
            case BYTE_ARRAY -> 0;
        };
    }

    /** Bytes of each row, or 0 where rows differ: in size, or in the number of their entries. */
    static int ofEachRow(Leaf leaf) {
        return leaf.maxRepetitionLevel() == 0 ? fixed(leaf.node()) : 0;
    }

    /** Bytes of {@code entries} entries, whose values are those of {@code count} slots from {@code from}. What lies in null slots does not count. */
    static long of(long entries, BinaryVector vector, int from, int count) {
        int[] offsets = vector.offsets();
        int slot = vector.offset();
        long size = LENGTH * entries;
        Validity validity = vector.validity();
        if (validity == null) {
            return size + offsets[slot + from + count] - offsets[slot + from];
        }
        int end = from + count;
        for (int row = from; row < end; row += Long.SIZE) {
            long word = validity.word(row) & (end - row >= Long.SIZE ? -1L : (1L << (end - row)) - 1);
            for (long present = word; present != 0; present &= present - 1) {
                int at = slot + row + Long.numberOfTrailingZeros(present);
                size += offsets[at + 1] - offsets[at];
            }
        }
        return size;
    }
}
