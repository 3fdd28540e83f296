// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import dev.inlay.s3.S3RequestException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The requests about one object. Each method is one operation with its retries in it, and returns or throws within its deadline:
 * by default an attempt gets 30 s and the time of its bytes at 256 KiB/s, an operation five attempts within three minutes or three
 * such attempts, whichever is longer; {@link #complete} gets attempts as long as the options' commit timeout. Safe for use by several
 * threads. An interrupt ends the wait for another attempt at once, one that is under way when the connection next moves or falls silent.
 *
 * <p>Every failure is an {@link S3RequestException}, and its kind is all that the streams decide by. Requests whose answer may get lost behind
 * their effect, {@link #put} and {@link #complete}, are retried only where there was an answer; else they fail with
 * {@code OUTCOME_UNKNOWN}, and whoever called looks at the object. So they do whenever an attempt before the last may have taken effect:
 * 412 or NoSuchUpload after a 500.
 */
public interface S3Requests {

    /** The metadata entry that carries the token of a commit, {@code x-amz-meta-inlay-commit}. */
    String TOKEN = "inlay-commit";

    /** What the store says of an object that it has just put together. */
    record Stored(
            @Nullable String etag,
            @Nullable String versionId,
            @Nullable String crc32c,
            @Nullable String requestId) {}

    /** What the store says of an object that is there. Metadata keys are in lower case. */
    record Head(
            long size,
            String etag,
            @Nullable String versionId,
            @Nullable String crc32c,
            Map<String, String> metadata) {}

    /** A part that the store has. Its checksum is 0 if the store lists none. */
    record Part(int number, String etag, long size, int crc32c) {}

    /** PutObject: the whole object, with the options' headers, its conditions, {@code token} as metadata, and its CRC32C. */
    Stored put(Payload payload, @Nullable String token) throws S3RequestException;

    /**
     * CreateMultipartUpload, with the options' headers and {@code token} as metadata; returns the upload's id. An answer that got lost may
     * leave another upload behind: it is looked for and aborted by the next {@link #abort} or {@link #complete}, and before this fails.
     */
    String create(@Nullable String token) throws S3RequestException;

    /** UploadPart, plain body with its CRC32C; returns the part as the store names it. */
    Part uploadPart(String uploadId, int number, Payload payload) throws S3RequestException;

    /**
     * CompleteMultipartUpload: all parts in ascending order, the size of the object, the CRC32C of the whole of it, and the options'
     * conditions. A store that does not know {@code x-amz-mp-object-size} is asked once more without it, and it is remembered.
     */
    Stored complete(String uploadId, List<Part> parts, long size, int crc32c) throws S3RequestException;

    /** AbortMultipartUpload. An upload that is not there is aborted. */
    void abort(String uploadId) throws S3RequestException;

    /** ListParts, all pages; fails with {@code NO_SUCH_UPLOAD} if the upload is gone. */
    List<Part> listParts(String uploadId) throws S3RequestException;

    /** HeadObject; null if there is no such object. */
    @Nullable
    Head head() throws S3RequestException;
}
