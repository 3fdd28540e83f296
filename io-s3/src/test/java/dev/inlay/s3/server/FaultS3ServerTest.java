// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import static dev.inlay.s3.server.Operation.COMPLETE_MULTIPART_UPLOAD;
import static dev.inlay.s3.server.Operation.GET_OBJECT;
import static dev.inlay.s3.server.Operation.PUT_OBJECT;
import static dev.inlay.s3.server.Operation.UPLOAD_PART;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The server by the SDK's own client: the rules of a store, and each kind of fault once. */
class FaultS3ServerTest {

    private static final String BUCKET = "bucket";

    private FaultS3Server server;
    private S3Client client;

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

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private void put(String key, byte[] bytes) {
        client.putObject(PutObjectRequest.builder().bucket(BUCKET).key(key).build(), RequestBody.fromBytes(bytes));
    }

    private ResponseBytes<GetObjectResponse> get(String key, Consumer<GetObjectRequest.Builder> more) {
        return client.getObjectAsBytes(b -> more.accept(b.bucket(BUCKET).key(key)));
    }

    private String create(String key) {
        return client.createMultipartUpload(b -> b.bucket(BUCKET).key(key)).uploadId();
    }

    private CompletedPart part(String key, String id, int number, byte[] bytes) {
        String etag = client.uploadPart(
                        b -> b.bucket(BUCKET).key(key).uploadId(id).partNumber(number), RequestBody.fromBytes(bytes))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    private CompleteMultipartUploadResponse complete(
            String key, String id, List<CompletedPart> parts, Consumer<CompleteMultipartUploadRequest.Builder> more) {
        return client.completeMultipartUpload(
                b -> more.accept(b.bucket(BUCKET).key(key).uploadId(id).multipartUpload(u -> u.parts(parts))));
    }

    private static void as(CompleteMultipartUploadRequest.Builder same) {}

    private static void whole(GetObjectRequest.Builder same) {}

    private static void assertRefused(int status, String code, Runnable call) {
        S3Exception refused = catchThrowableOfType(S3Exception.class, call::run);
        assertThat(refused).isNotNull();
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
    }

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
            ResponseBytes<GetObjectResponse> got = get(key, FaultS3ServerTest::whole);
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
        assertThatThrownBy(() -> get("plain", FaultS3ServerTest::whole)).isInstanceOf(NoSuchKeyException.class);
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
    void multipartWithChecksums() {
        byte[] bytes = bytes(53);
        String id = client.createMultipartUpload(b -> b.bucket(BUCKET)
                        .key("k")
                        .checksumAlgorithm(ChecksumAlgorithm.CRC32_C)
                        .checksumType(ChecksumType.FULL_OBJECT)
                        .metadata(Map.of("m", "n")))
                .uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        for (int number = 6; number >= 1; number--) {
            byte[] part = Arrays.copyOfRange(bytes, (number - 1) * 10, Math.min(53, number * 10));
            int n = number;
            String etag = client.uploadPart(
                            b -> b.bucket(BUCKET)
                                    .key("k")
                                    .uploadId(id)
                                    .partNumber(n)
                                    .checksumCRC32C(crc(part)),
                            RequestBody.fromBytes(part))
                    .eTag();
            parts.add(
                    0,
                    CompletedPart.builder()
                            .partNumber(n)
                            .eTag(etag)
                            .checksumCRC32C(crc(part))
                            .build());
        }
        assertRefused(
                400,
                "BadDigest",
                () -> client.uploadPart(
                        b -> b.bucket(BUCKET)
                                .key("k")
                                .uploadId(id)
                                .partNumber(1)
                                .checksumCRC32C(crc(bytes)),
                        RequestBody.fromBytes(new byte[10])));
        assertRefused(
                400,
                "BadDigest",
                () -> complete(
                        "k",
                        id,
                        parts,
                        b -> b.checksumType(ChecksumType.FULL_OBJECT).checksumCRC32C(crc(new byte[1]))));
        assertRefused(400, "InvalidRequest", () -> complete("k", id, parts, b -> b.mpuObjectSize(54L)));
        CompleteMultipartUploadResponse done = complete(
                "k",
                id,
                parts,
                b -> b.checksumType(ChecksumType.FULL_OBJECT)
                        .checksumCRC32C(crc(bytes))
                        .mpuObjectSize(53L));
        assertThat(done.checksumCRC32C()).isEqualTo(crc(bytes));
        assertThat(done.eTag()).endsWith("-6\"");
        assertThat(server.object(BUCKET, "k").orElseThrow().bytes()).isEqualTo(bytes);
        assertThat(server.object(BUCKET, "k").orElseThrow().headers()).containsEntry("x-amz-meta-m", "n");
        assertThatThrownBy(() -> complete("k", id, parts, FaultS3ServerTest::as))
                .isInstanceOf(NoSuchUploadException.class);
    }

    private static String crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.wrap(bytes));
        return Crc32c.text((int) crc.getValue());
    }

    @Test
    void partsAreChecked() {
        String id = create("k");
        CompletedPart one = part("k", id, 1, bytes(10));
        CompletedPart two = part("k", id, 2, bytes(9));
        CompletedPart three = part("k", id, 3, bytes(11));
        assertRefused(400, "EntityTooSmall", () -> complete("k", id, List.of(one, two, three), FaultS3ServerTest::as));
        assertRefused(400, "InvalidPartOrder", () -> complete("k", id, List.of(three, one), FaultS3ServerTest::as));
        CompletedPart missing =
                CompletedPart.builder().partNumber(4).eTag(one.eTag()).build();
        assertRefused(400, "InvalidPart", () -> complete("k", id, List.of(one, missing), FaultS3ServerTest::as));
        CompletedPart wrong =
                CompletedPart.builder().partNumber(1).eTag(two.eTag()).build();
        assertRefused(400, "InvalidPart", () -> complete("k", id, List.of(wrong), FaultS3ServerTest::as));
        server.rules().equalParts(true);
        assertRefused(400, "InvalidPart", () -> complete("k", id, List.of(one, three), FaultS3ServerTest::as));
        server.rules().maxParts(3);
        assertRefused(400, "InvalidArgument", () -> part("k", id, 4, bytes(1)));

        server.rules().pageSize(2);
        assertThat(client.listPartsPaginator(b -> b.bucket(BUCKET).key("k").uploadId(id))
                        .parts())
                .extracting(part -> part.partNumber() + ":" + part.size())
                .containsExactly("1:10", "2:9", "3:11");
        client.abortMultipartUpload(b -> b.bucket(BUCKET).key("k").uploadId(id));
        assertThatThrownBy(() -> part("k", id, 1, bytes(1))).isInstanceOf(NoSuchUploadException.class);
        assertThat(server.openUploads()).isEmpty();
    }

    @Test
    void listsOpenUploadsInPages() {
        server.rules().pageSize(2);
        for (String key : List.of("p/b", "p/a", "q", "p/a", "p/ c")) {
            create(key);
        }
        assertThat(client.listMultipartUploadsPaginator(b -> b.bucket(BUCKET).prefix("p/"))
                        .uploads())
                .extracting(upload -> upload.key())
                .containsExactly("p/ c", "p/a", "p/a", "p/b");
    }

    @Test
    void copiesRanges() {
        byte[] bytes = bytes(30);
        put("from", bytes);
        String etag = client.headObject(b -> b.bucket(BUCKET).key("from")).eTag();
        String id = create("to");
        String copied = client.uploadPartCopy(b -> b.sourceBucket(BUCKET)
                        .sourceKey("from")
                        .copySourceRange("bytes=5-24")
                        .copySourceIfMatch(etag)
                        .destinationBucket(BUCKET)
                        .destinationKey("to")
                        .uploadId(id)
                        .partNumber(1))
                .copyPartResult()
                .eTag();
        complete(
                "to",
                id,
                List.of(CompletedPart.builder().partNumber(1).eTag(copied).build()),
                FaultS3ServerTest::as);
        assertThat(server.object(BUCKET, "to").orElseThrow().bytes()).isEqualTo(Arrays.copyOfRange(bytes, 5, 25));
        assertRefused(
                412,
                "PreconditionFailed",
                () -> client.uploadPartCopy(b -> b.sourceBucket(BUCKET)
                        .sourceKey("from")
                        .copySourceIfMatch("\"old\"")
                        .destinationBucket(BUCKET)
                        .destinationKey("to")
                        .uploadId(create("to"))
                        .partNumber(1)));
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

    @Test
    void refusalsByOrdinal() {
        server.when(PUT_OBJECT)
                .key("k")
                .nth(2)
                .inject(Fault.status(503, "SlowDown").retryAfter(7));
        put("k", bytes(1));
        put("other", bytes(1));
        S3Exception slow = catchThrowableOfType(S3Exception.class, () -> put("k", bytes(2)));
        assertThat(slow.isThrottlingException()).isTrue();
        assertThat(slow.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("Retry-After"))
                .hasValue("7");
        assertThat(server.object(BUCKET, "k").orElseThrow().size()).isEqualTo(1);
        put("k", bytes(3));
        assertThat(server.requests(PUT_OBJECT)).extracting(S3Request::status).containsExactly(200, 200, 503, 200);
        assertThat(server.requests(PUT_OBJECT).get(3).bodyBytes()).isEqualTo(3);
    }

    @Test
    void aCompleteThatHappensUnheard() {
        String id = create("k");
        List<CompletedPart> parts = List.of(part("k", id, 1, bytes(10)));
        server.when(COMPLETE_MULTIPART_UPLOAD).nth(1).inject(Fault.errorInOkAfterBlanks("InternalError"));
        server.when(COMPLETE_MULTIPART_UPLOAD).nth(2).inject(Fault.truncatedOk());
        server.when(COMPLETE_MULTIPART_UPLOAD).nth(3).inject(Fault.errorInOk("InternalError"));
        server.when(COMPLETE_MULTIPART_UPLOAD).nth(4).inject(Fault.reset());
        server.when(COMPLETE_MULTIPART_UPLOAD).nth(5).inject(Fault.emptyOk().afterEffect());
        for (int i = 1; i <= 4; i++) {
            assertThatThrownBy(() -> complete("k", id, parts, FaultS3ServerTest::as))
                    .isInstanceOfAny(SdkClientException.class, AwsServiceException.class);
            assertThat(server.object(BUCKET, "k")).isEmpty();
        }
        assertThat(complete("k", id, parts, FaultS3ServerTest::as).eTag()).isNull();
        assertThat(server.object(BUCKET, "k").orElseThrow().bytes()).isEqualTo(bytes(10));
    }

    @Test
    void resets() {
        server.when(PUT_OBJECT).nth(1).inject(Fault.reset());
        server.when(PUT_OBJECT).nth(2).inject(Fault.reset().afterEffect());
        server.when(PUT_OBJECT).nth(3).inject(Fault.resetInRequest(1000));
        assertThatThrownBy(() -> put("k", bytes(10))).isInstanceOf(SdkClientException.class);
        assertThat(server.object(BUCKET, "k")).isEmpty();
        assertThatThrownBy(() -> put("k", bytes(11))).isInstanceOf(SdkClientException.class);
        assertThat(server.object(BUCKET, "k").orElseThrow().size()).isEqualTo(11);
        assertThatThrownBy(() -> put("k", bytes(1 << 22))).isInstanceOf(SdkClientException.class);
        assertThat(server.requests().get(2).bodyBytes()).isEqualTo(1000);
        assertThat(server.object(BUCKET, "k").orElseThrow().size()).isEqualTo(11);
    }

    @Test
    void brokenAnswers() {
        put("k", bytes(100_000));
        server.when(GET_OBJECT).nth(1).inject(Fault.cutAnswer(70_000));
        server.when(GET_OBJECT).nth(2).inject(Fault.wholeObject());
        server.when(GET_OBJECT).nth(3).inject(Fault.flippedBit(0));
        assertThatThrownBy(() -> get("k", FaultS3ServerTest::whole)).isInstanceOf(SdkClientException.class);
        assertThat(get("k", b -> b.range("bytes=0-9")).asByteArray()).hasSize(100_000);
        assertThat(get("k", FaultS3ServerTest::whole).asByteArray()[0]).isNotEqualTo(bytes(100_000)[0]);
        assertThat(get("k", FaultS3ServerTest::whole).asByteArray()).isEqualTo(bytes(100_000));
    }

    @Test
    void vanishedUploads() {
        String id = create("k");
        server.when(UPLOAD_PART).nth(1).inject(Fault.vanishedUpload());
        assertThatThrownBy(() -> part("k", id, 1, bytes(1))).isInstanceOf(NoSuchUploadException.class);
        assertThat(server.openUploads()).isEmpty();
    }

    @Test
    void aPartThatLandsAfterTheAbort() throws Exception {
        server.rules().latePartsLand(true);
        String id = create("k");
        server.when(UPLOAD_PART).inject(Fault.slowRequest(100_000));
        Thread late = new Thread(() -> part("k", id, 1, bytes(30_000)));
        late.start();
        while (server.requests(UPLOAD_PART).stream().noneMatch(request -> request.bodyBytes() > 0)) {
            Thread.sleep(1);
        }
        client.abortMultipartUpload(b -> b.bucket(BUCKET).key("k").uploadId(id));
        assertThat(server.openUploads()).isEmpty();
        late.join();
        assertThat(server.openUploads()).containsExactly(id);
    }

    @Test
    void slowness() {
        server.rules().latency(Duration.ofMillis(30));
        server.when(PUT_OBJECT).nth(1).inject(Fault.slowRequest(100_000));
        server.when(GET_OBJECT).nth(1).inject(Fault.slowAnswer(100_000));
        long start = System.nanoTime();
        put("k", bytes(20_000));
        assertThat(System.nanoTime() - start).isGreaterThan(230_000_000L);
        start = System.nanoTime();
        get("k", FaultS3ServerTest::whole);
        assertThat(System.nanoTime() - start).isGreaterThan(230_000_000L);
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
    void closesAtOnceWithRequestsUnderWay() throws Exception {
        server.whenAny().inject(Fault.hang());
        Thread waiting = new Thread(() -> assertThatThrownBy(() -> put("k", bytes(1))));
        waiting.start();
        while (server.inFlight(PUT_OBJECT) == 0) {
            Thread.sleep(1);
        }
        server.close();
        waiting.join(10_000);
        assertThat(waiting.isAlive()).isFalse();
    }
}
