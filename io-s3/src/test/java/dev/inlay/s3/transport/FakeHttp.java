// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Answers without a server, with headers that a server of the JDK's would write itself. */
final class FakeHttp implements SdkHttpClient {

    /** An answer. */
    static final class Reply {
        private final int status;
        private final Map<String, String> headers;
        private final String body;

        /** One without a body. */
        Reply(int status, Map<String, String> headers) {
            this(status, headers, "");
        }

        Reply(int status, Map<String, String> headers, String body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }
    }

    final List<SdkHttpRequest> requests = new ArrayList<>();
    private final Function<SdkHttpRequest, Reply> answers;

    FakeHttp(Function<SdkHttpRequest, Reply> answers) {
        this.answers = answers;
    }

    /** A client like those of S3Clients, but for where its requests go. */
    S3Client client() {
        return S3Client.builder()
                .httpClient(this)
                .endpointOverride(URI.create("http://store.example"))
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("access", "secret")))
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                requests.add(request.httpRequest());
                Reply reply = answers.apply(request.httpRequest());
                SdkHttpFullResponse.Builder response =
                        SdkHttpFullResponse.builder().statusCode(reply.status);
                reply.headers.forEach(response::putHeader);
                return HttpExecuteResponse.builder()
                        .response(response.build())
                        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(reply.body.getBytes(UTF_8))))
                        .build();
            }

            @Override
            public void abort() {}
        };
    }

    @Override
    public void close() {}
}
