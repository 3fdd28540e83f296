// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import dev.inlay.s3.PendingUpload;
import dev.inlay.s3.transport.S3Requests;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Bytes into parts, and full parts on their way. The first part waits for a byte behind it: alone it goes by PutObject. All others leave as
 * soon as they are full. For one thread, but for {@link #halt} and what only counts.
 */
final class PartWriter {

    private final StreamPlan plan;
    private final String name;
    private final PartRoom room;
    private final S3Requests requests;
    private final StreamEvents events;
    private final @Nullable String token;
    private final Runnable onStray;

    private @Nullable HeldPart filling;
    /** The number of the part that is filling, or was filled last. */
    private int number;

    private volatile @Nullable PartUploads uploads;
    private volatile boolean halted;
    private final AtomicLong position = new AtomicLong();
    private final AtomicLong blockedNanos = new AtomicLong();

    /** @param onStray runs when a request ended after the upload was discarded */
    PartWriter(
            StreamPlan plan,
            PartRoom room,
            S3Requests requests,
            StreamEvents events,
            @Nullable String token,
            Runnable onStray) {
        this.plan = plan;
        this.name = plan.object().toString();
        this.room = room;
        this.requests = requests;
        this.events = events;
        this.token = token;
        this.onStray = onStray;
    }

    void append(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            requireRunning();
            HeldPart part = filling;
            if (part == null || part.isFull()) {
                part = nextPart();
            }
            int taken = part.append(bytes, from, left);
            from += taken;
            left -= taken;
            position.addAndGet(taken);
            if (part.isFull() && number > 1) {
                handOver();
            }
        }
    }

    private HeldPart nextPart() throws IOException {
        long size = plan.schedule().sizeOf(number + 1);
        if (size == 0) {
            throw new IOException(name + ": its " + number + " parts, the most that there may be, are full at "
                    + position + " bytes: maxObjectSize or a larger partSize make larger ones");
        }
        handOver();
        HeldPart next = room(size);
        number++;
        filling = next;
        return next;
    }

    private HeldPart room(long size) throws IOException {
        long start = System.nanoTime();
        HeldPart part;
        try {
            part = room.take(number + 1, size, plan.deadlines().stall().toNanos(), () -> halted);
        } catch (InterruptedException e) {
            throw interrupted("for " + room.kind(size));
        } finally {
            blockedNanos.addAndGet(System.nanoTime() - start);
        }
        if (part == null) {
            requireRunning();
            throw new IOException(name + ": no " + room.kind(size) + " for part " + (number + 1) + " of " + size
                    + " bytes within " + plan.deadlines().stall());
        }
        return part;
    }

    private InterruptedIOException interrupted(String waiting) {
        Thread.currentThread().interrupt();
        return new InterruptedIOException(name + ": interrupted at byte " + position + " while it waited " + waiting);
    }

    private void handOver() {
        HeldPart full = filling;
        if (full != null) {
            filling = null;
            startUploads().submit(full);
        }
    }

    private PartUploads startUploads() {
        PartUploads running = uploads;
        if (running == null) {
            running = new PartUploads(plan.object(), requests, token, events, plan.mostInFlight(), this::halt, onStray);
            uploads = running;
        }
        return running;
    }

    /** Ends every wait of the writing thread, now and later; from any thread. */
    void halt() {
        halted = true;
        room.wake();
    }

    /** Halts, and stops what is in flight; from any thread. */
    void stop() {
        halt();
        PartUploads running = uploads;
        if (running != null) {
            running.stop();
        }
    }

    private void requireRunning() throws IOException {
        if (halted) {
            PartUploads from = uploads;
            Throwable cause = from == null ? null : from.failure();
            throw cause == null ? new IOException(name + " was aborted") : Failures.repeated(name, cause);
        }
    }

    /** All bytes, if they are one part at most. */
    HeldPart only() throws IOException {
        requireRunning();
        HeldPart part = filling;
        return part == null ? nextPart() : part;
    }

    /** Sends what is left, if only an empty part, and waits until the store has all. */
    PendingUpload finish() throws IOException {
        requireRunning();
        if (number == 0) {
            nextPart();
        }
        handOver();
        PartUploads from = startUploads();
        List<PendingUpload.Part> parts = await(from);
        String uploadId = from.uploadId();
        if (parts == null || uploadId == null) {
            halted = true;
            requireRunning();
            throw new IllegalStateException(name + " has no upload, and no failure");
        }
        PendingUpload pending =
                new PendingUpload(plan.object(), uploadId, token, parts, plan.createOnly(), plan.ifMatch());
        if (pending.size() != position.get()) {
            throw new IllegalStateException(
                    name + ": " + parts.size() + " parts hold " + pending.size() + " bytes of " + position);
        }
        return pending;
    }

    private @Nullable List<PendingUpload.Part> await(PartUploads from) throws IOException {
        long start = System.nanoTime();
        try {
            return from.await(plan.deadlines().stall().toNanos());
        } catch (InterruptedException e) {
            throw interrupted("for its parts");
        } finally {
            blockedNanos.addAndGet(System.nanoTime() - start);
        }
    }

    /** Gives back the memory of what was not handed over. */
    void release() {
        HeldPart part = filling;
        filling = null;
        if (part != null) {
            part.release();
        }
    }

    /** The parts on their way; null as long as there is only one, which is not. */
    @Nullable
    PartUploads uploads() {
        return uploads;
    }

    long position() {
        return position.get();
    }

    long blockedNanos() {
        return blockedNanos.get();
    }
}
