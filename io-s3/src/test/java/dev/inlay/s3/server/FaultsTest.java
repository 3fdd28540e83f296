// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import static dev.inlay.s3.server.Operation.COMPLETE_MULTIPART_UPLOAD;
import static dev.inlay.s3.server.Operation.GET_OBJECT;
import static dev.inlay.s3.server.Operation.PUT_OBJECT;
import static dev.inlay.s3.server.Operation.UPLOAD_PART;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Each kind of fault once, by the SDK's own client. */
class FaultsTest extends AgainstServer {

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
            assertThatThrownBy(() -> complete("k", id, parts, AgainstServer::as))
                    .isInstanceOfAny(SdkClientException.class, AwsServiceException.class);
            assertThat(server.object(BUCKET, "k")).isEmpty();
        }
        assertThat(complete("k", id, parts, AgainstServer::as).eTag()).isNull();
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
        assertThatThrownBy(() -> get("k", AgainstServer::whole)).isInstanceOf(SdkClientException.class);
        assertThat(get("k", b -> b.range("bytes=0-9")).asByteArray()).hasSize(100_000);
        assertThat(get("k", AgainstServer::whole).asByteArray()[0]).isNotEqualTo(bytes(100_000)[0]);
        assertThat(get("k", AgainstServer::whole).asByteArray()).isEqualTo(bytes(100_000));
    }

    @Test
    void vanishedUploads() {
        String id = create("k");
        server.when(UPLOAD_PART).nth(1).inject(Fault.vanishedUpload());
        assertThatThrownBy(() -> part("k", id, 1, bytes(1))).isInstanceOf(NoSuchUploadException.class);
        assertThat(server.openUploads()).isEmpty();
    }

    @Test
    void aPartThatLandsAfterTheAbort() {
        server.rules().latePartsLand(true);
        String id = create("k");
        CountDownLatch release = new CountDownLatch(1);
        server.when(UPLOAD_PART).inject(Fault.held(release));
        CompletableFuture<CompletedPart> late = CompletableFuture.supplyAsync(() -> part("k", id, 1, bytes(30)));
        Patience.until(
                "it has arrived",
                () -> server.requests(UPLOAD_PART).stream().anyMatch(request -> request.bodyBytes() == 30));
        client.abortMultipartUpload(b -> b.bucket(BUCKET).key("k").uploadId(id));
        assertThat(server.openUploads()).isEmpty();
        release.countDown();
        assertThat(late.join().eTag()).isNotNull();
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
        get("k", AgainstServer::whole);
        assertThat(System.nanoTime() - start).isGreaterThan(230_000_000L);
    }

    @Test
    void closesAtOnceWithRequestsUnderWay() {
        server.whenAny().inject(Fault.hang());
        CompletableFuture<Throwable> put =
                CompletableFuture.supplyAsync(() -> catchThrowable(() -> put("k", bytes(1))));
        Patience.until("it is under way", () -> server.inFlight(PUT_OBJECT) == 1);
        server.close();
        assertThat(put.join())
                .isInstanceOf(SdkClientException.class)
                .rootCause()
                .as("the connection is cut; the client has not tired of waiting")
                .isNotInstanceOf(SocketTimeoutException.class);
    }
}
