// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Credentials that can be asked for anew. The SDK's providers keep what they have got until its own expiry date, and believe in it
 * also when the store says {@code ExpiredToken}; a new provider has nothing to believe in.
 */
public final class RefreshableCredentials implements AwsCredentialsProvider, SdkAutoCloseable {

    private final Supplier<? extends AwsCredentialsProvider> source;
    private @Nullable AwsCredentialsProvider current;

    /** Credentials of the providers that {@code source} makes. */
    public RefreshableCredentials(Supplier<? extends AwsCredentialsProvider> source) {
        this.source = source;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return current().resolveCredentials();
    }

    private synchronized AwsCredentialsProvider current() {
        if (current == null) {
            current = source.get();
        }
        return current;
    }

    /** Forgets what is known: the next request asks a new provider. */
    synchronized void forget() {
        close();
    }

    @Override
    public synchronized void close() {
        // a request that has just got the old provider may still use it: those that can be closed only end their
        // refreshing
        if (current instanceof SdkAutoCloseable) {
            ((SdkAutoCloseable) current).close();
        }
        current = null;
    }
}
