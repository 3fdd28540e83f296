// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import static dev.inlay.s3.server.Operation.ABORT_MULTIPART_UPLOAD;
import static dev.inlay.s3.server.Operation.COMPLETE_MULTIPART_UPLOAD;
import static dev.inlay.s3.server.Operation.CREATE_MULTIPART_UPLOAD;
import static dev.inlay.s3.server.Operation.HEAD_OBJECT;
import static dev.inlay.s3.server.Operation.LIST_PARTS;
import static dev.inlay.s3.server.Operation.PUT_OBJECT;
import static dev.inlay.s3.server.Operation.UPLOAD_PART;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.s3.S3Clients;
import dev.inlay.s3.S3Commit;
import dev.inlay.s3.S3CommitUncertainException;
import dev.inlay.s3.S3Listener;
import dev.inlay.s3.S3RequestException;
import dev.inlay.s3.S3WriteOptions;
import dev.inlay.s3.server.Fault;
import dev.inlay.s3.server.FaultS3Server;
import dev.inlay.s3.server.Operation;
import dev.inlay.s3.server.Patience;
import dev.inlay.s3.transport.SdkRequests;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Every request of a stream × everything that can go wrong with it, through the SDK and a socket, and in each case, whatever the outcome:
 *
 * <ul>
 *   <li>the object is whole, or it is not there;
 *   <li>no upload is open, unless the stream said that it could not end it, or did not know;
 *   <li>no memory is held, and nothing took longer than its deadlines allow;
 *   <li>an error names the object, and what a request failed with names the request, and its id if the store gave one.
 * </ul>
 *
 * Length of the object, which of the requests fail, and how often, are drawn from a seed.
 */
class FaultMatrixTest {

    private static final int CHUNK = 16 << 10;
    private static final int PART = 64 << 10;
    private static final int SEEDS = 3;

    /** The seed whose requests fail for ever. */
    private static final int ALWAYS = 2;

    /** A stream that waits for something without a deadline waits for a day. */
    private static final Duration LONGEST = Patience.LIMIT.multipliedBy(2);

    /** What takes longer is told, or uncertain, and checked as such. What is in flight ends when it is told to. */
    private static final Deadlines DEADLINES = new Deadlines(
            Duration.ofSeconds(5), Duration.ofSeconds(4), Duration.ofSeconds(3), Patience.LIMIT, Duration.ofMillis(20));

    /** An attempt has 10 s: one that is answered is never given up on a busy machine. */
    private static final S3WriteOptions OPTIONS = options(Duration.ofMinutes(1));

    /** An attempt has 500 ms, and all of them 3 s. */
    private static final S3WriteOptions HURRIED = options(Duration.ofSeconds(3));

    private static S3WriteOptions options(Duration requestTimeout) {
        return S3WriteOptions.builder()
                .attempts(3)
                .requestTimeout(requestTimeout)
                .commitTimeout(DEADLINES.commit())
                .build();
    }

    /** What keeps a request waiting for an answer, or for another attempt. */
    private static boolean takesItsTime(Fault fault) {
        String name = fault.toString();
        return name.equals("hang") || name.startsWith("503") || name.startsWith("429");
    }

    private static final List<Operation> OPERATIONS = List.of(
            PUT_OBJECT,
            CREATE_MULTIPART_UPLOAD,
            UPLOAD_PART,
            COMPLETE_MULTIPART_UPLOAD,
            ABORT_MULTIPART_UPLOAD,
            LIST_PARTS,
            HEAD_OBJECT);

    private static Map<String, Fault> faults() {
        List<Fault> answers = List.of(
                Fault.status(500, "InternalError"),
                Fault.status(503, "SlowDown"),
                Fault.status(503, "SlowDown").unread(),
                Fault.status(429, "TooManyRequests").retryAfter(1),
                Fault.bareStatus(502),
                Fault.status(400, "RequestTimeout"),
                Fault.status(400, "BadDigest"),
                Fault.status(400, "ExpiredToken"),
                Fault.status(400, "InvalidRequest"),
                Fault.status(403, "AccessDenied"),
                Fault.status(403, "RequestTimeTooSkewed"),
                Fault.status(404, "NoSuchBucket"),
                Fault.status(404, "NoSuchUpload"),
                Fault.status(409, "ConditionalRequestConflict"),
                Fault.status(412, "PreconditionFailed"),
                Fault.status(501, "NotImplemented"),
                Fault.errorInOk("InternalError"),
                Fault.errorInOkAfterBlanks("InternalError"),
                Fault.emptyOk(),
                Fault.truncatedOk(),
                Fault.reset());
        Map<String, Fault> all = new LinkedHashMap<>();
        for (Fault fault : answers) {
            all.put(fault.toString(), fault);
        }
        for (Fault fault : List.of(
                Fault.status(500, "InternalError"),
                Fault.errorInOk("InternalError"),
                Fault.errorInOkAfterBlanks("InternalError"),
                Fault.emptyOk(),
                Fault.truncatedOk(),
                Fault.reset(),
                Fault.cutAnswer(0),
                Fault.cutAnswer(20),
                Fault.resetInRequest(1000),
                Fault.hang(),
                Fault.delay(Duration.ofMillis(200)),
                Fault.slowRequest(400_000),
                Fault.slowAnswer(2_000),
                Fault.vanishedUpload())) {
            Fault after = answers.stream().anyMatch(answer -> answer.toString().equals(fault.toString()))
                    ? fault.afterEffect()
                    : fault;
            all.put(after.toString(), after);
        }
        return all;
    }

