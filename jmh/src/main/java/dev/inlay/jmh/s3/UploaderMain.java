// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh.s3;

import dev.inlay.s3.S3WriteOptions;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * One uploader in its own process: {@code UploaderMain ENDPOINT KIND} writes an object for each line {@code KEY MIB} of the input, and
 * answers with the nanoseconds that it took, as the peers in {@code jmh/peers} do; {@link #STREAM} adds the most bytes that it held.
 */
final class UploaderMain {

    static final String RAW = "raw";
    static final String RAW_FILLED = "raw-filled";
    /** The raw loop over the stream's client, whose HTTP client is not the SDK's. */
    static final String RAW_WIDE = "raw-wide";

    static final String RAW_SIGNED = "raw-signed";
    static final String STREAM = "stream";
    static final String STREAM_SIGNED = "stream-signed";
    /** The stream with as much in flight as object_store and pyarrow have: 8 parts of 10 MiB. */
    static final String STREAM_WIDE = "stream-wide";

    /** The SDK does much for each request, and is slow at it until it is compiled: a GiB alone, 130 requests, would measure that. */
    static final int WARM_UP_REQUESTS = 1000;

    static final int WARM_UP_BYTES = 1024;

    private interface Put {
        /** Returns the most bytes of parts that were held, or 0. */
        long run(String key, long bytes) throws Exception;
    }

    private UploaderMain() {}

    public static void main(String[] arguments) throws Exception {
        Put put = put(arguments[0], arguments[1]);
        for (int i = 0; i < WARM_UP_REQUESTS; i++) {
            put.run("warm-up", WARM_UP_BYTES);
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            List<String> words = List.of(line.split(" ", -1));
            long start = System.nanoTime();
            long held = put.run(words.get(0), Long.parseLong(words.get(1)) * StreamUpload.MIB);
            System.out.println((System.nanoTime() - start) + " " + held);
        }
    }

    private static Put put(String endpoint, String kind) {
        boolean unsigned = !kind.endsWith("-signed");
        S3Client client = List.of(RAW, RAW_FILLED, RAW_SIGNED).contains(kind)
                ? StreamUpload.sdkClient(endpoint, unsigned)
                : StreamUpload.client(endpoint, unsigned);
        return switch (kind) {
            case RAW, RAW_FILLED, RAW_WIDE, RAW_SIGNED -> {
                RawLoop raw = new RawLoop(client, kind.equals(RAW_FILLED));
                yield (key, bytes) -> {
                    if (bytes == WARM_UP_BYTES) {
                        raw.putOne(key, WARM_UP_BYTES);
                    } else {
                        raw.put(key, bytes);
                    }
                    return 0;
                };
            }
            case STREAM, STREAM_SIGNED -> stream(client, StreamUpload.OPTIONS);
            case STREAM_WIDE ->
                stream(
                        client,
                        StreamUpload.OPTIONS.toBuilder()
                                .partSize(10L << 20)
                                .memory(80L << 20)
                                .build());
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static Put stream(S3Client client, S3WriteOptions options) {
        StreamUpload upload = new StreamUpload(client, options);
        return (key, bytes) -> upload.put(key, bytes).peakBufferBytes();
    }
}
