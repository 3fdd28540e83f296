// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object that readers see. */
public final class StoredObject {

    private final Content content;
    private final String etag;
    private final Map<String, String> headers;
    private final @Nullable String checksum;
    private final String checksumType;
    private final Instant lastModified = Instant.now();

    /**
     * @param headers those of the request that readers get back, by lower-case name
     * @param checksum CRC32C as S3 writes it, or null if the client gave none
     */
    StoredObject(
            Content content, String etag, Map<String, String> headers, @Nullable String checksum, String checksumType) {
        this.content = content;
        this.etag = etag;
        this.headers = Map.copyOf(headers);
        this.checksum = checksum;
        this.checksumType = checksumType;
    }

    public long size() {
        return content.size();
    }

    /** All of it; zeros if the store discards. */
    public byte[] bytes() {
        return content.bytes();
    }

    /** Without quotes. */
    public String etag() {
        return etag;
    }

    /** Content type, metadata, tags and so on as they came with the request, by lower-case name. */
    public Map<String, String> headers() {
        return headers;
    }

    /** CRC32C in Base64, for composite ones with the number of parts, or null. */
    public @Nullable String checksum() {
        return checksum;
    }

    String checksumType() {
        return checksumType;
    }

    Content content() {
        return content;
    }

    Instant lastModified() {
        return lastModified;
    }
}
