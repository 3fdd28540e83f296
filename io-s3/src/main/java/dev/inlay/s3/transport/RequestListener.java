// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import dev.inlay.s3.S3Operation;
import java.time.Duration;

/** Who hears of each attempt, on the thread of the request, outside of any lock. It does not throw. */
public interface RequestListener {

    /** Hears nothing. */
    RequestListener NONE = new RequestListener() {};

    /** An attempt is about to be sent: the {@code attempt}th of its request, from 1. */
    default void attempt(S3Operation operation, int attempt) {}

    /** The {@code attempt}th attempt failed, and another one follows after {@code delay}. */
    default void retry(S3Operation operation, int attempt, Exception cause, Duration delay) {}

    /** The store asked for fewer requests: 429, 503. Comes before the {@link #retry}, and also if there is none. */
    default void throttled(S3Operation operation) {}
}
