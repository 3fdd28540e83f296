// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.inlay.io.ReadRange;
import dev.inlay.s3.FileChangedException;
import dev.inlay.s3.S3InputFile;
import dev.inlay.s3.S3Location;
import dev.inlay.s3.S3ReadOptions;
import dev.inlay.s3.S3RequestException;
import dev.inlay.s3.S3RequestException.Kind;
import dev.inlay.s3.S3Uploads;
import dev.inlay.s3.S3Uploads.OpenUpload;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** Reading, and what is done with uploads that nobody holds, on each of the servers. */
@Timeout(180) // seconds; a server may have to be installed first
class ReadContractTest {

    private static final S3ReadOptions SMALL = S3ReadOptions.builder()
            .tailBytes(1000)
            .mergeGap(100)
            .requestBytes(100_000)
            .build();

    private static byte[] read(S3InputFile file, long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.readFully(position, bytes, 0, length);
        return bytes;
    }

    @ParameterizedTest
    @EnumSource
    void rangesOfEveryKind(S3Servers which) throws IOException {
        try (TestBucket bucket = new TestBucket(which, "reading")) {
            byte[] bytes = TestBucket.bytes(1_000_000);
            String key = "a b/ü+&=?#%25";
            bucket.put(key, bytes);
            try (S3InputFile file = S3InputFile.open(bucket.client, bucket.at(key), SMALL)) {
                assertThat(file.length()).isEqualTo(1_000_000);
                assertThat(file.etag()).isEqualTo(bucket.etag(key));
                assertThat(read(file, 999_999, 1)).containsExactly(bytes[999_999]);
                assertThat(read(file, 0, 1)).containsExactly(bytes[0]);
                assertThat(Arrays.equals(read(file, 0, 1_000_000), bytes)).isTrue();
                byte[] target = new byte[30];
                file.readFully(List.of(
                        new ReadRange(998_995, target, 0, 10),
                        new ReadRange(7, target, 10, 10),
                        new ReadRange(50, target, 20, 10)));
                assertThat(Arrays.copyOf(target, 10)).isEqualTo(Arrays.copyOfRange(bytes, 998_995, 999_005));
                assertThat(Arrays.copyOfRange(target, 10, 20)).isEqualTo(Arrays.copyOfRange(bytes, 7, 17));
                assertThat(Arrays.copyOfRange(target, 20, 30)).isEqualTo(Arrays.copyOfRange(bytes, 50, 60));
                assertThatThrownBy(() -> read(file, 999_999, 2)).isInstanceOf(EOFException.class);
            }
            bucket.clear();
        }
    }

    @ParameterizedTest
    @EnumSource
    void objectsAboutAsLargeAsTheTail(S3Servers which) throws IOException {
        try (TestBucket bucket = new TestBucket(which, "reading")) {
            for (int size : new int[] {0, 1, 999, 1000, 1001}) {
                byte[] bytes = TestBucket.bytes(size);
                bucket.put("k", bytes);
                try (S3InputFile file = S3InputFile.open(bucket.client, bucket.at("k"), SMALL)) {
                    assertThat(file.length()).isEqualTo(size);
                    assertThat(read(file, 0, size)).isEqualTo(bytes);
                }
            }
            bucket.clear();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anObjectThatIsReplacedOrGone(S3Servers which) throws IOException {
        try (TestBucket bucket = new TestBucket(which, "reading")) {
            bucket.put("k", TestBucket.bytes(5000));
            try (S3InputFile file = S3InputFile.open(bucket.client, bucket.at("k"), SMALL)) {
                bucket.put("k", TestBucket.bytes(5001));
                FileChangedException replaced =
                        catchThrowableOfType(FileChangedException.class, () -> read(file, 0, 9));
                assertThat(replaced.kind()).isEqualTo(Kind.PRECONDITION_FAILED);
                bucket.clear();
                FileChangedException gone = catchThrowableOfType(FileChangedException.class, () -> read(file, 0, 9));
                assertThat(gone.kind()).isEqualTo(Kind.NO_SUCH_KEY);
            }
            S3RequestException missing = catchThrowableOfType(
                    S3RequestException.class, () -> S3InputFile.open(bucket.client, bucket.at("k")));
            assertThat(missing.kind()).isEqualTo(Kind.NO_SUCH_KEY);
            S3RequestException nowhere = catchThrowableOfType(
                    S3RequestException.class, () -> S3InputFile.open(bucket.client, new S3Location("not-there", "k")));
            assertThat(nowhere.kind()).isEqualTo(Kind.NO_SUCH_BUCKET);
        }
    }

    @ParameterizedTest
    @EnumSource
    void uploadsThatNobodyHolds(S3Servers which) throws IOException {
        try (TestBucket bucket = new TestBucket(which, "stale")) {
            S3Uploads uploads = new S3Uploads(bucket.client);
            String first = open(bucket, "a/1");
            open(bucket, "a/2");
            open(bucket, "b/1");
            bucket.eyes.uploadPart(
                    b -> b.bucket(bucket.name).key("a/1").uploadId(first).partNumber(1),
                    RequestBody.fromBytes(new byte[123]));

            List<OpenUpload> found = uploads.list(bucket.name, "a/");
            assertThat(found).extracting(upload -> upload.object().key()).containsExactly("a/1", "a/2");
            assertThat(found.get(0).uploadId()).isEqualTo(first);
            assertThat(found.get(0).initiated())
                    .isBetween(Instant.now().minusSeconds(120), Instant.now().plusSeconds(60));
            assertThat(uploads.size(found.get(0))).isEqualTo(123);

            assertThat(uploads.abortStale(bucket.name, "", Duration.ofHours(1))).isEmpty();
            assertThat(bucket.openUploads()).hasSize(3);
            uploads.abort(found.get(0));
            uploads.abort(found.get(0));
            assertThat(uploads.list(bucket.name, ""))
                    .extracting(upload -> upload.object().key())
                    .containsExactly("a/2", "b/1");
            bucket.clear();
            assertThat(uploads.list(bucket.name, "")).isEmpty();
        }
    }

    private static String open(TestBucket bucket, String key) {
        return bucket.eyes
                .createMultipartUpload(b -> b.bucket(bucket.name).key(key))
                .uploadId();
    }
}
