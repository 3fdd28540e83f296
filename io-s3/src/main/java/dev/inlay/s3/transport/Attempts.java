// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import dev.inlay.s3.S3Operation;
import dev.inlay.s3.S3RequestException;
import dev.inlay.s3.S3RequestException.Kind;
import dev.inlay.s3.transport.Answer.Effect;
import dev.inlay.s3.transport.Answer.Remedy;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * One request from its first attempt to its last. Its own layer, because the SDK's would hide a lost answer behind a later one, and has
 * one budget of retries for the whole client: after a bad minute every stream would be left without any.
 */
final class Attempts {

    /** Attempts that the store was too busy for do no harm to it or us: this many count as one. */
    private static final int THROTTLED_PER_ATTEMPT = 4;

    /** One attempt; {@code limit} tells the SDK when to end it. */
    @FunctionalInterface
    interface Attempt<T> {
        T send(Consumer<AwsRequestOverrideConfiguration.Builder> limit);
    }

    /** Looks for the reason of an attempt that broke off while it was sent. */
    @FunctionalInterface
    interface Probe {
        /** Has no idea. */
        Probe NONE = () -> null;

        /**
         * Another request about the same.
         *
         * @return what it failed with, if that may be the reason; null if it did not fail
         * @throws S3RequestException if it certainly is
         */
        @Nullable
        S3RequestException look() throws S3RequestException;
    }

    private final String place;
    private final int most;
    private final Duration requestTimeout;
    private final RequestListener listener;
    private final Runnable refreshCredentials;
    private final Backoff backoff;

    Attempts(
            String place,
            int most,
            Duration requestTimeout,
            RequestListener listener,
            Runnable refreshCredentials,
            Backoff backoff) {
        this.place = place;
        this.most = most;
        this.requestTimeout = requestTimeout;
        this.listener = listener;
        this.refreshCredentials = refreshCredentials;
        this.backoff = backoff;
    }

    /** Requests about {@code place} by {@code client}, whose credentials are made anew when they have expired. */
    static Attempts of(S3Client client, String place, int most, Duration requestTimeout, RequestListener listener) {
        return new Attempts(place, most, requestTimeout, listener, () -> refreshCredentials(client), new Backoff());
    }

    private static void refreshCredentials(S3Client client) {
        if (client.serviceClientConfiguration().credentialsProvider() instanceof RefreshableCredentials credentials) {
            credentials.forget();
        }
    }

    /** The same, with another number of attempts, and a part of the time. */
    Attempts within(int attempts, int partOfTime) {
        return new Attempts(
                place, attempts, requestTimeout.dividedBy(partOfTime), listener, refreshCredentials, backoff);
    }

    /** How long an attempt to send or receive that many bytes may take. */
    Duration attemptTimeout(long bytes) {
        return RequestTime.ofAttempt(requestTimeout, bytes);
    }

    /** A request without a body, that does no harm when it is done twice. */
    <T> T repeatable(S3Operation operation, Attempt<T> attempt) throws S3RequestException {
        return repeatable(operation, "", 0, attempt, Probe.NONE);
    }

    /** A request of {@code bytes} that does no harm when it is done twice. */
    <T> T repeatable(S3Operation operation, String detail, long bytes, Attempt<T> attempt, Probe probe)
            throws S3RequestException {
        return new Request(operation, detail, attemptTimeout(bytes), false).run(attempt, probe);
    }

    /** A request that publishes. Without an answer it is not tried again: somebody has to look first. */
    <T> T publishing(S3Operation operation, String detail, Duration attemptTimeout, Attempt<T> attempt)
            throws S3RequestException {
        return new Request(operation, detail, attemptTimeout, true).run(attempt, Probe.NONE);
    }

    private final class Request {

        private final S3Operation operation;
        private final String detail;
        private final Duration attemptTimeout;
        private final boolean publishes;
        private final long began = System.nanoTime();
        private final long deadline;
        private final Set<Remedy> tried = EnumSet.noneOf(Remedy.class);
        private int attempts;
        private int throttled;
        private boolean doubt;
        private @Nullable S3RequestException hint;

