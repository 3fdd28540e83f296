// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.pool.PoolStats;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.HttpMetric;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.metrics.MetricCollector;
import software.amazon.awssdk.metrics.NoOpMetricCollector;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** One request and its answer, whose body is read after {@link #call} has returned. */
final class Exchange implements ExecutableHttpRequest {

    /** What the client writes itself. */
    private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding");

    private static final URI ROOT = URI.create("/");

    private final HttpClient client;
    private final ConnectionPool pool;
    private final WideHttpClient.Limits limits;
    private final HttpExecuteRequest given;
    private final HttpHost host;
    private final HttpUriRequestBase request;

    Exchange(HttpClient client, ConnectionPool pool, WideHttpClient.Limits limits, HttpExecuteRequest given) {
        this.client = client;
        this.pool = pool;
        this.limits = limits;
        this.given = given;
        SdkHttpRequest wanted = given.httpRequest();
        boolean standardPort = SdkHttpUtils.isUsingStandardPort(wanted.protocol(), wanted.port());
        this.host = new HttpHost(wanted.protocol(), wanted.host(), standardPort ? -1 : wanted.port());
        this.request = new HttpUriRequestBase(wanted.method().name(), ROOT);
        request.setPath(target(wanted));
        wanted.forEachHeader((name, values) -> {
            if (!FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.addHeader(name, value));
            }
        });
        given.contentStreamProvider().ifPresent(content -> request.setEntity(new Body(content, wanted)));
    }

    /** As it was signed, to the letter: of an address the client would make one slash of two. */
    private static String target(SdkHttpRequest wanted) {
        String path = wanted.encodedPath().isEmpty() ? "/" : wanted.encodedPath();
        return wanted.encodedQueryParameters().map(query -> path + "?" + query).orElse(path);
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
        try {
            return answer(client.executeOpen(host, request, null));
        } catch (ConnectionRequestTimeoutException e) {
            throw new IOException(
                    "no connection was free within " + limits.acquire() + ", there are " + limits.maxConnections()
                            + ": maxConnections allows more",
                    e);
        } finally {
            given.metricCollector()
                    .filter(collector -> !(collector instanceof NoOpMetricCollector))
                    .ifPresent(this::report);
        }
    }

    private HttpExecuteResponse answer(ClassicHttpResponse response) throws IOException {
        SdkHttpFullResponse.Builder head =
                SdkHttpFullResponse.builder().statusCode(response.getCode()).statusText(response.getReasonPhrase());
        for (Iterator<Header> headers = response.headerIterator(); headers.hasNext(); ) {
            Header header = headers.next();
            head.appendHeader(header.getName(), header.getValue());
        }
        HttpExecuteResponse.Builder answer = HttpExecuteResponse.builder().response(head.build());
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            InputStream content = entity.getContent();
            if (entity.getContentLength() == 0) {
                content.close(); // nobody has to read it to free the connection
                content = InputStream.nullInputStream();
            }
            answer.responseBody(AbortableInputStream.create(content, this));
        }
        return answer.build();
    }

    /** Closes the connection, whatever it is used for at the moment, and whoever waits for it. */
    @Override
    public void abort() {
        request.abort();
    }

    private void report(MetricCollector to) {
        PoolStats stats = pool.getTotalStats();
        to.reportMetric(HttpMetric.HTTP_CLIENT_NAME, WideHttpClient.NAME);
        to.reportMetric(HttpMetric.MAX_CONCURRENCY, stats.getMax());
        to.reportMetric(HttpMetric.AVAILABLE_CONCURRENCY, stats.getAvailable());
        to.reportMetric(HttpMetric.LEASED_CONCURRENCY, stats.getLeased());
        to.reportMetric(HttpMetric.PENDING_CONCURRENCY_ACQUIRES, stats.getPending());
    }
}
