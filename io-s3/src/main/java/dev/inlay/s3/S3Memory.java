// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3;

import dev.inlay.s3.stream.ChunkPool;

/**
 * A hard bound on the bytes that streams hold for parts that are being filled or sent. One memory may serve many streams: each has
 * one part of it for itself as long as it is open, so that none can stop another for good, and they share the rest in the order in
 * which they ask. A stream's parts grow after the 5 000th, up to half of the memory: who shares one among streams of more than 39 GiB
 * keeps them {@linkplain S3WriteOptions.Builder#equalParts equal}, or leaves room for that. It is taken in pieces of 256 KiB as bytes
 * arrive, and let go when the last of the streams has ended; up to 64 MiB of what was let go stay with the process for the next stream, as
 * long as the collector does not want them.
 *
 * <p>Beside it a connection has its own buffers, up to 256 KiB.
 */
public final class S3Memory {

    private final ChunkPool pool;

    private S3Memory(ChunkPool pool) {
        this.pool = pool;
    }

    /**
     * A memory of at most {@code bytes}, rounded down to whole 256 KiB.
     *
     * @throws IllegalArgumentException if that is less than one piece
     */
    public static S3Memory of(long bytes) {
        return new S3Memory(new ChunkPool(bytes));
    }

    /** The bound, in bytes. */
    public long bound() {
        return pool.bound();
    }

    /** Bytes allocated now: those in use, and those that are kept for the next part. */
    public long allocated() {
        return pool.allocated();
    }

    /** The most bytes that were ever allocated at once. */
    public long peak() {
        return pool.peak();
    }

    ChunkPool pool() {
        return pool;
    }
}
