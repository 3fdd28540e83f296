// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.s3.S3Operation;
import dev.inlay.s3.S3RequestException.Kind;
import dev.inlay.s3.transport.Answer.Effect;
import dev.inlay.s3.transport.Answer.Remedy;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

class AnswerTest {

    private static S3Exception answered(int status, String code, Map<String, String> headers) {
        SdkHttpResponse.Builder response = SdkHttpResponse.builder().statusCode(status);
        headers.forEach(response::putHeader);
        return (S3Exception) S3Exception.builder()
                .statusCode(status)
                .requestId("R1")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("words")
                        .sdkHttpResponse(response.build())
                        .build())
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "UPLOAD_PART, 500, InternalError, UNAVAILABLE, DOUBTFUL, WAIT",
        "UPLOAD_PART, 503, SlowDown, UNAVAILABLE, NONE, SLOW_DOWN",
        "UPLOAD_PART, 429, , UNAVAILABLE, NONE, SLOW_DOWN",
        "HEAD_OBJECT, 503, , UNAVAILABLE, DOUBTFUL, SLOW_DOWN",
        "COMPLETE_MULTIPART_UPLOAD, 200, InternalError, UNAVAILABLE, DOUBTFUL, WAIT",
        "UPLOAD_PART, 400, RequestTimeout, UNAVAILABLE, NONE, WAIT",
        "UPLOAD_PART, 400, IncompleteBody, UNAVAILABLE, NONE, WAIT",
        "UPLOAD_PART, 408, , UNAVAILABLE, NONE, WAIT",
        "UPLOAD_PART, 400, BadDigest, CORRUPTED, NONE, SEND_AGAIN",
        "UPLOAD_PART, 400, XAmzContentSHA256Mismatch, CORRUPTED, NONE, SEND_AGAIN",
        "UPLOAD_PART, 400, ExpiredToken, DENIED, NONE, REFRESH_CREDENTIALS",
        "UPLOAD_PART, 403, RequestTimeTooSkewed, DENIED, NONE, RESET_CLOCK",
        "UPLOAD_PART, 403, AccessDenied, DENIED, NONE, NONE",
        "UPLOAD_PART, 403, SignatureDoesNotMatch, DENIED, NONE, NONE",
        "PUT_OBJECT, 409, ConditionalRequestConflict, CONFLICT, NONE, WAIT",
        "COMPLETE_MULTIPART_UPLOAD, 409, ConditionalRequestConflict, CONFLICT, NONE, NONE",
        "PUT_OBJECT, 412, PreconditionFailed, PRECONDITION_FAILED, NONE, NONE",
        "GET_OBJECT, 416, InvalidRange, NO_SUCH_RANGE, NONE, NONE",
        "GET_OBJECT, 404, NoSuchKey, NO_SUCH_KEY, NONE, NONE",
        "HEAD_OBJECT, 404, , NO_SUCH_KEY, NONE, NONE",
        "GET_OBJECT, 404, NoSuchBucket, NO_SUCH_BUCKET, NONE, NONE",
        "LIST_PARTS, 404, NoSuchUpload, NO_SUCH_UPLOAD, NONE, NONE",
        "COMPLETE_MULTIPART_UPLOAD, 501, NotImplemented, NOT_IMPLEMENTED, NONE, NONE",
        "PUT_OBJECT, 405, MethodNotAllowed, NOT_IMPLEMENTED, NONE, NONE",
        "PUT_OBJECT, 301, PermanentRedirect, REJECTED, NONE, NONE",
        "COMPLETE_MULTIPART_UPLOAD, 400, EntityTooSmall, REJECTED, NONE, NONE",
    })
    void takesAStatusForWhatItIs(
            S3Operation operation, int status, String code, Kind kind, Effect effect, Remedy remedy) {
        assertThat(Answer.of(operation, answered(status, code, Map.of()))).isEqualTo(new Answer(kind, effect, remedy));
    }

    @Test
    void takesADeniedHeadWithAnotherTimeForAClock() {
        String later = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(20));
        S3Exception skewed = answered(403, null, Map.of("Date", later));
        assertThat(Answer.of(S3Operation.HEAD_OBJECT, skewed).remedy()).isEqualTo(Remedy.RESET_CLOCK);
        assertThat(new FailureText("s3://b/k", S3Operation.HEAD_OBJECT, "", skewed)
                        .text(2, Duration.ofMillis(1500), false, null))
                .matches("s3://b/k: HeadObject: 403: words; the store's clock and this one differ by 1(1\\d\\d|200) s"
                        + " \\(request id R1, 2 attempts in 1\\.500 s\\)");
    }

    @Test
    void knowsWhatWasNeverSent() {
        SdkClientException refused = SdkClientException.create("x", new ConnectException("Connection refused"));
        SdkClientException nowhere = SdkClientException.create("x", new UnknownHostException("nowhere"));
        SdkClientException reset = SdkClientException.create("x", new SocketException("Connection reset"));
        assertThat(Answer.of(S3Operation.PUT_OBJECT, refused).effect()).isEqualTo(Effect.NONE);
        assertThat(Answer.of(S3Operation.PUT_OBJECT, nowhere).effect()).isEqualTo(Effect.NONE);
        assertThat(Answer.of(S3Operation.PUT_OBJECT, reset).effect()).isEqualTo(Effect.UNKNOWN);
    }

    @Test
    void readsRetryAfterInSecondsOnly() {
        assertThat(Answer.retryAfter(answered(503, "SlowDown", Map.of("Retry-After", "7"))))
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(Answer.retryAfter(answered(503, "SlowDown", Map.of("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT"))))
                .isZero();
        assertThat(Answer.retryAfter(answered(503, "SlowDown", Map.of()))).isZero();
    }

    @Test
    void delaysAreRandomBelowABoundThatDoublesUpTo20Seconds() {
        Backoff longest = new Backoff(bound -> bound - 1);
        assertThat(longest.delay(1, Duration.ZERO)).isEqualTo(Duration.ofMillis(100));
        assertThat(longest.delay(4, Duration.ZERO)).isEqualTo(Duration.ofMillis(800));
        assertThat(longest.delay(8, Duration.ZERO)).isEqualTo(Duration.ofMillis(12800));
        assertThat(longest.delay(9, Duration.ZERO)).isEqualTo(Duration.ofSeconds(20));
        assertThat(longest.delay(1000, Duration.ZERO)).isEqualTo(Duration.ofSeconds(20));
        assertThat(longest.delay(1, Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
        assertThat(new Backoff(bound -> 0).delay(9, Duration.ZERO)).isZero();
    }

    @Test
    void writesChecksumsAsS3Does() {
        // CRC32C of "123456789"
        assertThat(Checksum.text(0xe3069283)).isEqualTo("4waSgw==");
        assertThat(Checksum.value("4waSgw==")).isEqualTo(0xe3069283);
        assertThat(Checksum.value("4waSgw==-3")).isZero();
        assertThat(Checksum.value(null)).isZero();
        assertThat(Checksum.differs(null, 1)).isFalse();
        assertThat(Checksum.differs("4waSgw==", 1)).isTrue();
    }
}
