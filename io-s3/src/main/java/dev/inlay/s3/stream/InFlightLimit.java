// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import java.util.concurrent.TimeUnit;

/**
 * How many parts go at once: when the store asks for less, half as many, and one more for each round of parts that got through. Guarded by
 * its owner's lock.
 */
final class InFlightLimit {

    /** Answers to parts that were sent together ask for less once, not each for itself. */
    private static final long ONE_SLOWDOWN = TimeUnit.SECONDS.toNanos(1);

    private final int most;
    private int limit;
    private int sentSinceChange;
    private long slowedDownAt = System.nanoTime() - ONE_SLOWDOWN;

    InFlightLimit(int most) {
        this.most = most;
        this.limit = most;
    }

    int limit() {
        return limit;
    }

    void sent() {
        sentSinceChange++;
        if (limit < most && sentSinceChange >= limit) {
            limit++;
            sentSinceChange = 0;
        }
    }

    void slowDown() {
        long now = System.nanoTime();
        if (now - slowedDownAt >= ONE_SLOWDOWN) {
            slowedDownAt = now;
            limit = Math.max(1, limit / 2);
            sentSinceChange = 0;
        }
    }
}
