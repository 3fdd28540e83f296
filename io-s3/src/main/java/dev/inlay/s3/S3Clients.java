// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3;

import dev.inlay.s3.http.WideHttpClient;
import dev.inlay.s3.transport.RefreshableCredentials;
import dev.inlay.s3.transport.UnsignedPayload;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * Makes clients that suit the streams. Theirs are the retries, so the client does none: the SDK's own would hide a lost answer
 * behind a later one. Checksums are sent only where the streams give them, and bodies go out as they are, without chunk framing, which
 * stores other than Amazon's have been seen to keep inside the object; no request waits for {@code 100 Continue}.
 *
 * <p>Below the SDK is an HTTP client of its own over Apache's, that hands parts to the socket as wide as they lie in memory, and reads the
 * answer of a store that refuses a part before it has read it. The proxy and whom to trust it finds where the SDK's client does, in system
 * properties and, for the proxy, the environment.
 *
 * <p>A client of another make works too, and is used as it is. Making one takes seconds, and it holds the connections: make one
 * for the whole program.
 */
public final class S3Clients {

    private @Nullable URI endpoint;
    private @Nullable Region region;
    private @Nullable Boolean pathStyle;
    private @Nullable String profile;
    private @Nullable AwsCredentialsProvider credentials;
    private boolean unsignedPayload;
    private SdkHttpClient.@Nullable Builder<?> httpClient;
    private int maxConnections = 64;
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration idleTimeout = Duration.ofSeconds(30);

    private S3Clients() {}

    /** Starts from the SDK's usual chains for credentials and region. */
    public static S3Clients builder() {
        return new S3Clients();
    }

    /** The store, if it is not Amazon's: {@code http://localhost:4566}. By default as the SDK finds it, {@code AWS_ENDPOINT_URL}. */
    public S3Clients endpoint(URI address) {
        if (address.getScheme() == null || address.getHost() == null) {
            throw new IllegalArgumentException("'" + address + "' is not an address like http://localhost:4566");
        }
        endpoint = address;
        return this;
    }

    /** The region. By default as the SDK finds it; with an endpoint and nothing to find, {@code us-east-1}. */
    public S3Clients region(String name) {
        region = Region.of(name);
        return this;
    }

    /** Whether the bucket stands in the path instead of the host name. By default if an endpoint is given. */
    public S3Clients pathStyle(boolean on) {
        pathStyle = on;
        return this;
    }

    /** The profile of the shared configuration and credentials files. */
    public S3Clients profile(String name) {
        profile = name;
        return this;
    }

    /** Who vouches for the requests; asked again for each. */
    public S3Clients credentials(AwsCredentialsProvider provider) {
        credentials = provider;
        return this;
    }

    /**
     * Signs plain http requests without the SHA-256 of their body, as it is done over https: hashing at 0.3 GB/s is most of what
     * a client computes. The body is then held by its CRC32C only, against accidents and not against an attacker on the line.
     */
    public S3Clients unsignedPayload(boolean on) {
        unsignedPayload = on;
        return this;
    }

    /**
     * Another HTTP client below the SDK, for a proxy, keys or certificates that this class has no option for. It has its own limits, and
     * {@link #maxConnections}, {@link #connectTimeout} and {@link #idleTimeout} are not used.
     */
    public S3Clients httpClient(SdkHttpClient.Builder<?> builder) {
        httpClient = builder;
        return this;
    }

    /** Connections at once, 64 by default. A stream uses up to one for each part of its memory. */
    public S3Clients maxConnections(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("maxConnections " + count + " is not at least 1");
        }
        maxConnections = count;
        return this;
    }

    /** How long a connection may take to open, 5 s by default. */
    public S3Clients connectTimeout(Duration timeout) {
        connectTimeout = timeout;
        return this;
    }

    /** How long a connection may be silent in the middle of a request, 30 s by default. */
    public S3Clients idleTimeout(Duration timeout) {
        idleTimeout = timeout;
        return this;
    }

    /** The client; close it when nothing uses it any more. */
    public S3Client build() {
        S3ClientBuilder client = S3Client.builder()
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false).expectContinueEnabled(false))
                .overrideConfiguration(c -> {
                    c.retryStrategy(AwsRetryStrategy.doNotRetry());
                    if (profile != null) {
                        c.defaultProfileName(profile);
                    }
                })
                .credentialsProvider(credentials())
                .forcePathStyle(pathStyle == null ? hasEndpoint() : pathStyle)
                .httpClientBuilder(httpClient == null ? wideHttpClient() : httpClient);
        if (endpoint != null) {
            client.endpointOverride(endpoint);
        }
        Region chosen = region == null && hasEndpoint() ? configuredRegion() : region;
        if (chosen != null) {
            client.region(chosen);
        }
        if (unsignedPayload) {
            client.putAuthScheme(new UnsignedPayload());
        }
        return client.build();
    }

    private SdkHttpClient.Builder<?> wideHttpClient() {
        // a stream may have to wait for the connections of others, and has its own deadline
        Duration acquire = Duration.ofMinutes(3);
        return WideHttpClient.builder(new WideHttpClient.Limits(maxConnections, connectTimeout, idleTimeout, acquire));
    }

    /** Whether there is one, also where the SDK looks: a profile apart, which would have to be read for it. */
    private boolean hasEndpoint() {
        return endpoint != null
                || System.getProperty("aws.endpointUrl") != null
                || System.getProperty("aws.endpointUrlS3") != null
                || System.getenv("AWS_ENDPOINT_URL") != null
                || System.getenv("AWS_ENDPOINT_URL_S3") != null;
    }

    private AwsCredentialsProvider credentials() {
        if (credentials != null) {
            return credentials;
        }
        return new RefreshableCredentials(() -> {
            DefaultCredentialsProvider.Builder chain = DefaultCredentialsProvider.builder();
            if (profile != null) {
                chain.profileName(profile);
            }
            return chain.build();
        });
    }

    /** Without the last link of the SDK's chain, which asks the machine's metadata service and waits for it where there is none. */
    private Region configuredRegion() {
        Supplier<ProfileFile> files = ProfileFile::defaultProfileFile;
        String name = profile == null ? ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow() : profile;
        return new AwsRegionProviderChain(
                        new SystemSettingsRegionProvider(),
                        new AwsProfileRegionProvider(files, name),
                        () -> Region.US_EAST_1)
                .getRegion();
    }
}
