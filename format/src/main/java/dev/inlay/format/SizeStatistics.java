// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How large the values are and how deep ({@code SizeStatistics} in parquet.thrift).
 *
 * @param unencodedByteArrayDataBytes bytes of all BYTE_ARRAY values, lengths not counted, each occurrence counted (Z01);
 *     null for other types
 * @param repetitionLevelHistogram how often each repetition level occurs, from 0 to the maximum; may be absent where the
 *     maximum is 0. Some writers store an empty list instead (Z04)
 * @param definitionLevelHistogram the same for definition levels; may be absent where the maximum is 0 or 1
 */
public record SizeStatistics(
        @Nullable Long unencodedByteArrayDataBytes,
        @Nullable List<Long> repetitionLevelHistogram,
        @Nullable List<Long> definitionLevelHistogram) {

    public SizeStatistics {
        repetitionLevelHistogram = repetitionLevelHistogram == null ? null : List.copyOf(repetitionLevelHistogram);
        definitionLevelHistogram = definitionLevelHistogram == null ? null : List.copyOf(definitionLevelHistogram);
    }
}
