// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Adobe's S3Mock in a JVM of its own, as its documentation asks for, on the class path that the module verification/s3mock makes. */
final class S3MockServer implements S3Server {

    private final ServerProcess process;
    private final URI endpoint;

    private S3MockServer(ServerProcess process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    static S3MockServer start() throws IOException {
        Path directory = Modules.directory("s3mock");
        int port = Modules.freePort();
        List<Path> classPath = new ArrayList<>(Modules.classPath("s3mock"));
        classPath.add(Modules.classesOf(EndsWithItsParent.class));
        ServerProcess process = ServerProcess.start(
                "S3Mock",
                directory,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        // 12 s to start become 5 when the machine is shared
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + directory,
                        "-cp",
                        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                        EndsWithItsParent.class.getName(),
                        "com.adobe.testing.s3mock.S3MockApplication",
                        "--http.port=" + port,
                        "--server.port=" + Modules.freePort()),
                Map.of());
        URI endpoint = URI.create("http://127.0.0.1:" + port);
        process.awaitReady(endpoint.resolve("/"), response -> response.statusCode() == 200);
        return new S3MockServer(process, endpoint);
    }

    @Override
    public String name() {
        return "S3Mock";
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
