// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import dev.inlay.encoding.ValueDecoder;
import dev.inlay.format.Footer;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.thrift.protocol.TCompactProtocol;
import org.assertj.core.api.Assertions;

/** A target in a process of Jazzer's, and the folder with all that belongs to it. */
final class JazzerRun {

    /** Longer inputs are slower and find nothing that shorter ones don't: the decoders' chunks are of 8 to 512 values. */
    private static final int MOST_BYTES = 2048;

    /** Seconds that an input may take; nearly all take less than a millisecond, but a busy machine may stop for seconds. */
    private static final int TIMEOUT = 30;

    /** Seconds of fuzzing from which on the JVM's second compiler gains more time than it takes. */
    private static final int WORTH_OPTIMIZING = 20;

    private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";

    /** {@code #12345 DONE cov: 678 ft: 901 corp: 23/4567b … exec/s: 890 …}. */
    private static final Pattern PROGRESS =
            Pattern.compile("#(\\d+)\\s+DONE\\s+cov: (\\d+) .*corp: (\\d+)/.* exec/s: (\\d+)");

    private final FuzzTarget target;
    private final Path folder;
    private final Path corpus;
    private final Path artifacts;

    JazzerRun(FuzzTarget target, Path folder) {
        this.target = target;
        this.folder = folder;
        this.corpus = folder.resolve("corpus");
        this.artifacts = folder.resolve("findings");
    }

    /** Begins with these inputs and no findings. */
    void prepare(List<byte[]> inputs) throws IOException {
        Fuzz.emptied(corpus);
        Fuzz.emptied(artifacts);
        for (byte[] input : inputs) {
            Files.write(corpus.resolve(Fuzz.nameOf(input)), input);
        }
    }

    /** Returns what the process returned: 0 if nothing was found. */
    int fuzz(int seconds) throws IOException, InterruptedException {
        return start(seconds, log(), "-max_total_time=" + seconds, corpus.toString());
    }

    /** Inputs that found a bug. */
    List<byte[]> findings() throws IOException {
        return Fuzz.contents(artifacts);
    }

    /** The fewest inputs with the coverage of all. */
    List<byte[]> minimized() throws IOException, InterruptedException {
        Path fewest = Fuzz.emptied(folder.resolve("minimized"));
        int exit = start(0, folder.resolve("merge.log"), "-merge=1", fewest.toString(), corpus.toString());
        if (exit != 0) {
            throw new IOException("merging ended with " + exit + ", see " + folder.resolve("merge.log"));
        }
        return Fuzz.contents(fewest);
    }

    /** What Jazzer has printed. */
    Path log() {
        return folder.resolve("log");
    }

    /** A line: executions, coverage, inputs. */
    String summary() throws IOException {
        String name = String.format("%-30s", target.label());
        Matcher progress = PROGRESS.matcher(Files.readString(log()));
        if (!progress.find()) {
            return name + " did not get to its end";
        }
        return String.format(
                "%s %,10d inputs run, %,6d a second; coverage %,5d by %,4d inputs",
                name,
                Long.parseLong(progress.group(1)),
                Long.parseLong(progress.group(4)),
                Long.parseLong(progress.group(2)),
                Long.parseLong(progress.group(3)));
    }

    private int start(int seconds, Path output, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "-cp",
                classPath(),
                JAZZER,
                "--target_class=" + JazzerEntry.class.getName(),
                "--target_args=" + target.label(),
                "--instrumentation_includes=dev.inlay.bloom.**:dev.inlay.compression.**:dev.inlay.encoding.**"
                        + ":dev.inlay.format.**:dev.inlay.schema.**:dev.inlay.vector.**:io.airlift.compress.**",
                // its detectors of injections have nothing to see here, but that of sun.misc.Unsafe has
                "--custom_hook_includes=io.airlift.compress.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + artifacts + "/",
                "-timeout=" + TIMEOUT,
                "-rss_limit_mb=4096",
                "-max_len=" + MOST_BYTES,
                "-print_final_stats=1"));
        if (seconds < WORTH_OPTIMIZING) {
            command.add(1, "-XX:TieredStopAtLevel=1");
        }
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
    }

    /** The few jars that a target needs: Jazzer searches all that there are, which took 13 of 16 seconds. */
    private static String classPath() throws IOException {
        try {
            return Stream.of(
                            JazzerEntry.class,
                            ValueDecoder.class,
                            Footer.class,
                            Lz4Decompressor.class,
                            TCompactProtocol.class,
                            Assertions.class,
                            Class.forName(JAZZER),
                            Class.forName("com.code_intelligence.jazzer.api.FuzzedDataProvider"))
                    .map(type -> Path.of(URI.create(type.getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toString()))
                            .toString())
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (ClassNotFoundException e) {
            throw new IOException("Jazzer is not there: use the profile fuzz", e);
        }
    }
}
