// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

import static dev.inlay.verification.s3.TestBucket.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.s3.PendingUpload;
import dev.inlay.s3.S3OutputFile;
import dev.inlay.s3.S3OutputSink;
import dev.inlay.s3.S3Uploads;
import dev.inlay.s3.S3WriteOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Uploads that outlive the process that began them, on every server. */
@Timeout(900) // seconds; a server may have to be installed first
class UploadsTest {

    private static final int PART = 5 << 20;

    private static PendingUpload prepared(TestBucket bucket, String key, byte[] bytes) throws IOException {
        S3WriteOptions options = S3WriteOptions.builder().partSize(PART).build();
        try (S3OutputSink sink = new S3OutputFile(bucket.client, bucket.at(key), options).create()) {
            sink.write(bytes, 0, bytes.length);
            return sink.prepare();
        }
    }

    private static String otherProcess(TestBucket bucket, String what, PendingUpload upload) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        what,
                        bucket.server.endpoint().toString(),
                        bucket.server.accessKey(),
                        bucket.server.secretKey())
                .redirectError(
                        Modules.directory("other-process").resolve("error.log").toFile())
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(upload.toText().getBytes(UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(process.waitFor())
                .as("exit code, see target/s3/other-process")
                .isEqualTo(0);
        return said;
    }

    @ParameterizedTest
    @EnumSource
    void anotherProcessCommitsWhatWasPrepared(S3Servers which) throws Exception {
        byte[] bytes = bytes(2 * PART + 7);
        try (TestBucket bucket = new TestBucket(which, "prepared")) {
            PendingUpload upload = prepared(bucket, "a/ü k", bytes);
            assertThat(bucket.keys()).isEmpty();
            assertThat(otherProcess(bucket, "commit", upload)).isEqualTo(Integer.toString(bytes.length));
            bucket.assertHolds("a/ü k", bytes);
            assertThat(bucket.openUploads()).isEmpty();
            // once more, by one who does not know that it was done
            assertThat(new S3Uploads(bucket.client).resolve(upload)).isPresent();
            bucket.clear();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherProcessAbortsWhatWasPrepared(S3Servers which) throws Exception {
        try (TestBucket bucket = new TestBucket(which, "prepared")) {
            PendingUpload upload = prepared(bucket, "k", bytes(PART + 7));
            assertThat(bucket.openUploads()).hasSize(1);
            assertThat(otherProcess(bucket, "abort", upload)).isEqualTo("0");
            assertThat(bucket.openUploads()).isEmpty();
            assertThat(bucket.keys()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void staleUploadsAreFoundAndAborted(S3Servers which) throws Exception {
        try (TestBucket bucket = new TestBucket(which, "stale")) {
            for (String key : List.of("other/a", "ours/b", "ours/a")) {
                prepared(bucket, key, bytes(100));
            }
            S3Uploads uploads = new S3Uploads(bucket.client);
            assertThat(uploads.list("stale", "ours/"))
                    .extracting(upload -> upload.object().key())
                    .containsExactly("ours/a", "ours/b");
            assertThat(uploads.size(uploads.list("stale", "other/").get(0))).isEqualTo(100);
            assertThat(uploads.abortStale("stale", "ours/", Duration.ofHours(1)))
                    .isEmpty();
            // a store may tell the time of an upload by the second
            Thread.sleep(1100);
            assertThat(uploads.abortStale("stale", "ours/", Duration.ZERO)).hasSize(2);
            assertThat(bucket.openUploads()).extracting(upload -> upload.key()).containsExactly("other/a");
            bucket.clear();
        }
    }
}
