// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Where in a file something is. Every part may be unknown; {@link #within} fills in what an outer stage knows.
 *
 * @param file name of the file
 * @param rowGroup ordinal of the row group, from 0
 * @param column path of the leaf, dotted
 * @param page ordinal of the data page in its column chunk, from 0
 * @param offset bytes from the start of what was being read: of the file, or of the page body, footer or index if no file
 *     offset is known
 */
public record Place(
        @Nullable String file,
        @Nullable Integer rowGroup,
        @Nullable String column,
        @Nullable Integer page,
        @Nullable Long offset)
        implements Serializable {

    /** Nothing is known. */
    public static final Place UNKNOWN = new Place(null, null, null, null, null);

    public static Place file(String file) {
        return new Place(file, null, null, null, null);
    }

    public static Place offset(long offset) {
        return new Place(null, null, null, null, offset);
    }

    public Place rowGroup(int ordinal) {
        return new Place(file, ordinal, column, page, offset);
    }

    public Place column(String path) {
        return new Place(file, rowGroup, path, page, offset);
    }

    public Place page(int ordinal) {
        return new Place(file, rowGroup, column, ordinal, offset);
    }

    public Place at(long newOffset) {
        return new Place(file, rowGroup, column, page, newOffset);
    }

    /** This place, with each unknown part taken from {@code outer}. */
    public Place within(Place outer) {
        return new Place(
                file != null ? file : outer.file,
                rowGroup != null ? rowGroup : outer.rowGroup,
                column != null ? column : outer.column,
                page != null ? page : outer.page,
                offset != null ? offset : outer.offset);
    }

    /** {@code orders.parquet, row group 2, column items.price, page 7, byte 1214}; empty if nothing is known. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        append(text, "", file);
        append(text, "row group ", rowGroup);
        append(text, "column ", column);
        append(text, "page ", page);
        append(text, "byte ", offset);
        return text.toString();
    }

    private static void append(StringBuilder text, String label, @Nullable Object part) {
        if (part != null) {
            text.append(text.isEmpty() ? "" : ", ").append(label).append(part);
        }
    }
}
