// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import dev.inlay.s3.S3Listener;
import dev.inlay.s3.S3Location;
import dev.inlay.s3.S3Operation;
import dev.inlay.s3.transport.RequestListener;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Counts what the transport does for one stream, and tells its listener, which can do no harm by throwing. */
final class StreamEvents implements RequestListener {

    private final S3Location object;
    private final S3Listener listener;
    private final Map<S3Operation, LongAdder> requests = new EnumMap<>(S3Operation.class);
    private final LongAdder retries = new LongAdder();
    /** The last attempt on this thread: a request stays on one. */
    private final ThreadLocal<Integer> attempts = ThreadLocal.withInitial(() -> 0);

    private volatile Runnable slowDown = () -> {};

    StreamEvents(S3Location object, S3Listener listener) {
        this.object = object;
        this.listener = listener;
        for (S3Operation operation : S3Operation.values()) {
            requests.put(operation, new LongAdder());
        }
    }

    /** Says what to do when the store asks for fewer parts at once. */
    void onThrottledPart(Runnable reaction) {
        slowDown = reaction;
    }

    @Override
    public void attempt(S3Operation operation, int attempt) {
        LongAdder count = requests.get(operation);
        if (count != null) {
            count.increment();
        }
        if (attempt > 1) {
            retries.increment();
        }
        attempts.set(attempt);
    }

    @Override
    public void retry(S3Operation operation, int attempt, Exception cause, Duration delay) {
        tell(to -> to.onRetry(object, operation, attempt, cause, delay));
    }

    @Override
    public void throttled(S3Operation operation) {
        if (operation == S3Operation.UPLOAD_PART) {
            slowDown.run();
        }
        tell(to -> to.onThrottle(object, operation));
    }

    void tell(Consumer<S3Listener> event) {
        try {
            event.accept(listener);
        } catch (RuntimeException | Error e) {
            Thread thread = Thread.currentThread();
            Thread.UncaughtExceptionHandler handler = thread.getUncaughtExceptionHandler();
            if (handler != null) {
                handler.uncaughtException(thread, e);
            }
        }
    }

    /** Attempts of the last request on this thread; at least 1. */
    int lastAttempts() {
        return Math.max(1, attempts.get());
    }

    Map<S3Operation, Long> requests() {
        Map<S3Operation, Long> made = new EnumMap<>(S3Operation.class);
        requests.forEach((operation, count) -> {
            if (count.sum() > 0) {
                made.put(operation, count.sum());
            }
        });
        return made;
    }

    long retries() {
        return retries.sum();
    }
}
