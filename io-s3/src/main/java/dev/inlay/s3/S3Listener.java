// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who hears how the writing of objects goes on. The methods are called on the threads that do the work, several at once, and without
 * any lock held; while one of them runs its request does not go on. What they throw goes to the thread's handler of uncaught
 * exceptions, and changes nothing else.
 */
public interface S3Listener {

    /** Hears nothing. */
    S3Listener NONE = new S3Listener() {};

    /** The store opened a multipart upload; its parts follow. Objects that fit one part have none. */
    default void onStart(S3Location object, String uploadId) {}

    /**
     * The store has a part.
     *
     * @param nanos from when it began to be sent until it was there, all attempts and the time between them
     */
    default void onPart(S3Location object, int number, long bytes, long nanos, int attempts) {}

    /** An attempt failed, and another one follows after {@code delay}. */
    default void onRetry(S3Location object, S3Operation operation, int attempt, Exception cause, Duration delay) {}

    /** The store asked for fewer requests. */
    default void onThrottle(S3Location object, S3Operation operation) {}

    /** The object is at its place. */
    default void onCommit(S3Commit commit) {}

    /**
     * An upload was given up.
     *
     * @param failure why its parts may still be there; null if they are gone for certain
     */
    default void onAbort(S3Location object, String uploadId, @Nullable IOException failure) {}

    /**
     * A sink became garbage without having been closed, and its upload is aborted.
     *
     * @param createdAt where it was created
     */
    default void onLeak(S3Location object, Throwable createdAt) {}
}
