// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh.s3;

import dev.inlay.s3.S3OutputSink;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.s3.S3Client;

/** Bar 5: what a stream adds to one request, for an object of 1 MiB to a store without latency. */
final class FirstCommit {

    private static final int WARM_UP = 200;
    private static final int ROUNDS = 101;
    private static final int SIZE = StreamUpload.MIB;

    private FirstCommit() {}

    static void run(S3Client client, PrintStream out) throws IOException {
        RawLoop raw = new RawLoop(client, false);
        byte[] bytes = new byte[SIZE];
        List<Double> rawMillis = new ArrayList<>();
        List<Double> streamMillis = new ArrayList<>();
        List<Double> moreMillis = new ArrayList<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long start = System.nanoTime();
            raw.putOne("one", SIZE);
            long half = System.nanoTime();
            try (S3OutputSink sink =
                    StreamUpload.file(client, "one", StreamUpload.OPTIONS).create()) {
                sink.write(bytes, 0, SIZE);
                sink.commit();
            }
            long end = System.nanoTime();
            if (round >= 0) {
                rawMillis.add((half - start) / 1e6);
                streamMillis.add((end - half) / 1e6);
                moreMillis.add((end - half - (half - start)) / 1e6);
            }
        }
        double more = Uploader.median(moreMillis);
        out.printf(
                Locale.ROOT,
                "%nOpen, write 1 MiB, commit: %.2f ms, a raw PutObject %.2f: %+.2f ms of the same round, the bar is +2: %s%n",
                Uploader.median(streamMillis),
                Uploader.median(rawMillis),
                more,
                more <= 2 ? "reached" : "MISSED");
    }
}
