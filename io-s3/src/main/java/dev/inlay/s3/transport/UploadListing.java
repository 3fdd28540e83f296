// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import dev.inlay.s3.S3Operation;
import dev.inlay.s3.S3RequestException;
import dev.inlay.s3.S3WriteOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.RequestPayer;

/**
 * The uploads that are open under a prefix, and the store's time when they were listed.
 *
 * @param uploads in the order of their keys
 * @param ahead how far the store's clock is ahead of this one's
 */
public record UploadListing(List<Entry> uploads, Duration ahead) {

    /** An open upload: the time is the store's. */
    public record Entry(String key, String uploadId, Instant initiated) {}

    private record Page(ListMultipartUploadsResponse answer, Duration ahead) {}

    /** Lists the uploads whose keys begin with {@code prefix}, in as many requests as there are pages. */
    public static UploadListing of(S3Client client, String bucket, String prefix, S3WriteOptions options)
            throws S3RequestException {
        Attempts attempts = Attempts.of(
                client,
                "s3://" + bucket + '/' + prefix,
                options.attempts(),
                options.requestTimeout(),
                RequestListener.NONE);
        return of(client, bucket, prefix, options, attempts, last -> true);
    }

    /** The same by {@code attempts}, page after page as long as the last upload of one is {@code wanted}. */
    static UploadListing of(
            S3Client client,
            String bucket,
            String prefix,
            S3WriteOptions options,
            Attempts attempts,
            Predicate<Entry> wanted)
            throws S3RequestException {
        List<Entry> found = new ArrayList<>();
        Entry marker = null;
        while (true) {
            Entry after = marker;
            Page page = attempts.repeatable(S3Operation.LIST_MULTIPART_UPLOADS, limit -> {
                Instant asked = Instant.now();
                ListMultipartUploadsResponse answer = client.listMultipartUploads(request -> request.bucket(bucket)
                        .prefix(prefix)
                        .keyMarker(after == null ? null : after.key())
                        .uploadIdMarker(after == null ? null : after.uploadId())
                        .requestPayer(options.requesterPays() ? RequestPayer.REQUESTER : null)
                        .expectedBucketOwner(options.expectedBucketOwner())
                        .overrideConfiguration(limit));
                return new Page(answer, StoreClock.ahead(answer.sdkHttpResponse(), asked, Instant.now()));
            });
            for (MultipartUpload upload : page.answer().uploads()) {
                found.add(new Entry(upload.key(), upload.uploadId(), upload.initiated()));
            }
            marker = next(page.answer(), found, after);
            if (marker == null || !wanted.test(marker)) {
                return new UploadListing(found, page.ahead());
            }
        }
    }

    /** Where the next page begins; null if there is none, or if it would be this one again. */
    private static @Nullable Entry next(ListMultipartUploadsResponse page, List<Entry> found, @Nullable Entry after) {
        if (!Boolean.TRUE.equals(page.isTruncated()) || page.uploads().isEmpty()) {
            return null;
        }
        Entry last = found.get(found.size() - 1);
        return last.equals(after) ? null : last;
    }
}
