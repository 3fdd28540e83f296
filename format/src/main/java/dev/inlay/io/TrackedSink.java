// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.io;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The order of calls that {@link OutputSink} promises, kept once for every storage: who extends this only moves bytes. */
abstract class TrackedSink implements OutputSink {

    private enum State {
        OPEN,
        COMMITTED,
        FAILED,
        CLOSED
    }

    private final String name;
    private State state = State.OPEN;
    private @Nullable Throwable failure;
    private long position;

    TrackedSink(String name) {
        this.name = name;
    }

    abstract void append(byte[] bytes, int offset, int length) throws IOException;

    abstract void publish() throws IOException;

    /** Frees what the sink holds, and discards the bytes if they were not published. Called once. */
    abstract void release() throws IOException;

    @Override
    public final void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        requireOpen();
        attempt(() -> append(bytes, offset, length));
        position += length;
    }

    @Override
    public final long position() {
        return position;
    }

    @Override
    public final void commit() throws IOException {
        requireOpen();
        attempt(this::publish);
        state = State.COMMITTED;
    }

    @Override
    public final void close() throws IOException {
        if (state != State.CLOSED) {
            state = State.CLOSED;
            release();
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private void attempt(Step step) throws IOException {
        boolean done = false;
        try {
            step.run();
            done = true;
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
            throw e;
        } finally {
            if (!done) {
                state = State.FAILED;
            }
        }
    }

    private void requireOpen() throws IOException {
        switch (state) {
            case OPEN -> {}
            case COMMITTED -> throw new IllegalStateException(name + " is committed already");
            case CLOSED -> throw new IllegalStateException(name + " is closed");
            // a new exception each time: one that is thrown twice could be asked to suppress itself
            case FAILED -> throw new IOException(name + " failed before: " + failure, failure);
        }
    }
}
