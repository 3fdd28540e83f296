// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * The payload whose request is being made on a thread. The SDK wraps a body four times, and shows its HTTP client a stream that can only be
 * copied out of; here the client finds the chunks themselves.
 */
public final class PayloadUnderway {

    private static final ThreadLocal<@Nullable Payload> OF_THREAD = new ThreadLocal<>();

    private PayloadUnderway() {}

    /** Makes a request with {@code payload} as its body. */
    static <T> T during(Payload payload, Supplier<T> request) {
        OF_THREAD.set(payload);
        try {
            return request.get();
        } finally {
            OF_THREAD.remove();
        }
    }

    /**
     * The payload that is the body of {@code request}; null if it may be another. The request tells by its own words: the length and the
     * CRC32C that it claims, which the store compares with what it gets.
     */
    public static @Nullable Payload of(SdkHttpRequest request) {
        Payload payload = OF_THREAD.get();
        return payload != null
                        && says(request, "Content-Length", Long.toString(payload.size()))
                        && says(request, "x-amz-checksum-crc32c", Checksum.text(payload.crc32c()))
                ? payload
                : null;
    }

    private static boolean says(SdkHttpRequest request, String header, String value) {
        return request.firstMatchingHeader(header).filter(value::equals).isPresent();
    }
}
