// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The SDK's client as it comes, but for what a store at an address of its own needs. */
public final class Clients {

    private Clients() {}

    /** One attempt for each request: a test sees what the server answered. */
    public static S3Client plain(URI endpoint) {
        return plain(endpoint, "access", "secret");
    }

    /** The same with credentials that the store knows. */
    public static S3Client plain(URI endpoint, String accessKey, String secretKey) {
        return builder(endpoint, accessKey, secretKey).build();
    }

    static S3ClientBuilder builder(URI endpoint, String accessKey, String secretKey) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
                .serviceConfiguration(c -> c.chunkedEncodingEnabled(false))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(Apache5HttpClient.builder().socketTimeout(Patience.LIMIT))
                .overrideConfiguration(c -> c.retryStrategy(b -> b.maxAttempts(1)));
    }
}
