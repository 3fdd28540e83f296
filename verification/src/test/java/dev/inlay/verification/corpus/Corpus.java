// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Where the files of parquet-testing are. */
public final class Corpus {

    private Corpus() {}

    /** Its root; skips the test if there is none. */
    public static Path root() {
        String variable = System.getenv("PARQUET_TESTING");
        Path root = variable != null
                ? Path.of(variable)
                : Path.of(System.getProperty("inlay.root", ".."), "..", "shared", "corpus")
                        .normalize();
        Assumptions.assumeTrue(
                Files.isDirectory(root.resolve("data")),
                "parquet-testing is not there: set PARQUET_TESTING to a checkout of it");
        return root;
    }

    public static Path file(String relative) {
        return root().resolve(relative);
    }

    /** All files below {@code folder} whose name has that ending, relative to the root, sorted. */
    public static List<String> files(String folder, String ending) {
        Path root = root();
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
