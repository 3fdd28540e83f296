// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import dev.inlay.s3.S3RequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Several requests of one call at once. The caller's thread takes part, and returns when no other one writes into its arrays any
 * more; the first failure ends them all.
 */
public final class ParallelReads {

    private final ObjectReads reads;
    private final Opened opened;
    private final List<Fetch> fetches;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private ParallelReads(ObjectReads reads, Opened opened, List<Fetch> fetches) {
        this.reads = reads;
        this.opened = opened;
        this.fetches = fetches;
    }

    /** Makes all of {@code fetches}, at most {@code parallel} at once. */
    public static void run(ObjectReads reads, Opened opened, List<Fetch> fetches, int parallel)
            throws S3RequestException {
        new ParallelReads(reads, opened, fetches).run(Math.min(parallel, fetches.size()));
    }

    private void run(int workers) throws S3RequestException {
        List<Future<?>> others = new ArrayList<>(workers);
        for (int i = 1; i < workers; i++) {
            others.add(Workers.submit(this::work));
        }
        work();
        boolean interrupted = false;
        for (Future<?> other : others) {
            interrupted |= await(other);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Throwable first = failure.get();
        if (first instanceof S3RequestException e) {
            throw e;
        }
        if (first instanceof RuntimeException e) {
            throw e;
        }
        if (first instanceof Error e) {
            throw e;
        }
    }

    private void work() {
        try {
            for (int i = next.getAndIncrement(); i < fetches.size() && !isStopped(); i = next.getAndIncrement()) {
                reads.read(opened, fetches.get(i), this::isStopped);
            }
        } catch (S3RequestException | RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    private boolean isStopped() {
        return failure.get() != null;
    }

    /** Whether the caller was interrupted while it waited; the others are then told to stop, and waited for all the same. */
    private boolean await(Future<?> other) {
        boolean interrupted = false;
        while (true) {
            try {
                other.get();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
                failure.compareAndSet(null, reads.interrupted(e));
            } catch (ExecutionException | CancellationException e) {
                throw new IllegalStateException("a worker keeps what fails it", e);
            }
        }
    }
}
