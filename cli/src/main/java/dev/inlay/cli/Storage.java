// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.s3.S3Location;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;

/** Where the files of one command are: the operating system's, and a client for objects from the first one on. */
final class Storage implements AutoCloseable {

    private final Supplier<S3Client> clients;
    private @Nullable S3Client client;

    Storage(Supplier<S3Client> clients) {
        this.clients = clients;
    }

    Place place(String name) {
        return S3Location.isLocation(name) ? new ObjectPlace(this, location(name)) : LocalPlace.of(name);
    }

    private static S3Location location(String name) {
        try {
            return S3Location.parse(name);
        } catch (IllegalArgumentException e) {
            throw Failure.usage(ErrorText.oneLine(e.getMessage()));
        }
    }

    S3Client client() {
        if (client == null) {
            try {
                client = clients.get();
            } catch (SdkClientException e) {
                throw Failure.failed("S3: " + reason(e), e);
            }
        }
        return client;
    }

    /** A profile that is not there is named by the message; without a region it lists who was asked, by their class names. */
    private static String reason(SdkClientException e) {
        String message = ErrorText.oneLine(e.getMessage());
        return message.contains("region") ? "no region is known: give --region, or set AWS_REGION" : message;
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }
}
