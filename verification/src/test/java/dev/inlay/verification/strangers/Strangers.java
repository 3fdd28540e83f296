// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * The one Python process with all readers (worker.py): a request is a line of JSON, and so is its answer. Starting it costs a
 * second, a question milliseconds, so it lives as long as this JVM; it ends by itself when its standard input does. A
 * process that dies or does not answer in time is started anew for the next question, and what it said on its standard error
 * is part of the failure.
 */
public final class Strangers {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int STDERR_SHOWN = 4000;

    private static @Nullable Strangers running;
    private static @Nullable String unavailable;

    private final Process process;
    private final Path stderr;
    private final BufferedWriter requests;
    private final BufferedReader answers;
    private final ExecutorService reading = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "strangers-answers");
        thread.setDaemon(true);
        return thread;
    });
    private final Duration patience;

    /** What the worker refused or failed at: the engine's own error, with its Python traceback. */
    static final class StrangerException extends RuntimeException {
        private static final long serialVersionUID = 1;

        StrangerException(String message) {
            super(message);
        }
    }

    Strangers(Path python, Path worker, Duration patience) {
        this.patience = patience;
        try {
            stderr = Files.createTempFile("inlay-strangers", ".err");
            stderr.toFile().deleteOnExit();
            ProcessBuilder builder =
                    new ProcessBuilder(python.toString(), "-X", "utf8", "-X", "faulthandler", "-B", worker.toString());
            builder.redirectError(stderr.toFile());
            builder.environment().keySet().removeAll(List.of("PYTHONHOME", "PYTHONPATH"));
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        requests = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), UTF_8));
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    /** The running process; without Python the calling test is skipped, and the reason says what is missing. */
    public static synchronized Strangers orSkip() {
        String missing = missing();
        if (missing != null) {
            throw new TestAbortedException(missing);
        }
        return running;
    }

    /** Why there are no strangers to ask, or null if there are. */
    static synchronized @Nullable String missing() {
        if (unavailable == null && (running == null || !running.process.isAlive())) {
            try {
                running = new Strangers(PythonVenv.ofModule().python(), workerScript(), PATIENCE);
                Process process = running.process;
                Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            } catch (PythonVenv.Unavailable e) {
                unavailable = e.getMessage();
            }
        }
        return unavailable;
    }

    static Path workerScript() {
        try {
            return Path.of(Strangers.class.getResource("worker.py").toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Asks one question.
     *
     * @param operation the name of a function in worker.py or footers.py
     * @param arguments its arguments by name
     * @throws StrangerException if the operation raised an exception: often the engine's refusal to read the file
     */
    public synchronized Object ask(String operation, Map<String, ?> arguments) {
        String answer = exchange(Json.write(Map.of("operation", operation, "arguments", arguments)));
        Map<?, ?> parsed = (Map<?, ?>) Json.read(answer);
        if (parsed.containsKey("error")) {
            throw new StrangerException(
                    operation + shortened(arguments) + ": " + parsed.get("error") + "\n" + parsed.get("traceback"));
        }
        return parsed.get("result");
    }

    private String exchange(String request) {
        CompletableFuture<String> line = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        // writing is part of what is waited for: a worker that hangs reads no long request to its end
                        requests.write(request);
                        requests.newLine();
                        requests.flush();
                        return answers.readLine();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                reading);
        String shown = request.substring(0, Math.min(300, request.length()));
        try {
            String answer = line.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (answer == null) {
                throw new StrangerException("the Python process ended at " + shown + "\n" + lastWords());
            }
            return answer;
        } catch (TimeoutException e) {
            stop();
            throw new StrangerException("no answer in " + patience.toSeconds() + " s to " + shown + "\n" + lastWords());
        } catch (ExecutionException e) {
            throw new StrangerException(
                    "the Python process ended at " + shown + " (" + e.getCause() + ")\n" + lastWords());
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
            throw new StrangerException("interrupted while waiting for " + shown);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void stop() {
        process.destroyForcibly();
        reading.shutdownNow();
    }

    private static String shortened(Map<String, ?> arguments) {
        String text = arguments.toString();
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }

    private String lastWords() {
        try {
            process.waitFor(2, TimeUnit.SECONDS);
            String said = Files.readString(stderr);
            String end = said.substring(Math.max(0, said.length() - STDERR_SHOWN));
            return "exit code " + (process.isAlive() ? "none yet" : process.exitValue()) + ", standard error:\n" + end;
        } catch (IOException e) {
            return "standard error unreadable: " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
