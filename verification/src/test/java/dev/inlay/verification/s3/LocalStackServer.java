// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

import dev.inlay.verification.strangers.PythonVenv;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * LocalStack without Docker: its Python package in a private environment (localstack-requirements.txt), with S3 alone.
 *
 * <p>4.13.1 is the last version that starts on CPython 3.11 to 3.13 without an account. It does not start with any other versions of
 * cbor2, pyOpenSSL, cryptography and service-identity than those pinned; what it then says, "No component plugins found", misleads.
 */
final class LocalStackServer implements S3Server {

    private final ServerProcess process;
    private final URI endpoint;

    private LocalStackServer(ServerProcess process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    static LocalStackServer start() throws IOException, PythonVenv.Unavailable {
        Path python = PythonVenv.ofLocalStack().python();
        Path directory = Modules.directory("localstack");
        int port = Modules.freePort();
        ServerProcess process = ServerProcess.start(
                "LocalStack",
                directory,
                List.of(python.toString(), "-B", script().toString()),
                Map.of(
                        "OVERRIDE_IN_DOCKER", "0",
                        "SERVICES", "s3",
                        "EAGER_SERVICE_LOADING", "1",
                        "GATEWAY_LISTEN", "127.0.0.1:" + port,
                        "DNS_ADDRESS", "0",
                        "SKIP_SSL_CERT_DOWNLOAD", "1",
                        "DISABLE_EVENTS", "1",
                        "FILESYSTEM_ROOT", directory.resolve("root").toString(),
                        // objects lie in the system's folder for such files, whatever FILESYSTEM_ROOT says
                        "TMPDIR", directory.toString()));
        URI endpoint = URI.create("http://127.0.0.1:" + port);
        // "error" in place of "running" never changes: the provider could not be imported
        process.awaitReady(
                endpoint.resolve("/_localstack/health"),
                response -> response.body().matches("(?s).*\"s3\": *\"running\".*"));
        return new LocalStackServer(process, endpoint);
    }

    private static Path script() {
        try {
            return Path.of(LocalStackServer.class
                    .getResource("localstack_until_eof.py")
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String name() {
        return "LocalStack";
    }

    @Override
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        process.stop();
    }
}
