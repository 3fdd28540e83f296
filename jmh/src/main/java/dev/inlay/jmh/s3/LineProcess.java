// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh.s3;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that answers each line of its input with one line, and ends when the input does. Its errors go to ours. */
final class LineProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter questions;

    LineProcess(List<String> command) throws IOException {
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        questions = new PrintWriter(process.getOutputStream(), false, StandardCharsets.UTF_8);
    }

    /** A JVM of this one's make and class path. */
    static LineProcess java(List<String> options, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new LineProcess(command);
    }

    /** What it says next. */
    String line() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException(
                    "the process ended: " + process.info().commandLine().orElse("unknown"));
        }
        return line;
    }

    String ask(String question) throws IOException {
        questions.println(question);
        questions.flush();
        return line();
    }

    /** Processor time so far, all threads, by the system's own count of 10 ms steps. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The most memory that was ever resident, in MiB; 0 on systems other than Linux. */
    double peakMib() throws IOException {
        return statusMib("VmHWM:");
    }

    /** The memory that is resident now, in MiB; 0 on systems other than Linux. */
    double residentMib() throws IOException {
        return statusMib("VmRSS:");
    }

    private double statusMib(String field) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(field))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        questions.close();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
