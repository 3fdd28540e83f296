// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import dev.inlay.s3.PendingUpload;
import dev.inlay.s3.S3Location;
import dev.inlay.s3.S3RequestException;
import dev.inlay.s3.transport.S3Requests;
import dev.inlay.s3.transport.Workers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one upload on their way to the store, at most so many at once. The upload is created with the first of them.
 *
 * <p>The first failure stops everything: parts that wait are dropped, those in flight interrupted, their memory goes back.
 */
final class PartUploads {

    private final S3Location object;
    private final S3Requests requests;
    private final @Nullable String token;
    private final StreamEvents events;
    private final InFlightLimit limit;
    private final Runnable onFailure;
    private final Runnable onStray;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Sending> ready = new ArrayDeque<>();
    private final Set<Sending> inFlight = new HashSet<>();
    private final SentParts parts = new SentParts();
    private @Nullable String uploadId;
    private boolean creating;
    private boolean stopped;
    private boolean discarded;
    private @Nullable Throwable failure;

    /**
     * @param onFailure runs once a part failed, on its thread and without the lock
     * @param onStray runs when a request ended after {@link #discarded}, and may have left something behind
     */
    PartUploads(
            S3Location object,
            S3Requests requests,
            @Nullable String token,
            StreamEvents events,
            int mostInFlight,
            Runnable onFailure,
            Runnable onStray) {
        this.object = object;
        this.requests = requests;
        this.token = token;
        this.events = events;
        this.limit = new InFlightLimit(mostInFlight);
        this.onFailure = onFailure;
        this.onStray = onStray;
        events.onThrottledPart(this::slowDown);
    }

    private static final class Sending {
        final int number;
        final HeldPart part;

        @Nullable
        Thread thread;

        Sending(int number, HeldPart part) {
            this.number = number;
            this.part = part;
        }
    }

    /** Takes the next part, whose memory goes back when the store has it. */
    void submit(HeldPart part) {
        lock.lock();
        try {
            if (stopped) {
                part.release();
                return;
            }
            ready.add(new Sending(parts.add(), part));
            pump();
        } finally {
            lock.unlock();
        }
    }

    private void pump() {
        if (uploadId == null) {
            if (!creating) {
                creating = true;
                Workers.start(this::create);
            }
            return;
        }
        while (inFlight.size() < limit.limit() && !ready.isEmpty()) {
            Sending next = ready.remove();
            inFlight.add(next);
            Workers.start(() -> send(next));
        }
    }

    /** Not interrupted when the stream fails: an upload whose name did not arrive could never be aborted. */
    private void create() {
        String created = null;
        Throwable thrown = null;
        try {
            created = requests.create(token);
        } catch (IOException | RuntimeException | Error e) {
            thrown = e;
        }
        String id = created;
        if (id != null) {
            events.tell(to -> to.onStart(object, id)); // before any part can be on its way
        }
        boolean stray;
        lock.lock();
        try {
            creating = false;
            uploadId = created;
            stray = discarded && created != null;
            if (created != null && !stopped) {
                pump();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (thrown != null) {
            fail(thrown);
        }
        if (stray) {
            onStray.run();
        }
    }

    private void send(Sending sending) {
        long start = System.nanoTime();
        S3Requests.Part part = null;
        Throwable thrown = null;
        try {
            String id = begin(sending);
            if (id != null) {
                part = requests.uploadPart(id, sending.number, sending.part);
            }
        } catch (IOException | RuntimeException | Error e) {
            thrown = e;
        }
        if (part != null) {
            long nanos = System.nanoTime() - start;
            int attempts = events.lastAttempts();
            events.tell(to -> to.onPart(object, sending.number, sending.part.size(), nanos, attempts));
        }
        boolean stray = end(sending, part);
        if (thrown != null) {
            fail(thrown);
        }
        if (stray) {
            onStray.run();
        }
    }

    private @Nullable String begin(Sending sending) {
        lock.lock();
        try {
            if (stopped) {
                return null;
            }
            sending.thread = Thread.currentThread();
            return uploadId;
        } finally {
            lock.unlock();
        }
    }

    private boolean end(Sending sending, S3Requests.@Nullable Part part) {
        long size = sending.part.size();
        int crc32c = sending.part.crc32c();
        sending.part.release();
        lock.lock();
        try {
            boolean begun = sending.thread != null;
            sending.thread = null;
            Thread.interrupted(); // whoever works on this thread next was not meant
            inFlight.remove(sending);
            if (part != null) {
                parts.sent(new PendingUpload.Part(sending.number, part.etag(), size, crc32c));
                limit.sent();
            }
            if (!stopped) {
                pump();
            }
            changed.signalAll();
            return discarded && begun;
        } finally {
            lock.unlock();
        }
    }

    private void slowDown() {
        lock.lock();
        try {
            limit.slowDown();
        } finally {
            lock.unlock();
        }
    }

    private void fail(Throwable thrown) {
        boolean first;
        lock.lock();
        try {
            first = failure == null && !stopped;
            if (first) {
                failure = thrown;
            } else if (failure != null && !isCancellation(thrown)) {
                failure.addSuppressed(thrown);
            }
        } finally {
            lock.unlock();
        }
        if (first) {
            onFailure.run(); // before memory goes back, which a writer that waits for it would go on with
        }
        stop();
    }

    private static boolean isCancellation(Throwable thrown) {
        return thrown instanceof S3RequestException e && e.kind() == S3RequestException.Kind.CANCELLED;
    }

    /** Drops what waits, and interrupts what is in flight. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            ready.forEach(sending -> sending.part.release());
            ready.clear();
            for (Sending sending : inFlight) {
                if (sending.thread != null) {
                    sending.thread.interrupt();
                }
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What failed first; null if nothing did. */
    @Nullable
    Throwable failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the store has every part.
     *
     * @param nanos the longest time without a part that gets through
     * @return null if a part failed or the stream was stopped
     */
    @Nullable
    List<PendingUpload.Part> await(long nanos) throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            int seen = parts.sent();
            long left = nanos;
            while (!stopped && parts.sent() < parts.count()) {
                if (left <= 0) {
                    throw new IOException(object + ": " + (parts.count() - parts.sent()) + " of " + parts.count()
                            + " parts are not at the store, and none got there for "
                            + Duration.ofNanos(nanos).toMillis() + " ms");
                }
                left = changed.awaitNanos(left);
                if (parts.sent() > seen) {
                    seen = parts.sent();
                    left = nanos;
                }
            }
            return stopped ? null : parts.all();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for everything in flight to end, and returns the upload, null if there is none. What still ends later is a stray. */
    @Nullable
    String discarded(Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = time.toNanos();
            while ((creating || !inFlight.isEmpty()) && left > 0) {
                left = changed.awaitNanos(left);
            }
            discarded = true;
            return uploadId;
        } finally {
            lock.unlock();
        }
    }

    /** The store's name for the upload; null as long as there is none. */
    @Nullable
    String uploadId() {
        lock.lock();
        try {
            return uploadId;
        } finally {
            lock.unlock();
        }
    }

    /** Parts at the store, parts in flight, and bytes at the store. */
    record Progress(int parts, int inFlight, long bytes) {}

    Progress progress() {
        lock.lock();
        try {
            return new Progress(parts.sent(), inFlight.size(), parts.bytes());
        } finally {
            lock.unlock();
        }
    }
}
