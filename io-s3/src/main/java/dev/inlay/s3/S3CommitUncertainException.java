// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a commit got lost, and in the time of the commit nothing could tell whether it took effect: the store did not answer any
 * more, or another object is at the place, which may have replaced ours. Nothing was undone. {@link S3Uploads} can look again.
 */
public final class S3CommitUncertainException extends IOException {

    private static final long serialVersionUID = 1;

    private final String bucket;
    private final String key;
    private final @Nullable String token;
    private final @Nullable String pending;

    /** Made by whoever commits. */
    public S3CommitUncertainException(
            S3Location object,
            @Nullable String token,
            @Nullable PendingUpload pending,
            String message,
            @Nullable Throwable cause) {
        super(message, cause);
        this.bucket = object.bucket();
        this.key = object.key();
        this.token = token;
        this.pending = pending == null ? null : pending.toText();
    }

    /** Where. */
    public S3Location object() {
        return new S3Location(bucket, key);
    }

    /** What the object's metadata says as {@code inlay-commit} if the commit took effect; null if the options left it out. */
    public @Nullable String token() {
        return token;
    }

    /** The upload, to be resolved, committed again, or aborted; null if the object was sent by one PutObject, which leaves none. */
    public @Nullable PendingUpload pending() {
        return pending == null ? null : PendingUpload.parse(pending);
    }
}
