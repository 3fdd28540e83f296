// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import dev.inlay.s3.S3Operation;
import dev.inlay.s3.S3RequestException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * What a failed attempt means.
 *
 * @param kind what the request has failed with, if this was its last attempt
 * @param effect whether the request may have done its work all the same
 * @param remedy what has to happen before another attempt
 */
record Answer(Kind kind, Effect effect, Remedy remedy) {

    /** Whether a failed request may have done its work. */
    enum Effect {
        /** The store refused it, or it never got there. */
        NONE,
        /** The store says that it failed, and may be wrong: 500. */
        DOUBTFUL,
        /** There was no answer, or one that says nothing. */
        UNKNOWN
    }

    /** What makes another attempt worth it. */
    enum Remedy {
        /** Nothing. */
        NONE,
        /** Time. */
        WAIT,
        /** Time, and fewer requests. */
        SLOW_DOWN,
        /** New credentials; helps once. */
        REFRESH_CREDENTIALS,
        /** The SDK has set its clock by the answer; helps once. */
        RESET_CLOCK,
        /** The same bytes once more. */
        SEND_AGAIN
    }

    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired");
    private static final Set<String> DAMAGED =
            Set.of("BadDigest", "InvalidDigest", "XAmzContentSHA256Mismatch", "XAmzContentChecksumMismatch");
    private static final Set<String> TRANSIENT = Set.of("RequestTimeout", "RequestTimeoutException", "IncompleteBody");
    private static final Set<String> CONFLICT = Set.of("ConditionalRequestConflict", "OperationAborted");

    /** The SDK corrects larger differences between the clocks; S3 itself allows 15 minutes. */
    private static final Duration LARGEST_SKEW = Duration.ofMinutes(4);

