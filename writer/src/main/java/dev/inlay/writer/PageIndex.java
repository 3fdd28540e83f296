// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

/** What a file says about each of its pages (PageIndex.md), so that a reader can fetch few of them. */
public enum PageIndex {
    /** Nothing: who looks for a row reads the column chunk from its beginning. */
    NONE,
    /** Where each page is and with which row it starts: {@code OffsetIndex}. */
    OFFSETS,
    /**
     * Also the smallest and the largest value of each page: {@code ColumnIndex}. A column that has no bounds, by its
     * type or because {@link WriterOptions.Builder#bounds} is off, has its offsets alone; so has a chunk with a page
     * for which none can be given, see {@link FloatingOrder}.
     */
    OFFSETS_AND_BOUNDS
}
