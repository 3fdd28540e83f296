// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

class PayloadUnderwayTest {

    private static final Bytes PAYLOAD = Bytes.of(1000);

    private static SdkHttpRequest request(long length, @Nullable Bytes body) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.PUT)
                .uri(URI.create("http://localhost/bucket/key"))
                .putHeader("Content-Length", Long.toString(length));
        if (body != null) {
            request.putHeader("x-amz-checksum-crc32c", Checksum.text(body.crc32c()));
        }
        return request.build();
    }

    @Test
    void isTheBodyOfARequestThatClaimsItsLengthAndChecksum() {
        PayloadUnderway.during(PAYLOAD, () -> {
            assertThat(PayloadUnderway.of(request(1000, PAYLOAD))).isSameAs(PAYLOAD);
            // somebody framed, encrypted or replaced it, or nobody can tell
            assertThat(PayloadUnderway.of(request(1042, PAYLOAD))).isNull();
            assertThat(PayloadUnderway.of(request(1000, Bytes.of(999)))).isNull();
            assertThat(PayloadUnderway.of(request(1000, null))).isNull();
            return null;
        });
        assertThat(PayloadUnderway.of(request(1000, PAYLOAD))).isNull();
    }
}
