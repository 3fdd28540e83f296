// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The real tables: the samples of this repository, and a directory of more that a machine may have. */
final class Tables {

    static final Path ROOT = Path.of(System.getProperty("inlay.root"));
    static final Path SAMPLES = ROOT.resolve("samples");

    private Tables() {}

    /** {@code INLAY_DATA}, or what lies beside the checkout; it need not be there. */
    static Path dataDirectory() {
        String named = System.getenv("INLAY_DATA");
        return named == null ? ROOT.resolve("../shared/data").normalize() : Path.of(named);
    }

    /** All CSV files of {@code directory}, in the order of their names; none if it is not there. */
    static List<Path> in(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }

    /** The samples, and what the data directory has besides: a table that is in both is tested once. */
    static List<Path> all() throws IOException {
        List<Path> tables = new ArrayList<>(in(SAMPLES));
        for (Path table : in(dataDirectory())) {
            Path sample = SAMPLES.resolve(table.getFileName());
            if (!Files.exists(sample) || Files.mismatch(sample, table) != -1) {
                tables.add(table);
            }
        }
        return tables;
    }
}
