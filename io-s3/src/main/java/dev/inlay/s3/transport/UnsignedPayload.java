// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignedRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.IdentityProviders;

/**
 * Signature version 4 with {@code x-amz-content-sha256: UNSIGNED-PAYLOAD} over plain http as well. The SDK's signer hashes the body
 * whenever the scheme is http; here it is shown https, and the request keeps its own scheme. A port that is the default of one of
 * the two schemes is named in the signed {@code Host}, which is sent as it was signed.
 */
public final class UnsignedPayload implements AwsV4AuthScheme {

    private final AwsV4AuthScheme scheme = AwsV4AuthScheme.create();

    @Override
    public String schemeId() {
        return scheme.schemeId();
    }

    @Override
    public IdentityProvider<AwsCredentialsIdentity> identityProvider(IdentityProviders providers) {
        return scheme.identityProvider(providers);
    }

    @Override
    public AwsV4HttpSigner signer() {
        return new Signer(scheme.signer());
    }

    private record Signer(AwsV4HttpSigner signer) implements AwsV4HttpSigner {

        @Override
        public SignedRequest sign(SignRequest<? extends AwsCredentialsIdentity> request) {
            SignedRequest signed = signer.sign(request.toBuilder()
                    .request(withScheme(request.request(), "https"))
                    .build());
            return signed.toBuilder()
                    .request(withScheme(signed.request(), request.request().protocol()))
                    .build();
        }

        @Override
        public CompletableFuture<AsyncSignedRequest> signAsync(
                AsyncSignRequest<? extends AwsCredentialsIdentity> request) {
            return signer.signAsync(request);
        }

        private static SdkHttpRequest withScheme(SdkHttpRequest request, String scheme) {
            int port = request.port();
            return request.copy(b -> b.protocol(scheme).port(port));
        }
    }
}
