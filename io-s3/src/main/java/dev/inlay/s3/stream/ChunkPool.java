// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The memory that parts are made of: chunks of 256 KiB, never more at once than the bound says.
 *
 * <p>A chunk of that size is an ordinary object to every collector, while arrays of a part's size are humongous to G1 and cost it up
 * to twice their size. Who wants a part asks for all of its chunks at once, and is <em>granted</em> them; they are allocated as bytes
 * arrive. Grants never exceed the bound, so a chunk that was granted is always there, and nobody holds half a part and waits.
 *
 * <p>A stream has a {@link Share}: one part that only it can be granted, so that it gets on whatever the others do, and beyond it
 * what is left, in the order of asking.
 */
public final class ChunkPool {

    /** Half of the smallest region of G1 is 512 KiB, from which on an array is humongous. */
    static final int CHUNK = 256 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<byte[]> free = new ArrayDeque<>();
    private final Deque<Object> queue = new ArrayDeque<>();
    private final SpareChunks spares;
    private final int chunkSize;
    private final int chunks;
    /** Chunks that are granted, or kept for a share. */
    private int promised;

    private int shares;
    private int allocated;
    private int peak;

    /** A pool of at most {@code bytes}. */
    public ChunkPool(long bytes) {
        this(bytes, CHUNK, SpareChunks.OF_PROCESS);
    }

    /** A pool of its own chunks. */
    ChunkPool(long bytes, int chunkSize) {
        this(bytes, chunkSize, new SpareChunks(0));
    }

    /** @param spares chunks of {@code chunkSize} that are taken before new ones are made, and given when nobody uses them */
    private ChunkPool(long bytes, int chunkSize, SpareChunks spares) {
        if (bytes < chunkSize) {
            throw new IllegalArgumentException("a memory of " + bytes + " bytes holds no piece of " + chunkSize);
        }
        this.spares = spares;
        this.chunkSize = chunkSize;
        this.chunks = (int) Math.min(bytes / chunkSize, Integer.MAX_VALUE);
    }

    /** The bound, in bytes. */
    public long bound() {
        return (long) chunks * chunkSize;
    }

    /** Bytes allocated now, in use or kept. */
    public long allocated() {
        return inBytes(() -> allocated);
    }

    /** The most bytes ever allocated at once. */
    public long peak() {
        return inBytes(() -> peak);
    }

    private long inBytes(IntSupplier count) {
        lock.lock();
        try {
            return (long) count.getAsInt() * chunkSize;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Opens a stream's share, which keeps a part of {@code partSize} bytes for it.
     *
     * @throws IllegalStateException if the other streams leave no room for one more
     */
    Share open(long partSize) {
        int own = chunksOf(partSize);
        lock.lock();
        try {
            if (own > chunks - promised) {
                throw new IllegalStateException("a memory of " + bound() + " bytes, shared by " + shares
                        + " open streams, has no room for another part of " + partSize);
            }
            promised += own;
            shares++;
            return new Share(own);
        } finally {
            lock.unlock();
        }
    }

    private int chunksOf(long bytes) {
        long count = (bytes + chunkSize - 1) / chunkSize;
        if (count > chunks) {
            throw new IllegalArgumentException("a part of " + bytes + " bytes does not fit a memory of " + bound());
        }
        return (int) count;
    }

    /** What one stream may take. Its methods are safe for use by several threads. */
    final class Share {

        private final int own;
        private int ownInUse;
        private int inUse;
        private int most;
        private boolean closed;

        private Share(int own) {
            this.own = own;
        }

        /**
         * Waits for the chunks of a part of {@code size} bytes.
         *
         * @param stopped ends the wait once it says so, at the next {@link #wake}
         * @return null if it was stopped, or did not come in time
         */
        @Nullable
        Grant acquire(long size, long nanos, BooleanSupplier stopped) throws InterruptedException {
            int count = chunksOf(size);
            Object place = new Object();
            long left = nanos;
            lock.lockInterruptibly();
            try {
                queue.add(place);
                while (!stopped.getAsBoolean()) {
                    Grant grant = tryGrant(count, place);
                    if (grant != null) {
                        return grant;
                    }
                    if (left <= 0) {
                        return null;
                    }
                    left = changed.awaitNanos(left);
                }
                return null;
            } finally {
                queue.remove(place);
                changed.signalAll();
                lock.unlock();
            }
        }

        /** Whoever is first in the queue may take of what is shared; what is a stream's own waits for nobody. */
        private @Nullable Grant tryGrant(int count, Object place) {
            int fromOwn = Math.min(count, own - ownInUse);
            int fromShared = count - fromOwn;
            boolean first = queue.peekFirst() == place;
            if (fromShared > 0 && (!first || fromShared > chunks - promised)) {
                return null;
            }
            ownInUse += fromOwn;
            promised += fromShared;
            return new Grant(this, fromOwn, fromShared);
        }

        /** Bytes in use now. */
        long inUse() {
            return inBytes(() -> inUse);
        }

        /** The most bytes in use at once. */
        long most() {
            return inBytes(() -> most);
        }

        /** Lets every wait look again whether it is stopped. */
        void wake() {
            lock.lock();
            try {
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        /** Ends the share. Grants that are still out are given back by whoever has them. May be called again. */
        void close() {
            lock.lock();
            try {
                if (!closed) {
                    closed = true;
                    shares--;
                    promised -= own - ownInUse;
                    forgetIfIdle();
                    changed.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }

        private void takeBack(Grant grant, boolean forReuse) {
            lock.lock();
            try {
                if (grant.released) {
                    return;
                }
                grant.released = true;
                ownInUse -= grant.fromOwn;
                promised -= closed ? grant.fromOwn + grant.fromShared : grant.fromShared;
                inUse -= grant.chunks.size();
                if (forReuse) {
                    free.addAll(grant.chunks);
                } else {
                    allocated -= grant.chunks.size();
                }
                forgetIfIdle();
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        private void forgetIfIdle() {
            if (shares == 0) {
                allocated -= free.size();
                spares.keep(free);
                free.clear();
            }
        }
    }

    /** The right to the chunks of one part. One owner at a time. */
    final class Grant {

        private final Share share;
        private final int fromOwn;
        private final int fromShared;
        private final Deque<byte[]> chunks = new ArrayDeque<>();
        private boolean released;

        private Grant(Share share, int fromOwn, int fromShared) {
            this.share = share;
            this.fromOwn = fromOwn;
            this.fromShared = fromShared;
        }

        /** One more of its chunks. */
        byte[] chunk() {
            if (chunks.size() == fromOwn + fromShared) {
                throw new IllegalStateException("all " + chunks.size() + " chunks of the part are taken");
            }
            byte[] chunk = take();
            chunks.add(chunk);
            return chunk;
        }

        private byte[] take() {
            lock.lock();
            try {
                share.inUse++;
                share.most = Math.max(share.most, share.inUse);
                byte[] kept = free.pollLast();
                if (kept != null) {
                    return kept;
                }
                byte[] spare = spares.take();
                allocated++;
                peak = Math.max(peak, allocated);
                return spare == null ? new byte[chunkSize] : spare;
            } finally {
                lock.unlock();
            }
        }

        /** Gives all back. May be called again. */
        void release() {
            share.takeBack(this, true);
        }

        /** Gives the right back, but not the chunks, which somebody may still be reading: they are left to the collector. */
        void abandon() {
            share.takeBack(this, false);
        }
    }
}
