// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import static dev.inlay.s3.stream.Streams.PART;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.s3.PendingUpload;
import dev.inlay.s3.S3Commit;
import dev.inlay.s3.S3Counters;
import dev.inlay.s3.S3Operation;
import dev.inlay.s3.S3RequestException;
import dev.inlay.s3.S3RequestException.Kind;
import dev.inlay.s3.transport.RequestListener;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartStreamTest {

    private final FakeStore store = new FakeStore();
    private final Streams streams = new Streams();

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, Streams.CHUNK, PART - 1, PART, PART + 1, 2 * PART, 2 * PART + 1, 5 * PART - 1, 20 * PART})
    void publishesExactlyWhatWasWritten(int length) throws IOException {
        byte[] bytes = Streams.bytes(length, length);
        for (int piece : new int[] {Integer.MAX_VALUE, 777, PART, Streams.CHUNK}) {
            FakeStore fresh = new FakeStore();
            try (PartStream stream = new Streams().open(fresh)) {
                write(stream, bytes, piece);
                assertThat(stream.position()).isEqualTo(length);
                assertThat(fresh.object()).isNull();
                S3Commit commit = stream.commit();
                assertThat(commit)
                        .returns((long) length, S3Commit::size)
                        .returns(FakeStore.crc(bytes), S3Commit::crc32c)
                        .returns(false, S3Commit::reconciled)
                        .returns(length <= PART ? 0 : (length + PART - 1) / PART, S3Commit::parts);
            }
            assertThat(objectOf(fresh)).isEqualTo(bytes);
            assertThat(fresh.openUploads()).isEmpty();
        }
    }

    @Test
    void sendsOnePartByOneRequestAndMoreByTwoMore() throws IOException {
        for (int length : new int[] {0, 1, PART}) {
            assertThat(requestsFor(length)).isEqualTo(Map.of(S3Operation.PUT_OBJECT, 1L));
        }
        assertThat(requestsFor(7 * PART + 1))
                .isEqualTo(Map.of(
                        S3Operation.CREATE_MULTIPART_UPLOAD, 1L,
                        S3Operation.UPLOAD_PART, 8L,
                        S3Operation.COMPLETE_MULTIPART_UPLOAD, 1L));
    }

    private static Map<S3Operation, Long> requestsFor(int length) throws IOException {
        try (PartStream stream = new Streams().open(new FakeStore())) {
            write(stream, Streams.bytes(length, 1), 1000);
            stream.commit();
            S3Counters counters = stream.counters();
            assertThat(counters.bytesWritten()).isEqualTo(length);
            assertThat(counters.bytesUploaded()).isEqualTo(length <= PART ? 0 : length);
            assertThat(counters.bufferBytes()).isZero();
            assertThat(counters.retries()).isZero();
            return counters.requests();
        }
    }

    @Test
    void makesNoRequestBeforeAByteBehindTheFirstPart() throws IOException {
        try (PartStream stream = streams.open(store)) {
            write(stream, new byte[PART], PART);
            assertThat(store.requestCount()).isZero();
        }
        assertThat(store.requestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PART, PART + 1, 6 * PART})
    void leavesNothingWhenClosedWithoutCommit(int length) throws IOException {
        PartStream stream = streams.open(store);
        write(stream, new byte[length], 1000);
        stream.close();
        stream.close();
        assertNothingLeft();
        assertThatThrownBy(() -> stream.write(new byte[1], 0, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("s3://bucket/key is closed");
        assertThatThrownBy(stream::commit).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void commitsOnce() throws IOException {
        try (PartStream stream = streams.open(store)) {
            stream.commit();
            assertThatThrownBy(stream::commit)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("s3://bucket/key is committed already");
            assertThatThrownBy(stream::abort).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> stream.write(new byte[1], 0, 1)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(objectOf(store)).isEmpty();
    }

    @Test
    void repeatsTheFirstFailureAndPublishesNothing() throws IOException {
        FakeStore.Fault held = FakeStore.heldUntil(new CountDownLatch(1));
        store.script((operation, nth) ->
                operation != S3Operation.UPLOAD_PART ? null : nth == 3 ? FakeStore.failBefore(Kind.DENIED) : held);
        PartStream stream = streams.open(store);
        assertThatThrownBy(() -> write(stream, new byte[10 * PART], PART))
                .isInstanceOf(S3RequestException.class)
                .hasMessageContaining("injected DENIED");
        assertThat(stream.position())
                .as("four parts fill the memory, and one more that of the one that failed")
                .isLessThanOrEqualTo(5L * PART);
        assertThatThrownBy(() -> stream.write(new byte[1], 0, 1))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("s3://bucket/key failed before: ");
        assertThatThrownBy(stream::commit).hasMessageStartingWith("s3://bucket/key failed before: ");
        assertThat(store.object()).isNull();
        stream.close();
        assertNothingLeft();
    }

    @Test
    void abortsAtOnceWhenTheCommitFails() throws IOException {
        store.script((operation, nth) ->
                operation == S3Operation.UPLOAD_PART && nth == 3 ? FakeStore.failBefore(Kind.UNAVAILABLE) : null);
        PartStream stream = streams.open(store);
        write(stream, new byte[2 * PART + 1], 1000);
        assertThatThrownBy(stream::commit).isInstanceOf(S3RequestException.class);
        assertNothingLeft();
        stream.close();
    }

    @Test
    void refusesTheByteBehindTheLastPart() throws IOException {
        streams.schedule = PartSchedule.equal(16);
        streams.memory = new ChunkPool(64, 16);
        int most = PartSchedule.LAST_PART * 16;
        byte[] bytes = Streams.bytes(most, 1);
        try (PartStream stream = streams.open(store)) {
            write(stream, bytes, 1000);
            stream.commit();
        }
        assertThat(objectOf(store)).isEqualTo(bytes);
        PartStream stream = streams.open(store);
        write(stream, bytes, 1000);
        int parts = PartSchedule.LAST_PART;
        assertThatThrownBy(() -> stream.write(bytes, 0, 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("its " + parts + " parts")
                .hasMessageContaining("are full at " + most + " bytes");
        stream.close();
        // of the second object, the parts that the memory holds may not have been begun when the refusal stopped them
        assertThat(store.requests().get(S3Operation.UPLOAD_PART)).isBetween(2 * parts - 4, 2 * parts);
        assertThat(store.openUploads()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PART, PART + 1, 5 * PART})
    void preparesAnUploadThatSomebodyElseCommits(int length) throws IOException {
        byte[] bytes = Streams.bytes(length, 3);
        String text;
        try (PartStream stream = streams.open(store)) {
            write(stream, bytes, 1000);
            text = stream.prepare(upload -> {}).toText();
        }
        assertThat(store.object()).isNull();
        PendingUpload pending = PendingUpload.parse(text);
        assertThat(pending.size()).isEqualTo(length);
        S3Commit commit = publication(store).complete(pending);
        assertThat(commit.size()).isEqualTo(length);
        assertThat(commit.crc32c()).isEqualTo(FakeStore.crc(bytes));
        assertThat(objectOf(store)).isEqualTo(bytes);
        // once more is no harm: the store has forgotten the upload, but the object tells
        assertThat(publication(store).complete(pending).reconciled()).isTrue();
        assertThat(publication(store).resolve(pending)).isPresent();
    }

    @Test
    void countsWhatItHolds() throws IOException {
        try (PartStream stream = streams.open(store)) {
            write(stream, new byte[1], 1);
            assertThat(stream.counters().bufferBytes()).isEqualTo(Streams.CHUNK);
            write(stream, new byte[Streams.CHUNK], 100);
            assertThat(stream.counters().bufferBytes()).isEqualTo(2 * Streams.CHUNK);
        }
        assertThat(streams.memory.allocated()).isZero();
    }

    /** Others may be waiting for it, and not everybody closes what is committed. */
    @Test
    @SuppressWarnings("resource")
    void givesItsMemoryBackBeforeItIsClosed() throws IOException {
        streams.memory = new ChunkPool(11 * Streams.CHUNK, Streams.CHUNK);
        for (int length : new int[] {0, PART, 3 * PART}) {
            PartStream committed = streams.open(store);
            write(committed, new byte[length], 1000);
            committed.commit();
            assertThat(streams.memory.allocated()).isZero();
            PartStream prepared = streams.open(store);
            write(prepared, new byte[length], 1000);
            prepared.prepare(upload -> {});
            PartStream aborted = streams.open(store);
            write(aborted, new byte[length], 1000);
            aborted.abort();
            assertThat(streams.memory.allocated()).isZero();
        }
    }

    @Test
    void worksWithMemoryForOnePart() throws IOException {
        streams.memory = new ChunkPool(11 * Streams.CHUNK, Streams.CHUNK);
        byte[] bytes = Streams.bytes(9 * PART + 5, 4);
        try (PartStream stream = streams.open(store)) {
            write(stream, bytes, 1000);
            stream.commit();
            assertThat(stream.counters().peakBufferBytes()).isEqualTo(11 * Streams.CHUNK);
        }
        assertThat(objectOf(store)).isEqualTo(bytes);
    }

    static Publication publication(FakeStore store) {
        return new Publication(
                store.requests(false, null, RequestListener.NONE), Streams.OBJECT, false, null, Streams.PATIENT);
    }

    private void assertNothingLeft() {
        assertThat(store.object()).isNull();
        assertThat(store.openUploads()).isEqualTo(List.of());
        assertThat(streams.memory.allocated()).isZero();
    }

    static byte[] objectOf(FakeStore store) {
        FakeStore.Stored object = store.object();
        assertThat(object).isNotNull();
        return object.bytes();
    }

    static void write(PartStream stream, byte[] bytes, int piece) throws IOException {
        for (int from = 0; from < bytes.length; ) {
            int length = Math.min(piece, bytes.length - from);
            stream.write(bytes, from, length);
            from += length;
        }
    }
}
