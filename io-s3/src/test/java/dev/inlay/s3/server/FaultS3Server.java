// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An S3 in memory that goes wrong on demand: what a store may do to its clients, request by request. Without faults it is as strict
 * as S3's documentation. It knows buckets in the path only, checks no signatures, and refuses bodies in {@code aws-chunked} framing, which
 * stores that don't know it keep as part of the object.
 *
 * <pre>
 *  try (FaultS3Server server = FaultS3Server.start("bucket")) {
 *      server.when(UPLOAD_PART).part(3).nth(1).inject(Fault.status(503, "SlowDown").retryAfter(1));
 *      server.when(COMPLETE_MULTIPART_UPLOAD).nth(1).inject(Fault.reset().afterEffect());
 *      server.rules().latency(Duration.ofMillis(100));
 *      … an SDK client with server.endpoint(), path style and any credentials …
 *      assertThat(server.requests(UPLOAD_PART)).hasSize(4);
 *      assertThat(server.openUploads()).isEmpty();
 *  }
 * </pre>
 *
 * The way of a request is {@link S3Handler}; what may go wrong is {@link Fault}; how the store behaves otherwise is {@link Rules}.
 */
public final class FaultS3Server implements AutoCloseable {

    static {
        // without it an answer's head and body are two packets, and the second waits 40 ms for the first one's receipt
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Store store = new Store();
    private final Rules rules = new Rules();
    private final FaultScript script = new FaultScript();
    private final RequestLog log = new RequestLog();
    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fault-s3");
        thread.setDaemon(true);
        return thread;
    });

    private FaultS3Server(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(executor);
        server.createContext("/", new S3Handler(store, rules, script, log));
        server.start();
    }

    /** A server on a free port, with these buckets. */
    public static FaultS3Server start(String... buckets) {
        return start(0, buckets);
    }

    static FaultS3Server start(int port, String... buckets) {
        try {
            FaultS3Server server = new FaultS3Server(port);
            for (String bucket : buckets) {
                synchronized (server.store) {
                    server.store.createBucket(bucket);
                }
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public Rules rules() {
        return rules;
    }

    /** Begins to say which requests go wrong. Of several rules that match, the first decides. */
    public When when(Operation operation) {
        return new When(script, request -> request.operation() == operation);
    }

    /** All requests, whatever they ask for. */
    public When whenAny() {
        return new When(script, request -> true);
    }

    /** No more faults. */
    public void heal() {
        script.clear();
    }

    /** Every request so far, in the order of arrival. */
    public List<S3Request> requests() {
        return log.requests();
    }

    public List<S3Request> requests(Operation operation) {
        return requests().stream()
                .filter(request -> request.operation() == operation)
                .toList();
    }

    /** Forgets the requests so far, not their ordinals. */
    public void clearRequests() {
        log.clear();
    }

    /** Requests that have arrived and whose answer has not begun. */
    public int inFlight(Operation operation) {
        return log.inFlight(operation);
    }

    /** The most that there were at once. */
    public int peakInFlight(Operation operation) {
        return log.peak(operation);
    }

    public Optional<StoredObject> object(String bucket, String key) {
        synchronized (store) {
            try {
                return Optional.ofNullable(store.bucket(bucket).get(key));
            } catch (S3Error e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    /** The ids of uploads that are neither completed nor aborted. */
    public List<String> openUploads() {
        synchronized (store) {
            return List.copyOf(store.uploads().keySet());
        }
    }

    /** Cuts all connections, at once. */
    @Override
    public void close() {
        executor.shutdownNow();
        server.stop(0);
    }
}
