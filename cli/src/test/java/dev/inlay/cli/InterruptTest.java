// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, and every other polite end of the process, leaves no temporary file behind. */
class InterruptTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    @Test
    void aConversionThatIsEndedLeavesNothing() throws IOException, InterruptedException {
        Process process = Forked.inlay(
                        List.of("-Xmx64m"), "convert", "--infer", "1", "-", directory.resolve("out.parquet"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(("a\n" + "1\n".repeat(100_000)).getBytes(StandardCharsets.US_ASCII));
            in.flush();
            // it waits for more input now, the temporary file open
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (files().isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(20);
            }
            assertThat(files()).as("a temporary file").hasSize(1);
            // the signal alone: Process.destroy would also close our end of its input, whose end it may still take for
            // success
            process.toHandle().destroy();
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        assertThat(process.exitValue()).isNotZero();
        assertThat(files()).isEmpty();
    }

    /** The end comes when the temporary file is there and nobody knows of it yet. */
    @Test
    void anEndWhileTheFileIsBeingOpenedLeavesNothing() throws Exception {
        Path classes = Path.of(EndsWhileOpening.class
                        .getResource("EndsWhileOpening.class")
                        .toURI())
                .resolve("../../../..")
                .normalize();
        Process process = Forked.java(
                        EndsWhileOpening.class,
                        List.of(classes.toString()),
                        List.of("-Xmx64m"),
                        directory.resolve("out.parquet"))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(EndsWhileOpening.EXIT_CODE);
        assertThat(said).isEqualTo("opened");
        assertThat(files()).isEmpty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
