// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

import dev.inlay.s3.S3Clients;
import dev.inlay.s3.S3Location;
import dev.inlay.s3.S3OutputFile;
import dev.inlay.s3.S3OutputSink;
import dev.inlay.s3.S3WriteOptions;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * A process that writes an object slowly, says when it begins and when it is about to commit, and commits when it is told to, by a byte:
 * {@link KilledWriterTest} kills it before that, however late it is.
 */
final class SlowWriter {

    static final int MIBS = 60;
    /** So the writing takes 1.5 s at least. */
    private static final int MILLIS_PER_MIB = 25;

    private SlowWriter() {}

    /** Arguments: endpoint, access key, secret key, location. */
    public static void main(String[] arguments) throws Exception {
        S3Clients clients = S3Clients.builder()
                .endpoint(URI.create(arguments[0]))
                .region("us-east-1")
                .credentials(StaticCredentialsProvider.create(AwsBasicCredentials.create(arguments[1], arguments[2])));
        S3OutputFile file = new S3OutputFile(
                clients.build(),
                S3Location.parse(arguments[3]),
                S3WriteOptions.builder().partSize(5 << 20).build());
        byte[] mib = new byte[1 << 20];
        try (S3OutputSink sink = file.create()) {
            System.out.println("writing");
            for (int i = 0; i < MIBS; i++) {
                sink.write(mib, 0, mib.length);
                Thread.sleep(MILLIS_PER_MIB);
            }
            System.out.println("committing");
            if (System.in.read() < 0) {
                return;
            }
            sink.commit();
        }
        System.out.println("committed");
    }
}
