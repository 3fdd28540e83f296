// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/** What the fault server demands of an upload and its parts, by the SDK's own client. */
class MultipartTest extends AgainstServer {

    @Test
    void multipartWithChecksums() {
        byte[] bytes = bytes(53);
        String id = client.createMultipartUpload(b -> b.bucket(BUCKET)
                        .key("k")
                        .checksumAlgorithm(ChecksumAlgorithm.CRC32_C)
                        .checksumType(ChecksumType.FULL_OBJECT)
                        .metadata(Map.of("m", "n")))
                .uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        for (int number = 6; number >= 1; number--) {
            byte[] part = Arrays.copyOfRange(bytes, (number - 1) * 10, Math.min(53, number * 10));
            int n = number;
            String etag = client.uploadPart(
                            b -> b.bucket(BUCKET)
                                    .key("k")
                                    .uploadId(id)
                                    .partNumber(n)
                                    .checksumCRC32C(crc(part)),
                            RequestBody.fromBytes(part))
                    .eTag();
            parts.add(
                    0,
                    CompletedPart.builder()
                            .partNumber(n)
                            .eTag(etag)
                            .checksumCRC32C(crc(part))
                            .build());
        }
        assertRefused(
                400,
                "BadDigest",
                () -> client.uploadPart(
                        b -> b.bucket(BUCKET)
                                .key("k")
                                .uploadId(id)
                                .partNumber(1)
                                .checksumCRC32C(crc(bytes)),
                        RequestBody.fromBytes(new byte[10])));
        assertRefused(
                400,
                "BadDigest",
                () -> complete(
                        "k",
                        id,
                        parts,
                        b -> b.checksumType(ChecksumType.FULL_OBJECT).checksumCRC32C(crc(new byte[1]))));
        assertRefused(400, "InvalidRequest", () -> complete("k", id, parts, b -> b.mpuObjectSize(54L)));
        CompleteMultipartUploadResponse done = complete(
                "k",
                id,
                parts,
                b -> b.checksumType(ChecksumType.FULL_OBJECT)
                        .checksumCRC32C(crc(bytes))
                        .mpuObjectSize(53L));
        assertThat(done.checksumCRC32C()).isEqualTo(crc(bytes));
        assertThat(done.eTag()).endsWith("-6\"");
        assertThat(server.object(BUCKET, "k").orElseThrow().bytes()).isEqualTo(bytes);
        assertThat(server.object(BUCKET, "k").orElseThrow().headers()).containsEntry("x-amz-meta-m", "n");
        assertThatThrownBy(() -> complete("k", id, parts, AgainstServer::as)).isInstanceOf(NoSuchUploadException.class);
    }

    @Test
    void partsAreChecked() {
        String id = create("k");
        CompletedPart one = part("k", id, 1, bytes(10));
        CompletedPart two = part("k", id, 2, bytes(9));
        CompletedPart three = part("k", id, 3, bytes(11));
        assertRefused(400, "EntityTooSmall", () -> complete("k", id, List.of(one, two, three), AgainstServer::as));
        assertRefused(400, "InvalidPartOrder", () -> complete("k", id, List.of(three, one), AgainstServer::as));
        CompletedPart missing =
                CompletedPart.builder().partNumber(4).eTag(one.eTag()).build();
        assertRefused(400, "InvalidPart", () -> complete("k", id, List.of(one, missing), AgainstServer::as));
        CompletedPart wrong =
                CompletedPart.builder().partNumber(1).eTag(two.eTag()).build();
        assertRefused(400, "InvalidPart", () -> complete("k", id, List.of(wrong), AgainstServer::as));
        server.rules().equalParts(true);
        assertRefused(400, "InvalidPart", () -> complete("k", id, List.of(one, three), AgainstServer::as));
        server.rules().maxParts(3);
        assertRefused(400, "InvalidArgument", () -> part("k", id, 4, bytes(1)));

        server.rules().pageSize(2);
        assertThat(client.listPartsPaginator(b -> b.bucket(BUCKET).key("k").uploadId(id))
                        .parts())
                .extracting(part -> part.partNumber() + ":" + part.size())
                .containsExactly("1:10", "2:9", "3:11");
        client.abortMultipartUpload(b -> b.bucket(BUCKET).key("k").uploadId(id));
        assertThatThrownBy(() -> part("k", id, 1, bytes(1))).isInstanceOf(NoSuchUploadException.class);
        assertThat(server.openUploads()).isEmpty();
    }

    @Test
    void listsOpenUploadsInPages() {
        server.rules().pageSize(2);
        for (String key : List.of("p/b", "p/a", "q", "p/a", "p/ c")) {
            create(key);
        }
        assertThat(client.listMultipartUploadsPaginator(b -> b.bucket(BUCKET).prefix("p/"))
                        .uploads())
                .extracting(upload -> upload.key())
                .containsExactly("p/ c", "p/a", "p/a", "p/b");
    }

    @Test
    void copiesRanges() {
        byte[] bytes = bytes(30);
        put("from", bytes);
        String etag = client.headObject(b -> b.bucket(BUCKET).key("from")).eTag();
        String id = create("to");
        String copied = client.uploadPartCopy(b -> b.sourceBucket(BUCKET)
                        .sourceKey("from")
                        .copySourceRange("bytes=5-24")
                        .copySourceIfMatch(etag)
                        .destinationBucket(BUCKET)
                        .destinationKey("to")
                        .uploadId(id)
                        .partNumber(1))
                .copyPartResult()
                .eTag();
        complete(
                "to",
                id,
                List.of(CompletedPart.builder().partNumber(1).eTag(copied).build()),
                AgainstServer::as);
        assertThat(server.object(BUCKET, "to").orElseThrow().bytes()).isEqualTo(Arrays.copyOfRange(bytes, 5, 25));
        assertRefused(
                412,
                "PreconditionFailed",
                () -> client.uploadPartCopy(b -> b.sourceBucket(BUCKET)
                        .sourceKey("from")
                        .copySourceIfMatch("\"old\"")
                        .destinationBucket(BUCKET)
                        .destinationKey("to")
                        .uploadId(create("to"))
                        .partNumber(1)));
    }

    private static String crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.wrap(bytes));
        return Crc32c.text((int) crc.getValue());
    }
}
