// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.io.ReadRange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ReadPlanTest {

    /** Whatever is asked for arrives, in few requests, none too large, and none with a gap too wide. */
    @Property(seed = "6", tries = 500)
    void bringsEveryRange(
            @ForAll @Size(max = 12) List<@IntRange(max = 900) Integer> starts,
            @ForAll @IntRange(max = 100) int longest,
            @ForAll @IntRange(max = 40) int gap,
            @ForAll @IntRange(min = 1, max = 150) int requestBytes)
            throws IOException {
        byte[] object = Bytes.of(1000).bytes();
        List<ReadRange> ranges = new ArrayList<>();
        for (int start : starts) {
            int length = longest == 0 ? 0 : start * 31 % longest;
            ranges.add(new ReadRange(start, new byte[length], 0, length));
        }
        long sent = 0;
        for (Fetch fetch : ReadPlan.of(ranges, gap, requestBytes)) {
            assertThat(fetch.end() - fetch.position()).isBetween(1L, (long) requestBytes);
            int first = (int) fetch.position();
            sent += fetch.end() - first;
            fetch.takeFrom(new ByteArrayInputStream(object, first, 1000 - first), () -> false);
            assertThat(fetch.position()).isEqualTo(fetch.end());
        }
        long wanted = 0;
        for (ReadRange range : ranges) {
            wanted += range.length();
            assertThat(range.target()).isEqualTo(Arrays.copyOfRange(object, (int) range.position(), (int) range.end()));
        }
        assertThat(sent).isLessThanOrEqualTo(wanted + (long) gap * ranges.size());
    }
}
