// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A server in a process of its own. Its output goes to a file, the end of which is part of what is said when it does not start. The
 * process must end when its standard input does: so it goes even if this JVM is killed.
 */
final class ServerProcess {

    /** A machine with two busy processors may take twenty times as long as a free one, which needs 5 to 12 s. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final int OUTPUT_SHOWN = 4000;

    private final String name;
    private final Process process;
    private final Path output;

    private ServerProcess(String name, Process process, Path output) {
        this.name = name;
        this.process = process;
        this.output = output;
    }

    /**
     * @param directory where it works and where its output goes
     * @param environment variables to set
     */
    static ServerProcess start(String name, Path directory, List<String> command, Map<String, String> environment)
            throws IOException {
        Path output = directory.resolve("output.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeAll(List.of("PYTHONHOME", "PYTHONPATH", "JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        return new ServerProcess(name, builder.start(), output);
    }

    /** Returns when the answer to a GET of this address satisfies the condition. */
    void awaitReady(URI address, Predicate<HttpResponse<String>> ready) throws IOException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String last = "nothing";
        try {
            while (System.nanoTime() < deadline && process.isAlive()) {
                try {
                    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                    if (ready.test(response)) {
                        return;
                    }
                    last = response.statusCode() + " " + response.body();
                } catch (IOException e) {
                    last = e.toString(); // not yet listening
                }
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
            throw new InterruptedIOException("interrupted while " + name + " starts");
        }
        stop();
        String said = Files.readString(output);
        throw new IOException(name + " does not start, " + address + " last said: " + last + "\nexit code "
                + process.exitValue() + ", from " + output + ":\n"
                + said.substring(Math.max(0, said.length() - OUTPUT_SHOWN)));
    }

    /** Asks it to end, and makes it end if it has not in 5 s. */
    void stop() {
        process.destroy();
        try {
            if (process.waitFor(5, TimeUnit.SECONDS)) {
                return;
            }
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
