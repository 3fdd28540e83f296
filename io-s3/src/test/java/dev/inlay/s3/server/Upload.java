// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** A multipart upload in progress. The {@link Store}'s lock guards its parts. */
final class Upload {

    final String id;
    final String bucket;
    final String key;
    /** What the object will have, see {@link StoredObject#headers}. */
    final Map<String, String> headers;
    /** Empty, or CRC32C. */
    final String checksumAlgorithm;

    final boolean fullObject;
    final Instant initiated = Instant.now();
    final TreeMap<Integer, Part> parts = new TreeMap<>();

    Upload(
            String id,
            String bucket,
            String key,
            Map<String, String> headers,
            String checksumAlgorithm,
            boolean fullObject) {
        this.id = id;
        this.bucket = bucket;
        this.key = key;
        this.headers = Map.copyOf(headers);
        this.checksumAlgorithm = checksumAlgorithm;
        this.fullObject = fullObject;
    }
}
