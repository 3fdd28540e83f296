// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import static dev.inlay.s3.server.Operation.COMPLETE_MULTIPART_UPLOAD;
import static dev.inlay.s3.server.Operation.HEAD_OBJECT;
import static dev.inlay.s3.server.Operation.LIST_PARTS;
import static dev.inlay.s3.server.Operation.PUT_OBJECT;
import static dev.inlay.s3.server.Operation.UPLOAD_PART;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.inlay.s3.S3Clients;
import dev.inlay.s3.S3Location;
import dev.inlay.s3.S3RequestException;
import dev.inlay.s3.S3RequestException.Kind;
import dev.inlay.s3.S3WriteOptions;
import dev.inlay.s3.server.Clients;
import dev.inlay.s3.server.Fault;
import dev.inlay.s3.server.FaultS3Server;
import dev.inlay.s3.server.Operation;
import dev.inlay.s3.server.Patience;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** What becomes of a request when the store, or the way to it, goes wrong: how often it is sent, and what the caller is told. */
class FaultyStoreTest {

    private static final S3Location OBJECT = new S3Location("bucket", "dir/file");
    private static final Bytes BODY = Bytes.of(100_000);

    private FaultS3Server server;
    private AtomicInteger credentialsMade;
    private S3Client client;
    private Heard heard;

