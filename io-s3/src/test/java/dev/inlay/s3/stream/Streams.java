// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import dev.inlay.s3.S3Commit;
import dev.inlay.s3.S3Listener;
import dev.inlay.s3.S3Location;
import dev.inlay.s3.server.Patience;
import java.nio.file.FileAlreadyExistsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Streams of small parts into a {@link FakeStore}. */
final class Streams {

    static final S3Location OBJECT = new S3Location("bucket", "key");
    static final int CHUNK = 1 << 10;
    static final int PART = 10 * CHUNK + 500;
    static final int MEMORY = 4 * 11 * CHUNK;

    /** None is reached by a stream that gets on, however slowly. */
    static final Deadlines PATIENT =
            new Deadlines(Patience.LIMIT, Patience.LIMIT, Patience.LIMIT, Patience.LIMIT, Duration.ofMillis(5));

    boolean createOnly;

    @Nullable
    String ifMatch;

    boolean withToken = true;
    S3Listener listener = S3Listener.NONE;
    Deadlines deadlines = PATIENT;
    PartSchedule schedule = PartSchedule.equal(PART);
    int inFlight = 3;
    ChunkPool memory = new ChunkPool(MEMORY, CHUNK);

    PartStream open(FakeStore store) {
        StreamPlan plan =
                new StreamPlan(OBJECT, schedule, inFlight, withToken, createOnly, ifMatch, listener, deadlines);
        return new PartStream(plan, memory, events -> store.requests(createOnly, ifMatch, events));
    }

    /** Patient, but for what is in flight when it is told to end. */
    static Deadlines leavingBehindAfter(Duration quiet) {
        return new Deadlines(PATIENT.stall(), PATIENT.commit(), PATIENT.abort(), quiet, PATIENT.firstDelay());
    }

    /** How many of eight streams that commit the same bytes at the same moment succeed; to the others the object is there already. */
    static int creators(ExecutorService threads, byte[] same, Supplier<PartStream> opening) throws Exception {
        CyclicBarrier start = new CyclicBarrier(8);
        List<Future<@Nullable S3Commit>> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            writers.add(threads.submit(() -> {
                try (PartStream stream = opening.get()) {
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
            winners += writer.get() == null ? 0 : 1;
        }
        return winners;
    }

    static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
