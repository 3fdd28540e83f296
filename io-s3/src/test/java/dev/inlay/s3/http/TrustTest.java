// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Whom the client speaks to over https. */
class TrustTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path dir;

    /** A key and its certificate, signed by nobody. */
    private KeyStore identity(String host) throws Exception {
        Path file = dir.resolve(host + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "store",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore identity = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            identity.load(in, PASSWORD);
        }
        return identity;
    }

    private static SSLContext context(KeyStore identity) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(identity, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD);
        trusted.setCertificateEntry("store", identity.getCertificate("store"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static HttpExecuteResponse put(SocketServer server, byte[] body) throws Exception {
        Duration minute = Duration.ofMinutes(1);
        WideHttpClient client = new WideHttpClient(new WideHttpClient.Limits(4, minute, minute, minute));
        try {
            return client.prepareRequest(HttpExecuteRequest.builder()
                            .request(SdkHttpRequest.builder()
                                    .method(SdkHttpMethod.PUT)
                                    .protocol("https")
                                    .host("localhost")
                                    .port(server.port())
                                    .encodedPath("/bucket/key")
                                    .putHeader("Content-Length", Integer.toString(body.length))
                                    .build())
                            .contentStreamProvider(() -> new ByteArrayInputStream(body))
                            .build())
                    .call();
        } finally {
            client.close();
        }
    }

    @Test
    void trustsWhomThePlatformTrustsIfItHasTheRightName() throws Exception {
        byte[] body = new byte[5 << 20];
        new Random(1).nextBytes(body);
        AtomicReference<byte[]> got = new AtomicReference<>();
        SocketServer.Script script = connection -> {
            connection.head();
            got.set(connection.body(body.length));
            connection.say("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
        };
        SSLContext before = SSLContext.getDefault();
        SSLContext local = context(identity("localhost"));
        SSLContext other = context(identity("elsewhere.example"));
        try (SocketServer right =
                        SocketServer.start(local.getServerSocketFactory().createServerSocket(0), script);
                SocketServer wrong =
                        SocketServer.start(other.getServerSocketFactory().createServerSocket(0), script)) {
            assertThatThrownBy(() -> put(right, body)).as("signed by nobody").isInstanceOf(SSLException.class);
            SSLContext.setDefault(local);
            assertThat(put(right, body).httpResponse().statusCode()).isEqualTo(200);
            assertThat(got.get()).isEqualTo(body);
            SSLContext.setDefault(other);
            assertThatThrownBy(() -> put(wrong, body)).as("another's name").isInstanceOf(SSLException.class);
        } finally {
            SSLContext.setDefault(before);
        }
    }
}
