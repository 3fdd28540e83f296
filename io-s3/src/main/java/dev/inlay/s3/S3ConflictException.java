// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3;

import java.io.IOException;

/**
 * A conditional commit lost against another write to the key. The object was not written, and its upload is gone; it has to be written
 * again, if at all. A key that had to be free and was not is told by {@link java.nio.file.FileAlreadyExistsException} instead.
 */
public final class S3ConflictException extends IOException {

    private static final long serialVersionUID = 1;

    private final String bucket;
    private final String key;

    public S3ConflictException(S3Location object, String message, Throwable cause) {
        super(message, cause);
        this.bucket = object.bucket();
        this.key = object.key();
    }

    /** Where. */
    public S3Location object() {
        return new S3Location(bucket, key);
    }
}
