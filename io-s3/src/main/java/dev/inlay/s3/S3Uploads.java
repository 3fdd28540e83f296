// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3;

import dev.inlay.s3.stream.Deadlines;
import dev.inlay.s3.stream.Discard;
import dev.inlay.s3.stream.Publication;
import dev.inlay.s3.transport.RequestListener;
import dev.inlay.s3.transport.S3Requests;
import dev.inlay.s3.transport.SdkRequests;
import dev.inlay.s3.transport.UploadListing;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Uploads that no stream holds any more: those of processes that died, those that were prepared for somebody else to commit, and those
 * whose commit was never answered.
 *
 * <p>Parts of an upload that is neither completed nor aborted cost as much as objects, and are seen in no list of these. A lifecycle rule of the
 * bucket ends them without anybody's doing:
 *
 * <pre>{@code
 * {"Rules": [{"ID": "abort-stale-uploads", "Status": "Enabled", "Filter": {"Prefix": ""},
 *             "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 7}}]}
 * }</pre>
 */
public final class S3Uploads {

    private final S3Client client;
    private final S3WriteOptions options;

    /** Uploads that were made with the default options. */
    public S3Uploads(S3Client client) {
        this(client, S3WriteOptions.DEFAULT);
    }

    /** Uploads made with these options, of which encryption, checksums, payer, owner and times are used. */
    public S3Uploads(S3Client client, S3WriteOptions options) {
        this.client = client;
        this.options = options;
    }

    /**
     * An upload that is open.
     *
     * @param object where its object would be
     * @param uploadId the store's name for it
     * @param initiated when it was created, by the store's clock
     */
    public record OpenUpload(S3Location object, String uploadId, Instant initiated) {}

    /**
     * The uploads that are open, in the order of their keys.
     *
     * @param prefix with which the keys begin; may be empty
     */
    public List<OpenUpload> list(String bucket, String prefix) throws S3RequestException {
        return uploads(bucket, UploadListing.of(client, bucket, prefix, options), Instant.MAX);
    }

    /**
     * Aborts the uploads that were created longer than {@code olderThan} ago, by the store's clock, also those that somebody is still
     * writing.
     *
     * @param prefix with which the keys begin; may be empty
     * @return the uploads that are aborted
     * @throws IOException if one of them may still be there; the others are aborted all the same
     */
    public List<OpenUpload> abortStale(String bucket, String prefix, Duration olderThan) throws IOException {
        if (olderThan.isNegative()) {
            throw new IllegalArgumentException("uploads older than " + olderThan);
        }
        UploadListing listing = UploadListing.of(client, bucket, prefix, options);
        List<OpenUpload> stale =
                uploads(bucket, listing, Instant.now().plus(listing.ahead()).minus(olderThan));
        IOException failure = null;
        for (OpenUpload upload : stale) {
            try {
                abort(upload);
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        return stale;
    }

    private static List<OpenUpload> uploads(String bucket, UploadListing listing, Instant before) {
        List<OpenUpload> found = new ArrayList<>();
        for (UploadListing.Entry upload : listing.uploads()) {
            if (upload.initiated().isBefore(before)) {
                found.add(new OpenUpload(new S3Location(bucket, upload.key()), upload.uploadId(), upload.initiated()));
            }
        }
        return found;
    }

    /** Bytes of the parts that the store has of an upload. */
    public long size(OpenUpload upload) throws S3RequestException {
        return requests(upload.object(), options).listParts(upload.uploadId()).stream()
                .mapToLong(S3Requests.Part::size)
                .sum();
    }

    /**
     * Aborts an upload, and sees to it that nothing is left of it. One that is not there is aborted.
     *
     * @throws IOException if it may still be there
     */
    public void abort(OpenUpload upload) throws IOException {
        abort(upload.object(), upload.uploadId());
    }

    /** Aborts an upload that was prepared, or whose commit failed; as {@link #abort(OpenUpload)}. */
    public void abort(PendingUpload upload) throws IOException {
        abort(upload.object(), upload.uploadId());
    }

    private void abort(S3Location object, String uploadId) throws IOException {
        IOException why = Discard.discard(requests(object, options), uploadId, deadlines());
        if (why != null) {
            throw new IOException(object + ": " + why.getMessage(), why);
        }
    }

    /**
     * Makes the object of a prepared upload visible, on the conditions that it was prepared with. One that is visible already is
     * committed. If it fails, the upload stays.
     *
     * @throws java.nio.file.FileAlreadyExistsException if the key had to be free, and is not
     * @throws S3ConflictException if another write to the key came before
     * @throws S3CommitUncertainException if nothing can tell whether it is visible
     */
    public S3Commit commit(PendingUpload upload) throws IOException {
        S3Commit commit = publication(upload).complete(upload);
        options.listener().onCommit(commit);
        return commit;
    }

    /**
     * Finds out what became of an upload that somebody tried to commit.
     *
     * @return the commit, if it took effect; else nothing: the upload can be committed or aborted, if it is still there
     * @throws S3CommitUncertainException if nothing can tell
     */
    public Optional<S3Commit> resolve(PendingUpload upload) throws IOException {
        return publication(upload).resolve(upload);
    }

    private Publication publication(PendingUpload upload) {
        S3WriteOptions.Builder conditions = options.toBuilder().unconditional();
        if (upload.createOnly()) {
            conditions.createOnly();
        } else if (upload.ifMatch() != null) {
            conditions.ifMatch(upload.ifMatch());
        }
        S3Requests requests = requests(upload.object(), conditions.build());
        return new Publication(requests, upload.object(), upload.createOnly(), upload.ifMatch(), deadlines());
    }

    private S3Requests requests(S3Location object, S3WriteOptions with) {
        return new SdkRequests(client, object, with, RequestListener.NONE);
    }

    private Deadlines deadlines() {
        return Deadlines.of(options.partSize(), options.requestTimeout(), options.commitTimeout());
    }
}
