// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3;

import org.jspecify.annotations.Nullable;

/**
 * What is at its place after a commit.
 *
 * @param object where
 * @param etag the store's name for exactly these bytes, with its quotes
 * @param versionId the version, in a bucket that keeps them
 * @param size bytes
 * @param crc32c CRC32C of all of them
 * @param parts how many parts it was sent in; 0 if it was sent by one PutObject
 * @param reconciled whether the answer was lost, and the object itself told that the commit had taken effect
 */
public record S3Commit(
        S3Location object,
        String etag,
        @Nullable String versionId,
        long size,
        int crc32c,
        int parts,
        boolean reconciled) {}
