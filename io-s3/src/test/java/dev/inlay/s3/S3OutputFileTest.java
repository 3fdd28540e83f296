// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3;

import static dev.inlay.s3.server.Operation.ABORT_MULTIPART_UPLOAD;
import static dev.inlay.s3.server.Operation.COMPLETE_MULTIPART_UPLOAD;
import static dev.inlay.s3.server.Operation.CREATE_MULTIPART_UPLOAD;
import static dev.inlay.s3.server.Operation.UPLOAD_PART;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inlay.s3.server.Fault;
import dev.inlay.s3.server.FaultS3Server;
import dev.inlay.s3.server.Patience;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/** Whole objects, through the SDK, to a strict store. */
class S3OutputFileTest {

    private static final int MIB = 1 << 20;
    private static final S3Location OBJECT = new S3Location("bucket", "a/b.parquet");

    private FaultS3Server server;
    private S3Client client;

    @BeforeEach
    void start() {
        server = FaultS3Server.start("bucket");
        client = S3Clients.builder()
                .endpoint(server.endpoint())
                .credentials(StaticCredentialsProvider.create(AwsBasicCredentials.create("access", "secret")))
                .unsignedPayload(true)
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8 * MIB})
    void oneRequestForUpToOnePart(int length) throws IOException {
        byte[] bytes = bytes(length);
        S3Commit commit = write(S3WriteOptions.DEFAULT, bytes);
        assertThat(commit.parts()).isZero();
        assertThat(stored()).isEqualTo(bytes);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void twoRequestsMoreThanParts() throws IOException {
        byte[] bytes = bytes(5 * 8 * MIB + 1);
        S3Commit commit = write(S3WriteOptions.DEFAULT, bytes);
        assertThat(commit.parts()).isEqualTo(6);
        assertThat(commit.etag())
                .isEqualTo('"'
                        + server.object("bucket", OBJECT.key()).orElseThrow().etag()
                        + '"');
        assertThat(stored()).isEqualTo(bytes);
        assertThat(server.requests(CREATE_MULTIPART_UPLOAD)).hasSize(1);
        assertThat(server.requests(UPLOAD_PART)).hasSize(6);
        assertThat(server.requests(COMPLETE_MULTIPART_UPLOAD)).hasSize(1);
        assertThat(server.requests()).hasSize(8);
        assertThat(server.openUploads()).isEmpty();
    }

    @Test
    void aGibIs130Requests() throws IOException {
        server.rules().discard(true);
        try (S3OutputSink sink = new S3OutputFile(client, OBJECT).create()) {
            byte[] piece = new byte[MIB];
            for (int i = 0; i < 1024; i++) {
                sink.write(piece, 0, MIB);
            }
            sink.commit();
            assertThat(sink.counters().requestCount()).isEqualTo(130);
            assertThat(sink.counters().peakBufferBytes()).isLessThanOrEqualTo(64L * MIB);
            // 130 requests of 0.005 dollars a thousand
            assertThat(sink.counters().requestDollars()).isCloseTo(0.00065, within(1e-9));
        }
        assertThat(server.requests()).hasSize(130);
        assertThat(server.object("bucket", OBJECT.key()).orElseThrow().size()).isEqualTo(1L << 30);
    }

    /** Four parts of 5 MiB fit: three in flight or waiting for it, and the one that fills. */
    @Test
    void aStoreThatIsSlowerThanTheWriterFillsNoMoreThanTheMemory() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        server.rules().discard(true);
        server.when(UPLOAD_PART).inject(Fault.held(release));
        S3Memory memory = S3Memory.of(24 * MIB);
        S3WriteOptions options =
                S3WriteOptions.builder().memory(memory).partSize(5 * MIB).build();
        try (S3OutputSink sink = new S3OutputFile(client, OBJECT, options).create()) {
            Thread writer = Thread.currentThread();
            CompletableFuture<Void> store = CompletableFuture.runAsync(() -> {
                try {
                    Patience.until("the memory is full", () -> sink.position() == 20 * MIB);
                    Patience.untilWaiting(writer);
                } finally {
                    release.countDown();
                }
            });
            for (int i = 0; i < 80; i++) {
                sink.write(new byte[MIB], 0, MIB);
            }
            sink.commit();
            store.join();
            assertThat(sink.counters().peakBufferBytes()).isEqualTo(20L * MIB);
            assertThat(sink.counters().blockedNanos()).isPositive();
        }
        assertThat(memory.peak()).isLessThanOrEqualTo(24L * MIB);
        assertThat(server.peakInFlight(UPLOAD_PART)).isLessThanOrEqualTo(4);
    }

    @Test
    void sendsNoMorePartsAtOnceThanItIsTold() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        server.rules().discard(true);
        server.when(UPLOAD_PART).inject(Fault.held(release));
        S3WriteOptions options =
                S3WriteOptions.builder().partSize(5 * MIB).partsInFlight(2).build();
        try (S3OutputSink sink = new S3OutputFile(client, OBJECT, options).create()) {
            sink.write(new byte[50 * MIB], 0, 50 * MIB);
            Patience.until("two are on their way", () -> server.inFlight(UPLOAD_PART) == 2);
            release.countDown();
            sink.commit();
        }
        assertThat(server.requests(UPLOAD_PART)).hasSize(10);
        assertThat(server.peakInFlight(UPLOAD_PART)).isEqualTo(2);
    }

    @Test
    void tellsTheListenerWhatHappens() throws IOException {
        List<String> heard = new ArrayList<>();
        S3Listener listener = new S3Listener() {
            @Override
            public synchronized void onStart(S3Location object, String uploadId) {
                heard.add("start");
            }

            @Override
            public synchronized void onPart(S3Location object, int number, long bytes, long nanos, int attempts) {
                heard.add(number + " " + bytes + " " + attempts);
            }

            @Override
            public synchronized void onCommit(S3Commit commit) {
                heard.add("commit " + commit.size());
                throw new IllegalStateException("a listener that throws does no harm");
            }
        };
        Thread thread = Thread.currentThread();
        Thread.UncaughtExceptionHandler before = thread.getUncaughtExceptionHandler();
        List<Throwable> thrown = new ArrayList<>();
        thread.setUncaughtExceptionHandler((where, failure) -> thrown.add(failure));
        write(S3WriteOptions.builder().listener(listener).build(), new byte[8 * MIB + 1]);
        thread.setUncaughtExceptionHandler(before);
        assertThat(thrown).singleElement().isInstanceOf(IllegalStateException.class);
        assertThat(heard)
                .startsWith("start")
                .endsWith("commit 8388609")
                .containsExactlyInAnyOrder("start", "1 8388608 1", "2 1 1", "commit 8388609");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9 * MIB})
    void createsOnlyWhereNothingIs(int length) throws IOException {
        S3WriteOptions options = S3WriteOptions.builder().createOnly().build();
        write(options, new byte[length]);
        assertThatThrownBy(() -> write(options, bytes(length)))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining(OBJECT.toString());
        assertThat(stored()).isEqualTo(new byte[length]);
        assertThat(server.openUploads()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9 * MIB})
    void replacesOnlyWhatItKnows(int length) throws IOException {
        S3Commit first = write(S3WriteOptions.DEFAULT, new byte[1]);
        S3WriteOptions options = S3WriteOptions.builder().ifMatch(first.etag()).build();
        write(options, bytes(length));
        assertThatThrownBy(() -> write(options, new byte[length]))
                .isInstanceOf(S3ConflictException.class)
                .hasMessageContaining(OBJECT.toString());
        assertThat(stored()).isEqualTo(bytes(length));
        assertThat(server.openUploads()).isEmpty();
    }

    @Test
    void preparesForSomebodyElse() throws IOException {
        List<PendingUpload> pending = new ArrayList<>();
        try (S3OutputSink sink =
                new S3OutputFile(client, OBJECT).prepareOnly(pending::add).create()) {
            sink.write(new byte[9 * MIB], 0, 9 * MIB);
            sink.commit();
            assertThat(sink.committed()).isNull();
        }
        assertThat(server.object("bucket", OBJECT.key())).isEmpty();
        assertThat(pending).singleElement().returns(9L * MIB, PendingUpload::size);
        assertThat(server.openUploads()).containsExactly(pending.get(0).uploadId());
    }

    @Test
    void abortsThePreparedUploadThatNobodyTook() throws IOException {
        S3OutputFile file = new S3OutputFile(client, OBJECT).prepareOnly(upload -> {
            throw new IllegalStateException("no place to keep it");
        });
        try (S3OutputSink sink = file.create()) {
            assertThatThrownBy(sink::commit).hasMessage("no place to keep it");
        }
        assertThat(server.openUploads()).isEmpty();
    }

    @Test
    void refusesObjectsWhosePartsDoNotFitTheMemory() {
        S3WriteOptions options =
                S3WriteOptions.builder().maxObjectSize(400L << 30).build();
        assertThatThrownBy(() -> new S3OutputFile(client, OBJECT, options).create())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("s3://bucket/a/b.parquet: an object of 429496729600 bytes needs parts of 42991616, "
                        + "and a memory of twice as much; it has 67108864, and no directory to spool them to");
    }

    @Test
    void sharesAMemory() throws IOException {
        S3Memory memory = S3Memory.of(24 * MIB);
        S3WriteOptions options = S3WriteOptions.builder().memory(memory).build();
        S3OutputFile file = new S3OutputFile(client, OBJECT, options);
        try (S3OutputSink one = file.create();
                S3OutputSink two = file.create();
                S3OutputSink three = file.create()) {
            assertThatThrownBy(file::create)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("shared by 3 open streams");
            for (int i = 0; i < 20; i++) {
                for (S3OutputSink sink : List.of(one, two, three)) {
                    sink.write(new byte[MIB], 0, MIB);
                }
            }
            one.commit();
            two.commit();
            three.commit();
        }
        assertThat(memory.peak()).isBetween(24L * MIB - 3 * 256 * 1024, 24L * MIB);
        assertThat(memory.allocated()).isZero();
    }

    @Test
    void givesUpWhatIsForgotten() throws Exception {
        forget(new S3OutputFile(client, OBJECT));
        Patience.until("it is aborted", () -> {
            System.gc();
            return !server.requests(ABORT_MULTIPART_UPLOAD).isEmpty()
                    && server.openUploads().isEmpty();
        });
        assertThat(server.object("bucket", OBJECT.key())).isEmpty();
    }

    @SuppressWarnings("MustBeClosed")
    private static void forget(S3OutputFile file) throws IOException {
        file.create().write(new byte[20 * MIB], 0, 20 * MIB);
    }

    private S3Commit write(S3WriteOptions options, byte[] bytes) throws IOException {
        try (S3OutputSink sink = new S3OutputFile(client, OBJECT, options).create()) {
            for (int from = 0; from < bytes.length; from += 100_000) {
                sink.write(bytes, from, Math.min(100_000, bytes.length - from));
            }
            sink.commit();
            return sink.committed();
        }
    }

    private byte[] stored() {
        return server.object("bucket", OBJECT.key()).orElseThrow().bytes();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
