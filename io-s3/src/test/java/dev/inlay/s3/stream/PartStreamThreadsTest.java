// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import static dev.inlay.s3.stream.Streams.PART;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.inlay.s3.S3Commit;
import dev.inlay.s3.S3Listener;
import dev.inlay.s3.S3Location;
import dev.inlay.s3.S3Operation;
import dev.inlay.s3.S3RequestException;
import dev.inlay.s3.S3RequestException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waits, and what ends them. */
class PartStreamThreadsTest {

    private final FakeStore store = new FakeStore();
    private final Streams streams = new Streams();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** Requests that wait for a latch, and end when they are interrupted, as requests of the SDK do. */
    private static FakeStore.Fault waiting(CountDownLatch until) {
        return new FakeStore.Fault() {
            @Override
            public void before() throws S3RequestException {
                try {
                    until.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw FakeStore.failure(Kind.CANCELLED);
                }
            }
        };
    }

    private CountDownLatch holdParts() {
        CountDownLatch release = new CountDownLatch(1);
        FakeStore.Fault fault = waiting(release);
        store.script((operation, nth) -> operation == S3Operation.UPLOAD_PART ? fault : null);
        return release;
    }

    private Future<Throwable> writeForever(PartStream stream) {
        return threads.submit(() -> catchThrowable(() -> {
            while (true) {
                stream.write(new byte[1000], 0, 1000);
            }
        }));
    }

    private static void waitUntilBlocked(PartStream stream) throws InterruptedException {
        // four parts fit the memory: three in flight, and one full behind them
        while (stream.position() < 4 * PART) {
            Thread.sleep(1);
        }
    }

