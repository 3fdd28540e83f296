// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

import static dev.inlay.verification.s3.TestBucket.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.s3.S3Commit;
import dev.inlay.s3.S3ConflictException;
import dev.inlay.s3.S3Location;
import dev.inlay.s3.S3OutputFile;
import dev.inlay.s3.S3OutputSink;
import dev.inlay.s3.S3RequestException;
import dev.inlay.s3.S3WriteOptions;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stream promises, held against a store: the same for every server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(900) // seconds; a server may have to be installed first
abstract class S3Contract {

    /** The smallest that S3 allows: the servers enforce it. */
    private static final int PART = 5 << 20;

    /** Every kind of character that a tag may have. */
    private static final String COLOUR = "deep red +-=._:/@";

    private final S3Servers which;
    private TestBucket bucket;

    S3Contract(S3Servers which) {
        this.which = which;
    }

    @BeforeAll
    void start() {
        bucket = new TestBucket(which, "contract");
    }

    @AfterEach
    void leavesNothingOpen() {
        assertThat(bucket.openUploads()).as("open uploads").isEmpty();
        bucket.clear();
    }

    @AfterAll
    void stop() {
        if (bucket != null) { // the server was skipped
            bucket.close();
        }
    }

    private S3OutputFile file(String key, UnaryOperator<S3WriteOptions.Builder> more) {
        S3WriteOptions.Builder options = S3WriteOptions.builder().partSize(PART).memory(4L * PART);
        return new S3OutputFile(
                bucket.client, bucket.at(key), more.apply(options).build());
    }

    private S3OutputFile file(String key) {
        return file(key, UnaryOperator.identity());
    }

    /** In pieces of odd sizes, as a writer hands them over. */
    private static void write(S3OutputSink sink, byte[] bytes) throws IOException {
        int piece = 1;
        for (int at = 0; at < bytes.length; at += piece, piece = piece * 3 % 1_000_003) {
            sink.write(bytes, at, Math.min(piece, bytes.length - at));
        }
    }

