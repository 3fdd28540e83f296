// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import static dev.inlay.s3.server.Operation.ABORT_MULTIPART_UPLOAD;
import static dev.inlay.s3.server.Operation.COMPLETE_MULTIPART_UPLOAD;
import static dev.inlay.s3.server.Operation.CREATE_MULTIPART_UPLOAD;
import static dev.inlay.s3.server.Operation.HEAD_OBJECT;
import static dev.inlay.s3.server.Operation.LIST_PARTS;
import static dev.inlay.s3.server.Operation.PUT_OBJECT;
import static dev.inlay.s3.server.Operation.UPLOAD_PART;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.inlay.s3.S3Clients;
import dev.inlay.s3.S3Encryption;
import dev.inlay.s3.S3Location;
import dev.inlay.s3.S3RequestException;
import dev.inlay.s3.S3RequestException.Kind;
import dev.inlay.s3.S3WriteOptions;
import dev.inlay.s3.server.FaultS3Server;
import dev.inlay.s3.server.S3Request;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Each operation once, by what the store gets to see of it. */
class SdkRequestsTest {

    private static final S3Location OBJECT = new S3Location("bucket", "a b/ü+.parquet");

    private FaultS3Server server;
    private S3Client client;

    @BeforeEach
    void start() {
        server = FaultS3Server.start("bucket");
        server.rules().minPartSize(10);
        client = S3Clients.builder()
                .endpoint(server.endpoint())
                .credentials(StaticCredentialsProvider.create(AwsBasicCredentials.create("access", "secret")))
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private SdkRequests requests(S3WriteOptions options) {
        return new SdkRequests(client, OBJECT, options, RequestListener.NONE);
    }

    private SdkRequests requests() {
        return requests(S3WriteOptions.DEFAULT);
    }

    private byte[] stored() {
        return server.object(OBJECT.bucket(), OBJECT.key()).orElseThrow().bytes();
    }

    @Test
    void putsWithTokenChecksumAndWhatTheOptionsSay() throws Exception {
        S3WriteOptions options = S3WriteOptions.builder()
                .contentType("text/x")
                .metadata(Map.of("who", "me"))
                .tags(Map.of("a b", "c&d"))
                .storageClass("STANDARD_IA")
                .acl("bucket-owner-full-control")
                .encryption(new S3Encryption.Kms("key-1", true))
                .requesterPays(true)
                .expectedBucketOwner("123456789012")
                .createOnly()
                .build();

        S3Requests.Stored stored = requests(options).put(Bytes.of(1000), "t-1");

        S3Request request = server.requests(PUT_OBJECT).get(0);
        assertThat(request.headers())
                .containsEntry("content-type", "text/x")
                .containsEntry("content-length", "1000")
                .containsEntry("x-amz-meta-who", "me")
                .containsEntry("x-amz-meta-inlay-commit", "t-1")
                .containsEntry("x-amz-tagging", "a%20b=c%26d")
                .containsEntry("x-amz-storage-class", "STANDARD_IA")
                .containsEntry("x-amz-acl", "bucket-owner-full-control")
                .containsEntry("x-amz-server-side-encryption", "aws:kms")
                .containsEntry("x-amz-server-side-encryption-aws-kms-key-id", "key-1")
                .containsEntry("x-amz-server-side-encryption-bucket-key-enabled", "true")
                .containsEntry("x-amz-request-payer", "requester")
                .containsEntry("x-amz-expected-bucket-owner", "123456789012")
                .containsEntry(
                        "x-amz-checksum-crc32c", Checksum.text(Bytes.of(1000).crc32c()))
                .containsEntry("if-none-match", "*")
                .doesNotContainKeys("expect", "x-amz-trailer", "content-encoding", "transfer-encoding");
        assertThat(stored.etag()).isNotNull();
        assertThat(stored.requestId()).isNotNull();
        assertThat(stored()).isEqualTo(Bytes.of(1000).bytes());
    }

    @Test
    void putsNothing() throws Exception {
        requests().put(Bytes.of(0), null);
        assertThat(stored()).isEmpty();
        assertThat(server.requests(PUT_OBJECT).get(0).headers())
                .doesNotContainKeys("x-amz-meta-inlay-commit", "x-amz-tagging");
    }

    @Test
    void completesAnUploadOfThreeParts() throws Exception {
        SdkRequests requests = requests();
        String id = requests.create("t-2");
        S3Requests.Part third = requests.uploadPart(id, 3, Bytes.of(3));
        S3Requests.Part first = requests.uploadPart(id, 1, Bytes.of(20));
        S3Requests.Part second = requests.uploadPart(id, 2, Bytes.of(30));
        List<S3Requests.Part> parts = List.of(first, second, third);
        Bytes whole = Bytes.of(20).then(Bytes.of(30)).then(Bytes.of(3));
        assertThat(requests.listParts(id)).isEqualTo(parts);

        S3Requests.Stored stored = requests.complete(id, parts, 53, whole.crc32c());

        assertThat(stored()).isEqualTo(whole.bytes());
        assertThat(stored.crc32c()).isEqualTo(Checksum.text(whole.crc32c()));
        S3Requests.Head head = requests.head();
        assertThat(head).isNotNull();
        assertThat(head.size()).isEqualTo(53);
        assertThat(head.etag()).isEqualTo(stored.etag()).endsWith("-3\"");
        assertThat(head.crc32c()).isEqualTo(stored.crc32c());
        assertThat(head.metadata()).containsEntry(S3Requests.TOKEN, "t-2");
        assertThat(server.requests(CREATE_MULTIPART_UPLOAD).get(0).headers())
                .containsEntry("content-type", "application/vnd.apache.parquet")
                .containsEntry("x-amz-checksum-algorithm", "CRC32C")
                .containsEntry("x-amz-checksum-type", "FULL_OBJECT");
        assertThat(server.requests(UPLOAD_PART).get(0).headers())
                .containsEntry("x-amz-checksum-crc32c", Checksum.text(third.crc32c()))
                .doesNotContainKeys("expect", "x-amz-trailer", "content-encoding", "transfer-encoding");
        assertThat(server.requests(COMPLETE_MULTIPART_UPLOAD).get(0).headers())
                .containsEntry("x-amz-mp-object-size", "53")
                .containsEntry("x-amz-checksum-type", "FULL_OBJECT");
    }

    @Test
    void sendsNoChecksumWhereNoneIsWanted() throws Exception {
        SdkRequests requests = requests(
                S3WriteOptions.builder().checksums(false).commitToken(false).build());
        String id = requests.create(null);
        S3Requests.Part part = requests.uploadPart(id, 1, Bytes.of(5));
        requests.complete(id, List.of(part), 5, Bytes.of(5).crc32c());
        requests.put(Bytes.of(7), null);
        assertThat(server.requests())
                .hasSize(4)
                .allSatisfy(request -> assertThat(request.headers().keySet())
                        .noneMatch(name -> name.startsWith("x-amz-checksum") || name.startsWith("x-amz-sdk-checksum")));
    }

    @Test
    void listsAllPagesOfParts() throws Exception {
        server.rules().pageSize(2);
        SdkRequests requests = requests();
        String id = requests.create(null);
        for (int number = 1; number <= 5; number++) {
            requests.uploadPart(id, number, Bytes.of(10 + number));
        }
        assertThat(requests.listParts(id)).extracting(S3Requests.Part::number).containsExactly(1, 2, 3, 4, 5);
        assertThat(server.requests(LIST_PARTS)).hasSize(3);
    }

    @Test
    void abortsAndIsContentIfThereIsNothing() throws Exception {
        SdkRequests requests = requests();
        String id = requests.create(null);
        requests.abort(id);
        requests.abort(id);
        assertThat(server.openUploads()).isEmpty();
        assertThat(server.requests(ABORT_MULTIPART_UPLOAD)).hasSize(2);
        assertThat(kind(() -> requests.listParts(id))).isEqualTo(Kind.NO_SUCH_UPLOAD);
        assertThat(kind(() -> requests.uploadPart(id, 1, Bytes.of(5)))).isEqualTo(Kind.NO_SUCH_UPLOAD);
    }

    @Test
    void knowsNoObjectWhereThereIsNone() throws Exception {
        assertThat(requests().head()).isNull();
        assertThat(server.requests(HEAD_OBJECT)).hasSize(1);
    }

    @Test
    void tellsAMissingBucket() {
        S3Location nowhere = new S3Location("nowhere", "key");
        SdkRequests requests = new SdkRequests(client, nowhere, S3WriteOptions.DEFAULT, RequestListener.NONE);
        assertThat(kind(() -> requests.create(null))).isEqualTo(Kind.NO_SUCH_BUCKET);
        assertThat(kind(() -> requests.put(Bytes.of(1), null))).isEqualTo(Kind.NO_SUCH_BUCKET);
    }

    @Test
    void keepsItsConditions() throws Exception {
        S3Requests.Stored old = requests().put(Bytes.of(1), null);
        SdkRequests createOnly = requests(S3WriteOptions.builder().createOnly().build());
        assertThat(kind(() -> createOnly.put(Bytes.of(2), null))).isEqualTo(Kind.PRECONDITION_FAILED);

        SdkRequests replace =
                requests(S3WriteOptions.builder().ifMatch(old.etag()).build());
        String id = replace.create(null);
        List<S3Requests.Part> parts = List.of(replace.uploadPart(id, 1, Bytes.of(3)));
        replace.complete(id, parts, 3, Bytes.of(3).crc32c());
        assertThat(stored()).isEqualTo(Bytes.of(3).bytes());
        assertThat(kind(() -> replace.put(Bytes.of(2), null))).isEqualTo(Kind.PRECONDITION_FAILED);
    }

    @Test
    void leavesTheObjectSizeOutForStoresThatDoNotKnowIt() throws Exception {
        server.rules().objectSizeRefused(true);
        for (int i = 0; i < 2; i++) {
            SdkRequests requests = requests();
            String id = requests.create(null);
            List<S3Requests.Part> parts = List.of(requests.uploadPart(id, 1, Bytes.of(3)));
            requests.complete(id, parts, 3, Bytes.of(3).crc32c());
        }
        // with, without; then it is known of this client's store
        assertThat(server.requests(COMPLETE_MULTIPART_UPLOAD))
                .extracting(request -> request.headers().containsKey("x-amz-mp-object-size"))
                .containsExactly(true, false, false);
    }

    @Test
    void bringsTheCustomersKeyAlong() throws Exception {
        // over plain http the SDK sends such keys too; S3 itself refuses them there
        S3Encryption.CustomerKey key = new S3Encryption.CustomerKey(new byte[32]);
        SdkRequests requests = requests(S3WriteOptions.builder().encryption(key).build());
        String id = requests.create(null);
        List<S3Requests.Part> parts = List.of(requests.uploadPart(id, 1, Bytes.of(3)));
        requests.complete(id, parts, 3, Bytes.of(3).crc32c());
        requests.put(Bytes.of(2), null);
        requests.head();
        assertThat(server.requests())
                .hasSize(5)
                .allSatisfy(request -> assertThat(request.headers())
                        .containsEntry("x-amz-server-side-encryption-customer-algorithm", "AES256")
                        .containsEntry("x-amz-server-side-encryption-customer-key", key.base64())
                        .containsEntry("x-amz-server-side-encryption-customer-key-md5", "cLyPS3KoaSFGi/joRB3OUQ=="));
    }

    /** With all that the SDK does by default: its retries, its checksums, and over http its chunk framing. */
    @Test
    void usesAClientOfAnotherMakeAsItIs() throws Exception {
        server.rules().awsChunked(true);
        try (S3Client other = S3Client.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("access", "secret")))
                .build()) {
            SdkRequests requests = new SdkRequests(other, OBJECT, S3WriteOptions.DEFAULT, RequestListener.NONE);
            String id = requests.create(null);
            List<S3Requests.Part> parts = List.of(requests.uploadPart(id, 1, Bytes.of(100_000)));
            requests.complete(id, parts, 100_000, Bytes.of(100_000).crc32c());
            assertThat(stored()).isEqualTo(Bytes.of(100_000).bytes());
            requests.put(Bytes.of(70_000), null);
            assertThat(stored()).isEqualTo(Bytes.of(70_000).bytes());
        }
    }

    private interface Call {
        Object run() throws Exception;
    }

    private static Kind kind(Call call) {
        S3RequestException e = catchThrowableOfType(S3RequestException.class, call::run);
        assertThat(e).hasMessageContaining("s3://").isNotNull();
        return e.kind();
    }
}
