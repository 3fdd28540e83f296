// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh.s3;

import dev.inlay.format.CompressionCodec;
import dev.inlay.io.LocalOutputFile;
import dev.inlay.io.OutputFile;
import dev.inlay.jmh.Lineitem;
import dev.inlay.jmh.NullFile;
import dev.inlay.vector.RecordBatch;
import dev.inlay.writer.ParquetWriter;
import dev.inlay.writer.WriterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Bar 4: lineitem, scale factor 1, with SNAPPY, to a store of 100 ms and 80 MB/s a connection and to the local disk, in turns; and to
 * nothing, which is what encoding takes alone. The file on the disk is synced, as every commit there is.
 */
final class LineitemMain {

    private static final WriterOptions OPTIONS =
            WriterOptions.builder().codec(CompressionCodec.SNAPPY).build();

    private LineitemMain() {}

    /** {@code LineitemMain ENDPOINT ROUNDS SCALE_FACTOR}; it warms up, prints {@code ready}, and waits for a line: the store's pace. */
    public static void main(String[] arguments) throws IOException {
        List<RecordBatch> batches = Lineitem.batches(Double.parseDouble(arguments[2]));
        Path path = Files.createTempFile(Path.of("jmh", "target"), "lineitem", ".parquet");
        try (S3Client client = StreamUpload.client(arguments[0], true)) {
            StreamUpload warmUp = new StreamUpload(client, StreamUpload.OPTIONS);
            for (int i = 0; i < UploaderMain.WARM_UP_REQUESTS; i++) {
                warmUp.put("warm-up", UploaderMain.WARM_UP_BYTES);
            }
            System.out.println("ready");
            System.in.read();
            List<OutputFile> files = List.of(
                    LocalOutputFile.of(path),
                    StreamUpload.file(client, "lineitem", StreamUpload.OPTIONS),
                    new NullFile());
            List<List<Double>> seconds = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            int rounds = Integer.parseInt(arguments[1]);
            for (int round = -1; round < rounds; round++) {
                for (int turn = 0; turn < files.size(); turn++) {
                    int i = Math.floorMod(round + turn, files.size());
                    double time = write(batches, files.get(i));
                    if (round >= 0) {
                        seconds.get(i).add(time);
                    }
                }
            }
            print(Files.size(path), seconds);
        } finally {
            Files.delete(path);
        }
    }

    private static double write(List<RecordBatch> batches, OutputFile file) throws IOException {
        long start = System.nanoTime();
        try (ParquetWriter<RecordBatch> writer =
                ParquetWriter.forSchema(Lineitem.SCHEMA).options(OPTIONS).open(file)) {
            for (RecordBatch batch : batches) {
                writer.write(batch);
            }
            writer.commit();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(long bytes, List<List<Double>> seconds) {
        double disk = Uploader.median(seconds.get(0));
        double store = Uploader.median(seconds.get(1));
        System.out.printf(
                Locale.ROOT,
                "lineitem, %.0f MB: to the disk %.2f s, to the store %.2f, to nothing %.2f; ratio %.2f, the bar is 1.15: %s%n",
                bytes / 1e6,
                disk,
                store,
                Uploader.median(seconds.get(2)),
                store / disk,
                store <= 1.15 * disk ? "reached" : "MISSED");
    }
}
