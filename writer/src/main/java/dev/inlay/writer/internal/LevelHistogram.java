// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.encoding.LevelEncoder;
import java.util.Arrays;
import java.util.List;

/**
 * How often each level occurs in a column chunk and in each of its pages (rows Z02, Z03, I12): from these a reader
 * knows how many lists, elements and nulls there are without decoding one level.
 */
final class LevelHistogram {

    private final long[] page;
    private final long[] chunk;
    private final LongList pages = new LongList();
    private final boolean keepPages;

    /** @param keepPages whether anybody will ask for {@link #pages} */
    LevelHistogram(int maxLevel, boolean keepPages) {
        this.page = new long[maxLevel + 1];
        this.chunk = new long[maxLevel + 1];
        this.keepPages = keepPages;
    }

    /** Takes the levels of the page that ends. */
    void endPage(LevelEncoder levels) {
        Arrays.fill(page, 0);
        levels.addTo(page);
        for (int level = 0; level < page.length; level++) {
            chunk[level] += page[level];
        }
        if (keepPages) {
            pages.addAll(page);
        }
    }

    /** A counter a level. */
    List<Long> chunk() {
        return Arrays.stream(chunk).boxed().toList();
    }

    /** The counters of the first page, then those of the second, and so on. */
    List<Long> pages() {
        return pages.toList();
    }
}
