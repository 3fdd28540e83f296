// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A private Python environment with the packages that a file pins, made when it is first needed and used again
 * as long as the requirements are the same.
 *
 * <p>A stamp with the hash of the requirements is written last: a directory without the right stamp is half made or out of
 * date, and is made anew. A file lock beside it keeps two builds apart. Nothing of the caller's own Python packages is seen
 * or changed.
 *
 * <p>Where it cannot be made, {@link Unavailable} says why in one sentence, and the tests that need it are skipped.
 */
public final class PythonVenv {

    /** pyarrow 26 has wheels from here on. */
    static final int MINIMUM_MINOR = 11;

    /** No upper limit that is known. */
    private static final int ANY_MINOR = Integer.MAX_VALUE;

    private static final String STAMP = "inlay-stamp";
    private static final Pattern VERSION = Pattern.compile("Python 3\\.(\\d+)\\S*");
    private static final Pattern UNREACHABLE = Pattern.compile(
            "connection broken|ConnectionError|Max retries|timed out|name resolution|ProxyError|SSLError|HTTP error");

    private final Path directory;
    private final Path requirements;
    private final List<String> candidates;
    private final int maximumMinor;
    private final Map<String, String> environment;
    private final Duration limit;

    /** Why there is no Python to ask, as a sentence for the person who runs the tests. */
    public static final class Unavailable extends Exception {
        private static final long serialVersionUID = 1;

        Unavailable(String reason) {
            super(reason);
        }
    }

    /** What a command left behind. */
    private record Outcome(int exitCode, String output) {
        String lastLine() {
            List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
            return lines.isEmpty() ? "no output" : lines.get(lines.size() - 1).strip();
        }
    }

    /**
     * @param directory where the environment is or will be
     * @param requirements the pinned packages
     * @param candidates commands that may be a Python 3, the first choice first
     * @param environment variables to set or replace for every command
     * @param limit for all of the making together
     */
    PythonVenv(
            Path directory,
            Path requirements,
            List<String> candidates,
            Map<String, String> environment,
            Duration limit) {
        this(directory, requirements, candidates, ANY_MINOR, environment, limit);
    }

    private PythonVenv(
            Path directory,
            Path requirements,
            List<String> candidates,
            int maximumMinor,
            Map<String, String> environment,
            Duration limit) {
        this.directory = directory;
        this.requirements = requirements;
        this.candidates = List.copyOf(candidates);
        this.maximumMinor = maximumMinor;
        this.environment = Map.copyOf(environment);
        this.limit = limit;
    }

    /** The readers of this module: verification/target/venv. */
    static PythonVenv ofModule() {
        return ofModule("venv", "requirements.txt", ANY_MINOR);
    }

    /** LocalStack: verification/target/localstack-venv. Its wheels end with Python 3.13. */
    public static PythonVenv ofLocalStack() {
        return ofModule("localstack-venv", "localstack-requirements.txt", 13);
    }

    private static PythonVenv ofModule(String directory, String requirements, int maximumMinor) {
        Path module = Path.of(System.getProperty("inlay.root"), "verification");
        return new PythonVenv(
                module.resolve("target").resolve(directory),
                module.resolve(requirements),
                List.of("python3", "python3.13", "python3.12", "python3.11"),
                maximumMinor,
                Map.of(),
                Duration.ofMinutes(
                        8)); // a warm package cache needs 15 s; 130 MB have to come from somewhere if it is cold
    }

    /** The Python interpreter in the environment, which is made first if there is none. */
    public Path python() throws Unavailable {
        try {
            Files.createDirectories(directory.toAbsolutePath().getParent());
            Path lockFile = directory.resolveSibling(directory.getFileName() + ".lock");
            try (FileChannel channel =
                    FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock(); // until the channel is closed

                if (!isWhole()) {
                    deleteRecursively(directory);
                    make(System.nanoTime() + limit.toNanos());
                }
                return interpreter();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path interpreter() {
        return directory.resolve("bin/python");
    }

    private boolean isWhole() throws IOException {
        Path stamp = directory.resolve(STAMP);
        return Files.exists(stamp)
                && Files.readString(stamp).equals(stampText())
                // the Python it was made from may be gone
                && Files.isExecutable(interpreter());
    }

    private String stampText() throws IOException {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(requirements));
            return HexFormat.of().formatHex(hash) + "\n";
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private void make(long deadline) throws IOException, Unavailable {
        String base = basePython(deadline);
        Outcome venv = run(deadline, base, "-m", "venv", directory.toString());
        if (venv.exitCode() != 0) {
            throw new Unavailable(
                    venv.output().contains("ensurepip")
                            ? base + " has no ensurepip, which venv needs (on Debian it is the package python3-venv)"
                            : base + " -m venv failed: " + venv.lastLine());
        }
        // --no-deps: the file names everything, so nothing is resolved. No source builds: they need compilers and may
        // run code.
        Outcome pip = run(
                deadline,
                interpreter().toString(),
                "-m",
                "pip",
                "install",
                "--no-deps",
                "--only-binary=:all:",
                "--no-input",
                "--retries=2",
                "--progress-bar=off",
                "--disable-pip-version-check",
                "-r",
                requirements.toString());
        if (pip.exitCode() != 0) {
            boolean unreachable = UNREACHABLE.matcher(pip.output()).find();
            throw new Unavailable(
                    (unreachable ? "package index not reachable: " : "pip could not install what is pinned: ")
                            + withoutHosts(pip.lastLine()));
        }
        Files.writeString(directory.resolve(STAMP), stampText());
    }

    private String basePython(long deadline) throws IOException, Unavailable {
        String unsuitable = null;
        for (String candidate : candidates) {
            Outcome version;
            try {
                version = run(deadline, candidate, "--version");
            } catch (IOException e) {
                continue; // no such command
            }
            Matcher matcher = VERSION.matcher(version.output().strip());
            if (version.exitCode() != 0 || !matcher.matches()) {
                continue; // a shim for a Python that is not there
            }
            int minor = Integer.parseInt(matcher.group(1));
            if (MINIMUM_MINOR <= minor && minor <= maximumMinor) {
                return candidate;
            }
            if (unsuitable == null) {
                unsuitable = candidate + " " + matcher.group().substring("Python ".length())
                        + (minor < MINIMUM_MINOR
                                ? " is too old, 3." + MINIMUM_MINOR + " is needed"
                                : " is too new, 3." + maximumMinor + " is the last that does");
            }
        }
        throw new Unavailable(unsuitable == null ? candidates.get(0) + " not found" : unsuitable);
    }

    private Outcome run(long deadline, String... command) throws IOException, Unavailable {
        Path output = Files.createTempFile("inlay-venv", ".out");
        Process process = null;
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            // a caller's own environment must not leak in
            builder.environment().keySet().removeAll(List.of("PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV"));
            process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new Unavailable("making the Python environment took longer than " + limit.toSeconds() + " s, at: "
                        + Path.of(command[0]).getFileName() + " "
                        + String.join(" ", List.of(command).subList(1, Math.min(command.length, 4))));
            }
            return new Outcome(process.exitValue(), Files.readString(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while making the Python environment");
        } finally {
            if (process != null && process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            Files.delete(output);
        }
    }

    /** Package indexes are the user's own affair: their names do not belong in a report that may be passed around. */
    private static String withoutHosts(String line) {
        return line.replaceAll("https?://\\S+", "(address)").replaceAll("host='[^']*'", "host");
    }

    private static void deleteRecursively(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
