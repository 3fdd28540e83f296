// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongUnaryOperator;

/**
 * How long to wait before another attempt: a random time between nothing and a bound that doubles ("full jitter"), so that streams
 * which failed together do not come back together.
 */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final LongUnaryOperator random;

    /** With a random number below its argument. */
    Backoff(LongUnaryOperator random) {
        this.random = random;
    }

    Backoff() {
        this(bound -> ThreadLocalRandom.current().nextLong(bound));
    }

    /** The time before attempt {@code failures + 1}; at least what the store asks for. */
    Duration delay(int failures, Duration retryAfter) {
        int doublings = Math.min(failures - 1, 30);
        long bound = Math.min(FIRST.toNanos() << doublings, LONGEST.toNanos());
        Duration jittered = Duration.ofNanos(random.applyAsLong(bound + 1));
        return jittered.compareTo(retryAfter) < 0 ? retryAfter : jittered;
    }
}
