// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** The client alone, against servers that say each byte themselves. */
class WideHttpClientTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final WideHttpClient.Limits PATIENT = new WideHttpClient.Limits(4, LONG, LONG, LONG);
    private static final String OK = "HTTP/1.1 200 OK\nContent-Length: 0\n\n";

    private WideHttpClient client = new WideHttpClient(PATIENT);

    @AfterEach
    void close() {
        client.close();
    }

    private ExecutableHttpRequest request(SdkHttpMethod method, URI address, byte... body) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(method)
                .protocol(address.getScheme())
                .host(address.getHost())
                .port(address.getPort())
                .encodedPath(address.getRawPath())
                .putHeader("x-amz-date", "today");
        if (body.length > 0) {
            request.putHeader("Content-Length", Integer.toString(body.length));
        }
        HttpExecuteRequest.Builder whole = HttpExecuteRequest.builder().request(request.build());
        if (body.length > 0) {
            whole.contentStreamProvider(() -> new ByteArrayInputStream(body));
        }
        return client.prepareRequest(whole.build());
    }

    private static String text(HttpExecuteResponse answer) throws IOException {
        AbortableInputStream body = answer.responseBody().orElse(null);
        if (body == null) {
            return null;
        }
        try (body) {
            return new String(body.readAllBytes(), UTF_8);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** Runs on a thread of its own, so that it can be interrupted. */
    private static final class Background<T> extends FutureTask<T> {
        final Thread thread = new Thread(this, "background");

        Background(Callable<T> work) {
            super(work);
            thread.start();
        }

        Throwable failure() throws Exception {
            try {
                get(20, TimeUnit.SECONDS);
                throw new AssertionError("it returned");
            } catch (ExecutionException e) {
                return e.getCause();
            }
        }
    }

    @Test
    void usesOneConnectionForRequestsThatFollowEachOther() throws Exception {
        try (SocketServer server = SocketServer.start(connection -> {
            while (true) {
                String head = connection.head();
                if (head == null) {
                    return;
                }
                if (head.startsWith("PUT")) {
                    connection.body(300_000);
                    connection.say("HTTP/1.1 200 OK\nETag: \"x\"\nContent-Length: 0\n\n");
                } else if (head.startsWith("HEAD")) {
                    connection.say("HTTP/1.1 200 OK\nContent-Length: 5000000000\n\n");
                } else if (head.startsWith("DELETE")) {
                    connection.say("HTTP/1.1 204 No Content\n\n");
                } else {
                    connection.say("HTTP/1.1 206 Partial Content\nContent-Length: 4\n\nPAR1");
                }
            }
        })) {
            URI address = server.address("/bucket/key");
            for (int i = 0; i < 3; i++) {
                HttpExecuteResponse put =
                        request(SdkHttpMethod.PUT, address, random(300_000)).call();
                assertThat(put.httpResponse().firstMatchingHeader("etag")).contains("\"x\"");
                assertThat(text(put)).isEmpty();
                HttpExecuteResponse head = request(SdkHttpMethod.HEAD, address).call();
                assertThat(head.httpResponse().firstMatchingHeader("Content-Length"))
                        .contains("5000000000");
                assertThat(head.responseBody()).isEmpty();
                HttpExecuteResponse delete =
                        request(SdkHttpMethod.DELETE, address).call();
                assertThat(delete.httpResponse().statusCode()).isEqualTo(204);
                assertThat(delete.responseBody()).isEmpty();
                assertThat(text(request(SdkHttpMethod.GET, address).call())).isEqualTo("PAR1");
            }
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.heads()).hasSize(12);
        }
    }

    @Test
    void sendsWhatWasSignedAndNothingElse() throws Exception {
        try (SocketServer server = SocketServer.start(connection -> {
            connection.head();
            connection.say(OK);
            connection.head();
            connection.body(3);
            connection.say(OK);
            connection.await();
        })) {
            request(SdkHttpMethod.GET, server.address("//a//b%20c/../d")).call();
            request(SdkHttpMethod.PUT, server.address("/k"), (byte) 1, (byte) 2, (byte) 3)
                    .call();
            assertThat(server.heads().get(0))
                    .startsWith("GET //a//b%20c/../d HTTP/1.1\r\n")
                    .contains("x-amz-date: today\r\n", "Host: localhost:" + server.port() + "\r\n")
                    .doesNotContain("User-Agent", "Upgrade", "Accept-Encoding", "Cookie", "Content-");
            assertThat(server.heads().get(1))
                    .contains("Content-Length: 3\r\n")
                    .doesNotContain("Expect", "Transfer-Encoding", "Content-Type");
        }
    }

    @Test
    void sendsTheBytesOfABody() throws Exception {
        byte[] body = random((3 << 20) + 17);
        AtomicReference<byte[]> got = new AtomicReference<>();
        try (SocketServer server = SocketServer.start(connection -> {
            connection.head();
            got.set(connection.body(body.length));
            connection.say(OK);
        })) {
            request(SdkHttpMethod.PUT, server.address("/k"), body).call();
            assertThat(got.get()).isEqualTo(body);
        }
    }

    @Test
    void saysThatABodyIsTooShort() throws Exception {
        try (SocketServer server = SocketServer.start(SocketServer.Connection::await)) {
            HttpExecuteRequest request = HttpExecuteRequest.builder()
                    .request(SdkHttpRequest.builder()
                            .method(SdkHttpMethod.PUT)
                            .uri(server.address("/k"))
                            .putHeader("Content-Length", "10")
                            .build())
                    .contentStreamProvider(() -> new ByteArrayInputStream(new byte[7]))
                    .build();
            assertThatThrownBy(() -> client.prepareRequest(request).call())
                    .isInstanceOf(IOException.class)
                    .hasMessage("the body ended 3 bytes before its length of 10");
        }
    }

    @Test
    void handsOverRedirectsAndEncodedBodiesAsTheyAre() throws Exception {
        try (SocketServer server = SocketServer.start(connection -> {
            connection.head();
            connection.say("HTTP/1.1 307 Temporary Redirect\nLocation: http://localhost:1/\nContent-Length: 0\n\n");
            connection.head();
            connection.say("HTTP/1.1 200 OK\nContent-Encoding: gzip\nSet-Cookie: a=b\nContent-Length: 3\n\nabc");
            connection.head();
            connection.say(OK);
            connection.await();
        })) {
            URI address = server.address("/k");
            assertThat(request(SdkHttpMethod.GET, address).call().httpResponse().statusCode())
                    .isEqualTo(307);
            HttpExecuteResponse encoded = request(SdkHttpMethod.GET, address).call();
            assertThat(encoded.httpResponse().firstMatchingHeader("Content-Encoding"))
                    .contains("gzip");
            assertThat(text(encoded)).isEqualTo("abc");
            request(SdkHttpMethod.GET, address).call();
            assertThat(server.heads().get(2)).doesNotContain("Cookie");
        }
    }

    @Test
    void readsTheAnswerOfAServerThatRefusesBeforeItHasTheBody() throws Exception {
        try (SocketServer server = SocketServer.start(connection -> {
            String head = connection.head();
            if (head.startsWith("GET")) {
                connection.say(OK);
                return;
            }
            connection.body(100_000);
            connection.say("HTTP/1.1 403 Forbidden\nx-amz-request-id: R1\nContent-Length: 6\n\nDenied");
        })) {
            for (int i = 0; i < 5; i++) {
                HttpExecuteResponse answer = request(SdkHttpMethod.PUT, server.address("/k"), random(32 << 20))
                        .call();
                assertThat(answer.httpResponse().statusCode()).isEqualTo(403);
                assertThat(answer.httpResponse().firstMatchingHeader("x-amz-request-id"))
                        .contains("R1");
                assertThat(text(answer)).isEqualTo("Denied");
            }
            request(SdkHttpMethod.GET, server.address("/k")).call();
            assertThat(server.connections()).as("none of them was used again").isEqualTo(6);
        }
    }

    @Test
    void saysThatASendingBrokeOff() throws Exception {
        try (SocketServer server = SocketServer.start(connection -> {
            connection.head();
            connection.body(100_000);
        })) {
            assertThatThrownBy(() -> request(SdkHttpMethod.PUT, server.address("/k"), random(32 << 20))
                            .call())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void opensAnotherConnectionForOneThatTheServerClosed() throws Exception {
        try (SocketServer server = SocketServer.start(connection -> {
            connection.head();
            connection.say(OK);
        })) {
            request(SdkHttpMethod.GET, server.address("/k")).call();
            Thread.sleep(1200); // after a second a connection is looked at before it is used
            request(SdkHttpMethod.GET, server.address("/k")).call();
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void waitsForAnAnswerAsLongAsItMayBeIdle() throws Exception {
        client.close();
        client = new WideHttpClient(new WideHttpClient.Limits(4, LONG, SHORT, LONG));
        try (SocketServer server = SocketServer.start(connection -> {
            connection.head();
            connection.await();
        })) {
            assertThatThrownBy(() ->
                            request(SdkHttpMethod.GET, server.address("/k")).call())
                    .isInstanceOf(SocketTimeoutException.class);
        }
        try (SocketServer server = SocketServer.start(connection -> {
            connection.head();
            connection.say("HTTP/1.1 200 OK\nContent-Length: 10\n\nabc");
            connection.await();
        })) {
            HttpExecuteResponse answer =
                    request(SdkHttpMethod.GET, server.address("/k")).call();
            assertThatThrownBy(() -> text(answer)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void opensAConnectionWithinItsTime() throws Exception {
        client.close();
        client = new WideHttpClient(new WideHttpClient.Limits(4, SHORT, LONG, LONG));
        // a server that accepts nobody, and whose queue is full
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket second = new Socket(full.getInetAddress(), full.getLocalPort())) {
            URI address = URI.create("http://127.0.0.1:" + full.getLocalPort() + "/k");
            assertThatThrownBy(() -> request(SdkHttpMethod.GET, address).call())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("timed out");
            assertThat(first.isConnected() && second.isConnected()).isTrue();
        }
    }

    @Test
    void namesTheNumberOfConnectionsIfNoneIsFree() throws Exception {
        client.close();
        client = new WideHttpClient(new WideHttpClient.Limits(1, LONG, LONG, SHORT));
        try (SocketServer server = SocketServer.start(connection -> {
            while (connection.head() != null) {
                connection.say("HTTP/1.1 200 OK\nContent-Length: 2\n\nab");
            }
        })) {
            HttpExecuteResponse open =
                    request(SdkHttpMethod.GET, server.address("/k")).call();
            assertThatThrownBy(() ->
                            request(SdkHttpMethod.GET, server.address("/k")).call())
                    .isInstanceOf(IOException.class)
                    .hasMessage("no connection was free within PT1S, there are 1: maxConnections allows more");
            assertThat(text(open)).isEqualTo("ab");
            assertThat(text(request(SdkHttpMethod.GET, server.address("/k")).call()))
                    .isEqualTo("ab");
        }
    }

    @Test
    void takesBackARequestForAConnectionThatIsInterrupted() throws Exception {
        client.close();
        client = new WideHttpClient(new WideHttpClient.Limits(1, LONG, LONG, LONG));
        try (SocketServer server = SocketServer.start(connection -> {
            while (connection.head() != null) {
                connection.say("HTTP/1.1 200 OK\nContent-Length: 2\n\nab");
            }
        })) {
            HttpExecuteResponse open =
                    request(SdkHttpMethod.GET, server.address("/k")).call();
            Background<HttpExecuteResponse> waiting = new Background<>(
                    () -> request(SdkHttpMethod.GET, server.address("/k")).call());
            while (waiting.thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            waiting.thread.interrupt();
            assertThat(waiting.failure()).isInstanceOf(IOException.class);
            text(open);
            // the only connection there is was not given to the one that does not wait any more
            assertThat(text(request(SdkHttpMethod.GET, server.address("/k")).call()))
                    .isEqualTo("ab");
        }
    }

    @Test
    void endsWhatItWaitsForWhenItIsAborted() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        for (int length : new int[] {1, 64 << 20}) { // the answer, and that the server reads
            CountDownLatch arrived = new CountDownLatch(1);
            try (SocketServer server = SocketServer.start(connection -> {
                connection.head();
                arrived.countDown();
                end.await();
            })) {
                ExecutableHttpRequest request = request(SdkHttpMethod.PUT, server.address("/k"), new byte[length]);
                Background<HttpExecuteResponse> background = new Background<>(request);
                arrived.await();
                Thread.sleep(50); // until it is blocked; a moment earlier has to do as well
                request.abort();
                assertThat(background.failure()).isInstanceOf(IOException.class);
            }
        }
        end.countDown();
    }

    @Test
    void endsTheReadingOfABodyThatIsAborted() throws Exception {
        try (SocketServer server = SocketServer.start(connection -> {
            connection.head();
            connection.say("HTTP/1.1 200 OK\nContent-Length: 1000000\n\nabc");
            connection.await();
        })) {
            AbortableInputStream body = request(SdkHttpMethod.GET, server.address("/k"))
                    .call()
                    .responseBody()
                    .orElseThrow();
            assertThat(body.readNBytes(3)).isEqualTo("abc".getBytes(UTF_8));
            Background<Integer> reading = new Background<>(body::read);
            body.abort();
            assertThat(reading.failure()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void goesThroughTheProxyOfTheSystemProperties() throws Exception {
        try (SocketServer proxy = SocketServer.start(connection -> {
                    String head = connection.head();
                    connection.body(3);
                    if (!head.contains("Proxy-Authorization: Basic dXNlcjpwYXNz\r\n")) { // user:pass
                        connection.say(
                                "HTTP/1.1 407 Who?\nProxy-Authenticate: Basic realm=\"p\"\nContent-Length: 0\n\n");
                        connection.head();
                        connection.body(3);
                    }
                    connection.say("HTTP/1.1 200 OK\nContent-Length: 5\n\nproxy");
                    connection.await();
                });
                SocketServer direct = SocketServer.start(connection -> {
                    connection.head();
                    connection.say("HTTP/1.1 200 OK\nContent-Length: 6\n\ndirect");
                    connection.await();
                })) {
            Map<String, String> settings = Map.of(
                    "http.proxyHost", "localhost",
                    "http.proxyPort", Integer.toString(proxy.port()),
                    "http.proxyUser", "user",
                    "http.proxyPassword", "pass",
                    "http.nonProxyHosts", "*.example|localhost");
            settings.forEach(System::setProperty);
            try {
                client.close();
                client = new WideHttpClient(PATIENT);
            } finally {
                settings.keySet().forEach(System::clearProperty);
            }
            URI far = URI.create("http://store.invalid:80/bucket//key");
            byte[] body = {1, 2, 3};
            assertThat(text(request(SdkHttpMethod.PUT, far, body).call())).isEqualTo("proxy");
            assertThat(text(request(SdkHttpMethod.GET, direct.address("/k")).call()))
                    .isEqualTo("direct");
            assertThat(proxy.heads().get(1))
                    .startsWith("PUT http://store.invalid/bucket//key HTTP/1.1\r\n")
                    .contains("Content-Length: 3\r\n", "Proxy-Authorization: Basic dXNlcjpwYXNz\r\n");
        }
    }

    @Test
    void holdsManyConnectionsAtOnce() throws Exception {
        CountDownLatch all = new CountDownLatch(4);
        try (SocketServer server = SocketServer.start(connection -> {
            connection.head();
            all.countDown();
            all.await();
            connection.say(OK);
        })) {
            Background<?>[] requests = new Background<?>[4];
            Arrays.setAll(
                    requests,
                    i -> new Background<>(() ->
                            request(SdkHttpMethod.GET, server.address("/k")).call()));
            for (Background<?> request : requests) {
                request.get(20, TimeUnit.SECONDS);
            }
            assertThat(server.connections()).isEqualTo(4);
        }
    }

    @Test
    void refusesRequestsWhenItIsClosed() throws Exception {
        client.close();
        assertThatThrownBy(() -> request(SdkHttpMethod.GET, URI.create("http://localhost:1/k"))
                        .call())
                .hasMessageContaining("Connection pool shut down");
    }

    @Test
    void readsAnAnswerOfUnknownLength() throws Exception {
        try (SocketServer server = SocketServer.start(connection -> {
            connection.head();
            connection.say("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3\nabc\n2\nde\n0\n\n");
            connection.head();
            connection.say("HTTP/1.1 200 OK\nConnection: close\n\nuntil the end");
        })) {
            assertThat(text(request(SdkHttpMethod.GET, server.address("/k")).call()))
                    .isEqualTo("abcde");
            InputStream body = request(SdkHttpMethod.GET, server.address("/k"))
                    .call()
                    .responseBody()
                    .orElseThrow();
            assertThat(new String(body.readAllBytes(), UTF_8)).isEqualTo("until the end");
            assertThat(server.connections()).isEqualTo(1);
        }
    }
}
