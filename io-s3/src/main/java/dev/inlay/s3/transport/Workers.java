// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that requests are made on, shared by all streams and files: daemons, as many as are busy, gone a minute after the last
 * work. How many are busy is bounded by who has them work: a stream by its parts, a file by each of its calls.
 */
public final class Workers {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private static final ExecutorService POOL = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "inlay-s3-" + NAMES.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    private Workers() {}

    /** Runs {@code work} on a worker. */
    public static void start(Runnable work) {
        POOL.execute(work);
    }

    /** Runs {@code work} on a worker; who waits for it decides about interrupts. */
    static Future<?> submit(Runnable work) {
        return POOL.submit(work);
    }

    /**
     * Runs {@code work} on a worker and waits for it, whatever the caller's thread is told: an interrupt shortens the wait to
     * {@code grace}, and stands again afterwards.
     *
     * @throws TimeoutException if the time was up; the work is interrupted then
     * @throws ExecutionException with what the work threw
     */
    public static <T> T await(Callable<T> work, Duration time, Duration grace)
            throws TimeoutException, ExecutionException {
        Future<T> future = POOL.submit(work);
        long end = System.nanoTime() + time.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                    end = Math.min(end, System.nanoTime() + grace.toNanos());
                }
            }
        } finally {
            future.cancel(true);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
