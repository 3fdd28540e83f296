// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh.s3;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * The control of the stream: the SDK in a loop, as fast as it goes. Parts lie in arrays, of the size of the stream's memory in all, and are
 * sent from there without another copy and without a checksum, as many at once as there are arrays.
 *
 * <p>Either nobody makes their bytes, or each array is filled with pieces of 1 MiB before it is sent, as whoever is given bytes has to do.
 */
final class RawLoop {

    /** As many as fit the stream's 64 MiB. */
    private static final int IN_FLIGHT = 8;

    private static final int PART = 8 << 20;

    private final S3Client client;
    private final boolean fills;
    private final byte[] piece = new byte[StreamUpload.MIB];
    private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(IN_FLIGHT);
    private final ExecutorService threads = Executors.newFixedThreadPool(IN_FLIGHT, work -> {
        Thread thread = new Thread(work, "raw");
        thread.setDaemon(true);
        return thread;
    });

    RawLoop(S3Client client, boolean fills) {
        this.client = client;
        this.fills = fills;
        for (int i = 0; i < IN_FLIGHT; i++) {
            free.add(new byte[PART]);
        }
    }

    void put(String key, long bytes) throws InterruptedException, ExecutionException {
        String upload = client.createMultipartUpload(
                        b -> b.bucket(StoreMain.BUCKET).key(key))
                .uploadId();
        List<Future<CompletedPart>> sent = new ArrayList<>();
        for (long at = 0; at < bytes; at += PART) {
            byte[] part = free.take();
            int length = (int) Math.min(PART, bytes - at);
            if (fills) {
                fill(part, length);
            }
            int number = sent.size() + 1;
            sent.add(threads.submit(() -> send(key, upload, number, part, length)));
        }
        List<CompletedPart> completed = new ArrayList<>();
        for (Future<CompletedPart> future : sent) {
            completed.add(future.get());
        }
        client.completeMultipartUpload(
                b -> b.bucket(StoreMain.BUCKET).key(key).uploadId(upload).multipartUpload(m -> m.parts(completed)));
    }

    private void fill(byte[] part, int length) {
        for (int at = 0; at < length; at += piece.length) {
            System.arraycopy(piece, 0, part, at, Math.min(piece.length, length - at));
        }
    }

    private CompletedPart send(String key, String upload, int number, byte[] part, int length) {
        try {
            String etag = client.uploadPart(
                            b -> b.bucket(StoreMain.BUCKET)
                                    .key(key)
                                    .uploadId(upload)
                                    .partNumber(number)
                                    .contentLength((long) length),
                            body(part, length))
                    .eTag();
            return CompletedPart.builder().partNumber(number).eTag(etag).build();
        } finally {
            free.add(part);
        }
    }

    private static RequestBody body(byte[] part, int length) {
        return RequestBody.fromContentProvider(
                () -> new ByteArrayInputStream(part, 0, length), length, "application/octet-stream");
    }

    /** The smallest of all uploads: one PutObject of up to a MiB. */
    void putOne(String key, int length) {
        client.putObject(b -> b.bucket(StoreMain.BUCKET).key(key), body(piece, length));
    }
}
