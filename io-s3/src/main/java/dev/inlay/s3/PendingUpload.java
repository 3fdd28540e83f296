// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3;

import dev.inlay.s3.stream.PendingText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An upload with all of its parts at the store, which only waits for its commit. Nothing is visible at its place before that. It can be
 * written down as text, and committed or aborted by another process: by {@link S3Uploads}, with options that carry the same encryption,
 * payer and owner.
 *
 * @param object where the object will be
 * @param uploadId the store's name for the upload
 * @param token what the object's metadata says as {@code inlay-commit}, by which it is known again; null if it was left out
 * @param parts in ascending order, from 1, without a gap
 * @param createOnly whether the commit needs the key to be free
 * @param ifMatch the ETag that the key must have for the commit, or null
 */
public record PendingUpload(
        S3Location object,
        String uploadId,
        @Nullable String token,
        List<Part> parts,
        boolean createOnly,
        @Nullable String ifMatch) {

    /**
     * A part at the store.
     *
     * @param number from 1
     * @param etag as the store gave it, with its quotes
     * @param size bytes
     * @param crc32c CRC32C of them
     */
    public record Part(int number, String etag, long size, int crc32c) {}

    public PendingUpload {
        parts = List.copyOf(parts);
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).number() != i + 1) {
                throw new IllegalArgumentException(
                        object + ": part " + parts.get(i).number() + " stands where part " + (i + 1) + " belongs");
            }
        }
        if (parts.isEmpty()) {
            throw new IllegalArgumentException(object + ": an upload needs a part");
        }
    }

    /** Bytes of the object. */
    public long size() {
        return parts.stream().mapToLong(Part::size).sum();
    }

    /** The upload in lines of ASCII, which {@link #parse} reads. It holds no secret. */
    public String toText() {
        return PendingText.write(this);
    }

    /**
     * Reads what {@link #toText} wrote.
     *
     * @throws IllegalArgumentException if the text is something else, or not whole
     */
    public static PendingUpload parse(String text) {
        return PendingText.read(text);
    }
}
