// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A fault server, and the SDK's own client to see what it does. */
abstract class AgainstServer {

    static final String BUCKET = "bucket";

    FaultS3Server server;
    S3Client client;

    @BeforeEach
    void start() {
        server = FaultS3Server.start(BUCKET);
        server.rules().minPartSize(10);
        client = Clients.plain(server.endpoint());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    void put(String key, byte[] bytes) {
        client.putObject(PutObjectRequest.builder().bucket(BUCKET).key(key).build(), RequestBody.fromBytes(bytes));
    }

    ResponseBytes<GetObjectResponse> get(String key, Consumer<GetObjectRequest.Builder> more) {
        return client.getObjectAsBytes(b -> more.accept(b.bucket(BUCKET).key(key)));
    }

    String create(String key) {
        return client.createMultipartUpload(b -> b.bucket(BUCKET).key(key)).uploadId();
    }

    CompletedPart part(String key, String id, int number, byte[] bytes) {
        String etag = client.uploadPart(
                        b -> b.bucket(BUCKET).key(key).uploadId(id).partNumber(number), RequestBody.fromBytes(bytes))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    CompleteMultipartUploadResponse complete(
            String key, String id, List<CompletedPart> parts, Consumer<CompleteMultipartUploadRequest.Builder> more) {
        return client.completeMultipartUpload(
                b -> more.accept(b.bucket(BUCKET).key(key).uploadId(id).multipartUpload(u -> u.parts(parts))));
    }

    static void as(CompleteMultipartUploadRequest.Builder same) {}

    static void whole(GetObjectRequest.Builder same) {}

    static void assertRefused(int status, String code, Runnable call) {
        S3Exception refused = catchThrowableOfType(S3Exception.class, call::run);
        assertThat(refused).isNotNull();
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
    }
}
