// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.encoding.DenseValues;
import dev.inlay.encoding.LevelEncoder;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.SizeStatistics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How large the values of a column chunk are once decoded, and how deep they lie (rows Z01 to Z05). What follows from
 * other numbers is left out, as the text allows: repetition levels where there are none, definition levels where they
 * are two at most, for nulls are counted anyway.
 */
final class ChunkSizes {

    private final boolean byteArrays;
    private final boolean asked;
    private final boolean keepPages;
    private final @Nullable LevelHistogram repetition;
    private final @Nullable LevelHistogram definition;
    private final LongList pageBytes = new LongList();
    private long openPageBytes;
    private long bytes;

    ChunkSizes(ColumnPlan plan) {
        byteArrays = plan.type() == PhysicalType.BYTE_ARRAY;
        asked = plan.sizeStatistics();
        keepPages = asked && plan.hasOffsetIndex();
        int maxRepetition = plan.leaf().maxRepetitionLevel();
        int maxDefinition = plan.leaf().maxDefinitionLevel();
        boolean keepLevels = asked && plan.hasColumnIndex();
        repetition = asked && maxRepetition > 0 ? new LevelHistogram(maxRepetition, keepLevels) : null;
        definition = asked && maxDefinition > 1 ? new LevelHistogram(maxDefinition, keepLevels) : null;
    }

    /** Takes the first {@code count} of {@code values} into the open page. */
    void add(DenseValues values, int count) {
        if (byteArrays) {
            openPageBytes += values.plainSize(0, count) - (long) Integer.BYTES * count; // PLAIN has lengths in between
        }
    }

    /** Ends the page that has these levels; {@code repetitionLevels} are null where there are none. */
    void endPage(LevelEncoder definitionLevels, @Nullable LevelEncoder repetitionLevels) {
        bytes += openPageBytes;
        if (keepPages && byteArrays) {
            pageBytes.add(openPageBytes);
        }
        openPageBytes = 0;
        if (definition != null) {
            definition.endPage(definitionLevels);
        }
        if (repetition != null && repetitionLevels != null) {
            repetition.endPage(repetitionLevels);
        }
    }

    /** Bytes of all BYTE_ARRAY values, each occurrence counted; 0 for other types. */
    long unencodedBytes() {
        return bytes;
    }

    /** Of the chunk; null if there is nothing to say. */
    @Nullable
    SizeStatistics toThrift() {
        if (!asked || (!byteArrays && repetition == null && definition == null)) {
            return null;
        }
        return new SizeStatistics(
                byteArrays ? (Long) bytes : null,
                repetition == null ? null : repetition.chunk(),
                definition == null ? null : definition.chunk());
    }

    /** For the offset index. */
    @Nullable
    List<Long> unencodedBytesOfPages() {
        return keepPages && byteArrays ? pageBytes.toList() : null;
    }

    /** For the column index. */
    @Nullable
    List<Long> repetitionLevelsOfPages() {
        return repetition == null ? null : repetition.pages();
    }

    /** For the column index. */
    @Nullable
    List<Long> definitionLevelsOfPages() {
        return definition == null ? null : definition.pages();
    }
}
