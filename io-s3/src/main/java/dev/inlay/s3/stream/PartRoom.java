// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Where a stream keeps its parts until the store has them: in memory, and those that are too large for it in files. */
final class PartRoom {

    private final String name;
    private final ChunkPool.Share memory;
    private final @Nullable Spool spool;
    /** Counts bytes of disk; none of its chunks is ever taken. */
    private final ChunkPool.@Nullable Share disk;

    /**
     * Opens it.
     *
     * @throws IllegalStateException if the memory has no room for another stream
     */
    PartRoom(StreamPlan plan, ChunkPool pool) {
        this.name = plan.object().toString();
        this.spool = plan.spool();
        this.disk = spool == null ? null : new ChunkPool(spool.bytes()).open(0);
        long first = plan.schedule().sizeOf(1);
        this.memory = pool.open(isSpooled(first) ? 0 : first);
    }

    private boolean isSpooled(long size) {
        return spool != null && spool.takes(size);
    }

    /** What a part of that size is kept in, for messages. */
    String kind(long size) {
        return isSpooled(size) ? "disk" : "memory";
    }

    /**
     * Waits for the room for a part.
     *
     * @param stopped ends the wait once it says so, at the next {@link #wake}
     * @return null if it was stopped, or did not come in time
     * @throws IOException if there is no file for it
     */
    @Nullable
    HeldPart take(int number, long size, long nanos, BooleanSupplier stopped) throws IOException, InterruptedException {
        if (spool != null && disk != null && spool.takes(size)) {
            ChunkPool.Grant grant = disk.acquire(size, nanos, stopped);
            return grant == null ? null : new SpooledPart(grant, name + ": part " + number, spool.directory(), size);
        }
        ChunkPool.Grant grant = memory.acquire(size, nanos, stopped);
        return grant == null ? null : new PartBuffer(grant, size);
    }

    /** Lets every wait look again whether it is stopped. */
    void wake() {
        memory.wake();
        if (disk != null) {
            disk.wake();
        }
    }

    /** Bytes of memory in use now. */
    long inUse() {
        return memory.inUse();
    }

    /** The most bytes of memory in use at once. */
    long most() {
        return memory.most();
    }

    /** Ends it. Parts that are still out are given back by whoever has them. May be called again. */
    void close() {
        memory.close();
        if (disk != null) {
            disk.close();
        }
    }
}
