// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import static dev.inlay.s3.stream.Streams.PART;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.inlay.s3.S3Listener;
import dev.inlay.s3.S3Location;
import dev.inlay.s3.S3Operation;
import dev.inlay.s3.server.Patience;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Waits, and what ends them. */
class PartStreamThreadsTest {

    private final FakeStore store = new FakeStore();
    private final Streams streams = new Streams();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicReference<@Nullable Thread> writing = new AtomicReference<>();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private CountDownLatch holdParts() {
        CountDownLatch release = new CountDownLatch(1);
        FakeStore.Fault fault = FakeStore.heldUntil(release);
        store.script((operation, nth) -> operation == S3Operation.UPLOAD_PART ? fault : null);
        return release;
    }

    private Future<Throwable> writeForever(PartStream stream) {
        return writeUntilItThrows(stream, () -> {});
    }

    private Future<Throwable> writeUntilItThrows(PartStream stream, ThrowingCallable then) {
        return threads.submit(() -> {
            writing.set(Thread.currentThread());
            Throwable thrown = catchThrowable(() -> {
                while (true) {
                    stream.write(new byte[1000], 0, 1000);
                }
            });
            Throwable afterwards = catchThrowable(then);
            return afterwards == null ? thrown : afterwards;
        });
    }

    /** Four parts fit the memory: three in flight, and one full behind them. */
    private Thread waitUntilBlocked(PartStream stream) {
        Patience.until("four parts are full", () -> stream.position() >= 4 * PART);
        waitForInFlight(stream, 3, 0);
        Patience.untilWaiting(writing.get());
        return writing.get();
    }

    @Test
    void aSlowStoreHoldsTheWriterWithinTheMemory() throws Exception {
        CountDownLatch release = holdParts();
        PartStream stream = streams.open(store);
        Future<Throwable> writer = writeForever(stream);
        waitUntilBlocked(stream);
        assertThat(stream.position()).isEqualTo(4L * PART);
        assertThat(stream.counters().bufferBytes()).isEqualTo(Streams.MEMORY);
        release.countDown();
        Patience.until("it goes on", () -> stream.position() >= 40L * PART);
        stream.abort();
        assertThat(writer.get()).isInstanceOf(IOException.class);
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
        assertThat(writer.get()).isInstanceOf(IOException.class).hasMessageContaining("s3://bucket/key was aborted");
        assertThatThrownBy(stream::commit).hasMessageContaining("was aborted");
        stream.abort();
        stream.close();
        assertNothingLeft();
    }

    @Test
    void anInterruptEndsAWaitForMemory() throws Exception {
        holdParts();
        PartStream stream = streams.open(store);
        Future<Throwable> writer = writeUntilItThrows(stream, () -> {
            stream.close();
            assertThat(Thread.interrupted()).as("the flag still stands").isTrue();
        });
        waitUntilBlocked(stream).interrupt();
        assertThat(writer.get())
                .isInstanceOf(InterruptedIOException.class)
                .hasMessageContaining("s3://bucket/key: interrupted at byte ")
                .hasMessageContaining("while it waited for memory");
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
        FakeStore.Fault fault = FakeStore.heldUntil(release);
        store.script((operation, nth) -> operation == S3Operation.COMPLETE_MULTIPART_UPLOAD ? fault : null);
        try (PartStream stream = streams.open(store)) {
            PartStreamTest.write(stream, new byte[2 * PART], 1000);
            Thread committing = Thread.currentThread();
            Future<?> interrupting = threads.submit(() -> {
                Patience.until(
                        "the commit is on its way",
                        () -> store.requests().containsKey(S3Operation.COMPLETE_MULTIPART_UPLOAD));
                committing.interrupt();
                Patience.until("the interrupt is noticed", () -> !committing.isInterrupted());
                release.countDown();
                return null;
            });
            assertThat(stream.commit().size()).isEqualTo(2 * PART);
            assertThat(Thread.interrupted()).isTrue();
            interrupting.get();
        }
    }

    @Test
    void aStallEndsAWait() throws IOException {
        streams.deadlines = new Deadlines(
                Duration.ofMillis(100),
                Streams.PATIENT.commit(),
                Streams.PATIENT.abort(),
                Streams.PATIENT.quiet(),
                Streams.PATIENT.firstDelay());
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
                    }
                });
        streams.deadlines = Streams.leavingBehindAfter(Duration.ofMillis(20));
        List<@Nullable IOException> aborts = new CopyOnWriteArrayList<>();
        streams.listener = new S3Listener() {
            @Override
            public void onAbort(S3Location object, String uploadId, @Nullable IOException failure) {
                aborts.add(failure);
            }
        };
        PartStream stream = streams.open(store);
        PartStreamTest.write(stream, new byte[2 * PART], 1000);
        waitForParts(2);
        stream.close();
        assertThat(store.openUploads()).isEmpty();
        release.countDown();
        Patience.until("it is aborted again", () -> aborts.size() == 2);
        assertThat(store.openUploads()).isEmpty();
        assertThat(aborts).containsExactly(null, null);
    }

    @Test
    void aSlowCreateIsAbortedWhenItArrives() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        FakeStore.Fault fault = FakeStore.heldUntil(release);
        store.script((operation, nth) -> operation == S3Operation.CREATE_MULTIPART_UPLOAD ? fault : null);
        streams.deadlines = Streams.leavingBehindAfter(Duration.ofMillis(20));
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
        Patience.until("it is aborted", () -> aborted.getCount() == 0);
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
        StreamPlan plan = new StreamPlan(
                Streams.OBJECT, streams.schedule, 8, true, false, null, S3Listener.NONE, Streams.PATIENT);
        try (PartStream stream = new PartStream(plan, streams.memory, made -> {
            events[0] = (StreamEvents) made;
            return store.requests(false, null, made);
        })) {
            PartStreamTest.write(stream, new byte[30 * PART], 1000);
            waitForInFlight(stream, 8, 0);
            waitForParts(8);
            events[0].throttled(S3Operation.UPLOAD_PART);
            // the limit is 4 now, and 5 after four of the eight that are still on their way
            CountDownLatch second = holdParts();
            first.countDown();
            waitForInFlight(stream, 5, 8);
            second.countDown();
            assertThat(stream.commit().size()).isEqualTo(30L * PART);
        }
    }

    /** No more is in flight as long as the {@code done} are: what goes next goes with the end of one. */
    private static void waitForInFlight(PartStream stream, int inFlight, int done) {
        Patience.until(done + " parts are at the store", () -> stream.counters().parts() == done);
        Patience.until(inFlight + " are in flight", () -> stream.counters().partsInFlight() == inFlight);
    }

    private void waitForParts(int count) {
        Patience.until(
                count + " parts are on their way",
                () -> store.requests().getOrDefault(S3Operation.UPLOAD_PART, 0) == count);
    }

    private void assertNothingLeft() {
        assertThat(store.object()).isNull();
        assertThat(store.openUploads()).isEmpty();
        assertThat(streams.memory.allocated()).isZero();
    }
}