        Request(S3Operation operation, String detail, Duration attemptTimeout, boolean publishes) {
            this.operation = operation;
            this.detail = detail;
            this.attemptTimeout = attemptTimeout;
            this.publishes = publishes;
            this.deadline =
                    began + RequestTime.ofAll(requestTimeout, attemptTimeout).toNanos();
        }

        <T> T run(Attempt<T> attempt, Probe probe) throws S3RequestException {
            while (true) {
                attempts++;
                listener.attempt(operation, attempts);
                try {
                    Duration timeout = min(attemptTimeout, remaining());
                    return attempt.send(request -> request.apiCallAttemptTimeout(timeout));
                } catch (SdkException | DamagedException | RejectedExecutionException | UncheckedIOException failure) {
                    // the last one is what the SDK throws for an answer whose body breaks off
                    prepareNext(failure, probe);
                }
            }
        }

        /** Returns when another attempt is due, and throws when there is none. */
        private void prepareNext(RuntimeException failure, Probe probe) throws S3RequestException {
            Answer answer = Answer.of(operation, failure);
            // a client that retries by itself does not tell what its earlier attempts have come to
            boolean hidden = failure instanceof SdkException ours && numAttempts(ours) > 1;
            doubt |= publishes && (answer.effect() != Effect.NONE || hidden);
            if (answer.remedy() == Remedy.SLOW_DOWN) {
                throttled++;
                listener.throttled(operation);
            }
            Duration delay = delay(answer, failure);
            if (delay == null) {
                throw failed(answer, failure);
            }
            if (answer.effect() == Effect.UNKNOWN && Answer.brokenOff(failure)) {
                hint = probe.look();
            }
            if (answer.remedy() == Remedy.REFRESH_CREDENTIALS) {
                refreshCredentials.run();
            }
            listener.retry(operation, attempts, failure, delay);
            sleep(delay, failure);
        }

        /** The time until another attempt; null if none is of use. */
        private @Nullable Duration delay(Answer answer, RuntimeException failure) {
            if (publishes && answer.effect() == Effect.UNKNOWN) {
                return null;
            }
            Duration delay = switch (answer.remedy()) {
                case NONE -> null;
                case WAIT, SLOW_DOWN -> exhausted() ? null : backoff.delay(attempts, Answer.retryAfter(failure));
                case REFRESH_CREDENTIALS, RESET_CLOCK, SEND_AGAIN -> tried.add(answer.remedy()) ? Duration.ZERO : null;
            };
            return delay == null || delay.compareTo(remaining()) >= 0 ? null : delay;
        }

        private boolean exhausted() {
            return attempts - throttled + throttled / THROTTLED_PER_ATTEMPT >= most;
        }

        private Duration remaining() {
            return Duration.ofNanos(Math.max(deadline - System.nanoTime(), 1));
        }

        private void sleep(Duration delay, RuntimeException failure) throws S3RequestException {
            try {
                Thread.sleep(delay.toMillis(), delay.toNanosPart() % 1_000_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failure.addSuppressed(e);
                throw failed(new Answer(Kind.CANCELLED, Effect.NONE, Remedy.NONE), failure);
            }
        }

        private S3RequestException failed(Answer answer, RuntimeException failure) {
            if (failure instanceof AbortedException) {
                Thread.currentThread().interrupt();
            }
            Kind kind = doubt ? Kind.OUTCOME_UNKNOWN : answer.kind();
            String requestId = failure instanceof AwsServiceException answered ? answered.requestId() : null;
            String message = new FailureText(place, operation, detail, failure)
                    .text(attempts, Duration.ofNanos(System.nanoTime() - began), doubt, hint);
            return new S3RequestException(kind, message, requestId, failure);
        }
    }

    private static int numAttempts(SdkException failure) {
        Integer attempts = failure.numAttempts();
        return attempts == null ? 1 : attempts;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
