// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import dev.inlay.s3.S3RequestException.Kind;
import java.io.IOException;

/** What an answer means is clear, and no other attempt would change it. Thrown where the SDK lets only an IOException through. */
final class DecidedException extends IOException {

    private static final long serialVersionUID = 1;

    private final Kind kind;

    DecidedException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
