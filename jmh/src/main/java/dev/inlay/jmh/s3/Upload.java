// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh.s3;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Is the stream as fast as the SDK can be, and as others are; what does it cost; and does a writer wait for the store?
 *
 * <p>One store in its own process serves everything in one run. The control of the stream is {@link RawLoop}, with a client of the same
 * options, parts of the same size and as many of them in flight; the peers are pyarrow and Rust's object_store as they come, with
 * 10 MiB parts of which 8 are in flight, so a second stream with memory for as much runs beside ours. All take turns. Uploader and store
 * share the processors: on few of them, what the store computes hides a part of what the uploader does at 0 ms.
 *
 * <p>{@code jmh/run Upload | tee jmh/UPLOAD.md}; in a hurry {@code jmh/run Upload --mib 128 --rounds 1 --sf 0.1}, and with the sections that are
 * wanted, {@code race sizes commit lineitem}. It is a report: a bar that is missed is said, and fails nothing.
 */
public final class Upload {

    private static final List<String> SECTIONS = List.of("race", "sizes", "commit", "lineitem");
    /** Room for the collector to do little, and a small start, so that only memory that is wanted counts. */
    static final List<String> CLIENT_HEAP = List.of("-Xms64m", "-Xmx256m");
    /** Lineitem of scale factor 1 takes about one gigabyte, the row groups of a writer some more. */
    private static final String LINEITEM_HEAP = "-Xmx4g";

    private static final int LATENCY_MILLIS = 100;
    private static final long RATE = 80_000_000;

    private final int mib;
    private final int rounds;
    private final String scaleFactor;
    private final PrintStream out;

    private Upload(int mib, int rounds, String scaleFactor, PrintStream out) {
        this.mib = mib;
        this.rounds = rounds;
        this.scaleFactor = scaleFactor;
        this.out = out;
    }

    /** Runs, and prints. */
    public static void main(String[] arguments) throws IOException {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        int mib = Integer.parseInt(option(words, "--mib", "1024"));
        int rounds = Integer.parseInt(option(words, "--rounds", "3"));
        String scaleFactor = option(words, "--sf", "1");
        if (!SECTIONS.containsAll(words)) {
            System.err.println(
                    "usage: jmh/run Upload [--mib N] [--rounds N] [--sf X] [" + String.join("|", SECTIONS) + "]...");
            System.exit(2);
        }
        new Upload(mib, rounds, scaleFactor, new PrintStream(System.out, true, StandardCharsets.UTF_8))
                .run(words.isEmpty() ? SECTIONS : words);
    }

    private static String option(List<String> words, String name, String preset) {
        int at = words.indexOf(name);
        if (at < 0 || at + 1 == words.size()) {
            return preset;
        }
        words.remove(at);
        return words.remove(at);
    }

    private void run(List<String> sections) throws IOException {
        long begin = System.nanoTime();
        double loadBefore = load();
        out.println("# How files get to a store");
        try (Store store = new Store();
                S3Client client = StreamUpload.client(store.endpoint(), true)) {
            if (sections.contains("race")) {
                new UploadRace(store, mib, rounds, out).run();
            }
            if (sections.contains("sizes")) {
                new SizeTable(store, out).run(client, mib);
            }
            if (sections.contains("commit")) {
                FirstCommit.run(client, out);
            }
            if (sections.contains("lineitem")) {
                lineitem(store);
            }
        }
        out.printf(
                Locale.ROOT,
                "%n%s, Java %s, %d cores, load %.1f before and %.1f after, %d s.%n",
                LocalDate.now(ZoneOffset.UTC),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                loadBefore,
                load(),
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
    }

    private void lineitem(Store store) throws IOException {
        try (LineProcess process = LineProcess.java(
                List.of(LINEITEM_HEAP), LineitemMain.class, store.endpoint(), Integer.toString(rounds), scaleFactor)) {
            process.line();
            store.pace(LATENCY_MILLIS, RATE);
            out.println("\n" + process.ask("go"));
        }
        store.pace(0, 0);
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
