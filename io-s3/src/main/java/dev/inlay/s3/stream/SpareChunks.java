// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Chunks of pools that nobody uses any more, kept for the next stream as long as the collector does not want their memory. Without
 * them a stream clears 64 MiB, and the collector moves most of it once: a third of what uploading 256 MiB takes of the processor beside
 * the SDK's own part. Safe for use by several threads.
 */
final class SpareChunks {

    /** Those of the whole process, as many as one stream has by default. */
    static final SpareChunks OF_PROCESS = new SpareChunks((64 << 20) / ChunkPool.CHUNK);

    private final int most;
    private SoftReference<Deque<byte[]>> spare = new SoftReference<>(new ArrayDeque<>());

    SpareChunks(int most) {
        this.most = most;
    }

    /** A chunk with anything in it; null if there is none. */
    synchronized byte @Nullable [] take() {
        Deque<byte[]> kept = spare.get();
        return kept == null ? null : kept.pollLast();
    }

    /** Takes chunks that nobody uses, as many as there is room for. */
    synchronized void keep(Iterable<byte[]> chunks) {
        Deque<byte[]> kept = spare.get();
        if (kept == null) {
            kept = new ArrayDeque<>();
            spare = new SoftReference<>(kept);
        }
        for (byte[] chunk : chunks) {
            if (kept.size() == most) {
                return;
            }
            kept.add(chunk);
        }
    }
}
