// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * Apache's HTTP client for the SDK. The SDK's own adapter of it reads a body in steps of 4 KiB and hands them to the socket in steps of
 * 8. Here a payload leaves as wide as its chunks lie, which takes a fifth less of the processor, and a store that refuses a request
 * before it has read it is heard.
 *
 * <p>As the SDK's adapter it follows no redirects, decompresses nothing, repeats nothing, takes the proxy from system properties or
 * environment, and trusts whom the platform trusts. No request waits for {@code 100 Continue}. An interrupt ends the wait for a connection,
 * but not that for an answer: a part whose request was cut off may land later, and nobody would know.
 */
public final class WideHttpClient implements SdkHttpClient {

    static final String NAME = "Inlay";

    /** Servers and load balancers close idle connections after 60 s and more; S3 itself earlier, which the check before reuse sees. */
    private static final TimeValue KEPT_IDLE = TimeValue.ofSeconds(60);

    /**
     * How long things may take.
     *
     * @param maxConnections connections at once
     * @param connect until a connection is open
     * @param idle without a byte of an answer
     * @param acquire until one of the connections is free
     */
    public record Limits(int maxConnections, Duration connect, Duration idle, Duration acquire) {}

    private final Limits limits;
    private final ConnectionPool pool;
    private final CloseableHttpClient client;

    /** For a client of the SDK, which closes it with itself. */
    public static Builder<?> builder(Limits limits) {
        return new ForService(limits);
    }

    private record ForService(Limits limits) implements Builder<ForService> {
        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
            return new WideHttpClient(limits);
        }
    }

    /** A client with connections of its own. */
    WideHttpClient(Limits limits) {
        this.limits = limits;
        this.pool = new ConnectionPool(limits);
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setConnectionManager(pool)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(limits.acquire().toMillis(), TimeUnit.MILLISECONDS)
                        .setResponseTimeout(limits.idle().toMillis(), TimeUnit.MILLISECONDS)
                        .setConnectionKeepAlive(KEPT_IDLE)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .evictIdleConnections(KEPT_IDLE)
                .evictExpiredConnections()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableDefaultUserAgent();
        SystemProxy.find().ifPresent(proxy -> proxy.configure(builder));
        this.client = builder.build();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Exchange(client, pool, limits, request);
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    @Override
    public String clientName() {
        return NAME;
    }
}
