// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.s3.server.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A process that is killed in the middle of a write, as by {@code kill -9}, leaves no object; one that is not killed leaves it whole. */
@Timeout(900) // seconds; a server may have to be installed first
class KilledWriterTest {

    private static final int MOMENTS = 10;

    private static Process writer(TestBucket bucket, String key) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SlowWriter.class.getName(),
                        bucket.server.endpoint().toString(),
                        bucket.server.accessKey(),
                        bucket.server.secretKey(),
                        bucket.at(key).toString())
                .redirectError(
                        Modules.directory("killed-writer").resolve("error.log").toFile())
                .start();
    }

    /** Ten moments between the first byte and a while before the commit, on one server after the other. */
    static Stream<Arguments> moments() {
        Random random = new Random(42);
        S3Servers[] servers = S3Servers.values();
        return IntStream.range(0, MOMENTS)
                .mapToObj(i -> Arguments.of(servers[i % servers.length], random.nextInt(1400)));
    }

    @ParameterizedTest(name = "{0} after {1} ms")
    @MethodSource("moments")
    void leavesNoObject(S3Servers which, int millis) throws Exception {
        // one that no other writer leaves anything in
        try (TestBucket bucket = new TestBucket(which, "killed-" + millis)) {
            Process writer = writer(bucket, "k");
            try (BufferedReader said = new BufferedReader(new InputStreamReader(writer.getInputStream(), UTF_8))) {
                assertThat(said.readLine()).isEqualTo("writing");
                Thread.sleep(millis);
            } finally {
                writer.destroyForcibly().waitFor();
            }
            assertThat(bucket.keys()).isEmpty();
            // what it leaves are parts that nobody sees, for a lifecycle rule or the next run to abort
            assertThat(bucket.openUploads()).hasSizeLessThanOrEqualTo(1);
            // its last request may still be on its way
            Patience.until("nothing is left", () -> {
                bucket.clear();
                return bucket.openUploads().isEmpty();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(names = "LOCALSTACK")
    void aliveItWritesAll(S3Servers which) throws Exception {
        try (TestBucket bucket = new TestBucket(which, "alive")) {
            Process writer = writer(bucket, "k");
            writer.getOutputStream().write('!');
            writer.getOutputStream().flush();
            List<String> said;
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(writer.getInputStream(), UTF_8))) {
                said = reader.lines().toList();
            }
            assertThat(said).containsExactly("writing", "committing", "committed");
            bucket.assertHolds("k", new byte[SlowWriter.MIBS << 20]);
            bucket.clear();
        }
    }
}
