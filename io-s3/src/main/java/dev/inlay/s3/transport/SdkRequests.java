// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import dev.inlay.s3.S3Encryption;
import dev.inlay.s3.S3Location;
import dev.inlay.s3.S3Operation;
import dev.inlay.s3.S3RequestException;
import dev.inlay.s3.S3RequestException.Kind;
import dev.inlay.s3.S3WriteOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** The requests about one object, made through a client of the AWS SDK. */
public final class SdkRequests implements S3Requests {

    private static final String BINARY = "application/octet-stream";

    private final S3Client client;
    private final S3Location object;
    private final S3WriteOptions options;
    private final ObjectRequests requests;
    private final Attempts attempts;
    private final StoreTraits traits;
    private final LostUploads lost;

    /** Requests about {@code object}. */
    public SdkRequests(S3Client client, S3Location object, S3WriteOptions options, RequestListener listener) {
        this.client = client;
        this.object = object;
        this.options = options;
        this.requests = new ObjectRequests(object, options);
        this.attempts = Attempts.of(client, object.toString(), options.attempts(), options.requestTimeout(), listener);
        this.traits = StoreTraits.of(client);
        this.lost = new LostUploads(client, object, options, requests, attempts);
    }

    @Override
    public Stored put(Payload payload, @Nullable String token) throws S3RequestException {
        String detail = " of " + payload.size() + " bytes";
        Duration timeout = attempts.attemptTimeout(payload.size());
        Stored stored = attempts.publishing(S3Operation.PUT_OBJECT, detail, timeout, limit -> {
            PutObjectResponse answer = PayloadUnderway.during(
                    payload,
                    () -> client.putObject(
                            requests.put(payload.crc32c(), token)
                                    .overrideConfiguration(limit)
                                    .build(),
                            body(payload, options.contentType())));
            return new Stored(
                    Answer.requireEtag(answer.eTag()),
                    answer.versionId(),
                    answer.checksumCRC32C(),
                    answer.responseMetadata().requestId());
        });
        requireSize(stored, payload.size());
        return stored;
    }

    /** An object with another ETag is somebody else's, and of any size. */
    private void requireSize(Stored stored, long size) throws S3RequestException {
        if (!options.headAfterCommit()) {
            return;
        }
        Head head = head();
        if (head == null) {
            throw new S3RequestException(
                    Kind.OUTCOME_UNKNOWN, object + " was stored, and is not there", stored.requestId(), null);
        }
        if (head.etag().equals(stored.etag()) && head.size() != size) {
            throw new S3RequestException(
                    Kind.CORRUPTED,
                    object + " is in its place, but has " + head.size() + " bytes instead of " + size,
                    stored.requestId(),
                    null);
        }
    }

    @Override
    public String create(@Nullable String token) throws S3RequestException {
        return lost.create(limit -> {
            String id = client.createMultipartUpload(
                            requests.create(token).overrideConfiguration(limit).build())
                    .uploadId();
            if (id == null || id.isEmpty()) {
                throw SdkClientException.create("the answer names no upload");
            }
            return id;
        });
    }

    @Override
    public Part uploadPart(String uploadId, int number, Payload payload) throws S3RequestException {
        String detail = " " + number + " of " + payload.size() + " bytes";
        return attempts.repeatable(
                S3Operation.UPLOAD_PART,
                detail,
                payload.size(),
                limit -> {
                    UploadPartResponse answer = PayloadUnderway.during(
                            payload,
                            () -> client.uploadPart(
                                    requests.uploadPart(uploadId, number, payload.crc32c())
                                            .overrideConfiguration(limit)
                                            .build(),
                                    body(payload, BINARY)));
                    if (Checksum.differs(answer.checksumCRC32C(), payload.crc32c())) {
                        throw new DamagedException("CRC32C " + Checksum.text(payload.crc32c())
                                + " was sent, the store has " + answer.checksumCRC32C());
                    }
                    return new Part(number, Answer.requireEtag(answer.eTag()), payload.size(), payload.crc32c());
                },
                () -> requireUpload(uploadId));
    }

    private static RequestBody body(Payload payload, String type) {
        return RequestBody.fromContentProvider(payload::open, payload.size(), type);
    }

