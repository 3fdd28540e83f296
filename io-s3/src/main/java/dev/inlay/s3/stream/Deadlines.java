// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import dev.inlay.s3.transport.RequestTime;
import java.time.Duration;

/**
 * How long a stream waits for what. Requests have deadlines of their own in the transport; these are for the waits around them.
 *
 * @param stall for memory or for parts in flight, while none of them ends
 * @param commit for Complete or Put, and for finding out what became of it
 * @param abort for Abort until the store has nothing left
 * @param quiet for parts in flight to end once they were told to
 * @param firstDelay before a question is put to the store again; doubled each time, up to 200 times as much
 */
public record Deadlines(Duration stall, Duration commit, Duration abort, Duration quiet, Duration firstDelay) {

    /**
     * For parts of up to {@code largestPart} bytes: a minute more than the transport takes for a part that never gets through.
     *
     * @param request the time of a request with all its attempts
     */
    public static Deadlines of(long largestPart, Duration request, Duration commit) {
        return new Deadlines(
                RequestTime.ofAll(request, RequestTime.ofAttempt(request, largestPart))
                        .plusMinutes(1),
                commit,
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofMillis(100));
    }

    private static final int MOST_DELAY = 200;

    /** The delay before the {@code round}th time, from 1. */
    Duration delay(int round) {
        return firstDelay.multipliedBy(Math.min(MOST_DELAY, 1L << Math.min(round - 1, 10)));
    }
}
