// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.s3.S3Clients;
import dev.inlay.s3.S3Location;
import dev.inlay.s3.server.Clients;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket on one of the servers, seen through a client of the library's own and through the SDK's plain one. */
final class TestBucket implements AutoCloseable {

    final S3Server server;
    final String name;
    /** What the library writes through. */
    final S3Client client;
    /** What the tests look through: nothing of the library is in it. */
    final S3Client eyes;

    TestBucket(S3Servers which, String name) {
        this(which, name, false);
    }

    TestBucket(S3Servers which, String name, boolean unsignedPayload) {
        this.server = which.orSkip();
        this.name = name;
        client = S3Clients.builder()
                .endpoint(server.endpoint())
                .region("us-east-1")
                .credentials(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(server.accessKey(), server.secretKey())))
                .unsignedPayload(unsignedPayload)
                .build();
        eyes = Clients.plain(server.endpoint(), server.accessKey(), server.secretKey());
        try {
            eyes.createBucket(b -> b.bucket(name));
        } catch (BucketAlreadyOwnedByYouException e) {
            // by a test before this one; LocalStack and ours don't even say so
        }
    }

    S3Location at(String key) {
        return new S3Location(name, key);
    }

    void put(String key, byte[] bytes) {
        eyes.putObject(b -> b.bucket(name).key(key), RequestBody.fromBytes(bytes));
    }

    ResponseBytes<GetObjectResponse> get(String key) {
        return eyes.getObjectAsBytes(b -> b.bucket(name).key(key));
    }

    String etag(String key) {
        return eyes.headObject(b -> b.bucket(name).key(key)).eTag();
    }

    List<String> keys() {
        return eyes.listObjectsV2(b -> b.bucket(name)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    List<MultipartUpload> openUploads() {
        return eyes.listMultipartUploads(b -> b.bucket(name)).uploads();
    }

    void assertHolds(String key, byte[] bytes) {
        // not isEqualTo: 25 MiB of differing bytes would be written out
        assertThat(Arrays.mismatch(get(key).asByteArray(), bytes))
                .as("first byte of %s at %s that differs", key, server.name())
                .isEqualTo(-1);
    }

    static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    /** Empties the bucket: the tests share it. */
    void clear() {
        for (String key : keys()) {
            eyes.deleteObject(b -> b.bucket(name).key(key));
        }
        for (MultipartUpload upload : openUploads()) {
            eyes.abortMultipartUpload(b -> b.bucket(name).key(upload.key()).uploadId(upload.uploadId()));
        }
    }

    @Override
    public void close() {
        client.close();
        eyes.close();
    }
}
