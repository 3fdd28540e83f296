// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3;

import java.util.Map;

/**
 * What a stream has done so far.
 *
 * @param bytesWritten bytes handed to the sink
 * @param bytesUploaded bytes that the store has acknowledged
 * @param parts parts that the store has
 * @param partsInFlight parts that are being sent now
 * @param bufferBytes memory in use now
 * @param peakBufferBytes the most memory that was in use at once
 * @param blockedNanos how long the writing thread waited for memory or, at the end, for the last parts
 * @param requests attempts of each request; those that never happened are left out
 * @param retries attempts that were not the first of their request
 */
public record S3Counters(
        long bytesWritten,
        long bytesUploaded,
        int parts,
        int partsInFlight,
        long bufferBytes,
        long peakBufferBytes,
        long blockedNanos,
        Map<S3Operation, Long> requests,
        long retries) {

    private static final double DOLLARS_A_WRITE = 0.005 / 1000;
    private static final double DOLLARS_A_READ = 0.0004 / 1000;

    public S3Counters {
        requests = Map.copyOf(requests);
    }

    /** Attempts of all requests. */
    public long requestCount() {
        return requests.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * What the requests cost, in US dollars, at the prices of S3 Standard in us-east-1: 0.005 for 1 000 writing or listing requests, 0.0004 for
     * 1 000 reading ones, and aborts for nothing.
     */
    public double requestDollars() {
        double sum = 0;
        for (Map.Entry<S3Operation, Long> entry : requests.entrySet()) {
            sum += entry.getValue() * price(entry.getKey());
        }
        return sum;
    }

    private static double price(S3Operation operation) {
        return switch (operation) {
            case PUT_OBJECT,
                    CREATE_MULTIPART_UPLOAD,
                    UPLOAD_PART,
                    COMPLETE_MULTIPART_UPLOAD,
                    LIST_PARTS,
                    LIST_MULTIPART_UPLOADS -> DOLLARS_A_WRITE;
            case HEAD_OBJECT, GET_OBJECT -> DOLLARS_A_READ;
            case ABORT_MULTIPART_UPLOAD -> 0;
        };
    }
}
