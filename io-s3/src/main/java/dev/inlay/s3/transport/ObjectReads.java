// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import dev.inlay.s3.S3Location;
import dev.inlay.s3.S3Operation;
import dev.inlay.s3.S3ReadOptions;
import dev.inlay.s3.S3RequestException;
import dev.inlay.s3.S3RequestException.Kind;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.RequestPayer;

/** The requests that read one object, made through a client of the AWS SDK. Safe for use by several threads. */
public final class ObjectReads {

    /** What is left of a body that is not wanted is read to its end up to here: more costs more than a new connection. */
    private static final long DRAINED = 256 * 1024;

    /** What is read over to get at a range where a store ignores the Range and sends everything: a second or so. */
    private static final long SKIPPED = 64L << 20;

    private final S3Client client;
    private final S3Location object;
    private final S3ReadOptions options;
    private final Attempts attempts;

    /** Reads of {@code object}. */
    public ObjectReads(S3Client client, S3Location object, S3ReadOptions options) {
        this.client = client;
        this.object = object;
        this.options = options;
        this.attempts = Attempts.of(
                client, object.toString(), options.attempts(), options.requestTimeout(), RequestListener.NONE);
    }

    /**
     * Opens the object by one request for its last bytes. A store that answers it with 416 has either nothing in the object, or does not know
     * ranges that count from the end; it is asked for the size then.
     */
    public Opened open() throws S3RequestException {
        try {
            return attempts.repeatable(
                    S3Operation.GET_OBJECT,
                    " of the end",
                    options.tailBytes(),
                    limit -> client.getObject(
                            get().range("bytes=-" + options.tailBytes())
                                    .overrideConfiguration(limit)
                                    .build(),
                            (answer, body) -> opened(answer, body)),
                    Attempts.Probe.NONE);
        } catch (S3RequestException e) {
            if (e.kind() != Kind.NO_SUCH_RANGE && e.kind() != Kind.NOT_IMPLEMENTED) {
                throw e;
            }
        }
        HeadObjectResponse head = attempts.repeatable(
                S3Operation.HEAD_OBJECT,
                limit -> client.headObject(head().overrideConfiguration(limit).build()));
        return new Opened(head.contentLength(), Answer.requireEtag(head.eTag()), head.versionId(), new byte[0]);
    }

    private Opened opened(GetObjectResponse answer, AbortableInputStream body) throws IOException {
        String etag = Answer.requireEtag(answer.eTag());
        ContentRange range = ContentRange.of(answer.contentRange());
        long size = answer.contentLength();
        if (range == null) {
            // the whole object: it is small, or the store ignores ranges
            if (size > options.tailBytes() + DRAINED) {
                body.abort();
                return new Opened(size, etag, answer.versionId(), new byte[0]);
            }
            return new Opened(size, etag, answer.versionId(), readFully(body, (int) size));
        }
        if (range.end() != range.total() || size != range.end() - range.first() || size > options.tailBytes()) {
            body.abort();
            throw SdkClientException.create("the answer is of " + range + ", not of the last bytes");
        }
        return new Opened(range.total(), etag, answer.versionId(), readFully(body, (int) size));
    }

    private static byte[] readFully(AbortableInputStream body, int size) throws IOException {
        byte[] bytes = body.readNBytes(size);
        if (bytes.length < size) {
            throw SdkClientException.create("the answer ends after " + bytes.length + " of " + size + " bytes");
        }
        return bytes;
    }

    /**
     * Brings the bytes of {@code fetch} out of the object as it was opened.
     *
     * @param stop whether they are not wanted any more
     * @throws S3RequestException with {@code PRECONDITION_FAILED} if the object is another one now
     */
    public void read(Opened opened, Fetch fetch, BooleanSupplier stop) throws S3RequestException {
        String detail = " of bytes " + fetch.position() + " to " + fetch.end();
        attempts.repeatable(
                S3Operation.GET_OBJECT,
                detail,
                fetch.end() - fetch.position(),
                limit -> client.getObject(
                        get().range("bytes=" + fetch.position() + "-" + (fetch.end() - 1))
                                .ifMatch(opened.etag())
                                .overrideConfiguration(limit)
                                .build(),
                        (answer, body) -> take(opened, fetch, stop, answer, body)),
                Attempts.Probe.NONE);
    }

    private static Fetch take(
            Opened opened, Fetch fetch, BooleanSupplier stop, GetObjectResponse answer, AbortableInputStream body)
            throws IOException {
        boolean whole = false;
        try {
            // stores that ignore If-Match
            if (!opened.etag().equals(answer.eTag())) {
                throw new DecidedException(
                        Kind.PRECONDITION_FAILED, "the answer is of an object with ETag " + answer.eTag());
            }
            ContentRange range = ContentRange.of(answer.contentRange());
            if (range == null) {
                skipTo(fetch, body);
            } else if (range.first() != fetch.position() || range.total() != opened.length()) {
                throw SdkClientException.create("the answer is of " + range + ", asked for were bytes "
                        + fetch.position() + " to " + fetch.end() + " of " + opened.length());
            }
            fetch.takeFrom(body, stop);
            long sent = range == null ? opened.length() : range.end();
            whole = sent - fetch.end() <= DRAINED;
            return fetch;
        } finally {
            if (!whole) {
                body.abort();
            }
        }
    }

    private static void skipTo(Fetch fetch, AbortableInputStream body) throws IOException {
        if (fetch.position() > SKIPPED) {
            throw new DecidedException(
                    Kind.NOT_IMPLEMENTED,
                    "the store ignores ranges and sends the whole object; byte " + fetch.position()
                            + " of it lies behind " + SKIPPED);
        }
        fetch.skipTo(body);
    }

    /** What a read fails with whose thread was interrupted. */
    S3RequestException interrupted(InterruptedException cause) {
        return new S3RequestException(Kind.CANCELLED, object + ": the thread was interrupted", null, cause);
    }

    private GetObjectRequest.Builder get() {
        GetObjectRequest.Builder request = GetObjectRequest.builder()
                .bucket(object.bucket())
                .key(object.key())
                .versionId(options.versionId())
                .requestPayer(options.requesterPays() ? RequestPayer.REQUESTER : null)
                .expectedBucketOwner(options.expectedBucketOwner());
        ObjectRequests.customerKey(
                options.customerKey(),
                request::sseCustomerAlgorithm,
                request::sseCustomerKey,
                request::sseCustomerKeyMD5);
        return request;
    }

    private HeadObjectRequest.Builder head() {
        HeadObjectRequest.Builder request = HeadObjectRequest.builder()
                .bucket(object.bucket())
                .key(object.key())
                .versionId(options.versionId())
                .requestPayer(options.requesterPays() ? RequestPayer.REQUESTER : null)
                .expectedBucketOwner(options.expectedBucketOwner());
        ObjectRequests.customerKey(
                options.customerKey(),
                request::sseCustomerAlgorithm,
                request::sseCustomerKey,
                request::sseCustomerKeyMD5);
        return request;
    }
}
