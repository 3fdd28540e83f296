// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.encoding.LevelEncoder;
import dev.inlay.schema.Leaf;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.Validity;
import dev.inlay.vector.Vector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One leaf over a window of records. Three things are counted here, and are three different numbers once there are lists:
 *
 * <pre>
 *  rows      the records
 *  entries   what a page counts: a record has one, or one for each element; null and empty lists have one as well
 *  values    the entries that hold something: slots of {@link #values} that are not null
 * </pre>
 *
 * Each record is a range of entries, and a range of slots. In a flat column all three ranges are the row itself, and
 * nothing is stored about them.
 */
final class LeafRows {

    private static final Vector NONE = IntVector.of();

    private final int maxDefinitionLevel;
    private final int fixedSize;
    private int rows;
    private Vector values = NONE;
    private int @Nullable [] definitionLevels;
    private int @Nullable [] repetitionLevels;
    private int @Nullable [] entryOfRow;
    private int @Nullable [] slotOfRow;

    LeafRows(Leaf leaf) {
        maxDefinitionLevel = leaf.maxDefinitionLevel();
        fixedSize = RowSize.fixed(leaf.node());
    }

    /**
     * Takes the place of what was here.
     *
     * @param entries what the groups around decide
     * @param slots the slots from the first to the last of {@code entries}, those null that no live entry stands for
     * @param levels definition level of each entry; null where each slot is an entry of the maximum level or, if it is null, of
     *     one less
     */
    void set(Entries entries, Vector slots, int @Nullable [] levels) {
        rows = entries.rows();
        values = slots;
        definitionLevels = levels;
        repetitionLevels = entries.repetition();
        entryOfRow = entries.entryOfRow();
        slotOfRow = entries.slotOfRow();
    }

    int rows() {
        return rows;
    }

    private int entry(int row) {
        return entryOfRow == null ? row : entryOfRow[row];
    }

    private int slot(int row) {
        return slotOfRow == null ? row : slotOfRow[row] - slotOfRow[0];
    }

    /** Level entries of {@code count} rows from {@code from}. */
    int entries(int from, int count) {
        return entry(from + count) - entry(from);
    }

    /** The slots of all rows. */
    Vector values() {
        return values;
    }

    /** The slots of {@code count} rows from {@code from}; what is null there is no value. */
    Vector values(int from, int count) {
        int slot = slot(from);
        return values.slice(slot, slot(from + count) - slot);
    }

    /** Bytes of {@code count} rows from {@code from}, as {@link RowSize} counts them. */
    long size(int from, int count) {
        long entries = entries(from, count);
        if (fixedSize > 0) {
            return entries * fixedSize;
        }
        int slot = slot(from);
        return RowSize.of(entries, (BinaryVector) values, slot, slot(from + count) - slot);
    }

    /**
     * Hands the levels of {@code count} rows from {@code from} on.
     *
     * @param validity of the {@link #values} of these rows
     */
    void addLevels(int from, int count, @Nullable Validity validity, LevelEncoder definition, LevelEncoder repetition) {
        int entries = entries(from, count);
        if (definitionLevels == null) {
            definition.validity(validity, entries);
        } else {
            definition.levels(definitionLevels, entry(from), entries);
        }
        if (repetitionLevels != null) {
            repetition.levels(repetitionLevels, entry(from), entries);
        }
    }

    /** The row that holds value number {@code value} of those from row {@code from} on. */
    int rowOfValue(int from, int value) {
        int entry = definitionLevels == null
                ? entry(from) + slotOfValue(values(from, rows - from).validity(), value)
                : entryOfValue(definitionLevels, entry(from), value);
        if (entryOfRow == null) {
            return entry;
        }
        int found = Arrays.binarySearch(entryOfRow, from, rows, entry);
        return found >= 0 ? found : -found - 2; // inside a record: the one that began last
    }

    private int entryOfValue(int[] levels, int from, int value) {
        int entry = from;
        for (int left = value; left > 0 || levels[entry] != maxDefinitionLevel; entry++) {
            left -= levels[entry] == maxDefinitionLevel ? 1 : 0;
        }
        return entry;
    }

    private static int slotOfValue(@Nullable Validity validity, int value) {
        if (validity == null) {
            return value;
        }
        int slot = 0;
        int left = value;
        for (int ones = Long.bitCount(validity.word(0)); ones <= left; ones = Long.bitCount(validity.word(slot))) {
            left -= ones;
            slot += Long.SIZE;
        }
        long word = validity.word(slot);
        for (; left > 0; left--) {
            word &= word - 1;
        }
        return slot + Long.numberOfTrailingZeros(word);
    }
}
