// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's first command in a copy of the sources where nothing is built yet, as after a clone: the launcher builds, then
 * converts, and pyarrow reads the result. The second start does not build.
 */
class LauncherTest {

    /** A build without checks and tests takes 15 s here; the rest is for slower machines. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    Path checkout;

    @Test
    void buildsThenConvertsThenOnlyConverts() throws Exception {
        Strangers strangers = Strangers.orSkip();
        copySources();

        String first = inlay("convert", "samples/birdstrikes.csv", "first.parquet");
        String second = inlay("convert", "samples/birdstrikes.csv", "second.parquet");

        assertThat(first).contains("building");
        assertThat(second).doesNotContain("building");
        Path file = checkout.resolve("first.parquet");
        assertThat(checkout.resolve("second.parquet")).hasSameBinaryContentAs(file);
        try (Expectation expectation =
                Expectation.ofCsv(strangers, checkout.resolve("samples/birdstrikes.csv"), file, Map.of())) {
            assertThat(expectation.rows()).isEqualTo(10_000);
            expectation.mustBeReadFrom(file, Engine.PYARROW);
        }
    }

    private void copySources() throws IOException {
        try (Stream<Path> files = Files.walk(Tables.ROOT)) {
            for (Path file : files.filter(LauncherTest::isSource).toList()) {
                Path copy = checkout.resolve(Tables.ROOT.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static boolean isSource(Path file) {
        String path = Tables.ROOT.relativize(file).toString();
        return Files.isRegularFile(file)
                && !path.matches("(.*/)?(target|\\.git)/.*")
                && path.matches("inlay|mvnw|(.*/)?pom\\.xml|[^/]+/src/main/.*|samples/.*|\\.mvn/.*");
    }

    private String inlay(String... arguments) throws IOException, InterruptedException {
        Path output = checkout.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of("./inlay"), Stream.of(arguments)).toList());
        builder.directory(checkout.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
        // what the build that runs this test was told is not meant for the one inside
        builder.environment().keySet().removeAll(List.of("MAVEN_PROJECTBASEDIR", "MAVEN_CMD_LINE_ARGS"));
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("./inlay took longer than " + PATIENCE + ":\n" + Files.readString(output));
        }
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }
}
