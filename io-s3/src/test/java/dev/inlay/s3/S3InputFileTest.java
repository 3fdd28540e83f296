// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3;

import static dev.inlay.s3.server.Operation.GET_OBJECT;
import static dev.inlay.s3.server.Operation.HEAD_OBJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.inlay.io.ReadRange;
import dev.inlay.s3.S3RequestException.Kind;
import dev.inlay.s3.server.Fault;
import dev.inlay.s3.server.FaultS3Server;
import dev.inlay.s3.server.Patience;
import dev.inlay.s3.server.S3Request;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class S3InputFileTest {

    private static final S3Location OBJECT = new S3Location("bucket", "a b/ü+");
    private static final S3ReadOptions SMALL = S3ReadOptions.builder()
            .tailBytes(1000)
            .mergeGap(100)
            .requestBytes(5000)
            .attempts(3)
            .build();

    private FaultS3Server server;
    private S3Client client;

    @BeforeEach
    void start() {
        server = FaultS3Server.start("bucket");
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

    private byte[] put(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        client.putObject(b -> b.bucket(OBJECT.bucket()).key(OBJECT.key()), RequestBody.fromBytes(bytes));
        server.clearRequests();
        return bytes;
    }

    private static byte[] read(S3InputFile file, long position, int length) throws IOException {
        byte[] bytes = new byte[length + 2];
        file.readFully(position, bytes, 1, length);
        assertThat(bytes[0]).isZero();
        assertThat(bytes[length + 1]).isZero();
        return Arrays.copyOfRange(bytes, 1, length + 1);
    }

    private List<String> ranges() {
        return server.requests(GET_OBJECT).stream()
                .map(request -> request.headers().get("range"))
                .sorted()
                .toList();
    }

    @Test
    void opensWithOneRequestAndReadsTheEndWithoutAnother() throws Exception {
        byte[] bytes = put(100_000);
        try (S3InputFile file = S3InputFile.open(client, OBJECT)) {
            assertThat(file.length()).isEqualTo(100_000);
            assertThat(file.name()).isEqualTo("s3://bucket/a b/ü+");
            assertThat(read(file, 100_000 - 65536, 65536))
                    .isEqualTo(Arrays.copyOfRange(bytes, 100_000 - 65536, 100_000));
            assertThat(read(file, 99_992, 8)).isEqualTo(Arrays.copyOfRange(bytes, 99_992, 100_000));
            assertThat(read(file, 100_000, 0)).isEmpty();
        }
        assertThat(server.requests()).hasSize(1);
        assertThat(ranges()).containsExactly("bytes=-65536");
    }

    @Test
    void asksOnlyForWhatIsNotThere() throws Exception {
        byte[] bytes = put(100_000);
        try (S3InputFile file = S3InputFile.open(client, OBJECT, SMALL)) {
            assertThat(read(file, 98_000, 1500)).isEqualTo(Arrays.copyOfRange(bytes, 98_000, 99_500));
        }
        assertThat(ranges()).containsExactly("bytes=-1000", "bytes=98000-98999");
        assertThat(server.requests(GET_OBJECT).get(1).headers())
                .containsEntry(
                        "if-match",
                        '"'
                                + server.object("bucket", OBJECT.key())
                                        .orElseThrow()
                                        .etag()
                                + '"');
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 999, 1000, 1001})
    void readsObjectsAboutAsLargeAsTheTail(int size) throws Exception {
        byte[] bytes = put(size);
        try (S3InputFile file = S3InputFile.open(client, OBJECT, SMALL)) {
            assertThat(file.length()).isEqualTo(size);
            assertThat(read(file, 0, size)).isEqualTo(bytes);
        }
        assertThat(server.requests()).hasSize(size <= 1000 ? 1 : 2);
    }

    /** 416 from S3, 200 from LocalStack. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anEmptyObjectHasNoBytes(boolean suffixIsFine) throws Exception {
        put(0);
        server.rules().emptySuffixOk(suffixIsFine);
        try (S3InputFile file = S3InputFile.open(client, OBJECT)) {
            assertThat(file.length()).isZero();
            assertThat(read(file, 0, 0)).isEmpty();
            assertThatThrownBy(() -> read(file, 0, 1)).isInstanceOf(EOFException.class);
        }
        assertThat(server.requests(HEAD_OBJECT)).hasSize(suffixIsFine ? 0 : 1);
    }

    @Test
    void aStoreWithoutSuffixRangesIsAskedForTheSize() throws Exception {
        byte[] bytes = put(5000);
        server.when(GET_OBJECT).nth(1).inject(Fault.status(501, "NotImplemented"));
        try (S3InputFile file = S3InputFile.open(client, OBJECT, SMALL)) {
            assertThat(read(file, 0, 5000)).isEqualTo(bytes);
        }
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void mergesNeighboursAndSplitsTheLarge() throws Exception {
        byte[] bytes = put(100_000);
        byte[] target = new byte[100_000];
        List<ReadRange> ranges = new ArrayList<>();
        int[][] wanted = {{50, 10}, {10, 20}, {161, 10}, {200, 0}, {20_000, 12_000}, {98_950, 100}, {60, 5}};
        for (int[] range : wanted) {
            ranges.add(new ReadRange(range[0], target, range[0], range[1]));
        }
        try (S3InputFile file = S3InputFile.open(client, OBJECT, SMALL)) {
            file.readFully(ranges);
        }
        byte[] expected = new byte[100_000];
        for (int[] range : wanted) {
            System.arraycopy(bytes, range[0], expected, range[0], range[1]);
        }
        assertThat(target).isEqualTo(expected);
        assertThat(ranges())
                .containsExactlyInAnyOrder(
                        "bytes=-1000",
                        "bytes=10-170",
                        "bytes=20000-24999",
                        "bytes=25000-29999",
                        "bytes=30000-31999",
                        "bytes=98950-98999");
    }

    @Test
    void readsSeveralRangesAtOnceAndNoMoreThanAllowed() throws Exception {
        byte[] bytes = put(100_000);
        S3ReadOptions options = SMALL.toBuilder().parallel(4).build();
        try (S3InputFile file = S3InputFile.open(client, OBJECT, options)) {
            CountDownLatch release = new CountDownLatch(1);
            server.when(GET_OBJECT).inject(Fault.held(release));
            CompletableFuture<Void> store = CompletableFuture.runAsync(() -> {
                try {
                    Patience.until("four are on their way", () -> server.inFlight(GET_OBJECT) == 4);
                } finally {
                    release.countDown();
                }
            });
            assertThat(read(file, 0, 100_000)).isEqualTo(bytes);
            store.join();
        }
        assertThat(server.requests(GET_OBJECT)).hasSize(21);
        assertThat(server.peakInFlight(GET_OBJECT)).isEqualTo(4);
    }

    @Test
    void failsWhenTheObjectIsReplaced() throws Exception {
        put(100_000);
        try (S3InputFile file = S3InputFile.open(client, OBJECT, SMALL)) {
            put(100_001);
            FileChangedException e = catchThrowableOfType(FileChangedException.class, () -> read(file, 0, 10));
            assertThat(e.kind()).isEqualTo(Kind.PRECONDITION_FAILED);
            assertThat(e)
                    .hasMessageStartingWith("s3://bucket/a b/ü+ is not the object any more that was opened, ETag \"")
                    .hasMessageContaining("100000 bytes: ")
                    .hasMessageContaining("412");
            assertThat(e.requestId()).isNotNull();
            assertThat(server.requests(GET_OBJECT)).hasSize(1);
            // what came with the opening is still of the old one
            assertThat(read(file, 99_999, 1)).hasSize(1);
        }
    }

    @Test
    void failsWhenTheObjectIsGone() throws Exception {
        put(100_000);
        try (S3InputFile file = S3InputFile.open(client, OBJECT, SMALL)) {
            client.deleteObject(b -> b.bucket(OBJECT.bucket()).key(OBJECT.key()));
            assertThatThrownBy(() -> read(file, 0, 10)).isInstanceOf(FileChangedException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2500, 4999})
    void goesOnWhereABodyBrokeOff(int sent) throws Exception {
        byte[] bytes = put(100_000);
        try (S3InputFile file = S3InputFile.open(client, OBJECT, SMALL)) {
            server.when(GET_OBJECT).nth(1).inject(Fault.cutAnswer(sent));
            assertThat(read(file, 1000, 5000)).isEqualTo(Arrays.copyOfRange(bytes, 1000, 6000));
        }
        // the HTTP client may have thrown away the last bytes that arrived before the cut
        S3Request last = server.requests(GET_OBJECT).get(2);
        assertThat(server.requests(GET_OBJECT)).hasSize(3);
        assertThat(last.headers().get("range")).matches("bytes=\\d+-5999");
        long from = Long.parseLong(last.headers().get("range").replaceAll("bytes=(\\d+)-.*", "$1"));
        assertThat(from).isBetween(1000L, 1000L + sent);
    }

    @Test
    void resumesInTheMiddleOfMergedRanges() throws Exception {
        byte[] bytes = put(100_000);
        try (S3InputFile file = S3InputFile.open(client, OBJECT, SMALL)) {
            server.when(GET_OBJECT).times(1, 2).inject(Fault.cutAnswer(1500));
            byte[] target = new byte[4000];
            file.readFully(List.of(new ReadRange(0, target, 0, 1450), new ReadRange(1550, target, 1450, 2550)));
            assertThat(Arrays.copyOf(target, 1450)).isEqualTo(Arrays.copyOf(bytes, 1450));
            assertThat(Arrays.copyOfRange(target, 1450, 4000)).isEqualTo(Arrays.copyOfRange(bytes, 1550, 4100));
        }
    }

    @Test
    void saysWhatBrokeABodyOff() throws Exception {
        put(100_000);
        try (S3InputFile file = S3InputFile.open(client, OBJECT, SMALL)) {
            server.when(GET_OBJECT).inject(Fault.cutAnswer(0));
            S3RequestException e = catchThrowableOfType(S3RequestException.class, () -> read(file, 5, 10));
            assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(e)
                    .hasMessageStartingWith(
                            "s3://bucket/a b/ü+: GetObject of bytes 5 to 15: Unable to unmarshall response"
                                    + " (Premature end of Content-Length delimited message body (expected: 10; received: 0)).")
                    .hasMessageContaining(" (no request id, 3 attempts in ");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {503, 500, 429})
    void triesAgainWhatTheStoreWasTooBusyFor(int status) throws Exception {
        byte[] bytes = put(100_000);
        server.when(GET_OBJECT).nth(1).inject(Fault.status(status, "SlowDown"));
        try (S3InputFile file = S3InputFile.open(client, OBJECT, SMALL)) {
            server.when(GET_OBJECT).nth(1).inject(Fault.reset());
            assertThat(read(file, 0, 10)).isEqualTo(Arrays.copyOf(bytes, 10));
        }
        assertThat(server.requests(GET_OBJECT)).hasSize(4);
    }

    @Test
    void oneFailureEndsTheWholeCall() throws Exception {
        put(100_000);
        server.rules().latency(Duration.ofMillis(20));
        S3ReadOptions options =
                SMALL.toBuilder().requestBytes(100).parallel(3).attempts(1).build();
        try (S3InputFile file = S3InputFile.open(client, OBJECT, options)) {
            server.when(GET_OBJECT).nth(2).inject(Fault.status(403, "AccessDenied"));
            S3RequestException e = catchThrowableOfType(S3RequestException.class, () -> read(file, 0, 99_000));
            assertThat(e.kind()).isEqualTo(Kind.DENIED);
            assertThat(e)
                    .hasMessageMatching("s3://bucket/a b/ü\\+: GetObject of bytes \\d+ to \\d+: 403 AccessDenied: .*");
            // those that were under way when it was seen, and not all of the 990, which take 7 s
            assertThat(server.requests(GET_OBJECT)).hasSizeLessThan(900);
        }
    }

    /** A store that knows no ranges sends everything, and what is wanted is picked out of it. */
    @Test
    void picksRangesOutOfAWholeObject() throws Exception {
        byte[] bytes = put(1_000_000);
        server.rules().ignoreRange(true);
        try (S3InputFile file = S3InputFile.open(client, OBJECT, SMALL)) {
            assertThat(file.length()).isEqualTo(1_000_000);
            assertThat(read(file, 0, 10)).isEqualTo(Arrays.copyOf(bytes, 10));
            assertThat(read(file, 600_000, 4000)).isEqualTo(Arrays.copyOfRange(bytes, 600_000, 604_000));
            assertThat(read(file, 999_990, 10)).isEqualTo(Arrays.copyOfRange(bytes, 999_990, 1_000_000));
        }
        server.clearRequests();
        byte[] few = put(10_000);
        try (S3InputFile file = S3InputFile.open(client, OBJECT, SMALL)) {
            // what came unasked is kept
            assertThat(read(file, 0, 10_000)).isEqualTo(few);
        }
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void doesNotReadAGigabyteToGetAtItsEnd() throws Exception {
        server.rules().discard(true).ignoreRange(true);
        put(70 << 20);
        try (S3InputFile file = S3InputFile.open(client, OBJECT, SMALL)) {
            ThrowingCallable last = () -> read(file, (70 << 20) - 10, 10);
            S3RequestException e = catchThrowableOfType(S3RequestException.class, last);
            assertThat(e.kind()).isEqualTo(Kind.NOT_IMPLEMENTED);
            assertThat(e).hasMessageContaining("the store ignores ranges and sends the whole object");
            assertThat(server.requests(GET_OBJECT)).hasSize(2);
        }
    }

    @Test
    void tellsWhatIsNotThereAndWhatIsNotAllowed() {
        S3RequestException missing =
                catchThrowableOfType(S3RequestException.class, () -> S3InputFile.open(client, OBJECT));
        assertThat(missing.kind()).isEqualTo(Kind.NO_SUCH_KEY);
        assertThat(missing).isNotInstanceOf(FileChangedException.class).hasMessageContaining("404 NoSuchKey");
        S3RequestException nowhere = catchThrowableOfType(
                S3RequestException.class, () -> S3InputFile.open(client, new S3Location("nowhere", "x")));
        assertThat(nowhere.kind()).isEqualTo(Kind.NO_SUCH_BUCKET);
    }

    @Test
    void refusesRangesOutsideAndReadsAfterClose() throws Exception {
        put(100);
        S3InputFile file = S3InputFile.open(client, OBJECT);
        assertThatThrownBy(() -> read(file, 91, 10))
                .isInstanceOf(EOFException.class)
                .hasMessage("s3://bucket/a b/ü+: 10 bytes at 91 asked for, the file ends at 100");
        assertThatThrownBy(() -> read(file, Long.MAX_VALUE - 2, 10)).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> read(file, -1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> file.readFully(0, new byte[3], 2, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        file.close();
        file.close();
        assertThatThrownBy(() -> read(file, 0, 1)).hasMessage("s3://bucket/a b/ü+ is closed");
    }

    @Test
    void sendsWhatTheOptionsSay() throws Exception {
        put(100_000);
        S3Encryption.CustomerKey key = new S3Encryption.CustomerKey(new byte[32]);
        S3ReadOptions options = SMALL.toBuilder()
                .customerKey(key)
                .requesterPays(true)
                .expectedBucketOwner("123456789012")
                .build();
        try (S3InputFile file = S3InputFile.open(client, OBJECT, options)) {
            read(file, 0, 10);
        }
        assertThat(server.requests(GET_OBJECT))
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.headers())
                        .containsEntry("x-amz-server-side-encryption-customer-key", key.base64())
                        .containsEntry("x-amz-request-payer", "requester")
                        .containsEntry("x-amz-expected-bucket-owner", "123456789012")
                        .doesNotContainKeys("x-amz-te", "x-amz-checksum-mode"));
    }

    @Test
    void anInterruptedReaderReturnsWhenNobodyWritesAnyMore() throws Exception {
        put(100_000);
        S3ReadOptions options = SMALL.toBuilder().parallel(3).build();
        try (S3InputFile file = S3InputFile.open(client, OBJECT, options)) {
            Thread.currentThread().interrupt();
            S3RequestException e = catchThrowableOfType(S3RequestException.class, () -> read(file, 0, 99_000));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(e.kind()).isEqualTo(Kind.CANCELLED);
            assertThat(server.inFlight(GET_OBJECT)).isZero();
        }
    }
}
