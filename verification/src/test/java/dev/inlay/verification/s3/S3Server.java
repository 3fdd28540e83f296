// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

import java.net.URI;

/** A running S3 that somebody else wrote, or our own faulty one. Knows buckets in the path. */
interface S3Server extends AutoCloseable {

    /** As in tables of results. */
    String name();

    URI endpoint();

    default String accessKey() {
        return "inlay-access";
    }

    default String secretKey() {
        return "inlay-secret";
    }

    @Override
    void close();
}
