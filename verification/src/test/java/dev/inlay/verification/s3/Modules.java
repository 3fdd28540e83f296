// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where the build left what the servers are started from, and where they leave what they say. */
final class Modules {

    private Modules() {}

    private static Path verification() {
        return Path.of(System.getProperty("inlay.root"), "verification");
    }

    /** The jars that a module like verification/s3mock stands for. */
    static List<Path> classPath(String module) throws IOException {
        try (InputStream in = Modules.class.getResourceAsStream(module + ".classpath")) {
            String text = new String(in.readAllBytes(), UTF_8).strip();
            return Stream.of(text.split(File.pathSeparator, -1)).map(Path::of).toList();
        }
    }

    /** The directory or jar that a class of the tests comes from. */
    static Path classesOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** An empty directory for a server's output and files; what the run before left there is deleted. */
    static Path directory(String server) throws IOException {
        Path directory = verification().resolve("target/s3").resolve(server);
        if (Files.exists(directory)) {
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(directory);
    }

    static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    /** A port that was free a moment ago. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
