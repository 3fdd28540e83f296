// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh.s3;

import dev.inlay.format.Footer;
import dev.inlay.jmh.Lineitem;
import dev.inlay.s3.S3Counters;
import dev.inlay.s3.S3InputFile;
import dev.inlay.s3.S3Memory;
import dev.inlay.vector.RecordBatch;
import dev.inlay.writer.ParquetWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import software.amazon.awssdk.services.s3.S3Client;

/** Bar 3: how many requests an object costs, and how much memory one that the store takes slowly. */
final class SizeTable {

    private static final long MIB = StreamUpload.MIB;
    /** Of each connection; seven of them take less than a tenth of what the producer makes. */
    private static final long SLOW = 20_000_000;

    private static final long SLOW_MIB = 256;

    private final Store store;
    private final PrintStream out;

    SizeTable(Store store, PrintStream out) {
        this.store = store;
        this.out = out;
    }

    void run(S3Client client, int mib) throws IOException {
        out.printf(Locale.ROOT, "%nRequests of an object, as the store counts them%n%n");
        out.println("| bytes | requests | bar | which |");
        out.println("|--:|--:|--:|---|");
        for (long bytes : new long[] {0, 1, 8 * MIB, 8 * MIB + 1, mib * MIB}) {
            store.forget();
            new StreamUpload(client, StreamUpload.OPTIONS).put("sizes", bytes);
            String requests = store.requests();
            long bar = bytes <= 8 * MIB ? 1 : (bytes + 8 * MIB - 1) / (8 * MIB) + 2;
            out.printf(Locale.ROOT, "| %d | %d | %d | %s |%n", bytes, Store.count(requests), bar, requests);
        }
        open(client);
        slow(client);
    }

    private void open(S3Client client) throws IOException {
        store.keep(true);
        RecordBatch batch = Lineitem.batches(0.001).get(0);
        try (ParquetWriter<RecordBatch> writer = ParquetWriter.forSchema(Lineitem.SCHEMA)
                .open(StreamUpload.file(client, "footer", StreamUpload.OPTIONS))) {
            writer.write(batch);
            writer.commit();
        }
        store.forget();
        try (S3InputFile file = S3InputFile.open(client, StreamUpload.location("footer"))) {
            long rows = Footer.read(file).numRows();
            String requests = store.requests();
            out.printf(
                    Locale.ROOT,
                    "%nOpening a Parquet file of %d rows and reading its footer: %s, the bar is 1: %s%n",
                    rows,
                    requests,
                    Store.count(requests) == 1 ? "reached" : "MISSED");
        }
        store.keep(false);
    }

    private void slow(S3Client client) throws IOException {
        S3Memory memory = S3Memory.of(64 * MIB);
        StreamUpload upload = new StreamUpload(
                client, StreamUpload.OPTIONS.toBuilder().memory(memory).build());
        store.pace(0, SLOW);
        long start = System.nanoTime();
        S3Counters counters = upload.put("slow", SLOW_MIB * MIB);
        double seconds = (System.nanoTime() - start) / 1e9;
        store.pace(0, 0);
        double makingSeconds = seconds - counters.blockedNanos() / 1e9;
        out.printf(
                Locale.ROOT,
                "%nA producer of %.0f MiB/s, a store of %.0f: at most %.1f MiB of parts, the bar is 64: %s%n",
                SLOW_MIB / makingSeconds,
                SLOW_MIB / seconds,
                memory.peak() / (double) MIB,
                memory.peak() <= 64 * MIB ? "reached" : "MISSED");
    }
}
