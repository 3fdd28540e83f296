// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh.s3;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The uploaders of other people, where this machine has them: one that is missing is named, and left out. */
final class Peers {

    static final String PYARROW = "pyarrow";
    static final String OBJECT_STORE = "object_store";

    private static final Path PYTHON_PEER = Path.of("jmh", "peers", "pyarrow_upload.py");
    private static final Path RUST_PEER = Path.of("jmh", "peers", "object-store");
    private static final Path RUST_TARGET = Path.of("jmh", "target", "peers");
    /** The environment that the verification module makes for its readers. */
    private static final Path TESTED_PYTHON = Path.of("verification", "target", "venv", "bin", "python");

    private final String endpoint;
    private final PrintStream out;

    Peers(String endpoint, PrintStream out) {
        this.endpoint = endpoint;
        this.out = out;
    }

    /** pyarrow's {@code S3FileSystem.open_output_stream}. */
    Optional<Uploader> pyarrow() throws IOException {
        String given = System.getenv("PYTHON");
        String python = given != null ? given : Files.exists(TESTED_PYTHON) ? TESTED_PYTHON.toString() : "python3";
        if (!succeeds(List.of(python, "-c", "import pyarrow.fs"))) {
            out.println("SKIPPED " + PYARROW + ": " + python + " has none. PYTHON may name one that has, or"
                    + " mvn -Dquick -pl verification -am test -Dtest=PythonVenvTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false makes one.");
            return Optional.empty();
        }
        return Optional.of(new Uploader(PYARROW, new LineProcess(List.of(python, PYTHON_PEER.toString(), endpoint))));
    }

    /** Rust's {@code object_store::buffered::BufWriter}; the first build takes some minutes. */
    Optional<Uploader> objectStore() throws IOException {
        List<String> build = List.of(
                "cargo",
                "build",
                "--release",
                "--locked",
                "--quiet",
                "--manifest-path",
                RUST_PEER.resolve("Cargo.toml").toString(),
                "--target-dir",
                RUST_TARGET.toString());
        if (!succeeds(build)) {
            out.println("SKIPPED " + OBJECT_STORE + ": no cargo here, or it cannot build " + RUST_PEER + ".");
            return Optional.empty();
        }
        Path program = RUST_TARGET.resolve("release").resolve("object-store-peer");
        return Optional.of(new Uploader(OBJECT_STORE, new LineProcess(List.of(program.toString(), endpoint))));
    }

    private static boolean succeeds(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no such command
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
