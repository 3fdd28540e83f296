// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import dev.inlay.s3.PendingUpload;
import dev.inlay.s3.S3Commit;
import dev.inlay.s3.S3Location;
import dev.inlay.s3.S3Operation;
import dev.inlay.s3.S3RequestException;
import dev.inlay.s3.transport.Checksum;
import dev.inlay.s3.transport.Payload;
import dev.inlay.s3.transport.S3Requests;
import dev.inlay.s3.transport.S3Requests.Head;
import dev.inlay.s3.transport.S3Requests.Stored;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object that is about to become visible: how it is sent, and by what it is known when it is found. */
final class Candidate {

    private interface Sending {
        Stored send() throws S3RequestException;
    }

    private final S3Operation operation;
    private final Sending sending;
    private final S3Location object;
    private final @Nullable PendingUpload upload;
    private final @Nullable String token;
    private final long size;
    private final int crc32c;

    private Candidate(
            S3Operation operation,
            Sending sending,
            S3Location object,
            @Nullable PendingUpload upload,
            @Nullable String token,
            long size,
            int crc32c) {
        this.operation = operation;
        this.sending = sending;
        this.object = object;
        this.upload = upload;
        this.token = token;
        this.size = size;
        this.crc32c = crc32c;
    }

    static Candidate ofPut(S3Requests requests, S3Location object, Payload payload, @Nullable String token) {
        Sending sending = () -> requests.put(payload, token);
        return new Candidate(S3Operation.PUT_OBJECT, sending, object, null, token, payload.size(), payload.crc32c());
    }

    static Candidate ofUpload(S3Requests requests, PendingUpload upload) {
        List<S3Requests.Part> parts = upload.parts().stream()
                .map(part -> new S3Requests.Part(part.number(), part.etag(), part.size(), part.crc32c()))
                .toList();
        int crc32c = 0; // of nothing
        for (S3Requests.Part part : parts) {
            crc32c = Crc32cCombination.combine(crc32c, part.crc32c(), part.size());
        }
        int whole = crc32c;
        long size = upload.size();
        Sending sending = () -> requests.complete(upload.uploadId(), parts, size, whole);
        return new Candidate(
                S3Operation.COMPLETE_MULTIPART_UPLOAD, sending, upload.object(), upload, upload.token(), size, whole);
    }

    Stored send() throws S3RequestException {
        return sending.send();
    }

    S3Operation operation() {
        return operation;
    }

    S3Location object() {
        return object;
    }

    @Nullable
    PendingUpload upload() {
        return upload;
    }

    @Nullable
    String uploadId() {
        return upload == null ? null : upload.uploadId();
    }

    @Nullable
    String token() {
        return token;
    }

    /**
     * Whether what was found is this object. An object with a token is known by it alone: another writer's may have the same bytes. One
     * without is known by size and checksum, or size and ETag.
     */
    boolean isOurs(@Nullable Head head) {
        if (head == null) {
            return false;
        }
        String found = head.metadata().get(S3Requests.TOKEN);
        if (found != null || token != null) {
            return found != null && found.equals(token);
        }
        boolean alike = isFullObject(head.crc32c())
                ? Checksum.text(crc32c).equals(head.crc32c())
                : upload != null && MultipartEtag.of(upload.parts()).equals(head.etag());
        return alike && head.size() == size;
    }

    /** What the store answered that it has. */
    S3Commit stored(Stored stored) throws S3RequestException {
        requireChecksum(stored.crc32c(), stored.requestId());
        String etag = stored.etag();
        if (etag == null) {
            throw new IllegalArgumentException("an answer without an ETag decides nothing");
        }
        return new S3Commit(object, etag, stored.versionId(), size, crc32c, partCount(), false);
    }

    /** What was found at the place, and {@link #isOurs}. */
    S3Commit found(@Nullable Head head) throws S3RequestException {
        if (head == null) {
            throw new IllegalArgumentException("nothing was found");
        }
        requireWhole(head);
        return new S3Commit(object, head.etag(), head.versionId(), size, crc32c, partCount(), true);
    }

    private void requireWhole(Head head) throws S3RequestException {
        if (head.size() != size) {
            throw new S3RequestException(
                    S3RequestException.Kind.CORRUPTED,
                    object + " is in its place, but has " + head.size() + " bytes instead of " + size,
                    null,
                    null);
        }
        requireChecksum(head.crc32c(), null);
    }

    private void requireChecksum(@Nullable String found, @Nullable String requestId) throws S3RequestException {
        if (isFullObject(found) && !Checksum.text(crc32c).equals(found)) {
            throw new S3RequestException(
                    S3RequestException.Kind.CORRUPTED,
                    object + " is in its place, but has CRC32C " + found + " instead of " + Checksum.text(crc32c)
                            + " (request " + requestId + ")",
                    requestId,
                    null);
        }
    }

    /** A checksum of the parts' checksums ends in their number. */
    private static boolean isFullObject(@Nullable String checksum) {
        return checksum != null && checksum.indexOf('-') < 0;
    }

    private int partCount() {
        return upload == null ? 0 : upload.parts().size();
    }
}
