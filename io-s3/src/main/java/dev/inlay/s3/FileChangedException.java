// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3;

import org.jspecify.annotations.Nullable;

/**
 * An object is another one than when it was opened, or gone: what was read of it before does not belong to what would be read now. Who
 * opens it again gets the new one.
 */
public final class FileChangedException extends S3RequestException {

    private static final long serialVersionUID = 1;

    FileChangedException(Kind kind, String message, @Nullable String requestId, @Nullable Throwable cause) {
        super(kind, message, requestId, cause);
    }
}
