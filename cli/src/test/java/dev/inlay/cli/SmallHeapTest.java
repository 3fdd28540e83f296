// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.FileMetaData;
import dev.inlay.format.Footer;
import dev.inlay.io.InputFile;
import dev.inlay.io.LocalInputFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A CSV several times as large as the heap converts. The file has what a heap suffers from: columns without repetition, so that
 * dictionaries fill up and are given up, text of some length, nulls. {@code -Dinlay.heap.test.megabytes=2000} makes it larger.
 */
class SmallHeapTest {

    private static final int HEAP_MEGABYTES = 64;
    private static final long MEGABYTES = Long.getLong("inlay.heap.test.megabytes", 200);

    @TempDir
    private Path directory;

    @Test
    void aFileLargerThanTheHeapConverts() throws IOException, InterruptedException {
        Path in = directory.resolve("in.csv");
        long rows = write(in);
        assertThat(Files.size(in)).isGreaterThan(3L * HEAP_MEGABYTES << 20);
        Path out = directory.resolve("out.parquet");
        Run run = Forked.run(List.of("-Xmx" + HEAP_MEGABYTES + "m", "-XX:+UseSerialGC"), "convert", in, out);
        assertThat(run.exitCode()).as(run.out()).isZero();
        try (InputFile file = LocalInputFile.open(out)) {
            FileMetaData metaData = Footer.read(file);
            assertThat(metaData.numRows()).isEqualTo(rows);
            assertThat(metaData.rowGroups()).hasSizeGreaterThan(3);
        }
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactlyInAnyOrder(in, out);
        }
    }

    /** A column costs memory however few rows there are: a thousand of them must not multiply what one batch takes. */
    @Test
    void aThousandColumnsConvert() throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(1000);
        StringBuilder csv = new StringBuilder();
        for (int row = -1; row < 2000; row++) {
            for (int column = 0; column < 1000; column++) {
                csv.append(column == 0 ? "" : ",");
                csv.append(row < 0 ? "c" + column : column % 2 == 0 ? "s" + random.nextLong() : "" + random.nextInt());
            }
            csv.append('\n');
        }
        Path in = Files.writeString(directory.resolve("in.csv"), csv);
        Path out = directory.resolve("out.parquet");
        Run run = Forked.run(List.of("-Xmx" + HEAP_MEGABYTES + "m", "-XX:+UseSerialGC"), "convert", in, out);
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).contains("2,000 rows, 1,000 columns");
    }

    private static long write(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(64);
        long rows = 0;
        long written = 0;
        StringBuilder batch = new StringBuilder();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write("id,hash,amount,at,kind,text\n".getBytes(StandardCharsets.US_ASCII));
            while (written < MEGABYTES << 20) {
                batch.setLength(0);
                for (int i = 0; i < 1000; i++) {
                    long bits = random.nextLong();
                    batch.append(rows++)
                            .append(',')
                            .append(bits)
                            .append(',')
                            .append(bits % 1_000_000 / 100.0)
                            .append(",2024-0");
                    batch.append(1 + (bits & 7))
                            .append("-1")
                            .append(bits >>> 61)
                            .append(" 12:3")
                            .append(bits >>> 61)
                            .append(":00,");
                    batch.append((bits & 3) == 0 ? "" : "kind " + (bits & 3))
                            .append(",the text of ")
                            .append(bits >>> 20);
                    batch.append(" and some words more\n");
                }
                byte[] bytes = batch.toString().getBytes(StandardCharsets.US_ASCII);
                out.write(bytes);
                written += bytes.length;
            }
        }
        return rows;
    }
}
