// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import dev.inlay.io.ReadRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which requests bring a number of ranges: neighbours together, large ones in pieces.
 *
 * <pre>
 *  wanted     ├──a──┤  ├b┤             ├────────────c────────────┤
 *  requests   ├─────1────┤             ├────2────┼────3────┼──4──┤     a gap of a and b costs less than a request
 * </pre>
 */
public final class ReadPlan {

    private ReadPlan() {}

    /**
     * The requests for {@code ranges}.
     *
     * @param mergeGap the most bytes between two ranges of one request
     * @param requestBytes the most bytes of a request
     */
    public static List<Fetch> of(List<ReadRange> ranges, int mergeGap, int requestBytes) {
        List<Fetch> fetches = new ArrayList<>();
        List<ReadRange> together = new ArrayList<>();
        for (ReadRange piece : pieces(ranges, requestBytes)) {
            if (!together.isEmpty()) {
                long gap = piece.position() - together.get(together.size() - 1).end();
                long span = piece.end() - together.get(0).position();
                if (gap < 0 || gap > mergeGap || span > requestBytes) {
                    fetches.add(new Fetch(together));
                    together.clear();
                }
            }
            together.add(piece);
        }
        if (!together.isEmpty()) {
            fetches.add(new Fetch(together));
        }
        return fetches;
    }

    private static List<ReadRange> pieces(List<ReadRange> ranges, int requestBytes) {
        List<ReadRange> pieces = new ArrayList<>(ranges.size());
        for (ReadRange range : ranges) {
            for (int from = 0; from < range.length(); from += requestBytes) {
                pieces.add(range.slice(from, Math.min(requestBytes, range.length() - from)));
            }
        }
        pieces.sort(Comparator.comparingLong(ReadRange::position));
        return pieces;
    }
}
