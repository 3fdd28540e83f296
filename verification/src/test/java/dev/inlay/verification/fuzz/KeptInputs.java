// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * The inputs of a target that are kept, as hex digits, one on a line. {@code delta-byte-array.txt} has those that together run all code
 * that fuzzing has found a way to: {@link Fuzz} writes it anew. {@code findings.txt} has those that once found a bug, for ever: the
 * label of the target, a space, the digits; a line that begins with # says what it was.
 */
final class KeptInputs {

    private static final HexFormat HEX = HexFormat.of();

    private KeptInputs() {}

    /** Both kinds. */
    static List<byte[]> of(FuzzTarget target) throws IOException {
        List<byte[]> inputs = new ArrayList<>();
        if (Files.exists(corpus(target))) {
            for (String line : Files.readAllLines(corpus(target))) {
                inputs.add(HEX.parseHex(line));
            }
        }
        String prefix = target.label() + " ";
        for (String line : Files.readAllLines(folder().resolve("findings.txt"))) {
            if (line.startsWith(prefix)) {
                inputs.add(HEX.parseHex(line.substring(prefix.length())));
            }
        }
        return inputs;
    }

    /** Replaces those that are kept for their coverage. */
    static void keep(FuzzTarget target, List<byte[]> inputs) throws IOException {
        List<String> lines = inputs.stream()
                .sorted(Comparator.<byte[]>comparingInt(input -> input.length).thenComparing(Arrays::compareUnsigned))
                .map(HEX::formatHex)
                .toList();
        Files.createDirectories(folder());
        Files.write(corpus(target), lines);
    }

    /** What to add to {@code findings.txt}. */
    static String finding(FuzzTarget target, byte[] input) {
        return target.label() + " " + HEX.formatHex(input);
    }

    private static Path corpus(FuzzTarget target) {
        return folder().resolve(target.label() + ".txt");
    }

    private static Path folder() {
        return Path.of(System.getProperty("inlay.root", "."))
                .resolve("verification/src/test/resources/dev/inlay/verification/fuzz");
    }
}