    @Test
    void aSlowStoreHoldsTheWriterWithinTheMemory() throws Exception {
        CountDownLatch release = holdParts();
        PartStream stream = streams.open(store);
        Future<Throwable> writer = writeForever(stream);
        waitUntilBlocked(stream);
        Thread.sleep(50);
        assertThat(stream.position()).isBetween(4L * PART, 4L * PART + 999);
        assertThat(stream.counters().partsInFlight()).isEqualTo(3);
        assertThat(stream.counters().bufferBytes()).isEqualTo(Streams.MEMORY);
        release.countDown();
        while (stream.position() < 40L * PART) {
            Thread.sleep(1);
        }
        stream.abort();
        assertThat(writer.get(5, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
        stream.close();
        assertThat(streams.memory.peak()).isEqualTo(Streams.MEMORY);
        assertThat(stream.counters().blockedNanos()).isPositive();
        assertNothingLeft();
    }

    @Test
    void anAbortFromAnotherThreadEndsAWait() throws Exception {
        holdParts();
        PartStream stream = streams.open(store);
        Future<Throwable> writer = writeForever(stream);
        waitUntilBlocked(stream);
        stream.abort();
        assertThat(writer.get(1, TimeUnit.SECONDS))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("s3://bucket/key was aborted");
        assertThatThrownBy(stream::commit).hasMessageContaining("was aborted");
        stream.abort();
        stream.close();
        assertNothingLeft();
    }

    @Test
    void anInterruptEndsAWaitForMemory() throws Exception {
        holdParts();
        PartStream stream = streams.open(store);
        Thread[] writing = new Thread[1];
        boolean[] flag = new boolean[1];
        Future<Throwable> writer = threads.submit(() -> {
            writing[0] = Thread.currentThread();
            Throwable thrown = catchThrowable(() -> PartStreamTest.write(stream, new byte[10 * PART], 1000));
            stream.close(); // with the flag still standing
            flag[0] = Thread.interrupted();
            return thrown;
        });
        waitUntilBlocked(stream);
        writing[0].interrupt();
        assertThat(writer.get(3, TimeUnit.SECONDS))
                .isInstanceOf(InterruptedIOException.class)
                .hasMessageContaining("s3://bucket/key: interrupted at byte ")
                .hasMessageContaining("while it waited for memory");
        assertThat(flag[0]).isTrue();
        assertNothingLeft();
    }

    @Test
    void anInterruptEndsAWaitForTheLastParts() throws Exception {
        holdParts();
        PartStream stream = streams.open(store);
        PartStreamTest.write(stream, new byte[2 * PART], 1000);
        Thread.currentThread().interrupt();
        assertThatThrownBy(stream::commit)
                .isInstanceOf(InterruptedIOException.class)
                .hasMessageContaining("while it waited for its parts");
        assertThat(Thread.interrupted()).isTrue();
        stream.close();
        assertNothingLeft();
    }

    @Test
    void anInterruptDoesNotTearACommitApart() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        FakeStore.Fault fault = waiting(release);
        store.script((operation, nth) -> operation == S3Operation.COMPLETE_MULTIPART_UPLOAD ? fault : null);
        try (PartStream stream = streams.open(store)) {
            PartStreamTest.write(stream, new byte[2 * PART], 1000);
            Thread committing = Thread.currentThread();
            Future<?> interrupting = threads.submit(() -> {
                while (!store.requests().containsKey(S3Operation.COMPLETE_MULTIPART_UPLOAD)) {
                    Thread.sleep(1);
                }
                committing.interrupt();
                Thread.sleep(50);
                release.countDown();
                return null;
            });
            assertThat(stream.commit().size()).isEqualTo(2 * PART);
            assertThat(Thread.interrupted()).isTrue();
            interrupting.get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void aStallEndsAWait() throws IOException {
        streams.deadlines = new Deadlines(
                Duration.ofMillis(100),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofMillis(100),
                Duration.ofMillis(5));
        holdParts();
        PartStream stream = streams.open(store);
        assertThatThrownBy(() -> PartStreamTest.write(stream, new byte[10 * PART], 1000))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no memory for part 5 of " + PART + " bytes within PT0.1S");
        stream.close();
        assertNothingLeft();
        PartStream committing = streams.open(store);
        PartStreamTest.write(committing, new byte[2 * PART], 1000);
        assertThatThrownBy(committing::commit)
                .hasMessageContaining("2 of 2 parts are not at the store, and none got there for 100 ms");
        assertThat(store.openUploads()).isEmpty();
        committing.close();
    }

    /** A part lands though its upload was aborted meanwhile, and brings it back: it is aborted again. */
    @Test
    void whatLandsAfterTheAbortIsAbortedToo() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch landed = new CountDownLatch(1);
        store.script((operation, nth) -> operation != S3Operation.UPLOAD_PART || nth != 2
                ? null
                : new FakeStore.Fault() {
                    @Override
                    public void before() {
                        boolean interrupted = false;
                        while (release.getCount() > 0) {
                            try {
                                release.await();
                            } catch (InterruptedException e) {
                                interrupted = true; // and goes on, as a store does that has the bytes already
                            }
                        }
                        assertThat(interrupted).isTrue();
                        store.bringBack("upload-1");
                        landed.countDown();
                    }
                });
        List<@Nullable IOException> aborts = new ArrayList<>();
        streams.listener = new S3Listener() {
            @Override
            public synchronized void onAbort(S3Location object, String uploadId, @Nullable IOException failure) {
                aborts.add(failure);
            }
        };
        PartStream stream = streams.open(store);
        PartStreamTest.write(stream, new byte[2 * PART], 1000);
        while (store.requests().getOrDefault(S3Operation.UPLOAD_PART, 0) < 2) {
            Thread.sleep(1);
        }
        stream.close();
        assertThat(store.openUploads()).isEmpty();
        release.countDown();
        landed.await();
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (aborts.size() < 2) {
            Thread.sleep(1);
            assertThat(System.nanoTime()).as(stream.counters().toString()).isLessThan(end);
        }
        assertThat(store.openUploads()).isEmpty();
        assertThat(aborts).containsExactly(null, null);
    }

    @Test
    void aSlowCreateIsAbortedWhenItArrives() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        FakeStore.Fault fault = waiting(release);
        store.script((operation, nth) -> operation == S3Operation.CREATE_MULTIPART_UPLOAD ? fault : null);
        CountDownLatch aborted = new CountDownLatch(1);
        streams.listener = new S3Listener() {
            @Override
            public void onAbort(S3Location object, String uploadId, @Nullable IOException failure) {
                aborted.countDown();
            }
        };
        PartStream stream = streams.open(store);
        PartStreamTest.write(stream, new byte[2 * PART], 1000);
        stream.close();
        release.countDown();
        assertThat(aborted.await(5, TimeUnit.SECONDS)).isTrue();
        assertNothingLeft();
    }

    /** Even a listener that takes its time hears of the upload before it hears of a part. */
    @Test
    void noPartIsOnItsWayBeforeTheListenerHasHeardOfTheUpload() throws Exception {
        List<Integer> partsAtStart = new ArrayList<>();
        streams.listener = new S3Listener() {
            @Override
            public void onStart(S3Location object, String uploadId) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                partsAtStart.add(store.requests().getOrDefault(S3Operation.UPLOAD_PART, 0));
            }
        };
        try (PartStream stream = streams.open(store)) {
            PartStreamTest.write(stream, new byte[3 * PART], 1000);
            stream.commit();
        }
        assertThat(partsAtStart).containsExactly(0);
    }

