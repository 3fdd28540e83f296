// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import java.time.Duration;

/**
 * How the store behaves when no fault is injected: strict S3 by default. May be changed while the server runs; a request is under the
 * rules of the moment that it arrives at the point in question.
 */
public final class Rules {

    private static final long MIB = 1024 * 1024;

    volatile Duration latency = Duration.ZERO;
    volatile long bytesPerSecond;
    volatile boolean discard;
    volatile long minPartSize = 5 * MIB;
    volatile long maxPartSize = 5 * 1024 * MIB;
    volatile int maxParts = 10_000;
    volatile int pageSize = 1000;
    volatile boolean equalParts;
    volatile boolean ignoreRange;
    volatile boolean emptySuffixOk;
    volatile boolean repeatedCompleteOk;
    volatile boolean latePartsLand;
    volatile boolean awsChunked;
    volatile boolean objectSizeRefused;

    Rules() {}

    /** Every request waits so long before it is handled. */
    public Rules latency(Duration latency) {
        this.latency = latency;
        return this;
    }

    /** The rate of each body, in either direction; 0 is no limit. */
    public Rules bytesPerSecond(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
        return this;
    }

    /**
     * Keeps sizes and CRCs and forgets bytes, which then read as zeros. ETags are made of size and CRC32C instead of MD5, which would cost
     * 2 s of processor time a GiB.
     */
    public Rules discard(boolean discard) {
        this.discard = discard;
        return this;
    }

    /** Parts but the last may not be smaller: 5 MiB. */
    public Rules minPartSize(long bytes) {
        minPartSize = bytes;
        return this;
    }

    /** The largest body of a part or an object: 5 GiB. */
    public Rules maxPartSize(long bytes) {
        maxPartSize = bytes;
        return this;
    }

    /** The highest part number: 10,000. */
    public Rules maxParts(int count) {
        maxParts = count;
        return this;
    }

    /** Entries in one page of a list, at most: 1,000. */
    public Rules pageSize(int entries) {
        pageSize = entries;
        return this;
    }

    /** Cloudflare R2: all parts but the last are of one size, and the last is not larger. */
    public Rules equalParts(boolean equal) {
        equalParts = equal;
        return this;
    }

    /** A store that answers a Range with 200 and the whole object. */
    public Rules ignoreRange(boolean ignore) {
        ignoreRange = ignore;
        return this;
    }

    /** The last n bytes of an empty object are 200 and no bytes, as LocalStack says, instead of 416. */
    public Rules emptySuffixOk(boolean ok) {
        emptySuffixOk = ok;
        return this;
    }

    /** A second CompleteMultipartUpload gets the first one's answer instead of 404. */
    public Rules repeatedCompleteOk(boolean ok) {
        repeatedCompleteOk = ok;
        return this;
    }

    /** A part that was on its way when its upload was aborted brings the upload back, as S3's documentation warns. */
    public Rules latePartsLand(boolean land) {
        latePartsLand = land;
        return this;
    }

    /** Decodes {@code aws-chunked} bodies, for clients that can do no other; without this they are refused with 501. */
    public Rules awsChunked(boolean decoded) {
        awsChunked = decoded;
        return this;
    }

    /** Answers 501 to {@code x-amz-mp-object-size}, as S3Proxy does. */
    public Rules objectSizeRefused(boolean refused) {
        objectSizeRefused = refused;
        return this;
    }
}
