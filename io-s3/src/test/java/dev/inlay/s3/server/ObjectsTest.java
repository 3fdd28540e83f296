// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** What the fault server keeps of an object and gives back, by the SDK's own client. */
class ObjectsTest extends AgainstServer {

    @Test
    void keepsWhatAPutBrings() {
        for (String key : List.of("plain", "a/b//c", "blank and+plus", "ünï/☃", "per%20cent", "amp&<tag>")) {
            byte[] bytes = bytes(key.length());
            client.putObject(
                    b -> b.bucket(BUCKET)
                            .key(key)
                            .contentType("application/x-test")
                            .metadata(Map.of("token", "42"))
                            .tagging("colour=deep%20red&n=1"),
                    RequestBody.fromBytes(bytes));
            ResponseBytes<GetObjectResponse> got = get(key, AgainstServer::whole);
            assertThat(got.asByteArray()).as(key).isEqualTo(bytes);
            assertThat(got.response().contentType()).isEqualTo("application/x-test");
            HeadObjectResponse head = client.headObject(b -> b.bucket(BUCKET).key(key));
            assertThat(head.contentLength()).isEqualTo(bytes.length);
            assertThat(head.metadata()).containsEntry("token", "42");
            assertThat(head.eTag()).isEqualTo(got.response().eTag());
            assertThat(client.getObjectTagging(b -> b.bucket(BUCKET).key(key)).tagSet())
                    .extracting(tag -> tag.key() + "=" + tag.value())
                    .containsExactly("colour=deep red", "n=1");
        }
        assertThat(client.listObjectsV2(b -> b.bucket(BUCKET)).contents())
                .extracting(object -> object.key())
                .contains("a/b//c", "blank and+plus", "ünï/☃", "per%20cent", "amp&<tag>")
                .hasSize(6);
        client.deleteObject(b -> b.bucket(BUCKET).key("plain"));
        assertThatThrownBy(() -> get("plain", AgainstServer::whole)).isInstanceOf(NoSuchKeyException.class);
        assertRefused(
                404,
                "NoSuchBucket",
                () -> client.getObjectAsBytes(b -> b.bucket("other").key("k")));
    }

    @Test
    void ranges() {
        byte[] bytes = bytes(100);
        put("k", bytes);
        put("empty", new byte[0]);
        assertThat(get("k", b -> b.range("bytes=10-19")).asByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 10, 20));
        ResponseBytes<GetObjectResponse> suffix = get("k", b -> b.range("bytes=-30"));
        assertThat(suffix.asByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 70, 100));
        assertThat(suffix.response().contentRange()).isEqualTo("bytes 70-99/100");
        assertThat(get("k", b -> b.range("bytes=-300")).asByteArray()).isEqualTo(bytes);
        assertThat(get("k", b -> b.range("bytes=90-300")).asByteArray()).hasSize(10);
        assertRefused(416, "InvalidRange", () -> get("k", b -> b.range("bytes=100-")));
        assertRefused(416, "InvalidRange", () -> get("empty", b -> b.range("bytes=-10")));
        assertRefused(412, "PreconditionFailed", () -> get("k", b -> b.ifMatch("\"other\"")));

        server.rules().ignoreRange(true).emptySuffixOk(true);
        assertThat(get("k", b -> b.range("bytes=10-19")).asByteArray()).isEqualTo(bytes);
        assertThat(get("empty", b -> b.range("bytes=-10")).asByteArray()).isEmpty();
    }

    @Test
    void conditionalWrites() {
        put("k", bytes(1));
        String etag = client.headObject(b -> b.bucket(BUCKET).key("k")).eTag();
        assertRefused(
                412,
                "PreconditionFailed",
                () -> client.putObject(
                        b -> b.bucket(BUCKET).key("k").ifNoneMatch("*"), RequestBody.fromBytes(bytes(2))));
        client.putObject(b -> b.bucket(BUCKET).key("k").ifMatch(etag), RequestBody.fromBytes(bytes(2)));
        assertRefused(
                412,
                "PreconditionFailed",
                () -> client.putObject(b -> b.bucket(BUCKET).key("k").ifMatch(etag), RequestBody.fromBytes(bytes(3))));

        String id = create("k");
        List<CompletedPart> parts = List.of(part("k", id, 1, bytes(5)));
        assertRefused(412, "PreconditionFailed", () -> complete("k", id, parts, b -> b.ifNoneMatch("*")));
        assertThat(server.openUploads()).containsExactly(id);
        assertThat(server.object(BUCKET, "k").orElseThrow().size()).isEqualTo(2);
    }

    @Test
    void discardsBytesAndKeepsSizes() {
        server.rules().discard(true);
        String id = create("k");
        List<CompletedPart> parts = List.of(part("k", id, 1, bytes(100)), part("k", id, 2, bytes(7)));
        complete("k", id, parts, b -> b.mpuObjectSize(107L));
        assertThat(get("k", b -> b.range("bytes=-10")).asByteArray()).isEqualTo(new byte[10]);
        assertThat(server.object(BUCKET, "k").orElseThrow().size()).isEqualTo(107);
    }

    @Test
    void refusesChunkedBodiesUnlessTold() {
        try (S3Client chunked = Clients.builder(server.endpoint(), "a", "b")
                .serviceConfiguration(c -> c.chunkedEncodingEnabled(true))
                .build()) {
            Runnable put = () -> chunked.putObject(
                    b -> b.bucket(BUCKET).key("k").checksumAlgorithm(ChecksumAlgorithm.CRC32_C),
                    RequestBody.fromContentProvider(
                            () -> new ByteArrayInputStream(bytes(70_000)), 70_000, "text/plain"));
            assertRefused(501, "NotImplemented", put);
            server.rules().awsChunked(true);
            put.run();
        }
        assertThat(server.object(BUCKET, "k").orElseThrow().bytes()).isEqualTo(bytes(70_000));
    }
}
