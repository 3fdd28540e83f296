// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import dev.inlay.s3.S3Location;
import dev.inlay.s3.S3Operation;
import dev.inlay.s3.S3RequestException;
import dev.inlay.s3.S3RequestException.Kind;
import dev.inlay.s3.S3WriteOptions;
import dev.inlay.s3.transport.Answer.Effect;
import dev.inlay.s3.transport.Attempts.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;

/**
 * Uploads that a CreateMultipartUpload opened whose answer got lost: nobody knows their names, and they would stay open, and be paid
 * for, until a lifecycle rule ends them. Nothing in an upload can be marked, so they are known by what they are: of exactly this key,
 * begun while our request was under way, and without any part when our own stream ends. A stream of somebody else to the same key that began
 * in the same second and has not brought its first part home until then would be taken for ours, and fail.
 */
final class LostUploads {

    /** Stores give the time of an upload in whole seconds, and their clocks differ a little among each other. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final S3Client client;
    private final S3Location object;
    private final S3WriteOptions options;
    private final ObjectRequests requests;
    private final Attempts attempts;
    /** The stream waits for it and has no use of it, so it may take a third of what a request of the stream's may. */
    private final Attempts sweeping;

    private volatile @Nullable Instant since;
    private volatile @Nullable Instant until;
    private volatile @Nullable String ours;

    LostUploads(
            S3Client client, S3Location object, S3WriteOptions options, ObjectRequests requests, Attempts attempts) {
        this.client = client;
        this.object = object;
        this.options = options;
        this.requests = requests;
        this.attempts = attempts;
        this.sweeping = attempts.within(3, 3);
    }

    /** Creates an upload, and remembers when an answer did not come. */
    String create(Attempt<String> attempt) throws S3RequestException {
        try {
            ours = attempts.repeatable(S3Operation.CREATE_MULTIPART_UPLOAD, limit -> {
                Instant sent = Instant.now();
                try {
                    return attempt.send(limit);
                } catch (RuntimeException e) {
                    if (Answer.of(S3Operation.CREATE_MULTIPART_UPLOAD, e).effect() != Effect.NONE) {
                        since = since == null ? sent : since;
                        until = Instant.now();
                    }
                    throw e;
                }
            });
            return ours;
        } catch (S3RequestException e) {
            sweepAfter(e);
            throw e;
        }
    }

    /** Nobody else will do it: whoever asked for an upload has none to abort. */
    private void sweepAfter(S3RequestException failure) {
        boolean interrupted = Thread.interrupted();
        try {
            sweep();
        } catch (S3RequestException e) {
            failure.addSuppressed(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Aborts what was lost; without a request if nothing was. */
    synchronized void sweep() throws S3RequestException {
        Instant first = since;
        Instant last = until;
        if (first == null || last == null) {
            return;
        }
        for (UploadListing.Entry upload : openUploads(first.minus(TOLERANCE), last.plus(TOLERANCE))) {
            if (!upload.uploadId().equals(ours) && isEmpty(upload.uploadId())) {
                sweeping.repeatable(
                        S3Operation.ABORT_MULTIPART_UPLOAD,
                        limit -> client.abortMultipartUpload(requests.abort(upload.uploadId())
                                .overrideConfiguration(limit)
                                .build()));
            }
        }
        since = null;
        until = null;
    }

    private List<UploadListing.Entry> openUploads(Instant first, Instant last) throws S3RequestException {
        // uploads come in the order of their keys, and longer keys that begin with this one behind it
        UploadListing listing =
                UploadListing.of(client, object.bucket(), object.key(), options, sweeping, this::isOfKey);
        return listing.uploads().stream()
                .filter(this::isOfKey)
                .filter(upload -> isBetween(upload.initiated().minus(listing.ahead()), first, last))
                .toList();
    }

    private boolean isOfKey(UploadListing.Entry upload) {
        return upload.key().equals(object.key());
    }

    private static boolean isBetween(Instant instant, Instant first, Instant last) {
        return !instant.isBefore(first) && !instant.isAfter(last);
    }

    private boolean isEmpty(String uploadId) throws S3RequestException {
        try {
            ListPartsResponse parts = sweeping.repeatable(
                    S3Operation.LIST_PARTS,
                    limit -> client.listParts(requests.listParts(uploadId, null)
                            .overrideConfiguration(limit)
                            .build()));
            return parts.parts().isEmpty();
        } catch (S3RequestException e) {
            if (e.kind() == Kind.NO_SUCH_UPLOAD) {
                return false;
            }
            throw e;
        }
    }
}
