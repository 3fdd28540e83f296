// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3;

import static dev.inlay.s3.server.Operation.PUT_OBJECT;
import static dev.inlay.s3.server.Operation.UPLOAD_PART;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.s3.server.Clients;
import dev.inlay.s3.server.Fault;
import dev.inlay.s3.server.FaultS3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** Parts in files, for objects that are too large for parts in memory. */
class SpoolTest {

    private static final int MIB = 1 << 20;
    private static final S3Location OBJECT = new S3Location("bucket", "a/b.parquet");

    @TempDir
    Path directory;

    private FaultS3Server server;
    private S3Client client;

    @BeforeEach
    void start() {
        server = FaultS3Server.start("bucket");
        client = Clients.plain(server.endpoint());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void keepsPartsThatTheMemoryIsTooSmallForInFiles() throws IOException {
        server.when(UPLOAD_PART).nth(2).inject(Fault.reset().afterEffect());
        S3WriteOptions options = S3WriteOptions.builder()
                .partSize(6 * MIB)
                .memory(10 * MIB)
                .spool(directory, 18 * MIB)
                .build();
        byte[] bytes = bytes(31 * MIB);
        try (S3OutputSink sink = new S3OutputFile(client, OBJECT, options).create()) {
            sink.write(bytes, 0, bytes.length);
            sink.commit();
            assertThat(sink.counters().peakBufferBytes()).isZero();
            assertThat(sink.counters().retries()).isEqualTo(1);
        }
        assertStored(bytes);
        assertThat(server.peakInFlight(UPLOAD_PART)).isLessThanOrEqualTo(3);
    }

    /** 400 GiB need parts of 41 MiB, and the largest object there is parts of 5 GiB. */
    @Test
    void spoolsForObjectsOfAnySize() throws IOException {
        for (long size : new long[] {400L << 30, S3WriteOptions.LARGEST_PART * 10_000}) {
            S3WriteOptions options = S3WriteOptions.builder()
                    .maxObjectSize(size)
                    .spool(directory, 10L << 30)
                    .build();
            byte[] bytes = bytes(70 * MIB);
            try (S3OutputSink sink = new S3OutputFile(client, OBJECT, options).create()) {
                sink.write(bytes, 0, bytes.length);
                sink.commit();
                assertThat(sink.counters().peakBufferBytes()).isZero();
            }
            assertStored(bytes);
        }
        assertThat(server.requests(UPLOAD_PART)).hasSize(2);
        assertThat(server.requests(PUT_OBJECT)).hasSize(1);
    }

    @Test
    void smallPartsStayInMemory() throws IOException {
        CountDownLatch release = new CountDownLatch(1);
        server.when(UPLOAD_PART).inject(Fault.held(release));
        S3WriteOptions options =
                S3WriteOptions.builder().spool(directory, 1L << 30).build();
        byte[] bytes = bytes(20 * MIB);
        try (S3OutputSink sink = new S3OutputFile(client, OBJECT, options).create()) {
            sink.write(bytes, 0, bytes.length);
            release.countDown();
            sink.commit();
            assertThat(sink.counters().peakBufferBytes()).isEqualTo(bytes.length);
        }
        assertStored(bytes);
    }

    @Test
    void leavesNothingWhenItIsGivenUp() throws IOException {
        S3WriteOptions options = S3WriteOptions.builder()
                .partSize(6 * MIB)
                .memory(10 * MIB)
                .spool(directory, 18 * MIB)
                .build();
        try (S3OutputSink sink = new S3OutputFile(client, OBJECT, options).create()) {
            sink.write(bytes(10 * MIB), 0, 10 * MIB);
        }
        assertThat(server.openUploads()).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void failsWhereNoFileCanBeMade() throws IOException {
        S3WriteOptions.Builder options =
                S3WriteOptions.builder().partSize(40 * MIB).spool(directory, 80 * MIB);
        try (S3OutputSink sink = create(options)) {
            Files.delete(directory);
            assertThatThrownBy(() -> sink.write(new byte[1], 0, 1))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(OBJECT + ": part 1 has no file in " + directory + ": ");
            assertThatThrownBy(sink::commit).hasMessageContaining("failed before");
        } finally {
            Files.createDirectory(directory);
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void refusesASpoolThatIsNoPlaceOrTooSmall() {
        S3WriteOptions.Builder builder = S3WriteOptions.builder();
        assertThatThrownBy(() -> builder.spool(directory, 1)).hasMessage("spool 1 is not at least 5 MiB");
        Path nowhere = directory.resolve("nowhere");
        assertThatThrownBy(() -> create(builder.spool(nowhere, 1L << 30)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("s3://bucket/a/b.parquet: no directory to spool to at " + nowhere);
        assertThatThrownBy(() -> create(builder.spool(directory, 80 * MIB).maxObjectSize(400L << 30)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("s3://bucket/a/b.parquet: an object of 429496729600 bytes needs parts of 42991616, "
                        + "and a memory of twice as much; it has 67108864, and a disk of 83886080");
        assertThatThrownBy(() -> builder.partSize(100 * MIB).build())
                .hasMessage("memory of 67108864 bytes holds no part of 104857600, nor does a disk of 83886080");
    }

    private S3OutputSink create(S3WriteOptions.Builder options) {
        return new S3OutputFile(client, OBJECT, options.build()).create();
    }

    private void assertStored(byte[] bytes) {
        assertThat(server.object("bucket", OBJECT.key()).orElseThrow().bytes()).isEqualTo(bytes);
        assertThat(server.openUploads()).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