    @BeforeEach
    void start() {
        server = FaultS3Server.start("bucket");
        credentialsMade = new AtomicInteger();
        client = S3Clients.builder()
                .endpoint(server.endpoint())
                .credentials(new RefreshableCredentials(() -> StaticCredentialsProvider.create(
                        AwsBasicCredentials.create("access-" + credentialsMade.incrementAndGet(), "secret"))))
                .build();
        heard = new Heard();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private SdkRequests requests(S3WriteOptions.Builder options) {
        return new SdkRequests(client, OBJECT, options.build(), heard);
    }

    private SdkRequests requests() {
        return requests(S3WriteOptions.builder().attempts(3));
    }

    private S3Requests.Stored complete(SdkRequests requests) throws S3RequestException {
        String id = requests.create(null);
        List<S3Requests.Part> parts = List.of(requests.uploadPart(id, 1, BODY));
        return requests.complete(id, parts, BODY.size(), BODY.crc32c());
    }

    private static S3RequestException failure(Call call) {
        S3RequestException e = catchThrowableOfType(S3RequestException.class, call::run);
        assertThat(e).isNotNull();
        return e;
    }

    private interface Call {
        Object run() throws Exception;
    }

    private static Stream<Fault> passing() {
        return Stream.of(
                Fault.status(500, "InternalError"),
                Fault.status(503, "SlowDown"),
                Fault.status(503, "ServiceUnavailable"),
                Fault.status(429, "TooManyRequests"),
                Fault.status(400, "RequestTimeout"),
                Fault.status(400, "ExpiredToken"),
                Fault.status(403, "RequestTimeTooSkewed"),
                Fault.status(400, "BadDigest"),
                Fault.bareStatus(500),
                Fault.bareStatus(502),
                Fault.bareStatus(503),
                Fault.bareStatus(504));
    }

    @ParameterizedTest
    @MethodSource("passingForComplete")
    void completesAtTheSecondAttempt(Fault fault) throws Exception {
        server.when(COMPLETE_MULTIPART_UPLOAD).nth(1).inject(fault);
        assertThat(complete(requests()).etag()).isNotEmpty();
        assertThat(server.requests(COMPLETE_MULTIPART_UPLOAD)).hasSize(2);
        assertThat(server.object("bucket", "dir/file").orElseThrow().bytes()).isEqualTo(BODY.bytes());
    }

    @ParameterizedTest
    @MethodSource("passing")
    void putsAtTheSecondAttempt(Fault fault) throws Exception {
        server.when(PUT_OBJECT).nth(1).inject(fault);
        requests().put(BODY, null);
        assertThat(server.requests(PUT_OBJECT)).hasSize(2);
        assertThat(server.object("bucket", "dir/file").orElseThrow().bytes()).isEqualTo(BODY.bytes());
    }

    /** An answer that begins well may still end in an error, where the store sends its head before the work is done. */
    private static Stream<Fault> passingForComplete() {
        return Stream.concat(passing(), Stream.of(Fault.errorInOk("InternalError")));
    }

    private static Stream<Fault> silent() {
        return Stream.of(
                Fault.errorInOkAfterBlanks("InternalError"),
                Fault.truncatedOk(),
                Fault.emptyOk(),
                Fault.emptyOk().afterEffect(),
                Fault.reset(),
                Fault.reset().afterEffect(),
                Fault.cutAnswer(20));
    }

    @ParameterizedTest
    @MethodSource("silent")
    void doesNotCompleteAgainWithoutAnAnswer(Fault fault) throws Exception {
        server.when(COMPLETE_MULTIPART_UPLOAD).nth(1).inject(fault);
        S3RequestException e = failure(() -> complete(requests()));
        assertThat(e.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(e)
                .hasMessageContaining("s3://bucket/dir/file: CompleteMultipartUpload of 1 parts, 100000 bytes: ")
                .hasMessageEndingWith("; whether it has taken effect is not known");
        assertThat(server.requests(COMPLETE_MULTIPART_UPLOAD)).hasSize(1);
    }

    @Test
    void doesNotPutAgainWithoutAnAnswer() {
        server.when(PUT_OBJECT).nth(1).inject(Fault.reset().afterEffect());
        S3RequestException e = failure(() -> requests().put(BODY, null));
        assertThat(e.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(server.requests(PUT_OBJECT)).hasSize(1);
    }

    /** The store said that it failed, and had not: the second attempt does not find what the first has used up. */
    @Test
    void distrustsAFailureThatTheNextAnswerContradicts() {
        server.when(COMPLETE_MULTIPART_UPLOAD)
                .nth(1)
                .inject(Fault.status(500, "InternalError").afterEffect());
        S3RequestException e = failure(() -> complete(requests()));
        assertThat(e.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(e).hasMessageContaining("404 NoSuchUpload");

        server.when(PUT_OBJECT).nth(1).inject(Fault.bareStatus(500).afterEffect());
        SdkRequests createOnly = new SdkRequests(
                client,
                new S3Location("bucket", "other"),
                S3WriteOptions.builder().createOnly().build(),
                heard);
        S3RequestException taken = failure(() -> createOnly.put(BODY, null));
        assertThat(taken.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(taken).hasMessageContaining("412 PreconditionFailed");
    }

    /** A client of the caller's own, with the SDK's retries in it. */
    @Test
    void distrustsAnAnswerBehindHiddenAttempts() {
        try (S3Client retrying = S3Client.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.standardRetryStrategy()))
                .serviceConfiguration(c -> c.chunkedEncodingEnabled(false))
                .build()) {
            server.when(COMPLETE_MULTIPART_UPLOAD).nth(1).inject(Fault.reset().afterEffect());
            SdkRequests requests = new SdkRequests(retrying, OBJECT, S3WriteOptions.DEFAULT, RequestListener.NONE);
            S3RequestException e = failure(() -> complete(requests));
            assertThat(e.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
            assertThat(e).hasMessageContaining("404 NoSuchUpload");
        }
    }

    @Test
    void leavesAConflictOfACompleteToTheStreamAndRepeatsThatOfAPut() throws Exception {
        Fault conflict = Fault.status(409, "ConditionalRequestConflict");
        server.when(COMPLETE_MULTIPART_UPLOAD).nth(1).inject(conflict);
        assertThat(failure(() -> complete(requests())).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(server.requests(COMPLETE_MULTIPART_UPLOAD)).hasSize(1);
        server.when(PUT_OBJECT).nth(1).inject(conflict);
        requests().put(BODY, null);
        assertThat(server.requests(PUT_OBJECT)).hasSize(2);
    }

    private static Stream<Fault> broken() {
        return Stream.concat(
                passing(),
                Stream.of(
                        Fault.emptyOk(),
                        Fault.emptyOk().afterEffect(),
                        Fault.reset(),
                        Fault.reset().afterEffect(),
                        Fault.resetInRequest(10_000)));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void sendsAPartAgain(Fault fault) throws Exception {
        SdkRequests requests = requests();
        String id = requests.create(null);
        server.when(UPLOAD_PART).nth(1).inject(fault);
        S3Requests.Part part = requests.uploadPart(id, 7, BODY);
        assertThat(server.requests(UPLOAD_PART)).hasSize(2);
        assertThat(requests.listParts(id)).containsExactly(part);
        assertThat(heard.retries).hasSize(1);
    }

    @Test
    void asksForNewCredentialsOnce() throws Exception {
        SdkRequests requests = requests();
        server.when(HEAD_OBJECT).nth(1).inject(Fault.status(400, "ExpiredToken"));
        server.when(PUT_OBJECT).inject(Fault.status(400, "ExpiredToken"));
        S3RequestException e = failure(() -> requests.put(BODY, null));
        assertThat(e.kind()).isEqualTo(Kind.DENIED);
        assertThat(e)
                .hasMessageContaining("400 ExpiredToken: injected (request id ")
                .hasMessageContaining("2 attempts");
        assertThat(server.requests(PUT_OBJECT))
                .extracting(request -> request.headers().get("authorization").replaceAll("/.*", ""))
                .containsExactly("AWS4-HMAC-SHA256 Credential=access-1", "AWS4-HMAC-SHA256 Credential=access-2");
    }

    @Test
    void givesUpOnBytesThatArriveDamagedTwice() throws Exception {
        SdkRequests requests = requests();
        String id = requests.create(null);
        server.when(UPLOAD_PART).inject(Fault.status(400, "BadDigest"));
        assertThat(failure(() -> requests.uploadPart(id, 1, BODY)).kind()).isEqualTo(Kind.CORRUPTED);
        assertThat(server.requests(UPLOAD_PART)).hasSize(2);
    }

    private static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(Fault.status(400, "EntityTooLarge"), Kind.REJECTED),
                Arguments.of(Fault.status(403, "AccessDenied"), Kind.DENIED),
                Arguments.of(Fault.bareStatus(401), Kind.DENIED),
                Arguments.of(Fault.status(404, "NoSuchBucket"), Kind.NO_SUCH_BUCKET),
                Arguments.of(Fault.status(404, "NoSuchUpload"), Kind.NO_SUCH_UPLOAD),
                Arguments.of(Fault.status(412, "PreconditionFailed"), Kind.PRECONDITION_FAILED),
                Arguments.of(Fault.status(501, "NotImplemented"), Kind.NOT_IMPLEMENTED),
                Arguments.of(Fault.vanishedUpload(), Kind.NO_SUCH_UPLOAD));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void takesARefusalForWhatItIs(Fault fault, Kind kind) throws Exception {
        SdkRequests requests = requests();
        String id = requests.create(null);
        server.when(UPLOAD_PART).inject(fault);
        S3RequestException e = failure(() -> requests.uploadPart(id, 3, BODY));
        assertThat(e.kind()).isEqualTo(kind);
        assertThat(e).hasMessageStartingWith("s3://bucket/dir/file: UploadPart 3 of 100000 bytes: ");
        assertThat(server.requests(UPLOAD_PART)).hasSize(1);
        assertThat(e.requestId()).isNotNull();
    }

    /** The pipe breaks, but the answer has arrived. */
    @Test
    void hearsARefusalBeforeTheBodyIsRead() throws Exception {
        SdkRequests requests = requests();
        String id = requests.create(null);
        server.when(UPLOAD_PART).inject(Fault.status(403, "AccessDenied").unread());
        Bytes large = Bytes.of(16 << 20);
        S3RequestException e = failure(() -> requests.uploadPart(id, 1, large));
        assertThat(e.kind()).isEqualTo(Kind.DENIED);
        assertThat(e).hasMessageContaining("403 AccessDenied");
        assertThat(server.requests(UPLOAD_PART)).hasSize(1);
        assertThat(requests.listParts(id)).isEmpty();
    }

    /** A client of another make may see the broken pipe only. */
    @Test
    void aRefusalBeforeTheBodyIsReadMayBeHidden() throws Exception {
        try (S3Client plain = Clients.plain(server.endpoint())) {
            SdkRequests requests = new SdkRequests(
                    plain, OBJECT, S3WriteOptions.builder().attempts(3).build(), heard);
            String id = requests.create(null);
            server.when(UPLOAD_PART).inject(Fault.status(403, "AccessDenied").unread());
            Kind kind = failure(() -> requests.uploadPart(id, 1, BODY)).kind();
            assertThat(kind).isIn(Kind.DENIED, Kind.UNAVAILABLE);
            assertThat(server.requests(UPLOAD_PART)).hasSizeLessThanOrEqualTo(3);
            assertThat(requests.listParts(id)).isEmpty();
        }
    }

    /** All that is seen of an early refusal is a connection that breaks off: the list of parts knows the reason. */
    @Test
    void findsTheReasonOfABrokenPipe() throws Exception {
        SdkRequests requests = requests();
        String id = requests.create(null);
        requests.abort(id);
        server.when(UPLOAD_PART).inject(Fault.resetInRequest(1000));
        assertThat(failure(() -> requests.uploadPart(id, 1, BODY)).kind()).isEqualTo(Kind.NO_SUCH_UPLOAD);
        assertThat(server.requests(UPLOAD_PART)).hasSize(1);
        assertThat(server.requests(LIST_PARTS)).hasSize(1);
    }

    /** The list may be refused for the same reason; or to those who may write, and are not told apart from others. */
    @Test
    void tellsWhatTheListOfPartsSaysToABrokenPipe() throws Exception {
        SdkRequests requests = requests();
        String id = requests.create(null);
        server.when(UPLOAD_PART).inject(Fault.resetInRequest(1000));
        server.when(LIST_PARTS).inject(Fault.status(403, "AccessDenied"));
        S3RequestException e = failure(() -> requests.uploadPart(id, 1, BODY));
        assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(e.getMessage())
                .matches("s3://bucket/dir/file: UploadPart 1 of 100000 bytes: .*, 3 attempts in \\d+\\.\\d{3} s\\)"
                        + "; then ListParts: 403 AccessDenied: injected \\(request id REQ\\d+, 1 attempt in .*");
        assertThat(server.requests(UPLOAD_PART)).hasSize(3);
    }

    @Test
    void gettingNowhereEndsAfterTheAttempts() throws Exception {
        SdkRequests requests = requests();
        String id = requests.create(null);
        server.when(UPLOAD_PART).inject(Fault.bareStatus(502));
        S3RequestException e = failure(() -> requests.uploadPart(id, 1, BODY));
        assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(e.getMessage())
                .matches("s3://bucket/dir/file: UploadPart 1 of 100000 bytes: 502.*, 3 attempts in \\d+\\.\\d{3} s\\)");
        assertThat(heard.attempts).containsEntry("UploadPart", 3);
        assertThat(heard.retries).hasSize(2);
    }

    @Test
    void waitsAsLongAsTheStoreAsksAndSlowsDown() throws Exception {
        server.when(HEAD_OBJECT).nth(1).inject(Fault.status(503, "SlowDown").retryAfter(1));
        assertThat(requests().head()).isNull();
        assertThat(heard.retries).containsExactly(Duration.ofSeconds(1));
        assertThat(heard.throttled).isEqualTo(1);
    }

    /** More attempts than otherwise: the store is there, and the next stream is no better off. */
    @Test
    void throttlingUsesUpAttemptsFourTimesMoreSlowly() throws Exception {
        server.when(HEAD_OBJECT).times(1, 4).inject(Fault.status(429, "SlowDown"));
        assertThat(requests(S3WriteOptions.builder().attempts(2)).head()).isNull();
        assertThat(heard.throttled).isEqualTo(4);
        server.clearRequests();
        server.heal();
        server.when(HEAD_OBJECT).inject(Fault.status(429, "SlowDown"));
        S3RequestException e =
                failure(() -> requests(S3WriteOptions.builder().attempts(1)).head());
        assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(server.requests(HEAD_OBJECT)).hasSize(4);
    }

    @Test
    void doesNotWaitPastItsDeadline() {
        server.when(HEAD_OBJECT).inject(Fault.status(503, "SlowDown").retryAfter(3600));
        assertThat(failure(() -> requests().head()).kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(server.requests(HEAD_OBJECT)).hasSize(1);
    }

    @Test
    void endsAnAttemptThatHangs() throws Exception {
        server.when(HEAD_OBJECT).nth(1).inject(Fault.hang());
        // an attempt has 2 s, and there are five of them
        SdkRequests requests = requests(S3WriteOptions.builder().requestTimeout(Duration.ofSeconds(12)));
        assertThat(requests.head()).isNull();
        server.when(PUT_OBJECT).inject(Fault.hang());
        S3RequestException e = failure(() -> requests.put(Bytes.of(10), null));
        assertThat(e.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(e).hasMessageContaining("attempt");
    }

    @Test
    void endsOnInterruptAndKeepsTheFlag() throws Exception {
        server.when(HEAD_OBJECT).inject(Fault.status(503, "SlowDown").retryAfter(60));
        SdkRequests requests = requests();
        assertThat(interrupted(HEAD_OBJECT, requests::head)).isEqualTo(Kind.CANCELLED);
        Thread.currentThread().interrupt();
        assertThat(failure(() -> requests.put(BODY, null)).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(server.requests(PUT_OBJECT)).isEmpty();
    }

    /** The kind of the failure of {@code call}, which is interrupted once its request has arrived. */
    private Kind interrupted(Operation operation, Call call) {
        Thread caller = Thread.currentThread();
        CompletableFuture<Void> interrupter = CompletableFuture.runAsync(() -> {
            Patience.until("it has arrived", () -> !server.requests(operation).isEmpty());
            caller.interrupt();
        });
        S3RequestException e = failure(call);
        assertThat(Thread.interrupted()).isTrue();
        interrupter.join();
        return e.kind();
    }

    @Test
    void repeatsWhatNeverGotThere() throws Exception {
        server.close();
        S3RequestException e = failure(() -> requests().put(BODY, null));
        // refused connections: nothing was sent, nothing is doubtful
        assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(e).hasMessageContaining("3 attempts").hasMessageContaining("no request id");
    }

    @Test
    void aClosedClientIsNotTriedAgain() {
        client.close();
        S3RequestException e = failure(() -> requests().head());
        assertThat(e.kind()).isEqualTo(Kind.REJECTED);
        assertThat(e).hasMessageContaining("1 attempt ");
    }
}
