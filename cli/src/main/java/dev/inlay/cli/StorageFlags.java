// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.s3.S3Clients;
import dev.inlay.s3.S3Location;
import java.net.URI;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.s3.S3Client;

/** The options that say how objects are reached, {@code s3://bucket/key}. Who is asking, the SDK's usual chain finds. */
final class StorageFlags {

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description =
                    "S3: the store, if it is not Amazon's, like http://localhost:4566. Default: AWS_ENDPOINT_URL.")
    private @Nullable String endpoint;

    @Option(
            names = "--region",
            paramLabel = "NAME",
            description = "S3: the region. Default: AWS_REGION or what the profile says; us-east-1 with an endpoint.")
    private @Nullable String region;

    @Option(
            names = "--path-style",
            negatable = true,
            fallbackValue = "true",
            description = "S3: the bucket stands in the path, not in the host name. Default: if there is an endpoint.")
    private @Nullable Boolean pathStyle;

    @Option(
            names = "--profile-name",
            paramLabel = "NAME",
            description = "S3: the profile in ~/.aws. Default: AWS_PROFILE.")
    private @Nullable String profile;

    /**
     * The storage that the files of these names are in.
     *
     * @throws Failure if none of them is an object, and there are options about objects
     */
    Storage storage(String... names) {
        boolean given = endpoint != null || region != null || pathStyle != null || profile != null;
        if (given && Arrays.stream(names).noneMatch(S3Location::isLocation)) {
            throw Failure.usage(
                    "--endpoint, --region, --path-style and --profile-name are about objects, and no name begins with s3://");
        }
        return new Storage(this::client);
    }

    private S3Client client() {
        S3Clients client = S3Clients.builder();
        try {
            if (endpoint != null) {
                client.endpoint(URI.create(endpoint));
            }
            if (region != null) {
                client.region(region);
            }
        } catch (IllegalArgumentException e) {
            throw Failure.usage(ErrorText.oneLine(e.getMessage()));
        }
        if (pathStyle != null) {
            client.pathStyle(pathStyle);
        }
        if (profile != null) {
            client.profile(profile);
        }
        return client.build();
    }
}
