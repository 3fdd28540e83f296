// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh.s3;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * The control of the stream: the SDK in a loop, as fast as it goes. Nobody makes its bytes: they lie in arrays, of the size of the stream's
 * memory in all, and are sent from there without a copy and without a checksum. As many threads as the stream has parts in flight each
 * send one part after the other.
 */
final class RawLoop {

    /** As many as fit the stream's 64 MiB. */
    private static final int IN_FLIGHT = 8;

    private static final int PART = 8 << 20;

    private final S3Client client;
    private final byte[][] parts = new byte[IN_FLIGHT][PART];
    private final ExecutorService threads = Executors.newFixedThreadPool(IN_FLIGHT, work -> {
        Thread thread = new Thread(work, "raw");
        thread.setDaemon(true);
        return thread;
    });

    RawLoop(S3Client client) {
        this.client = client;
    }

    void put(String key, long bytes) throws InterruptedException, ExecutionException {
        String upload = client.createMultipartUpload(
                        b -> b.bucket(StoreMain.BUCKET).key(key))
                .uploadId();
        List<Future<CompletedPart>> sent = new ArrayList<>();
        for (long at = 0; at < bytes; at += PART) {
            int number = sent.size() + 1;
            int length = (int) Math.min(PART, bytes - at);
            sent.add(threads.submit(() -> send(key, upload, number, length)));
        }
        List<CompletedPart> completed = new ArrayList<>();
        for (Future<CompletedPart> future : sent) {
            completed.add(future.get());
        }
        client.completeMultipartUpload(
                b -> b.bucket(StoreMain.BUCKET).key(key).uploadId(upload).multipartUpload(m -> m.parts(completed)));
    }

    private CompletedPart send(String key, String upload, int number, int length) {
        String etag = client.uploadPart(
                        b -> b.bucket(StoreMain.BUCKET)
                                .key(key)
                                .uploadId(upload)
                                .partNumber(number)
                                .contentLength((long) length),
                        body(number, length))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    private RequestBody body(int number, int length) {
        byte[] part = parts[number % parts.length];
        return RequestBody.fromContentProvider(
                () -> new ByteArrayInputStream(part, 0, length), length, "application/octet-stream");
    }

    /** The smallest of all uploads: one PutObject. */
    void putOne(String key, int length) {
        client.putObject(b -> b.bucket(StoreMain.BUCKET).key(key), body(1, length));
    }
}
