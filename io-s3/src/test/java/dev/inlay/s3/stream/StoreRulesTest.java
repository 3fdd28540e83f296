// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import static dev.inlay.s3.server.Operation.ABORT_MULTIPART_UPLOAD;
import static dev.inlay.s3.server.Operation.COMPLETE_MULTIPART_UPLOAD;
import static dev.inlay.s3.server.Operation.HEAD_OBJECT;
import static dev.inlay.s3.server.Operation.LIST_PARTS;
import static dev.inlay.s3.server.Operation.PUT_OBJECT;
import static dev.inlay.s3.server.Operation.UPLOAD_PART;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.s3.S3Clients;
import dev.inlay.s3.S3Listener;
import dev.inlay.s3.S3Location;
import dev.inlay.s3.S3WriteOptions;
import dev.inlay.s3.server.Fault;
import dev.inlay.s3.server.FaultS3Server;
import dev.inlay.s3.server.Operation;
import dev.inlay.s3.server.Patience;
import dev.inlay.s3.transport.SdkRequests;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/** Streams of small parts through the SDK to stores with rules of their own. */
class StoreRulesTest {

    private static final int CHUNK = 4 << 10;
    private static final int PART = 16 << 10;

    private FaultS3Server server;
    private S3Client client;

    @BeforeEach
    void start() {
        server = FaultS3Server.start("bucket");
        server.rules().minPartSize(PART);
        client = S3Clients.builder()
                .endpoint(server.endpoint())
                .credentials(StaticCredentialsProvider.create(AwsBasicCredentials.create("access", "secret")))
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private PartStream open(S3Location object, PartSchedule schedule, boolean createOnly) {
        S3WriteOptions.Builder options = S3WriteOptions.builder();
        S3WriteOptions made = (createOnly ? options.createOnly() : options).build();
        StreamPlan plan = new StreamPlan(object, schedule, 7, true, createOnly, null, S3Listener.NONE, Streams.PATIENT);
        return new PartStream(
                plan, new ChunkPool(8L * PART, CHUNK), events -> new SdkRequests(client, object, made, events));
    }

    private void writeAndCommit(byte[] bytes) throws IOException {
        try (PartStream stream = open(Streams.OBJECT, PartSchedule.equal(PART), false)) {
            PartStreamTest.write(stream, bytes, 5000);
            assertThat(stream.commit().size()).isEqualTo(bytes.length);
        }
        assertThat(server.object("bucket", "key").orElseThrow().bytes()).isEqualTo(bytes);
    }

    @Test
    void partsOfOneSizeForCloudflare() throws IOException {
        server.rules().equalParts(true);
        writeAndCommit(new byte[0]);
        for (int parts = 1; parts <= 5; parts++) {
            for (int length : new int[] {parts * PART - 1, parts * PART, parts * PART + 1}) {
                writeAndCommit(Streams.bytes(length, length));
            }
        }
    }

    @Test
    void aStoreThatDoesNotKnowTheSizeOfTheObject() throws IOException {
        server.rules().objectSizeRefused(true);
        writeAndCommit(Streams.bytes(3 * PART, 1));
    }

    @Test
    void aStoreThatAnswersASecondCompleteAsTheFirst() throws IOException {
        server.rules().repeatedCompleteOk(true);
        server.when(COMPLETE_MULTIPART_UPLOAD).nth(1).inject(Fault.reset().afterEffect());
        writeAndCommit(Streams.bytes(3 * PART, 1));
    }

    /** Parts that were under way when the upload was aborted bring it back, and it is aborted again. */
    @Test
    void aStoreWhereLatePartsLand() throws Exception {
        server.rules().latePartsLand(true);
        CountDownLatch release = new CountDownLatch(1);
        server.when(UPLOAD_PART).inject(Fault.held(release));
        Deadlines impatient = Streams.leavingBehindAfter(Duration.ofMillis(20));
        StreamPlan plan = new StreamPlan(
                Streams.OBJECT, PartSchedule.equal(PART), 7, true, false, null, S3Listener.NONE, impatient);
        PartStream stream = new PartStream(
                plan,
                new ChunkPool(8L * PART, CHUNK),
                events -> new SdkRequests(client, Streams.OBJECT, S3WriteOptions.DEFAULT, events));
        PartStreamTest.write(stream, new byte[4 * PART], 5000);
        // their bodies are there, so they land whatever the client does
        Patience.until(
                "four parts have arrived",
                () -> server.requests(UPLOAD_PART).stream()
                                .filter(request -> request.bodyBytes() == PART)
                                .count()
                        == 4);
        stream.close();
        assertThat(server.openUploads()).isEmpty();
        int aborts = server.requests(ABORT_MULTIPART_UPLOAD).size();
        release.countDown();
        Patience.until("the parts have landed", () -> server.inFlight(UPLOAD_PART) == 0);
        Patience.until("nothing of them is left", () -> server.openUploads().isEmpty());
        assertThat(server.requests(ABORT_MULTIPART_UPLOAD)).hasSizeGreaterThan(aborts);
        assertThat(server.object("bucket", "key")).isEmpty();
    }

    /** Eight writers of the same bytes to one key that must be free; requests and answers get lost by chance. */
    @ParameterizedTest
    @ValueSource(ints = {1, PART, 3 * PART + 1})
    void oneOfEightWins(int length) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int seed = 0; seed < 8; seed++) {
                Random random = new Random(seed);
                for (Operation operation :
                        List.of(PUT_OBJECT, COMPLETE_MULTIPART_UPLOAD, HEAD_OBJECT, LIST_PARTS, UPLOAD_PART)) {
                    for (int nth = 1; nth < 40; nth++) {
                        if (random.nextInt(3) == 0) {
                            server.when(operation)
                                    .nth(nth)
                                    .inject(
                                            random.nextBoolean()
                                                    ? Fault.reset()
                                                    : Fault.reset().afterEffect());
                        }
                    }
                }
                race(new S3Location("bucket", "race-" + seed), length, threads);
                server.heal();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void race(S3Location object, int length, ExecutorService threads) throws Exception {
        byte[] same = Streams.bytes(length, 1);
        int winners = Streams.creators(threads, same, () -> open(object, PartSchedule.equal(PART), true));
        assertThat(winners).as(object.toString()).isEqualTo(1);
        assertThat(server.object("bucket", object.key()).orElseThrow().bytes()).isEqualTo(same);
        assertThat(server.openUploads()).as(object.toString()).isEmpty();
    }
}
