// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;

/** The bytes of one part, in chunks: copied once on their way in, and never on their way out. Filled by one thread, then fixed. */
final class PartBuffer implements HeldPart {

    private final ChunkPool.Grant grant;
    private final long capacity;
    private final List<byte[]> chunks = new ArrayList<>();
    private final CRC32C crc = new CRC32C();
    private long size;
    /** Bytes free in the last chunk. */
    private int room;

    /** @param capacity the size of a full part, in bytes; what is granted holds as much */
    PartBuffer(ChunkPool.Grant grant, long capacity) {
        this.grant = grant;
        this.capacity = capacity;
    }

    @Override
    public int append(byte[] bytes, int offset, int length) {
        int taken = (int) Math.min(length, capacity - size);
        crc.update(bytes, offset, taken);
        int from = offset;
        int left = taken;
        while (left > 0) {
            if (room == 0) {
                byte[] fresh = grant.chunk();
                chunks.add(fresh);
                room = fresh.length;
            }
            byte[] last = chunks.get(chunks.size() - 1);
            int piece = Math.min(room, left);
            System.arraycopy(bytes, from, last, last.length - room, piece);
            room -= piece;
            from += piece;
            left -= piece;
        }
        size += taken;
        return taken;
    }

    @Override
    public boolean isFull() {
        return size == capacity;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int crc32c() {
        return (int) crc.getValue();
    }

    @Override
    public void release() {
        grant.release();
    }

    @Override
    public void abandon() {
        grant.abandon();
    }

    @Override
    public InputStream open() {
        return new Reading(chunks, size);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        long left = size;
        for (byte[] chunk : chunks) {
            int length = (int) Math.min(chunk.length, left);
            out.write(chunk, 0, length);
            left -= length;
        }
    }

    private static final class Reading extends InputStream {

        private final List<byte[]> chunks;
        private final long size;
        private long position;
        private long mark;

        Reading(List<byte[]> chunks, long size) {
            this.chunks = chunks;
            this.size = size;
        }

        @Override
        public int read() {
            if (position == size) {
                return -1;
            }
            int length = chunks.get(0).length;
            int value = chunks.get((int) (position / length))[(int) (position % length)] & 0xff;
            position++;
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            Objects.checkFromIndexSize(offset, length, target.length);
            if (length == 0) {
                return 0;
            }
            if (position == size) {
                return -1;
            }
            int chunk = chunks.get(0).length;
            int within = (int) (position % chunk);
            int piece = (int) Math.min(Math.min(length, chunk - within), size - position);
            System.arraycopy(chunks.get((int) (position / chunk)), within, target, offset, piece);
            position += piece;
            return piece;
        }

        @Override
        public long skip(long count) {
            long skipped = Math.max(0, Math.min(count, size - position));
            position += skipped;
            return skipped;
        }

        @Override
        public int available() {
            return (int) Math.min(Integer.MAX_VALUE, size - position);
        }

        @Override
        public boolean markSupported() {
            return true;
        }

        @Override
        public void mark(int limit) {
            mark = position;
        }

        @Override
        public void reset() {
            position = mark;
        }
    }
}
