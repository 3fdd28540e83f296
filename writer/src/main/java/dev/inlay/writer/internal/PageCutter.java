// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

/**
 * Where the pages of a column chunk end: with row number {@code pageRows}, or before the row that would take the page
 * past {@code pageBytes}, counted as {@link RowSize} does, or past {@code pageEntries} level entries. A row that is larger alone has a page to itself. No page is
 * without rows, and none ends within one: a record and all its elements are in one page.
 */
final class PageCutter {

    /** Rows that are counted at once while the limit is not in sight. */
    private static final int STRIDE = 1024;

    private final int maxRows;
    private final int maxBytes;
    private final int maxEntries;
    private final int fixedSize;
    private int rows;
    private long bytes;
    /** Counted only where rows differ: else there is one in each. */
    private long entries;

    PageCutter(ColumnPlan plan) {
        fixedSize = RowSize.ofEachRow(plan.leaf());
        maxBytes = plan.pageBytes();
        maxEntries = plan.pageEntries();
        int mostRows = Math.min(plan.pageRows(), maxEntries); // no row is without an entry
        maxRows = fixedSize == 0 ? mostRows : Math.min(mostRows, Math.max(1, maxBytes / fixedSize));
    }

    /**
     * How many of {@code count} rows from {@code from} go into the open page; none if it ends here. They are counted as
     * taken.
     */
    int take(LeafRows leaf, int from, int count) {
        int most = Math.min(count, maxRows - rows);
        int taken = fixedSize == 0 ? takeVarying(leaf, from, most) : most;
        rows += taken;
        bytes += (long) taken * fixedSize;
        return taken;
    }

    private int takeVarying(LeafRows leaf, int from, int most) {
        int taken = 0;
        int stride = STRIDE;
        while (taken < most) {
            int step = Math.min(stride, most - taken);
            long more = leaf.size(from + taken, step);
            long moreEntries = leaf.entries(from + taken, step);
            boolean fits = bytes + more <= maxBytes && entries + moreEntries <= maxEntries;
            if (fits || (step == 1 && rows + taken == 0)) {
                bytes += more;
                entries += moreEntries;
                taken += step;
            } else if (step == 1) {
                break;
            } else {
                stride = step / 2; // the page ends within these rows: look closer
            }
        }
        return taken;
    }

    /** Whether the open page can take no other row, whatever its size. */
    boolean isFull() {
        return rows == maxRows || bytes >= maxBytes || entries >= maxEntries;
    }

    int rows() {
        return rows;
    }

    /** Bytes of the open page, by the measure it is cut by. */
    long bytes() {
        return bytes;
    }

    void startPage() {
        rows = 0;
        bytes = 0;
        entries = 0;
    }
}
