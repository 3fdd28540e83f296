// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import java.time.Duration;

/** How long a request may take, out of the one number that is asked for: the time of a request with all its attempts. */
public final class RequestTime {

    /** Bytes a second that a connection is given time for: less is a dead one. */
    private static final long SLOWEST = 256 * 1024;

    private RequestTime() {}

    /** An attempt to send or receive {@code bytes}: a sixth of the request's time, and that of its bytes. */
    public static Duration ofAttempt(Duration request, long bytes) {
        return request.dividedBy(6).plusMillis(bytes * 1000 / SLOWEST);
    }

    /** All attempts together: three of the longest, if the request's time is too short for them. */
    public static Duration ofAll(Duration request, Duration attempt) {
        Duration three = attempt.multipliedBy(3);
        return three.compareTo(request) > 0 ? three : request;
    }
}