    /**
     * A store that refuses a request early closes the connection while the body is still being sent, and all that is seen of the
     * refusal is a broken pipe.
     */
    private @Nullable S3RequestException requireUpload(String uploadId) throws S3RequestException {
        try {
            attempts.within(1, 6)
                    .repeatable(
                            S3Operation.LIST_PARTS,
                            limit -> client.listParts(requests.listParts(uploadId, null)
                                    .maxParts(1)
                                    .overrideConfiguration(limit)
                                    .build()));
            return null;
        } catch (S3RequestException e) {
            if (e.kind() == Kind.NO_SUCH_UPLOAD || e.kind() == Kind.NO_SUCH_BUCKET) {
                throw e;
            }
            return e; // who may write parts need not be allowed to list them
        }
    }

    @Override
    public Stored complete(String uploadId, List<Part> parts, long size, int crc32c) throws S3RequestException {
        if (traits.knowsObjectSize()) {
            try {
                return complete(uploadId, parts, (Long) size, size, crc32c);
            } catch (S3RequestException e) {
                if (e.kind() != Kind.NOT_IMPLEMENTED) {
                    throw e;
                }
                traits.forgetObjectSize();
            }
        }
        return complete(uploadId, parts, null, size, crc32c);
    }

    private Stored complete(String uploadId, List<Part> parts, @Nullable Long stated, long size, int crc32c)
            throws S3RequestException {
        String detail = " of " + parts.size() + " parts, " + size + " bytes";
        // S3 begins to answer early and may then take minutes, in which it keeps the connection alive; the other half
        // of the time is for finding out what became of it
        Duration timeout = options.commitTimeout().dividedBy(2);
        Stored stored = attempts.publishing(S3Operation.COMPLETE_MULTIPART_UPLOAD, detail, timeout, limit -> {
            CompleteMultipartUploadResponse answer =
                    client.completeMultipartUpload(requests.complete(uploadId, parts, stated, crc32c)
                            .overrideConfiguration(limit)
                            .build());
            return new Stored(
                    Answer.requireEtag(answer.eTag()),
                    answer.versionId(),
                    answer.checksumCRC32C(),
                    answer.responseMetadata().requestId());
        });
        try {
            lost.sweep();
        } catch (S3RequestException e) {
            // the object is published, and that is what was asked for
        }
        requireSize(stored, size);
        return stored;
    }

    @Override
    public void abort(String uploadId) throws S3RequestException {
        try {
            attempts.repeatable(
                    S3Operation.ABORT_MULTIPART_UPLOAD,
                    limit -> client.abortMultipartUpload(requests.abort(uploadId)
                            .overrideConfiguration(limit)
                            .build()));
        } catch (S3RequestException e) {
            if (e.kind() != Kind.NO_SUCH_UPLOAD) {
                throw e;
            }
        }
        lost.sweep();
    }

    @Override
    public List<Part> listParts(String uploadId) throws S3RequestException {
        List<Part> parts = new ArrayList<>();
        Integer marker = null;
        while (true) {
            Integer after = marker;
            ListPartsResponse page = attempts.repeatable(
                    S3Operation.LIST_PARTS,
                    limit -> client.listParts(requests.listParts(uploadId, after)
                            .overrideConfiguration(limit)
                            .build()));
            page.parts()
                    .forEach(part -> parts.add(new Part(
                            part.partNumber(), part.eTag(), part.size(), Checksum.value(part.checksumCRC32C()))));
            Integer next = page.nextPartNumberMarker();
            // a marker that stays would be a store that lists the same page for ever
            if (!Boolean.TRUE.equals(page.isTruncated()) || next == null || next.equals(after)) {
                return parts;
            }
            marker = next;
        }
    }

    @Override
    public @Nullable Head head() throws S3RequestException {
        boolean withChecksum = !(options.encryption() instanceof S3Encryption.Kms);
        try {
            return head(withChecksum);
        } catch (S3RequestException e) {
            if (!withChecksum || e.kind() != Kind.DENIED) {
                throw e;
            }
            // the checksum of an object under a KMS key, which may be the bucket's default, wants a permission of its
            // own
            return head(false);
        }
    }

    private @Nullable Head head(boolean withChecksum) throws S3RequestException {
        try {
            HeadObjectResponse answer = attempts.repeatable(
                    S3Operation.HEAD_OBJECT,
                    limit -> client.headObject(requests.head(withChecksum)
                            .overrideConfiguration(limit)
                            .build()));
            Map<String, String> metadata = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            metadata.putAll(answer.metadata());
            return new Head(
                    answer.contentLength(),
                    answer.eTag() == null ? "" : answer.eTag(),
                    answer.versionId(),
                    answer.checksumCRC32C(),
                    metadata);
        } catch (S3RequestException e) {
            if (e.kind() == Kind.NO_SUCH_KEY) {
                return null;
            }
            throw e;
        }
    }
}
