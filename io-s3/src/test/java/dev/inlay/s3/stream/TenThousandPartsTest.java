// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import static dev.inlay.s3.server.Operation.COMPLETE_MULTIPART_UPLOAD;
import static dev.inlay.s3.server.Operation.UPLOAD_PART;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.s3.S3Clients;
import dev.inlay.s3.S3Commit;
import dev.inlay.s3.S3Listener;
import dev.inlay.s3.S3WriteOptions;
import dev.inlay.s3.server.FaultS3Server;
import dev.inlay.s3.server.S3Request;
import dev.inlay.s3.transport.SdkRequests;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The last part that S3 has a number for, and the byte behind it, through the SDK to a store that forgets bytes. Parts are small unless
 * {@code -Dinlay.s3.part.mebibytes=8} makes them those of the default: 179 GiB and 78 GiB then go over the loopback device.
 */
class TenThousandPartsTest {

    private static final int MEBIBYTES = Integer.getInteger("inlay.s3.part.mebibytes", 0);
    private static final int PART = MEBIBYTES == 0 ? 16 << 10 : MEBIBYTES << 20;
    private static final int CHUNK = Math.min(PART / 4, ChunkPool.CHUNK);
    private static final long MEMORY = 8L * PART;

    private final ChunkPool memory = new ChunkPool(MEMORY, CHUNK);
    private final byte[] piece = new byte[Math.min(PART, 1 << 20)];

    private FaultS3Server server;
    private S3Client client;

    @BeforeEach
    void start() {
        server = FaultS3Server.start("bucket");
        server.rules().discard(true).minPartSize(PART);
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

    private PartStream open(PartSchedule schedule) {
        StreamPlan plan =
                new StreamPlan(Streams.OBJECT, schedule, 7, true, false, null, S3Listener.NONE, Streams.PATIENT);
        return new PartStream(
                plan, memory, events -> new SdkRequests(client, Streams.OBJECT, S3WriteOptions.DEFAULT, events));
    }

    private void fill(PartStream stream, PartSchedule schedule) throws IOException {
        for (long left = schedule.ceiling(); left > 0; left -= piece.length) {
            stream.write(piece, 0, piece.length);
        }
    }

    private int highestPart() {
        return server.requests(UPLOAD_PART).stream()
                .mapToInt(S3Request::partNumber)
                .max()
                .orElseThrow();
    }

    @Test
    void growingPartsFillTheLargestObject() throws IOException {
        PartSchedule schedule = PartSchedule.auto(PART, MEMORY / 2);
        assertThat(schedule.ceiling()).isEqualTo((5_000 + 1_000 * 2 + 4_000 * 4L) * PART);
        try (PartStream stream = open(schedule)) {
            fill(stream, schedule);
            S3Commit commit = stream.commit();
            assertThat(commit.parts()).isEqualTo(10_000);
            assertThat(commit.size()).isEqualTo(schedule.ceiling());
        }
        assertThat(memory.peak()).isLessThanOrEqualTo(MEMORY);
        assertThat(server.object("bucket", "key").orElseThrow().size()).isEqualTo(schedule.ceiling());
        assertThat(server.requests(UPLOAD_PART)).hasSize(10_000);
        assertThat(highestPart()).isEqualTo(10_000);
    }

    @Test
    void equalPartsEndBeforeThe10001st() throws IOException {
        PartSchedule schedule = PartSchedule.equal(PartSchedule.partSizeFor(10_000L * PART, PART));
        try (PartStream stream = open(schedule)) {
            fill(stream, schedule);
            assertThatThrownBy(() -> stream.write(piece, 0, 1))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("its 10000 parts")
                    .hasMessageContaining("are full at " + 10_000L * PART + " bytes");
        }
        assertThat(memory.peak()).isLessThanOrEqualTo(MEMORY);
        // the refusal stops those that the memory still holds
        assertThat(highestPart()).isBetween(10_000 - 8, 10_000);
        assertThat(server.requests(COMPLETE_MULTIPART_UPLOAD)).isEmpty();
        assertThat(server.openUploads()).isEmpty();
    }
}
