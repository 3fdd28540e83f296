// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many parts go at once: when the store asks for less, half as many, and one more for each round of parts that got through. Guarded by
 * its owner's lock.
 */
final class InFlightLimit {

    /** Answers to parts that were sent together ask for less once, not each for itself. */
    private static final long ONE_SLOWDOWN = TimeUnit.SECONDS.toNanos(1);

    private final int most;
    private final LongSupplier nanoTime;
    private int limit;
    private int sentSinceChange;
    private long slowedDownAt;

    InFlightLimit(int most) {
        this(most, System::nanoTime);
    }

    /** With a clock that counts nanoseconds from anywhere. */
    InFlightLimit(int most, LongSupplier nanoTime) {
        this.most = most;
        this.limit = most;
        this.nanoTime = nanoTime;
        this.slowedDownAt = nanoTime.getAsLong() - ONE_SLOWDOWN;
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
        long now = nanoTime.getAsLong();
        if (now - slowedDownAt >= ONE_SLOWDOWN) {
            slowedDownAt = now;
            limit = Math.max(1, limit / 2);
            sentSinceChange = 0;
        }
    }
}
