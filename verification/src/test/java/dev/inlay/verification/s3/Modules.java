// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Where the build left what the servers are started from, and where they leave what they say. */
final class Modules {

    private static final int FIRST_PORT = 20_000;
    private static final int LAST_PORT = 32_000;
    /** From anywhere in the first half: other builds may be running. */
    private static final AtomicInteger NEXT_PORT = new AtomicInteger(
            ThreadLocalRandom.current().nextInt(FIRST_PORT, FIRST_PORT + (LAST_PORT - FIRST_PORT) / 2));

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

    /**
     * A port that was free a moment ago, and another one each time. It is below those that systems give to outgoing connections, of
     * which the tests make hundreds while a server starts.
     */
    static int freePort() throws IOException {
        while (true) {
            int port = NEXT_PORT.getAndIncrement();
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                if (port == LAST_PORT) {
                    throw e;
                }
            }
        }
    }
}
