// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import java.io.IOException;
import java.io.InterruptedIOException;

/** Holds a stream to a number of bytes per second, from the moment that the pace is made. */
final class Pace {

    private static final Pace UNLIMITED = new Pace(0);

    private final long bytesPerSecond;
    private final long start = System.nanoTime();
    private long moved;

    private Pace(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /** The lower of two limits in bytes per second, 0 is none. */
    static Pace of(long one, long other) {
        long limit = one == 0 ? other : other == 0 ? one : Math.min(one, other);
        return limit == 0 ? UNLIMITED : new Pace(limit);
    }

    static Pace unlimited() {
        return UNLIMITED;
    }

    boolean isLimited() {
        return bytesPerSecond > 0;
    }

    /** How many bytes to move at once: at least ten steps a second, so that a slow stream drips instead of coming in gulps. */
    int step(int largest) {
        return isLimited() ? (int) Math.max(1, Math.min(largest, bytesPerSecond / 10)) : largest;
    }

    /** Counts these bytes, and returns when they are due. */
    void moved(long bytes) throws IOException {
        if (!isLimited()) {
            return;
        }
        moved += bytes;
        long due = start + (long) (moved * 1e9 / bytesPerSecond);
        sleep(due - System.nanoTime());
    }

    static void sleep(long nanos) throws IOException {
        long end = System.nanoTime() + nanos;
        try {
            // a sleep may end a little early
            for (long left = nanos; left > 0; left = end - System.nanoTime()) {
                Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server shuts down");
        }
    }
}
