// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * {@code verification/fuzz [--keep] [TARGET ...]}: fuzzes the named targets, or all of them, with coverage as the guide. Each one begins
 * with its kept inputs and with {@link Seeds}, in a process of its own, as Jazzer fuzzes one target for each. A line for each target
 * says what came of it; findings are printed as {@link KeptInputs} wants them, and end the command with 1.
 *
 * <pre>
 *  FUZZ_SECONDS   time for all targets together, 48 if not given; starting a process takes 3.4 s of CPU more
 *  FUZZ_JOBS      targets at a time, as many as there are processors if not given
 *  --keep         afterwards the fewest inputs that together have the same coverage become the kept ones
 * </pre>
 */
public final class Fuzz {

    private static final String DEFAULT_SECONDS = "48";

    private Fuzz() {}

    /** Runs the command. */
    public static void main(String[] arguments) throws Exception {
        List<String> names = new ArrayList<>(List.of(arguments));
        boolean keep = names.remove("--keep");
        List<FuzzTarget> targets = names.isEmpty()
                ? List.of(FuzzTarget.values())
                : names.stream().map(FuzzTarget::labelled).toList();
        int seconds = Math.max(1, number("FUZZ_SECONDS", DEFAULT_SECONDS) / targets.size());
        int jobs = number("FUZZ_JOBS", String.valueOf(Runtime.getRuntime().availableProcessors()));

        ExecutorService pool = Executors.newFixedThreadPool(jobs);
        List<Future<Integer>> runs = targets.stream()
                .map(target -> pool.submit(() -> run(target, seconds, keep)))
                .toList();
        int findings = 0;
        for (Future<Integer> run : runs) {
            findings += run.get();
        }
        pool.shutdown();
        if (findings > 0) {
            System.out.println(findings + " findings; the lines above that name them belong in findings.txt");
        }
        System.exit(findings > 0 ? 1 : 0);
    }

    private static int number(String variable, String otherwise) {
        String text = System.getenv().getOrDefault(variable, otherwise);
        int number = Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException(variable + " is " + number);
        }
        return number;
    }

    /** Returns how many findings there were. */
    private static int run(FuzzTarget target, int seconds, boolean keep) throws IOException, InterruptedException {
        JazzerRun jazzer = new JazzerRun(target, Path.of("verification/target/fuzz", target.label()));
        List<byte[]> inputs = new ArrayList<>(KeptInputs.of(target));
        inputs.addAll(Seeds.of(target));
        jazzer.prepare(inputs);
        int exit = jazzer.fuzz(seconds);
        List<byte[]> findings = jazzer.findings();
        if (exit != 0 && findings.isEmpty()) {
            throw new IOException("Jazzer ended with " + exit + ", see " + jazzer.log());
        }
        StringBuilder report = new StringBuilder(jazzer.summary());
        for (byte[] finding : findings) {
            report.append("\n    ").append(KeptInputs.finding(target, finding));
        }
        if (!findings.isEmpty()) {
            report.append("\n    ").append(jazzer.log());
        }
        if (keep && findings.isEmpty()) {
            List<byte[]> fewest = jazzer.minimized();
            KeptInputs.keep(target, fewest);
            int bytes = fewest.stream().mapToInt(input -> input.length).sum();
            report.append(String.format("  keeps %,d of %,d bytes", fewest.size(), bytes));
        }
        System.out.println(report);
        return findings.size();
    }

    /** The files of a folder, by name. */
    static List<byte[]> contents(Path folder) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toArray(Path[]::new)) {
                contents.add(Files.readAllBytes(file));
            }
        }
        return contents;
    }

    /** An empty folder, whatever was in it. */
    static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toArray(Path[]::new)) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    /** The hash of the bytes, for names. */
    static String nameOf(byte[] bytes) {
        return String.format("%08x-%d", Arrays.hashCode(bytes), bytes.length);
    }
}
