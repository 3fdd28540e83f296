// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3;

import dev.inlay.io.OutputSink;
import dev.inlay.s3.stream.PartStream;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an object that does not exist yet, made by {@link S3OutputFile#create}. They go to the store in the background while more
 * are written, in parts that nobody can see; {@link #commit} makes the object of them, and everything else leaves nothing behind.
 *
 * <pre>
 *  commit returns         the object is there, whole: {@link #committed} says what the store says of it
 *  commit throws          it is not, and the upload is aborted; but for {@link S3CommitUncertainException}, where nothing can tell
 *  close without commit   the upload is aborted; so it is after any failure
 *  {@link #abort}                  the same, also from another thread, and even while a write waits
 *  neither, forgotten     logged and aborted when the sink is collected
 *  the process dies       the parts stay at the store, unseen, until {@link S3Uploads} or a lifecycle rule aborts them
 * </pre>
 *
 * <p>A write waits while all memory is full of parts that the store does not have yet. The first failure of a part ends it, and every call
 * but {@code close} repeats that failure. A thread that is interrupted while it waits gets an {@link java.io.InterruptedIOException}.
 */
public final class S3OutputSink implements OutputSink {

    private static final Cleaner CLEANER = Cleaner.create();

    private final PartStream stream;
    private final @Nullable Consumer<? super PendingUpload> prepared;
    private final Cleaner.Cleanable leak;
    private volatile @Nullable S3Commit committed;

    /** @param prepared who gets the upload at the commit, instead of the store being told to publish it */
    S3OutputSink(PartStream stream, @Nullable Consumer<? super PendingUpload> prepared) {
        this.stream = stream;
        this.prepared = prepared;
        this.leak = CLEANER.register(this, new Leak(stream, new Throwable("created here")));
    }

    /** Knows the stream, but not the sink, which could else never be garbage. */
    private record Leak(PartStream stream, Throwable createdAt) implements Runnable {
        @Override
        public void run() {
            stream.abandon(createdAt);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        stream.write(bytes, offset, length);
    }

    @Override
    public long position() {
        return stream.position();
    }

    /**
     * Publishes the object, or prepares it if that is what its {@linkplain S3OutputFile#prepareOnly file} is for. An answer that got lost is looked for at the object itself, by its token, until it is known or the time of a
     * commit is over.
     *
     * @throws java.nio.file.FileAlreadyExistsException if only a new object was wanted, and there is one
     * @throws S3ConflictException if a condition did not hold, or another conditional write was under way
     * @throws S3CommitUncertainException if nothing could tell whether the object was published
     * @throws S3RequestException if it was not, for any other reason that the store gave
     */
    @Override
    public void commit() throws IOException {
        if (prepared == null) {
            committed = stream.commit();
        } else {
            stream.prepare(prepared);
        }
    }

    /**
     * Sends everything, and leaves the upload to be committed or aborted by {@link S3Uploads}, maybe in another process. Nothing is
     * visible before that, and nothing can be written any more.
     */
    public PendingUpload prepare() throws IOException {
        return stream.prepare(upload -> {});
    }

    /** What the store says of the object; null as long as it is not committed. */
    public @Nullable S3Commit committed() {
        return committed;
    }

    /**
     * Gives the object up. Safe to call from any thread: a write that waits fails. During a commit it waits for how that ends.
     *
     * @throws IllegalStateException if the object is committed or prepared already
     * @throws IOException if parts may still be at the store; the message names the upload
     */
    public void abort() throws IOException {
        stream.abort();
    }

    /** What was done so far; from any thread. */
    public S3Counters counters() {
        return stream.counters();
    }

    /**
     * Ends the sink.
     *
     * @throws IOException if it was not committed, and parts of it may still be at the store; the message names the upload
     */
    @Override
    public void close() throws IOException {
        try {
            stream.close();
        } finally {
            leak.clean();
        }
    }
}
