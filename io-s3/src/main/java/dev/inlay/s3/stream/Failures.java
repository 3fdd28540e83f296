// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import dev.inlay.s3.S3RequestException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Failures on their way from the thread where they happened to the one that waited. */
final class Failures {

    private Failures() {}

    /** The failure, to be thrown: as it is where it is checked and an IOException, or a RuntimeException or an Error thrown at once. */
    static IOException rethrown(@Nullable Throwable failure) {
        if (failure instanceof IOException e) {
            return e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        return new IOException(failure);
    }

    /** Another exception that says the same on this thread: one that is thrown twice could be asked to suppress itself. */
    static IOException repeated(String name, Throwable failure) {
        if (failure instanceof S3RequestException e) {
            return new S3RequestException(e.kind(), String.valueOf(e.getMessage()), e.requestId(), e);
        }
        return new IOException("writing " + name + " failed: " + failure, failure);
    }

    /** Whether the same question may get an answer later. */
    static boolean isTransient(S3RequestException failure) {
        return switch (failure.kind()) {
            case UNAVAILABLE, OUTCOME_UNKNOWN, CANCELLED -> true;
            case NO_SUCH_BUCKET,
                    NO_SUCH_KEY,
                    NO_SUCH_UPLOAD,
                    PRECONDITION_FAILED,
                    CONFLICT,
                    DENIED,
                    CORRUPTED,
                    NO_SUCH_RANGE,
                    NOT_IMPLEMENTED,
                    REJECTED -> false;
        };
    }
}
