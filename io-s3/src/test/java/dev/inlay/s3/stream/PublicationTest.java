// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import static dev.inlay.s3.S3Operation.ABORT_MULTIPART_UPLOAD;
import static dev.inlay.s3.S3Operation.COMPLETE_MULTIPART_UPLOAD;
import static dev.inlay.s3.S3Operation.CREATE_MULTIPART_UPLOAD;
import static dev.inlay.s3.S3Operation.HEAD_OBJECT;
import static dev.inlay.s3.S3Operation.LIST_PARTS;
import static dev.inlay.s3.S3Operation.PUT_OBJECT;
import static dev.inlay.s3.S3Operation.UPLOAD_PART;
import static dev.inlay.s3.stream.Streams.PART;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.inlay.s3.PendingUpload;
import dev.inlay.s3.S3Commit;
import dev.inlay.s3.S3CommitUncertainException;
import dev.inlay.s3.S3ConflictException;
import dev.inlay.s3.S3Operation;
import dev.inlay.s3.S3RequestException;
import dev.inlay.s3.S3RequestException.Kind;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a commit makes of answers, lost ones above all. The table is at the head of {@link Publication}. */
class PublicationTest {

    private static final int LENGTH = 3 * PART + 1;

    private final FakeStore store = new FakeStore();
    private final Streams streams = new Streams();
    private final byte[] bytes = Streams.bytes(LENGTH, 1);

    private S3Commit commit(int length) throws IOException {
        try (PartStream stream = streams.open(store)) {
            PartStreamTest.write(stream, Arrays.copyOf(bytes, length), 1000);
            return stream.commit();
        }
    }

