// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import dev.inlay.s3.S3Encryption;
import dev.inlay.s3.S3Location;
import dev.inlay.s3.S3WriteOptions;
import dev.inlay.s3.transport.S3Requests.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.RequestPayer;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** The requests about one object as the SDK wants them: where each option goes. */
final class ObjectRequests {

    private static final String ANY = "*";

    private final S3Location object;
    private final S3WriteOptions options;
    private final @Nullable RequestPayer payer;
    private final S3Encryption.@Nullable CustomerKey customerKey;

    ObjectRequests(S3Location object, S3WriteOptions options) {
        this.object = object;
        this.options = options;
        this.payer = options.requesterPays() ? RequestPayer.REQUESTER : null;
        this.customerKey = options.encryption() instanceof S3Encryption.CustomerKey key ? key : null;
    }

    PutObjectRequest.Builder put(int crc32c, @Nullable String token) {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(object.bucket())
                .key(object.key())
                .contentType(options.contentType())
                .metadata(metadata(token))
                .storageClass(options.storageClass())
                .acl(options.acl())
                .checksumCRC32C(checksum(crc32c))
                .ifNoneMatch(options.createOnly() ? ANY : null)
                .ifMatch(options.ifMatch())
                .requestPayer(payer)
                .expectedBucketOwner(options.expectedBucketOwner());
        customerKey(customerKey, request::sseCustomerAlgorithm, request::sseCustomerKey, request::sseCustomerKeyMD5);
        tagging(request::tagging);
        serverKey(request::serverSideEncryption, request::ssekmsKeyId, request::bucketKeyEnabled);
        return request;
    }

    CreateMultipartUploadRequest.Builder create(@Nullable String token) {
        CreateMultipartUploadRequest.Builder request = CreateMultipartUploadRequest.builder()
                .bucket(object.bucket())
                .key(object.key())
                .contentType(options.contentType())
                .metadata(metadata(token))
                .storageClass(options.storageClass())
                .acl(options.acl())
                .checksumAlgorithm(options.checksums() ? ChecksumAlgorithm.CRC32_C : null)
                .checksumType(options.checksums() ? ChecksumType.FULL_OBJECT : null)
                .requestPayer(payer)
                .expectedBucketOwner(options.expectedBucketOwner());
        customerKey(customerKey, request::sseCustomerAlgorithm, request::sseCustomerKey, request::sseCustomerKeyMD5);
        tagging(request::tagging);
        serverKey(request::serverSideEncryption, request::ssekmsKeyId, request::bucketKeyEnabled);
        return request;
    }

    UploadPartRequest.Builder uploadPart(String uploadId, int number, int crc32c) {
        UploadPartRequest.Builder request = UploadPartRequest.builder()
                .bucket(object.bucket())
                .key(object.key())
                .uploadId(uploadId)
                .partNumber(number)
                .checksumCRC32C(checksum(crc32c))
                .requestPayer(payer)
                .expectedBucketOwner(options.expectedBucketOwner());
        customerKey(customerKey, request::sseCustomerAlgorithm, request::sseCustomerKey, request::sseCustomerKeyMD5);
        return request;
    }

    CompleteMultipartUploadRequest.Builder complete(
            String uploadId, List<Part> parts, @Nullable Long size, int crc32c) {
        List<CompletedPart> completed = parts.stream()
                .map(part -> CompletedPart.builder()
                        .partNumber(part.number())
                        .eTag(part.etag())
                        .checksumCRC32C(checksum(part.crc32c()))
                        .build())
                .toList();
        CompleteMultipartUploadRequest.Builder request = CompleteMultipartUploadRequest.builder()
                .bucket(object.bucket())
                .key(object.key())
                .uploadId(uploadId)
                .multipartUpload(m -> m.parts(completed))
                .mpuObjectSize(size)
                .checksumCRC32C(checksum(crc32c))
                .checksumType(options.checksums() ? ChecksumType.FULL_OBJECT : null)
                .ifNoneMatch(options.createOnly() ? ANY : null)
                .ifMatch(options.ifMatch())
                .requestPayer(payer)
                .expectedBucketOwner(options.expectedBucketOwner());
        customerKey(customerKey, request::sseCustomerAlgorithm, request::sseCustomerKey, request::sseCustomerKeyMD5);
        return request;
    }

    AbortMultipartUploadRequest.Builder abort(String uploadId) {
        return AbortMultipartUploadRequest.builder()
                .bucket(object.bucket())
                .key(object.key())
                .uploadId(uploadId)
                .requestPayer(payer)
                .expectedBucketOwner(options.expectedBucketOwner());
    }

    ListPartsRequest.Builder listParts(String uploadId, @Nullable Integer marker) {
        ListPartsRequest.Builder request = ListPartsRequest.builder()
                .bucket(object.bucket())
                .key(object.key())
                .uploadId(uploadId)
                .partNumberMarker(marker)
                .requestPayer(payer)
                .expectedBucketOwner(options.expectedBucketOwner());
        customerKey(customerKey, request::sseCustomerAlgorithm, request::sseCustomerKey, request::sseCustomerKeyMD5);
        return request;
    }

    HeadObjectRequest.Builder head(boolean withChecksum) {
        HeadObjectRequest.Builder request = HeadObjectRequest.builder()
                .bucket(object.bucket())
                .key(object.key())
                .checksumMode(withChecksum && options.checksums() ? ChecksumMode.ENABLED : null)
                .requestPayer(payer)
                .expectedBucketOwner(options.expectedBucketOwner());
        customerKey(customerKey, request::sseCustomerAlgorithm, request::sseCustomerKey, request::sseCustomerKeyMD5);
        return request;
    }

    private Map<String, String> metadata(@Nullable String token) {
        Map<String, String> metadata = new LinkedHashMap<>(options.metadata());
        if (token != null) {
            metadata.put(S3Requests.TOKEN, token);
        }
        return metadata;
    }

    /** Without tags not even an empty header, which would want the permission to set tags. */
    private void tagging(Consumer<Tagging> header) {
        if (!options.tags().isEmpty()) {
            List<Tag> tags = options.tags().entrySet().stream()
                    .map(tag -> Tag.builder()
                            .key(tag.getKey())
                            .value(tag.getValue())
                            .build())
                    .toList();
            header.accept(Tagging.builder().tagSet(tags).build());
        }
    }

    private @Nullable String checksum(int crc32c) {
        return options.checksums() ? Checksum.text(crc32c) : null;
    }

    /** The headers of a key that the caller keeps, if there is one. */
    static void customerKey(
            S3Encryption.@Nullable CustomerKey given,
            Consumer<String> algorithm,
            Consumer<String> key,
            Consumer<String> md5) {
        if (given != null) {
            algorithm.accept(given.algorithm());
            key.accept(given.base64());
            md5.accept(given.md5());
        }
    }

    private void serverKey(Consumer<ServerSideEncryption> kind, Consumer<String> keyId, Consumer<Boolean> bucketKey) {
        if (options.encryption() instanceof S3Encryption.Managed) {
            kind.accept(ServerSideEncryption.AES256);
        } else if (options.encryption() instanceof S3Encryption.Kms kms) {
            kind.accept(ServerSideEncryption.AWS_KMS);
            if (kms.keyId() != null) {
                keyId.accept(kms.keyId());
            }
            bucketKey.accept(kms.bucketKey());
        }
    }
}
