// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh.s3;

import dev.inlay.s3.S3Clients;
import dev.inlay.s3.S3Counters;
import dev.inlay.s3.S3Location;
import dev.inlay.s3.S3OutputFile;
import dev.inlay.s3.S3OutputSink;
import dev.inlay.s3.S3WriteOptions;
import java.io.IOException;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The stream, fed with pieces of 1 MiB as fast as it takes them; and its client. */
final class StreamUpload {

    static final int MIB = 1 << 20;

    private static final int MOST_CONNECTIONS = 64;

    /** Without the HEAD after the commit, which Amazon's own endpoints don't get either. */
    static final S3WriteOptions OPTIONS =
            S3WriteOptions.builder().headAfterCommit(false).build();

    private final S3Client client;
    private final S3WriteOptions options;
    private final byte[] piece = new byte[MIB];

    StreamUpload(S3Client client, S3WriteOptions options) {
        this.client = client;
        this.options = options;
    }

    static S3Client client(String endpoint, boolean unsigned) {
        return clients(endpoint, unsigned).build();
    }

    /** The SDK as the raw loop uses it: with its own HTTP client, and all else as the stream has it. */
    static S3Client sdkClient(String endpoint, boolean unsigned) {
        return clients(endpoint, unsigned)
                .httpClient(Apache5HttpClient.builder().maxConnections(MOST_CONNECTIONS))
                .build();
    }

    private static S3Clients clients(String endpoint, boolean unsigned) {
        return S3Clients.builder()
                .endpoint(URI.create(endpoint))
                .region("us-east-1")
                .credentials(StaticCredentialsProvider.create(AwsBasicCredentials.create("access", "secret")))
                .maxConnections(MOST_CONNECTIONS)
                .unsignedPayload(unsigned);
    }

    static S3OutputFile file(S3Client client, String key, S3WriteOptions options) {
        return new S3OutputFile(client, location(key), options);
    }

    static S3Location location(String key) {
        return S3Location.parse("s3://" + StoreMain.BUCKET + "/" + key);
    }

    S3Counters put(String key, long bytes) throws IOException {
        try (S3OutputSink sink = file(client, key, options).create()) {
            for (long at = 0; at < bytes; at += MIB) {
                sink.write(piece, 0, (int) Math.min(MIB, bytes - at));
            }
            sink.commit();
            return sink.counters();
        }
    }
}
