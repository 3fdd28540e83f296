// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import dev.inlay.s3.PendingUpload;
import dev.inlay.s3.S3Commit;
import dev.inlay.s3.S3CommitUncertainException;
import dev.inlay.s3.S3Counters;
import dev.inlay.s3.S3Listener;
import dev.inlay.s3.transport.RequestListener;
import dev.inlay.s3.transport.S3Requests;
import dev.inlay.s3.transport.Workers;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One object on its way: bytes fill a part, full parts go to the store while the next one fills, and nothing is visible before the commit.
 *
 * <pre>
 *            a byte behind part 1                commit              answered, or found out
 *  BUFFERING ────────────────────▶ UPLOADING ──────────▶ COMMITTING ───────────────────────▶ COMMITTED
 *      │  commit: one PutObject        │                     │  └─ nothing can tell ────────▶ UNCERTAIN
 *      │                               │ prepare             │
 *      │                               └──────────▶ PREPARED │ failed
 *      └───────────── a failure, abort, close ───────────────┴─────────────────▶ Abort, until nothing is left
 * </pre>
 *
 * <p>One thread writes. {@link #abort} may come from any other: it ends the waits of the writing one.
 */
public final class PartStream implements Closeable {

    private enum State {
        OPEN,
        COMMITTED,
        PREPARED,
        FAILED,
        UNCERTAIN,
        CLOSED
    }

    private static final System.Logger LOG = System.getLogger(PartStream.class.getPackageName());

    private final StreamPlan plan;
    private final String name;
    private final StreamEvents events;
    private final S3Requests requests;
    private final Publication publication;
    private final PartRoom room;
    private final @Nullable String token;
    private final PartWriter writer;

    /** Held by whoever changes what follows. A writer that waits for memory holds it too, so it is told to stop first. */
    private final ReentrantLock turn = new ReentrantLock();

    private final List<Consumer<S3Listener>> untold = new ArrayList<>();
    private State state = State.OPEN;
    private @Nullable Throwable failure;
    private boolean discarded;
    private volatile boolean closed;

    /**
     * Opens a stream. No request is made before there is more than one part, or the commit.
     *
     * @param requests makes the requests for whoever hears of them
     * @throws IllegalStateException if the memory has no room for another stream
     */
    public PartStream(StreamPlan plan, ChunkPool memory, Function<RequestListener, S3Requests> requests) {
        this.plan = plan;
        this.name = plan.object().toString();
        this.events = new StreamEvents(plan.object(), plan.listener());
        this.requests = requests.apply(events);
        this.publication =
                new Publication(this.requests, plan.object(), plan.createOnly(), plan.ifMatch(), plan.deadlines());
        this.token = plan.withToken() ? UUID.randomUUID().toString() : null;
        this.room = new PartRoom(plan, memory);
        this.writer = new PartWriter(plan, room, this.requests, events, token, this::discardStray);
    }

    /** Appends bytes. Waits while the memory is full of parts that are not at the store yet. */
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        attempt(() -> {
            writer.append(bytes, offset, length);
            return length;
        });
    }

    /** Bytes written so far. */
    public long position() {
        return writer.position();
    }

    /** Makes the object visible; when this returns, it is. */
    public S3Commit commit() throws IOException {
        S3Commit commit = attempt(() -> {
            S3Commit done =
                    orDiscard(() -> writer.uploads() == null ? putWhole() : publication.complete(writer.finish()));
            state = State.COMMITTED;
            releaseMemory();
            return done;
        });
        events.tell(to -> to.onCommit(commit));
        return commit;
    }

    /** Who fails to commit may not come back to close. */
    private <T> T orDiscard(Step<T> step) throws IOException {
        try {
            return step.run();
        } catch (S3CommitUncertainException e) {
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            IOException why = discard();
            if (why != null) {
                e.addSuppressed(why);
            }
            throw e;
        }
    }

    private S3Commit putWhole() throws IOException {
        HeldPart whole = writer.only();
        try {
            return publication.put(whole, token);
        } catch (S3CommitUncertainException e) {
            whole.abandon();
            throw e;
        }
    }

    /**
     * Sends all parts, and leaves the upload to {@code receiver}, to be committed or aborted. Nothing is visible. If the receiver throws, the
     * upload is aborted.
     */
    public PendingUpload prepare(Consumer<? super PendingUpload> receiver) throws IOException {
        return attempt(() -> {
            PendingUpload pending = orDiscard(() -> {
                PendingUpload sent = writer.finish();
                receiver.accept(sent);
                return sent;
            });
            state = State.PREPARED;
            releaseMemory();
            return pending;
        });
    }

    /**
     * Gives the object up, from any thread, and its upload with it. Does nothing once the stream is closed.
     *
     * @throws IllegalStateException if it is committed or prepared
     * @throws IOException if the upload may still be there
     */
    public void abort() throws IOException {
        writer.stop();
        turn.lock();
        try {
            switch (state) {
                case OPEN -> {
                    state = State.FAILED;
                    failure = new IOException(name + " was aborted");
                }
                case FAILED, UNCERTAIN, CLOSED -> {}
                case COMMITTED -> throw new IllegalStateException(name + " is committed already");
                case PREPARED -> throw new IllegalStateException(name + " is prepared already");
            }
            if (state == State.FAILED) {
                discardOrThrow();
            }
        } finally {
            unlockAndTell();
        }
    }

    /** Ends the stream; what was not committed or prepared is given up. May be called again. */
    @Override
    public void close() throws IOException {
        turn.lock();
        try {
            State before = state;
            state = State.CLOSED;
            closed = true;
            if (before == State.OPEN || before == State.FAILED) {
                discardOrThrow();
            }
        } finally {
            unlockAndTell();
        }
    }

    /** Gives up what nobody can close any more, on a thread of its own. Does nothing if there is nothing left to do. */
    public void abandon(Throwable createdAt) {
        if (closed) {
            return;
        }
        Workers.start(() -> {
            if (!isOver()) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        name + " was neither committed nor closed; created here",
                        createdAt);
                events.tell(to -> to.onLeak(plan.object(), createdAt));
                try {
                    close();
                } catch (IOException e) {
                    LOG.log(System.Logger.Level.WARNING, name + " could not be given up", e);
                }
            }
        });
    }

    private boolean isOver() {
        turn.lock();
        try {
            return state != State.OPEN && (state != State.FAILED || discarded);
        } finally {
            turn.unlock();
        }
    }

    /** What was done so far; from any thread. */
    public S3Counters counters() {
        PartUploads from = writer.uploads();
        PartUploads.Progress progress = from == null ? new PartUploads.Progress(0, 0, 0) : from.progress();
        return new S3Counters(
                writer.position(),
                progress.bytes(),
                progress.parts(),
                progress.inFlight(),
                room.inUse(),
                room.most(),
                writer.blockedNanos(),
                events.requests(),
                events.retries());
    }

    private interface Step<T> {
        T run() throws IOException;
    }

    private <T> T attempt(Step<T> step) throws IOException {
        turn.lock();
        try {
            requireOpen();
            boolean done = false;
            try {
                T result = step.run();
                done = true;
                return result;
            } catch (S3CommitUncertainException e) {
                failure = e;
                state = State.UNCERTAIN;
                done = true;
                releaseMemory();
                throw e;
            } catch (IOException | RuntimeException | Error e) {
                failure = e;
                throw e;
            } finally {
                if (!done) {
                    state = State.FAILED;
                    releaseMemory();
                }
            }
        } finally {
            unlockAndTell();
        }
    }

    private void requireOpen() throws IOException {
        switch (state) {
            case OPEN -> {}
            case COMMITTED -> throw new IllegalStateException(name + " is committed already");
            case PREPARED -> throw new IllegalStateException(name + " is prepared already");
            case CLOSED -> throw new IllegalStateException(name + " is closed");
            // a new exception each time: one that is thrown twice could be asked to suppress itself
            case FAILED, UNCERTAIN -> throw new IOException(name + " failed before: " + failure, failure);
        }
    }

    /** From here on nothing is written any more; what is in flight gives its memory back when it ends. */
    private void releaseMemory() {
        writer.stop();
        writer.release();
        room.close();
    }

    private void discardOrThrow() throws IOException {
        IOException why = discard();
        if (why != null) {
            throw new IOException(name + ": parts of it may still be at the store: " + why.getMessage(), why);
        }
    }

    private @Nullable IOException discard() {
        releaseMemory();
        PartUploads given = writer.uploads();
        if (discarded || given == null) {
            return null;
        }
        discarded = true;
        Deadlines deadlines = plan.deadlines();
        String uploadId;
        try {
            uploadId = Workers.await(
                    () -> given.discarded(deadlines.quiet()),
                    deadlines.quiet().plus(deadlines.abort()),
                    deadlines.abort());
        } catch (TimeoutException | ExecutionException e) {
            return new IOException(e);
        }
        if (uploadId == null) {
            return null;
        }
        IOException why = Discard.discard(requests, uploadId, deadlines);
        untold.add(to -> to.onAbort(plan.object(), uploadId, why));
        return why;
    }

    /** A request ended after the upload was given up, and may have left something behind. */
    private void discardStray() {
        PartUploads from = writer.uploads();
        String uploadId = from == null ? null : from.uploadId();
        if (uploadId != null) {
            IOException why = Discard.discard(requests, uploadId, plan.deadlines());
            events.tell(to -> to.onAbort(plan.object(), uploadId, why));
        }
    }

    private void unlockAndTell() {
        List<Consumer<S3Listener>> events = List.copyOf(untold);
        untold.clear();
        turn.unlock();
        events.forEach(this.events::tell);
    }
}
