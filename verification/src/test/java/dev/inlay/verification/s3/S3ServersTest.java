// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.s3.server.Clients;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** That each server is one: with the SDK alone, nothing of ours. */
class S3ServersTest {

    @ParameterizedTest
    @EnumSource
    void keepsObjectsAndUploads(S3Servers which) {
        S3Server server = which.orSkip();
        try (S3Client client = Clients.plain(server.endpoint(), server.accessKey(), server.secretKey())) {
            client.createBucket(b -> b.bucket("servers-test"));
            client.putObject(
                    b -> b.bucket("servers-test").key("a/ü+ b").metadata(Map.of("token", "42")),
                    RequestBody.fromString("hello"));
            assertThat(client.getObjectAsBytes(
                                    b -> b.bucket("servers-test").key("a/ü+ b").range("bytes=-3"))
                            .asUtf8String())
                    .isEqualTo("llo");
            assertThat(client.headObject(b -> b.bucket("servers-test").key("a/ü+ b"))
                            .metadata())
                    .containsEntry("token", "42");

            String id = client.createMultipartUpload(
                            b -> b.bucket("servers-test").key("m"))
                    .uploadId();
            assertThat(client.listMultipartUploads(b -> b.bucket("servers-test"))
                            .uploads())
                    .extracting(upload -> upload.uploadId())
                    .containsExactly(id);
            String etag = client.uploadPart(
                            b -> b.bucket("servers-test").key("m").uploadId(id).partNumber(1),
                            RequestBody.fromString("part"))
                    .eTag();
            client.completeMultipartUpload(b -> b.bucket("servers-test")
                    .key("m")
                    .uploadId(id)
                    .multipartUpload(u -> u.parts(List.of(
                            CompletedPart.builder().partNumber(1).eTag(etag).build()))));
            assertThat(client.getObjectAsBytes(b -> b.bucket("servers-test").key("m"))
                            .asUtf8String())
                    .isEqualTo("part");
        }
    }

    @Test
    void s3ProxyChecksSignatures() {
        S3Server server = S3Servers.S3PROXY.orSkip();
        try (S3Client client = Clients.plain(server.endpoint(), server.accessKey(), "wrong")) {
            assertThatThrownBy(() -> client.createBucket(b -> b.bucket("forged")))
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
        }
    }
}