    @Test
    void sendsFewerAtOnceWhenTheStoreAsksForThat() throws Exception {
        CountDownLatch first = holdParts();
        streams.memory = new ChunkPool(10L * Streams.MEMORY, Streams.CHUNK);
        StreamEvents[] events = new StreamEvents[1];
        StreamPlan plan =
                new StreamPlan(Streams.OBJECT, streams.schedule, 8, true, false, null, S3Listener.NONE, Streams.QUICK);
        try (PartStream stream = new PartStream(plan, streams.memory, made -> {
            events[0] = (StreamEvents) made;
            return store.requests(false, null, made);
        })) {
            PartStreamTest.write(stream, new byte[30 * PART], 1000);
            waitForInFlight(stream, 8, 0);
            while (store.requests().getOrDefault(S3Operation.UPLOAD_PART, 0) < 8) {
                Thread.sleep(1);
            }
            events[0].throttled(S3Operation.UPLOAD_PART);
            events[0].throttled(S3Operation.UPLOAD_PART);
            // the limit is 4 now, and 5 after four of the eight that are still on their way
            CountDownLatch second = holdParts();
            first.countDown();
            waitForInFlight(stream, 5, 8);
            Thread.sleep(50);
            assertThat(stream.counters().partsInFlight()).isEqualTo(5);
            second.countDown();
            assertThat(stream.commit().size()).isEqualTo(30L * PART);
        }
    }

    private static void waitForInFlight(PartStream stream, int inFlight, int done) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (stream.counters().partsInFlight() != inFlight
                || stream.counters().parts() != done) {
            Thread.sleep(1);
            assertThat(System.nanoTime()).as(stream.counters().toString()).isLessThan(end);
        }
    }

    /** Eight writers to one key that must be free, whose answers get lost: one wins, it knows, and nobody else thinks so. */
    @ParameterizedTest
    @ValueSource(ints = {1, PART, 2 * PART + 1})
    void oneOfEightWins(int length) throws Exception {
        for (int seed = 0; seed < 40; seed++) {
            race(length, seed);
        }
    }

    private void race(int length, int seed) throws Exception {
        Random random = new Random(seed);
        List<FakeStore.@Nullable Fault> faults = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            int dice = random.nextInt(4);
            faults.add(
                    dice == 0
                            ? FakeStore.failAfter(Kind.OUTCOME_UNKNOWN)
                            : dice == 1 ? FakeStore.failBefore(Kind.OUTCOME_UNKNOWN) : null);
        }
        AtomicInteger next = new AtomicInteger();
        FakeStore shared = new FakeStore().script((operation, nth) -> switch (operation) {
            case PUT_OBJECT, COMPLETE_MULTIPART_UPLOAD, HEAD_OBJECT, LIST_PARTS ->
                faults.get(next.getAndIncrement() % faults.size());
            default -> null;
        });
        byte[] same = Streams.bytes(length, seed);
        CyclicBarrier start = new CyclicBarrier(8);
        Deadlines patient = new Deadlines(
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofMillis(1));
        List<Future<@Nullable S3Commit>> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            writers.add(threads.submit(() -> {
                Streams own = new Streams();
                own.createOnly = true;
                own.deadlines = patient;
                try (PartStream stream = own.open(shared)) {
                    PartStreamTest.write(stream, same, 5000);
                    start.await();
                    return stream.commit();
                } catch (FileAlreadyExistsException e) {
                    return null;
                }
            }));
        }
        int winners = 0;
        for (Future<@Nullable S3Commit> writer : writers) {
            winners += writer.get(20, TimeUnit.SECONDS) == null ? 0 : 1;
        }
        assertThat(winners).as("seed " + seed).isEqualTo(1);
        assertThat(PartStreamTest.objectOf(shared)).isEqualTo(same);
        assertThat(shared.openUploads()).as("seed " + seed).isEmpty();
    }

    private void assertNothingLeft() {
        assertThat(store.object()).isNull();
        assertThat(store.openUploads()).isEmpty();
        assertThat(streams.memory.allocated()).isZero();
    }
}