    /** A store that says of what is there that it is not, or time and again that it did what it did not, has to be believed. */
    private static boolean isLie(Operation operation, Fault fault, int seed) {
        String name = fault.toString();
        return switch (operation) {
            case HEAD_OBJECT, LIST_PARTS -> name.startsWith("404");
            case ABORT_MULTIPART_UPLOAD ->
                name.startsWith("404") || name.contains("200") && !name.contains("effect") && seed > 0;
            default -> false;
        };
    }

    private record Case(Operation operation, Fault fault, int seed) {
        @Override
        public String toString() {
            return operation + ", " + fault + ", seed " + seed;
        }
    }

    @Test
    void wholeOrNothing() throws Exception {
        ConcurrentLinkedQueue<Case> cases = new ConcurrentLinkedQueue<>();
        for (Operation operation : OPERATIONS) {
            for (Fault fault : faults().values()) {
                for (int seed = 0; seed < SEEDS; seed++) {
                    if (!isLie(operation, fault, seed)) {
                        cases.add(new Case(operation, fault, seed));
                    }
                }
            }
        }
        assertThat(cases).hasSizeGreaterThanOrEqualTo(OPERATIONS.size() * 30 * SEEDS);
        // nearly all of the time is waiting
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                workers.add(threads.submit(() -> {
                    runAll(cases, failures);
                    return null;
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(failures).isEmpty();
    }

    private static void runAll(ConcurrentLinkedQueue<Case> cases, List<Throwable> failures) throws Exception {
        for (Case next = cases.poll(); next != null; next = cases.poll()) {
            try (FaultS3Server server = FaultS3Server.start("bucket");
                    S3Client client = S3Clients.builder()
                            .endpoint(server.endpoint())
                            .credentials(
                                    StaticCredentialsProvider.create(AwsBasicCredentials.create("access", "secret")))
                            .build()) {
                server.rules().minPartSize(1);
                run(next, server, client);
            } catch (AssertionError e) {
                failures.add(e);
            }
        }
    }

    private static void run(Case of, FaultS3Server server, S3Client client) throws Exception {
        Random random = new Random(of.toString().hashCode());
        int length = of.operation() == PUT_OBJECT ? random.nextInt(PART + 1) : PART + 1 + random.nextInt(4 * PART);
        int first = of.operation() == UPLOAD_PART ? 1 + random.nextInt(3) : 1;
        int last = of.seed() == ALWAYS ? Integer.MAX_VALUE : first + of.seed() * random.nextInt(3);
        server.when(of.operation()).times(first, last).inject(of.fault());
        boolean commits =
                of.operation() != ABORT_MULTIPART_UPLOAD && (of.operation() != LIST_PARTS || random.nextBoolean());
        if (commits && (of.operation() == HEAD_OBJECT || of.operation() == LIST_PARTS)) {
            // requests that a commit only makes if it has to
            Fault lost = random.nextBoolean() ? Fault.reset() : Fault.reset().afterEffect();
            server.when(COMPLETE_MULTIPART_UPLOAD).nth(1).inject(lost);
        }
        byte[] bytes = Streams.bytes(length, of.seed());
        long start = System.nanoTime();
        ChunkPool memory = new ChunkPool(4 * PART, CHUNK);
        Outcome outcome = write(bytes, commits, memory, client, takesItsTime(of.fault()) ? HURRIED : OPTIONS);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as(of.toString())
                .isLessThan(LONGEST);
        server.heal();
        check(of, server, bytes, commits, outcome);
        assertThat(memory.allocated()).as(of.toString()).isZero();
    }

    /** A request that failed on another thread is the cause, and has with it what could not be undone. */
    private static boolean suppresses(@Nullable Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e.getSuppressed().length > 0) {
                return true;
            }
        }
        return false;
    }

    private record Outcome(
            @Nullable S3Commit commit,
            @Nullable Exception failure,
            @Nullable IOException closing) {}

    private static Outcome write(
            byte[] bytes, boolean commits, ChunkPool memory, S3Client client, S3WriteOptions options) {
        StreamPlan plan = new StreamPlan(
                Streams.OBJECT, PartSchedule.equal(PART), 3, true, false, null, S3Listener.NONE, DEADLINES);
        PartStream stream =
                new PartStream(plan, memory, events -> new SdkRequests(client, Streams.OBJECT, options, events));
        S3Commit commit = null;
        Exception failure = null;
        try {
            PartStreamTest.write(stream, bytes, 10_000);
            commit = commits ? stream.commit() : null;
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
        IOException closing = null;
        try {
            stream.close();
        } catch (IOException e) {
            closing = e;
        }
        return new Outcome(commit, failure, closing);
    }

    private static void check(Case of, FaultS3Server server, byte[] bytes, boolean commits, Outcome outcome) {
        String name = of + ": " + outcome;
        Exception failure = outcome.failure();
        boolean uncertain = failure instanceof S3CommitUncertainException;
        if (outcome.commit() != null) {
            assertThat(server.object("bucket", "key").orElseThrow().bytes())
                    .as(name)
                    .isEqualTo(bytes);
            assertThat(outcome.closing()).as(name).isNull();
        } else if (uncertain) {
            server.object("bucket", "key")
                    .ifPresent(there -> assertThat(there.bytes()).as(name).isEqualTo(bytes));
        } else {
            assertThat(commits && failure == null).as(name).isFalse();
            assertThat(server.object("bucket", "key")).as(name).isEmpty();
        }
        boolean toldOfUpload = outcome.closing() != null || suppresses(failure);
        if (!uncertain && !toldOfUpload) {
            assertThat(server.openUploads()).as(name).isEmpty();
        }
        if (failure != null) {
            assertThat(failure).as(name).isInstanceOf(IOException.class).hasMessageContaining("s3://bucket/key");
        }
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof S3RequestException request && request.requestId() != null) {
                assertThat(request).as(name).hasMessageContaining(request.requestId());
            }
        }
    }
}
