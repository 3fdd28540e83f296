// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what other threads and servers do: until it is done, and on a busy machine that may be late. */
public final class Patience {

    /** Longer than any machine that still gets on takes; what is not done by then will never be. */
    public static final Duration LIMIT = Duration.ofMinutes(2);

    private Patience() {}

    /** Returns when {@code condition} holds. */
    public static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                throw new AssertionError("not within " + LIMIT + ": " + what);
            }
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while it waited: " + what, e);
            }
        }
    }

    /** Returns when {@code thread} is in a wait that has a deadline. */
    public static void untilWaiting(Thread thread) {
        until(thread + " waits", () -> thread.getState() == Thread.State.TIMED_WAITING);
    }
}
