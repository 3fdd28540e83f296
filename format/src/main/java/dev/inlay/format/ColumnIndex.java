// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of each data page of a column chunk ({@code ColumnIndex} in parquet.thrift; PageIndex.md). All lists have one
 * entry for each page, in page order; files exist where they do not, and then the index is not used (I08).
 *
 * @param nullPages whether the page holds nothing but nulls; its bounds are empty then
 * @param minValues no value of the page is smaller; bytes as in {@link Statistics#minValue}, possibly cut off
 * @param maxValues no value of the page is larger; bytes as in {@link Statistics#maxValue}, possibly cut off
 * @param boundaryOrder whether both lists of bounds are sorted, null pages left out
 * @param nullCounts nulls of each page; null if absent
 * @param repetitionLevelHistograms of all pages, one after another, {@code maximum level + 1} numbers each; null if absent
 * @param definitionLevelHistograms the same for definition levels; null if absent
 * @param nanCounts NaNs of each page; null if absent
 */
public record ColumnIndex(
        List<Boolean> nullPages,
        List<Binary> minValues,
        List<Binary> maxValues,
        OpenEnum<BoundaryOrder> boundaryOrder,
        @Nullable List<Long> nullCounts,
        @Nullable List<Long> repetitionLevelHistograms,
        @Nullable List<Long> definitionLevelHistograms,
        @Nullable List<Long> nanCounts) {

    public ColumnIndex {
        nullPages = List.copyOf(nullPages);
        minValues = List.copyOf(minValues);
        maxValues = List.copyOf(maxValues);
        nullCounts = nullCounts == null ? null : List.copyOf(nullCounts);
        repetitionLevelHistograms = repetitionLevelHistograms == null ? null : List.copyOf(repetitionLevelHistograms);
        definitionLevelHistograms = definitionLevelHistograms == null ? null : List.copyOf(definitionLevelHistograms);
        nanCounts = nanCounts == null ? null : List.copyOf(nanCounts);
    }
}
