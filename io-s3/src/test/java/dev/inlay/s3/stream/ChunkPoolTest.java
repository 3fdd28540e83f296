// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.s3.server.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChunkPoolTest {

    private static final long LONG = Patience.LIMIT.toNanos();

    @Test
    void allocatesAsBytesCome() throws InterruptedException {
        ChunkPool pool = new ChunkPool(1000, 100);
        ChunkPool.Share share = pool.open(250);
        ChunkPool.Grant grant = share.acquire(250, 0, () -> false);
        assertThat(pool.allocated()).isZero();
        grant.chunk();
        assertThat(pool.allocated()).isEqualTo(100);
        grant.chunk();
        grant.chunk();
        assertThatThrownBy(grant::chunk).isInstanceOf(IllegalStateException.class);
        assertThat(share.inUse()).isEqualTo(300);
        grant.release();
        grant.release();
        assertThat(share.inUse()).isZero();
        assertThat(pool.allocated()).as("kept for the next part").isEqualTo(300);
        share.close();
        share.close();
        assertThat(pool.allocated()).isZero();
        assertThat(pool.peak()).isEqualTo(300);
    }

    @Test
    void keepsOnePartForEachShare() throws InterruptedException {
        ChunkPool pool = new ChunkPool(1000, 100);
        ChunkPool.Share greedy = pool.open(300);
        ChunkPool.Share modest = pool.open(300);
        assertThatThrownBy(() -> pool.open(500))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shared by 2 open streams");
        assertThat(greedy.acquire(300, 0, () -> false)).isNotNull();
        assertThat(greedy.acquire(400, 0, () -> false)).isNotNull();
        assertThat(greedy.acquire(100, 0, () -> false)).isNull();
        ChunkPool.Grant own = modest.acquire(300, 0, () -> false);
        assertThat(own).isNotNull();
        assertThat(modest.acquire(300, 0, () -> false)).isNull();
        own.release();
        assertThat(modest.acquire(300, 0, () -> false)).isNotNull();
    }

    @Test
    void grantsInTheOrderOfAsking() throws Exception {
        ChunkPool pool = new ChunkPool(500, 100);
        ChunkPool.Share share = pool.open(100);
        ChunkPool.Grant first = share.acquire(500, 0, () -> false);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Future<ChunkPool.Grant> large = waiting(threads, () -> share.acquire(500, LONG, () -> false));
            Future<ChunkPool.Grant> small = waiting(threads, () -> share.acquire(200, LONG, () -> false));
            first.release();
            ChunkPool.Grant granted = large.get();
            assertThat(granted).isNotNull();
            assertThat(small.isDone()).isFalse();
            granted.release();
            assertThat(small.get()).isNotNull();
        } finally {
            threads.shutdownNow();
        }
    }

    /** Begins a wait, and returns once it waits. */
    private static Future<ChunkPool.Grant> waiting(ExecutorService threads, Callable<ChunkPool.Grant> wait)
            throws Exception {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        Future<ChunkPool.Grant> grant = threads.submit(() -> {
            thread.complete(Thread.currentThread());
            return wait.call();
        });
        Patience.untilWaiting(thread.get());
        return grant;
    }

    @Test
    void stopsAWaitThatIsToldTo() throws Exception {
        ChunkPool pool = new ChunkPool(100, 100);
        ChunkPool.Share share = pool.open(100);
        assertThat(share.acquire(100, 0, () -> false)).isNotNull();
        AtomicBoolean stopped = new AtomicBoolean();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Future<ChunkPool.Grant> waiting =
                    waiting(threads, () -> share.acquire(100, TimeUnit.DAYS.toNanos(1), stopped::get));
            stopped.set(true);
            share.wake();
            assertThat(waiting.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .isNull();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void refusesWhatCannotFit() {
        assertThatThrownBy(() -> new ChunkPool(99, 100)).isInstanceOf(IllegalArgumentException.class);
        ChunkPool pool = new ChunkPool(250, 100);
        assertThat(pool.bound()).isEqualTo(200);
        assertThatThrownBy(() -> pool.open(201)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Many streams of parts of many sizes: all get on, and the bound holds. */
    @Test
    void neverExceedsItsBound() throws Exception {
        ChunkPool pool = new ChunkPool(4000, 100);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            // all at once: a stream that runs may take what another would need to open
            List<ChunkPool.Share> shares =
                    Stream.generate(() -> pool.open(400)).limit(8).toList();
            List<Future<?>> streams = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Random random = new Random(i);
                ChunkPool.Share share = shares.get(i);
                streams.add(threads.submit(() -> {
                    for (int part = 0; part < 300; part++) {
                        long size = 1L + random.nextInt(part % 10 == 0 ? 1200 : 400);
                        ChunkPool.Grant grant = share.acquire(size, LONG, () -> false);
                        assertThat(grant).isNotNull();
                        for (long taken = 0; taken < size; taken += 100) {
                            grant.chunk();
                            assertThat(pool.allocated()).isLessThanOrEqualTo(pool.bound());
                        }
                        grant.release();
                    }
                    share.close();
                    return null;
                }));
            }
            for (Future<?> stream : streams) {
                stream.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(pool.peak()).isLessThanOrEqualTo(4000);
        assertThat(pool.allocated()).isZero();
    }
}