    static Answer of(S3Operation operation, RuntimeException failure) {
        if (failure instanceof DamagedException) {
            return new Answer(Kind.CORRUPTED, Effect.DOUBTFUL, Remedy.SEND_AGAIN);
        }
        if (failure instanceof AbortedException) {
            return new Answer(Kind.CANCELLED, Effect.UNKNOWN, Remedy.NONE);
        }
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof DecidedException decided) {
                return new Answer(decided.kind(), Effect.NONE, Remedy.NONE);
            }
        }
        if (failure instanceof AwsServiceException answered) {
            return ofService(operation, answered);
        }
        return ofClient(failure);
    }

    private static Answer ofClient(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof RejectedExecutionException || message.contains("Connection pool shut down")) {
            // the client is closed
            return new Answer(Kind.REJECTED, Effect.NONE, Remedy.NONE);
        }
        if (message.startsWith("Unable to load credentials") || message.startsWith("Failed to load credentials")) {
            return new Answer(Kind.DENIED, Effect.NONE, Remedy.NONE);
        }
        if (neverSent(failure)) {
            return new Answer(Kind.UNAVAILABLE, Effect.NONE, Remedy.WAIT);
        }
        return new Answer(Kind.UNAVAILABLE, Effect.UNKNOWN, Remedy.WAIT);
    }

    /** Whether no connection came about. The client's own exceptions for that extend those of the platform. */
    private static boolean neverSent(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || cause.getClass().getSimpleName().equals("ConnectTimeoutException")
                    || cause.getClass().getSimpleName().equals("ConnectionRequestTimeoutException")) {
                return true;
            }
        }
        return false;
    }

    private static Answer ofService(S3Operation operation, AwsServiceException answered) {
        String code = code(answered);
        int status = answered.statusCode();
        if (answered.isThrottlingException() || status == 429 || (status == 503 && code != null)) {
            return new Answer(Kind.UNAVAILABLE, Effect.NONE, Remedy.SLOW_DOWN);
        }
        if ((code != null && TRANSIENT.contains(code)) || status == 408) {
            return new Answer(Kind.UNAVAILABLE, Effect.NONE, Remedy.WAIT);
        }
        if (code != null && EXPIRED.contains(code)) {
            return new Answer(Kind.DENIED, Effect.NONE, Remedy.REFRESH_CREDENTIALS);
        }
        if (code != null && DAMAGED.contains(code)) {
            return new Answer(Kind.CORRUPTED, Effect.NONE, Remedy.SEND_AGAIN);
        }
        if (code != null && CONFLICT.contains(code)) {
            // the conditions of a Complete are checked against an upload that S3 then wants to be made anew
            boolean hopeless = operation == S3Operation.COMPLETE_MULTIPART_UPLOAD;
            return new Answer(Kind.CONFLICT, Effect.NONE, hopeless ? Remedy.NONE : Remedy.WAIT);
        }
        if (answered.isClockSkewException()
                || (status == 403 && ahead(answered).abs().compareTo(LARGEST_SKEW) > 0)) {
            return new Answer(Kind.DENIED, Effect.NONE, Remedy.RESET_CLOCK);
        }
        return ofStatus(operation, status, code);
    }

    private static Answer ofStatus(S3Operation operation, int status, @Nullable String code) {
        if (status == 503) {
            return new Answer(Kind.UNAVAILABLE, Effect.DOUBTFUL, Remedy.SLOW_DOWN);
        }
        // 200: an error in the body of an answer that began well
        if ((status >= 500 && status != 501) || status == 200) {
            return new Answer(Kind.UNAVAILABLE, Effect.DOUBTFUL, Remedy.WAIT);
        }
        Kind kind = switch (status) {
            case 401, 403 -> Kind.DENIED;
            case 404 -> missing(operation, code);
            case 405, 501 -> Kind.NOT_IMPLEMENTED;
            case 409 -> Kind.CONFLICT;
            case 412 -> Kind.PRECONDITION_FAILED;
            case 416 -> Kind.NO_SUCH_RANGE;
            default -> Kind.REJECTED;
        };
        return new Answer(kind, Effect.NONE, Remedy.NONE);
    }

    private static Kind missing(S3Operation operation, @Nullable String code) {
        if ("NoSuchBucket".equals(code)) {
            return Kind.NO_SUCH_BUCKET;
        }
        return switch (operation) {
            case UPLOAD_PART, COMPLETE_MULTIPART_UPLOAD, ABORT_MULTIPART_UPLOAD, LIST_PARTS -> Kind.NO_SUCH_UPLOAD;
            case HEAD_OBJECT, GET_OBJECT -> Kind.NO_SUCH_KEY;
            case PUT_OBJECT, CREATE_MULTIPART_UPLOAD, LIST_MULTIPART_UPLOADS -> Kind.NO_SUCH_BUCKET;
        };
    }

    /**
     * The ETag of an answer. Without one it says nothing: the SDK takes an empty body for a success, and of what was opened without one
     * nothing would hold later requests to the same bytes.
     */
    static String requireEtag(@Nullable String etag) {
        if (etag == null || etag.isEmpty()) {
            throw SdkClientException.create("the answer has no ETag");
        }
        return etag;
    }

    /** S3's word for the error; null for answers without a body, as those to HEAD are. */
    static @Nullable String code(AwsServiceException answered) {
        String code = answered.awsErrorDetails() == null
                ? null
                : answered.awsErrorDetails().errorCode();
        // without a body the SDK puts the status there
        return code == null || code.isEmpty() || code.chars().allMatch(Character::isDigit) ? null : code;
    }

    /** How far the clock of the store is ahead of this one's; zero if it does not tell. */
    static Duration ahead(AwsServiceException answered) {
        AwsErrorDetails details = answered.awsErrorDetails();
        return StoreClock.ahead(details == null ? null : details.sdkHttpResponse());
    }

    /** How long the store asks to wait, in whole seconds; zero if it does not, or names a date. */
    static Duration retryAfter(RuntimeException failure) {
        return failure instanceof AwsServiceException answered
                ? header(answered, "Retry-After")
                        .filter(text -> text.matches("[0-9]{1,6}"))
                        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                        .orElse(Duration.ZERO)
                : Duration.ZERO;
    }

    static Optional<String> header(AwsServiceException answered, String name) {
        AwsErrorDetails details = answered.awsErrorDetails();
        return details == null || details.sdkHttpResponse() == null
                ? Optional.empty()
                : details.sdkHttpResponse().firstMatchingHeader(name);
    }

    /** Whether the bytes broke off on their way, there or back. */
    static boolean brokenOff(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
