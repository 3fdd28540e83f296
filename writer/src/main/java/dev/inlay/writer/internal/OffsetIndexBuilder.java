// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.format.OffsetIndex;
import dev.inlay.format.PageLocation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where each data page of a column chunk is, and with which row of the row group it starts (rows I03, I04). Pages lie
 * back to back, so their sizes are all that must be remembered; the dictionary page before them is not listed.
 */
final class OffsetIndexBuilder {

    private final LongList sizes = new LongList();
    private final LongList firstRows = new LongList();
    private long rows;

    /**
     * Adds a page.
     *
     * @param size bytes in the file, header included
     * @param pageRows rows that start in it: not its level entries, of which a list has more
     */
    void add(int size, int pageRows) {
        sizes.add(size);
        firstRows.add(rows);
        rows += pageRows;
    }

    /**
     * @param offset where the first data page begins
     * @param unencodedBytes of each page; null where that is not said
     */
    OffsetIndex toThrift(long offset, @Nullable List<Long> unencodedBytes) {
        List<PageLocation> locations = new ArrayList<>(sizes.size());
        long next = offset;
        for (int page = 0; page < sizes.size(); page++) {
            int size = (int) sizes.get(page);
            locations.add(new PageLocation(next, size, firstRows.get(page)));
            next += size;
        }
        return new OffsetIndex(locations, unencodedBytes);
    }
}
