// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.http;

import dev.inlay.s3.transport.Payload;
import dev.inlay.s3.transport.PayloadUnderway;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpRequest;

/** The body of a request. Chunks of a payload go to the socket as they are, another body through one buffer. */
final class Body extends AbstractHttpEntity {

    private static final int BUFFER = 128 << 10;
    private static final long UNKNOWN = -1;

    private final ContentStreamProvider content;
    private final long length;
    private final @Nullable Payload payload;

    Body(ContentStreamProvider content, SdkHttpRequest request) {
        this(
                content,
                request.firstMatchingHeader("Content-Length")
                        .map(Long::parseLong)
                        .orElse(UNKNOWN),
                request);
    }

    private Body(ContentStreamProvider content, long length, SdkHttpRequest request) {
        super((String) null, null, length == UNKNOWN);
        this.content = content;
        this.length = length;
        this.payload = PayloadUnderway.of(request);
    }

    @Override
    public long getContentLength() {
        return length;
    }

    /** The SDK gives a new stream each time. */
    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public InputStream getContent() {
        return content.newStream();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        if (payload != null) {
            payload.writeTo(out);
            return;
        }
        InputStream in = content.newStream(); // the SDK closes it
        long left = length == UNKNOWN ? Long.MAX_VALUE : length;
        byte[] buffer = new byte[(int) Math.min(BUFFER, Math.max(left, 1))];
        while (left > 0) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0 && length == UNKNOWN) {
                return;
            }
            if (count < 0) {
                throw new IOException("the body ended " + left + " bytes before its length of " + length);
            }
            out.write(buffer, 0, count);
            left -= count;
        }
    }

    @Override
    public void close() {}
}