    private static S3Commit written(S3OutputFile file, byte[] bytes) throws IOException {
        try (S3OutputSink sink = file.create()) {
            write(sink, bytes);
            sink.commit();
            return sink.committed();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PART - 1, PART, PART + 1, 2 * PART, 3 * PART - 1, 5 * PART + 17})
    void objectsOfEverySize(int size) throws IOException {
        byte[] bytes = bytes(size);
        S3Commit commit = written(file("a/size"), bytes);
        bucket.assertHolds("a/size", bytes);
        assertThat(commit.size()).isEqualTo(size);
        assertThat(commit.etag()).isEqualTo(bucket.etag("a/size"));
        assertThat(commit.parts()).isEqualTo(size <= PART ? 0 : (size + PART - 1) / PART);
        assertThat(commit.reconciled()).isFalse();
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        assertThat(commit.crc32c()).isEqualTo((int) crc.getValue());
        assertThat(bucket.keys()).containsExactly("a/size");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 3 * PART + 1})
    void nothingIsVisibleBeforeTheCommit(int size) throws IOException {
        bucket.put("there", bytes(3));
        try (S3OutputSink fresh = file("fresh").create();
                S3OutputSink there = file("there").create()) {
            write(fresh, bytes(size));
            write(there, bytes(size));
            assertThat(bucket.keys()).containsExactly("there");
            bucket.assertHolds("there", bytes(3));
            there.commit();
            bucket.assertHolds("there", bytes(size));
            assertThat(bucket.keys()).containsExactly("there");
        }
        assertThat(bucket.keys()).containsExactly("there");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, PART + 1, 4 * PART})
    void whatIsNotCommittedLeavesNothing(int size) throws IOException {
        try (S3OutputSink closed = file("closed").create()) {
            write(closed, bytes(size));
        }
        try (S3OutputSink aborted = file("aborted").create()) {
            write(aborted, bytes(size));
            aborted.abort();
            assertThatThrownBy(aborted::commit).isInstanceOf(Exception.class);
        }
        assertThat(bucket.keys()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, PART + 1})
    void createsOnlyWhereNothingIs(int size) throws IOException {
        written(file("k", S3WriteOptions.Builder::createOnly), bytes(size));
        assertThatThrownBy(() -> written(file("k", S3WriteOptions.Builder::createOnly), bytes(size + 1)))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("contract")
                .hasMessageContaining("k");
        assertStillHolds("k", bytes(size), size > PART);
    }

    /** After an upload to its key was aborted, or not even begun. */
    private void assertStillHolds(String key, byte[] bytes, boolean aborted) {
        if (aborted && which.quirks().contains(Quirk.ABORT_REMOVES_OBJECT)) {
            assertThat(bucket.keys()).isEmpty();
        } else {
            bucket.assertHolds(key, bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, PART + 1})
    void replacesOnlyWhatIsExpected(int size) throws IOException {
        String first = written(file("k"), bytes(10)).etag();
        String second = written(file("k", o -> o.ifMatch(first)), bytes(size)).etag();
        assertThat(second).isNotEqualTo(first);
        assertThatThrownBy(() -> written(file("k", o -> o.ifMatch(first)), bytes(size + 1)))
                .isInstanceOf(S3ConflictException.class);
        assertStillHolds("k", bytes(size), size > PART);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, PART + 1})
    void oneOfManyWritersCreates(int size) throws Exception {
        int writers = 8;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Callable<S3Commit>> race = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                byte[] bytes = bytes(size + i);
                race.add(() -> {
                    try {
                        return written(file("k", S3WriteOptions.Builder::createOnly), bytes);
                    } catch (FileAlreadyExistsException | S3ConflictException e) {
                        return null;
                    } catch (S3RequestException e) {
                        if (which.quirks().contains(Quirk.ABORT_REMOVES_PARTS)
                                && e.getMessage().contains("400 InvalidPart")) {
                            return null;
                        }
                        throw e;
                    }
                });
            }
            List<S3Commit> winners = new ArrayList<>();
            for (Future<S3Commit> result : threads.invokeAll(race)) {
                if (result.get() != null) {
                    winners.add(result.get());
                }
            }
            if (which.quirks().contains(Quirk.CREATE_RACES)) {
                assertThat(winners).isNotEmpty();
                return;
            }
            assertThat(winners).hasSize(1);
            bucket.assertHolds("k", bytes((int) winners.get(0).size()));
        } finally {
            threads.shutdown();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, PART + 1})
    void carriesWhatItIsTold(int size) throws IOException {
        boolean tags = !which.quirks().contains(Quirk.NO_TAGS);
        UnaryOperator<S3WriteOptions.Builder> told = o -> o.contentType("application/x-inlay")
                .metadata(Map.of("origin", "a b; c=\"d\"", "two", "2"))
                .tags(tags ? Map.of("colour", COLOUR, "n", "1") : Map.of());
        written(file("k", told), bytes(size));
        var head = bucket.eyes.headObject(b -> b.bucket("contract").key("k"));
        assertThat(head.contentType()).isEqualTo("application/x-inlay");
        assertThat(head.metadata()).containsEntry("origin", "a b; c=\"d\"").containsEntry("two", "2");
        if (tags) {
            boolean encoded = which.quirks().contains(Quirk.TAGS_KEPT_ENCODED);
            assertThat(bucket.eyes
                            .getObjectTagging(b -> b.bucket("contract").key("k"))
                            .tagSet())
                    .extracting(tag -> tag.key() + "="
                            + (encoded ? URLDecoder.decode(tag.value(), StandardCharsets.UTF_8) : tag.value()))
                    .containsExactlyInAnyOrder("colour=" + COLOUR, "n=1");
        }
    }

    @Test
    void keysOfEveryKind() throws IOException {
        List<String> keys = List.of(
                "plain",
                "a/b/c.parquet",
                "day=2026-11-21/hour=07/x",
                "blank and+plus",
                "per%20cent",
                "ünï/☃/😀",
                "amp&semi;quote'paren(1)!*~",
                "hash#question?",
                "k".repeat(200));
        for (String key : keys) {
            byte[] bytes = bytes(key.length());
            assertThat(written(file(key), bytes).object().key()).isEqualTo(key);
            bucket.assertHolds(key, bytes);
        }
        written(file("parts/ü +%&"), bytes(PART + 1));
        bucket.assertHolds("parts/ü +%&", bytes(PART + 1));
        assertThat(bucket.keys()).containsAll(keys);
    }

    @Test
    void bodiesWithoutASignature() throws IOException {
        try (TestBucket unsigned = new TestBucket(which, "contract-unsigned", true)) {
            S3WriteOptions options = S3WriteOptions.builder().partSize(PART).build();
            for (int size : new int[] {100, 2 * PART + 1}) {
                written(new S3OutputFile(unsigned.client, unsigned.at("k"), options), bytes(size));
                unsigned.assertHolds("k", bytes(size));
            }
            assertThat(unsigned.openUploads()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, PART + 1})
    void aBucketThatIsNotThere(int size) {
        S3OutputFile nowhere = new S3OutputFile(
                bucket.client,
                new S3Location("no-such-bucket", "k"),
                S3WriteOptions.builder().partSize(PART).build());
        assertThatThrownBy(() -> written(nowhere, bytes(size)))
                .isInstanceOf(S3RequestException.class)
                .hasMessageContaining("no-such-bucket")
                .hasMessageContaining("k");
    }
}
