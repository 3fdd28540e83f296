// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A request to the store that failed for good: after its retries, or because no retry could help. The message names the object,
 * the operation, how often it was tried, what the store answered, and the id of the request.
 */
public class S3RequestException extends IOException {

    private static final long serialVersionUID = 1;

    /** What a failure means for what comes next. */
    public enum Kind {
        /** The store or the network was busy or broken until the retries or the time were used up. */
        UNAVAILABLE,
        /** Whether the request took effect is not known: the answer got lost, or said neither yes nor no. */
        OUTCOME_UNKNOWN,
        /** The bucket does not exist. */
        NO_SUCH_BUCKET,
        /** The object does not exist. */
        NO_SUCH_KEY,
        /** The multipart upload does not exist: it was completed, aborted, or never there. */
        NO_SUCH_UPLOAD,
        /** A condition did not hold: If-Match, If-None-Match (412). */
        PRECONDITION_FAILED,
        /** Another conditional write to the key was under way (409). */
        CONFLICT,
        /** Credentials are missing, wrong, expired, or do not allow this. */
        DENIED,
        /** The bytes that arrived were not those that were sent, more than once. */
        CORRUPTED,
        /** The range lies behind the end of the object (416). */
        NO_SUCH_RANGE,
        /** The store does not know this operation or header (501). */
        NOT_IMPLEMENTED,
        /** The store refused the request for another reason. */
        REJECTED,
        /** The thread was interrupted, or the upload given up, while the request was under way. */
        CANCELLED
    }

    private final Kind kind;
    private final @Nullable String requestId;

    /** Made by whoever speaks to the store. */
    public S3RequestException(Kind kind, String message, @Nullable String requestId, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.requestId = requestId;
    }

    /** What the failure means. */
    public final Kind kind() {
        return kind;
    }

    /** The store's name for the request, which its operators ask for; null if it gave none. */
    public final @Nullable String requestId() {
        return requestId;
    }
}