    private void on(S3Operation operation, int first, int last, FakeStore.Fault fault) {
        store.script((made, nth) -> made == operation && first <= nth && nth <= last ? fault : null);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, PART, LENGTH})
    void findsItsObjectWhenTheAnswerIsLost(int length) throws IOException {
        S3Operation operation = length <= PART ? PUT_OBJECT : COMPLETE_MULTIPART_UPLOAD;
        on(operation, 1, 1, FakeStore.failAfter(Kind.OUTCOME_UNKNOWN));
        S3Commit commit = commit(length);
        assertThat(commit.reconciled()).isTrue();
        assertThat(commit.size()).isEqualTo(length);
        assertThat(commit.etag()).isEqualTo(store.object().etag());
        assertThat(store.requests()).containsEntry(operation, 1).containsEntry(HEAD_OBJECT, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, PART, LENGTH})
    void sendsAgainWhatDidNotTakeEffect(int length) throws IOException {
        S3Operation operation = length <= PART ? PUT_OBJECT : COMPLETE_MULTIPART_UPLOAD;
        on(operation, 1, 2, FakeStore.failBefore(Kind.OUTCOME_UNKNOWN));
        assertThat(commit(length).reconciled()).isFalse();
        assertThat(store.requests()).containsEntry(operation, 3);
        assertThat(PartStreamTest.objectOf(store)).isEqualTo(Arrays.copyOf(bytes, length));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, LENGTH})
    void findsItsObjectByChecksumWithoutToken(int length) throws IOException {
        streams.withToken = false;
        S3Operation operation = length <= PART ? PUT_OBJECT : COMPLETE_MULTIPART_UPLOAD;
        on(operation, 1, 1, FakeStore.failAfter(Kind.OUTCOME_UNKNOWN));
        assertThat(commit(length).reconciled()).isTrue();
    }

    @Test
    void asksTheObjectAgainWhenItIsThereLate() throws IOException {
        PendingUpload pending = pending();
        // the Complete takes effect after the first look, and before the store is asked for the parts
        FakeStore.Fault late = new FakeStore.Fault() {
            @Override
            public void before() {
                store.completeBehindTheScenes();
            }
        };
        store.script((operation, nth) -> switch (operation) {
            case COMPLETE_MULTIPART_UPLOAD -> FakeStore.failBefore(Kind.OUTCOME_UNKNOWN);
            case LIST_PARTS -> late;
            default -> null;
        });
        S3Commit commit = PartStreamTest.publication(store).complete(pending);
        assertThat(commit.reconciled()).isTrue();
        assertThat(store.requests()).containsEntry(COMPLETE_MULTIPART_UPLOAD, 1);
    }

    private PendingUpload pending() throws IOException {
        List<PendingUpload> prepared = new ArrayList<>();
        try (PartStream stream = streams.open(store)) {
            PartStreamTest.write(stream, bytes, 1000);
            stream.prepare(prepared::add);
        }
        return prepared.get(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, LENGTH})
    void createOnlyMeetsAnObject(int length) {
        store.object(new byte[] {7}, "\"other\"");
        streams.createOnly = true;
        assertThatThrownBy(() -> commit(length))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("s3://bucket/key")
                .hasMessageContaining("R7");
        assertThat(store.object().etag()).isEqualTo("\"other\"");
        assertThat(store.openUploads()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, LENGTH})
    void createOnlyMeetsItself(int length) throws IOException {
        streams.createOnly = true;
        S3Operation operation = length <= PART ? PUT_OBJECT : COMPLETE_MULTIPART_UPLOAD;
        on(operation, 1, 1, FakeStore.failAfter(Kind.PRECONDITION_FAILED));
        assertThat(commit(length).reconciled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, LENGTH})
    void createOnlyDoesNotTakeTheSameBytesOfAnotherWriterForItsOwn(int length) throws IOException {
        streams.createOnly = true;
        commit(length);
        S3Operation operation = length <= PART ? PUT_OBJECT : COMPLETE_MULTIPART_UPLOAD;
        on(operation, 2, 2, FakeStore.failBefore(Kind.OUTCOME_UNKNOWN));
        assertThatThrownBy(() -> commit(length)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, LENGTH})
    void ifMatchMeetsAnother(int length) {
        store.object(new byte[] {7}, "\"other\"");
        streams.ifMatch = "\"known\"";
        assertThatThrownBy(() -> commit(length)).isInstanceOf(S3ConflictException.class);
        assertThat(store.openUploads()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, LENGTH})
    void ifMatchMeetsNothing(int length) {
        streams.ifMatch = "\"known\"";
        assertThatThrownBy(() -> commit(length)).isInstanceOf(S3ConflictException.class);
        assertThat(store.openUploads()).isEmpty();
    }

    @Test
    void aConflictEndsTheUpload() {
        on(COMPLETE_MULTIPART_UPLOAD, 1, 1, FakeStore.failBefore(Kind.CONFLICT));
        assertThatThrownBy(() -> commit(LENGTH)).isInstanceOf(S3ConflictException.class);
        assertThat(store.openUploads()).isEmpty();
    }

    @Test
    void anUploadThatVanishedFailsForCertain() {
        on(COMPLETE_MULTIPART_UPLOAD, 1, 1, vanishing());
        assertThatThrownBy(() -> commit(LENGTH))
                .isInstanceOf(S3RequestException.class)
                .hasMessageContaining("the upload is gone, and was not completed");
        assertThat(store.object()).isNull();
    }

    @Test
    void anUploadThatVanishedOverAnotherObjectIsUncertain() {
        store.object(new byte[] {7}, "\"other\"");
        on(COMPLETE_MULTIPART_UPLOAD, 1, 1, vanishing());
        S3CommitUncertainException thrown = (S3CommitUncertainException) catchThrowable(() -> commit(LENGTH));
        assertThat(thrown).hasMessageContaining("another object is there").hasMessageContaining("upload-1");
        assertThat(thrown.pending().size()).isEqualTo(LENGTH);
        assertThat(thrown.token()).isEqualTo(thrown.pending().token()).isNotNull();
        assertThat(store.requests()).doesNotContainKey(ABORT_MULTIPART_UPLOAD);
    }

    @Test
    void anUploadThatVanishedOverWhatWasToBeReplacedFailsForCertain() {
        store.object(new byte[] {7}, "\"known\"");
        streams.ifMatch = "\"known\"";
        on(COMPLETE_MULTIPART_UPLOAD, 1, 1, vanishing());
        assertThatThrownBy(() -> commit(LENGTH))
                .isInstanceOf(S3RequestException.class)
                .hasMessageContaining("was not completed");
    }

    private FakeStore.Fault vanishing() {
        return new FakeStore.Fault() {
            @Override
            public void before() throws S3RequestException {
                store.forget("upload-1");
                throw FakeStore.failure(Kind.OUTCOME_UNKNOWN);
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, LENGTH})
    void isUncertainWhenNobodyAnswersAnyMore(int length) {
        streams.deadlines = givingUpAtOnce();
        store.script((operation, nth) -> operation == CREATE_MULTIPART_UPLOAD || operation == UPLOAD_PART
                ? null
                : FakeStore.failAfter(Kind.OUTCOME_UNKNOWN));
        assertThatThrownBy(() -> commit(length))
                .isInstanceOf(S3CommitUncertainException.class)
                .hasMessageContaining("s3://bucket/key")
                .hasMessageContaining("no answer within PT2M")
                .hasMessageContaining("R7");
        // nothing was undone: when the store is back, the object is found
        store.script((operation, nth) -> null);
        assertThat(PartStreamTest.objectOf(store)).hasSize(length);
    }

    /** An answer got lost, and the object must not be looked at: who reads it learns which permission is missing. */
    @Test
    void tellsWhyTheObjectIsNotSeen() {
        streams.deadlines = givingUpAtOnce();
        store.script((operation, nth) -> switch (operation) {
            case PUT_OBJECT -> FakeStore.failBefore(Kind.OUTCOME_UNKNOWN);
            case HEAD_OBJECT -> FakeStore.failBefore(Kind.DENIED);
            default -> null;
        });
        assertThatThrownBy(() -> commit(1))
                .isInstanceOf(S3CommitUncertainException.class)
                .hasMessageContaining("injected OUTCOME_UNKNOWN")
                .hasMessageEndingWith("; then s3://bucket/key: injected DENIED (request R7)");
    }

    @Test
    void resolvesAnUncertainCommit() throws IOException {
        streams.deadlines = givingUpAtOnce();
        store.script((operation, nth) -> operation == CREATE_MULTIPART_UPLOAD || operation == UPLOAD_PART
                ? null
                : FakeStore.failBefore(Kind.OUTCOME_UNKNOWN));
        S3CommitUncertainException thrown = (S3CommitUncertainException) catchThrowable(() -> commit(LENGTH));
        store.script((operation, nth) -> null);
        Publication publication = PartStreamTest.publication(store);
        assertThat(publication.resolve(thrown.pending())).isEmpty();
        assertThat(publication.complete(thrown.pending()).size()).isEqualTo(LENGTH);
        assertThat(publication.resolve(thrown.pending())).isPresent();
        assertThat(PartStreamTest.objectOf(store)).isEqualTo(bytes);
    }

    @Test
    void anEtagThatIsMissingDecidesNothing() throws IOException {
        store.withoutEtags();
        assertThat(commit(LENGTH).reconciled()).isTrue();
    }

    @Test
    void aStoreThatHangsIsLeftWhenTheTimeIsUp() {
        streams.deadlines = hurried();
        on(COMPLETE_MULTIPART_UPLOAD, 1, 1, FakeStore.heldUntil(new CountDownLatch(1)));
        assertThatThrownBy(() -> commit(LENGTH))
                .isInstanceOf(S3CommitUncertainException.class)
                .hasMessageContaining("no answer within PT0.2S");
    }

    @Test
    void tellsOfAnObjectThatIsNotWhatWasSent() {
        store.losingTheLastByte();
        for (int length : new int[] {PART, LENGTH}) {
            assertThatThrownBy(() -> commit(length))
                    .isInstanceOf(S3RequestException.class)
                    .hasMessageContaining("s3://bucket/key is in its place, but has CRC32C ")
                    .hasMessageContaining("instead of");
        }
        on(COMPLETE_MULTIPART_UPLOAD, 2, 2, FakeStore.failAfter(Kind.OUTCOME_UNKNOWN));
        assertThatThrownBy(() -> commit(LENGTH))
                .hasMessage("s3://bucket/key is in its place, but has 32220 bytes instead of 32221");
    }

    /** What never gets an answer ends soon; what needs longer on a busy machine is uncertain, or told. */
    private static Deadlines hurried() {
        return new Deadlines(
                Streams.PATIENT.stall(),
                Duration.ofMillis(200),
                Duration.ofMillis(200),
                Streams.PATIENT.quiet(),
                Duration.ofMillis(2));
    }

    /** The second question would be put after the deadline, so there is none. */
    private static Deadlines givingUpAtOnce() {
        return new Deadlines(
                Streams.PATIENT.stall(),
                Streams.PATIENT.commit(),
                Streams.PATIENT.abort(),
                Streams.PATIENT.quiet(),
                Streams.PATIENT.commit().plusMinutes(1));
    }

    /**
     * Every request × every kind of failure × before or behind its effect × once, twice, always: the object is whole or not there, and no
     * upload is open unless nobody can know of it.
     */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void wholeOrNothing(Kind kind) {
        List<S3Operation> operations = List.of(
                PUT_OBJECT,
                CREATE_MULTIPART_UPLOAD,
                UPLOAD_PART,
                COMPLETE_MULTIPART_UPLOAD,
                HEAD_OBJECT,
                LIST_PARTS,
                ABORT_MULTIPART_UPLOAD);
        for (S3Operation operation : operations) {
            for (boolean effect : new boolean[] {false, true}) {
                for (int last : new int[] {1, 2, Integer.MAX_VALUE}) {
                    FakeStore.Fault fault = effect ? FakeStore.failAfter(kind) : FakeStore.failBefore(kind);
                    for (int length : new int[] {0, PART, LENGTH}) {
                        wholeOrNothing(operation, last, fault, null, length);
                        // and with a commit that needs the other requests: its answer is lost, or is a clear no
                        wholeOrNothing(operation, last, fault, FakeStore.failAfter(Kind.OUTCOME_UNKNOWN), length);
                        wholeOrNothing(operation, last, fault, FakeStore.failBefore(Kind.REJECTED), length);
                    }
                }
            }
        }
    }

    private void wholeOrNothing(
            S3Operation faulty, int last, FakeStore.Fault fault, FakeStore.@Nullable Fault ofCommit, int length) {
        FakeStore fresh = new FakeStore().script((operation, nth) -> {
            boolean publishes = operation == PUT_OBJECT || operation == COMPLETE_MULTIPART_UPLOAD;
            if (publishes && faulty != operation && nth == 1) {
                return ofCommit;
            }
            return operation == faulty && nth <= last ? fault : null;
        });
        Streams to = new Streams();
        to.deadlines = hurried();
        byte[] written = Arrays.copyOf(bytes, length);
        String name = faulty + " until " + last + ", " + length + " bytes";
        S3Commit commit = null;
        Throwable failure = null;
        PartStream stream = to.open(fresh);
        try {
            PartStreamTest.write(stream, written, 1000);
            commit = stream.commit();
        } catch (IOException e) {
            failure = e;
        }
        Throwable closing = catchThrowable(stream::close);
        if (commit != null) {
            assertThat(PartStreamTest.objectOf(fresh)).as(name).isEqualTo(written);
            assertThat(closing).as(name).isNull();
        } else if (!(failure instanceof S3CommitUncertainException)) {
            assertThat(fresh.object()).as(name).isNull();
        }
        boolean unknown = failure instanceof S3CommitUncertainException
                || faulty == CREATE_MULTIPART_UPLOAD
                || closing != null
                || failure != null && failure.getSuppressed().length > 0;
        if (!unknown) {
            assertThat(fresh.openUploads()).as(name + ": " + failure).isEmpty();
        }
        if (failure != null) {
            assertThat(failure).as(name).hasMessageContaining("s3://bucket/key");
        }
        assertThat(to.memory.allocated()).as(name).isZero();
    }
}
