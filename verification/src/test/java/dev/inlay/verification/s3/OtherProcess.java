// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.inlay.s3.PendingUpload;
import dev.inlay.s3.S3Clients;
import dev.inlay.s3.S3Uploads;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/** A process that commits or aborts an upload which another one prepared, and knows nothing of it but its text. */
final class OtherProcess {

    private OtherProcess() {}

    /** Arguments: commit or abort, endpoint, access key, secret key; standard input: the upload. Prints the size committed. */
    public static void main(String[] arguments) throws Exception {
        try (S3Client client = S3Clients.builder()
                .endpoint(URI.create(arguments[1]))
                .region("us-east-1")
                .credentials(StaticCredentialsProvider.create(AwsBasicCredentials.create(arguments[2], arguments[3])))
                .build()) {
            PendingUpload upload = PendingUpload.parse(new String(System.in.readAllBytes(), UTF_8));
            S3Uploads uploads = new S3Uploads(client);
            if (arguments[0].equals("commit")) {
                System.out.println(uploads.commit(upload).size());
            } else {
                uploads.abort(upload);
                System.out.println(0);
            }
        }
    }
}
