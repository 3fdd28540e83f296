// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
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
        return new PartReading(this::read, size);
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

    private int read(long position, byte[] target, int offset, int length) {
        int chunk = chunks.get(0).length;
        int within = (int) (position % chunk);
        int piece = Math.min(length, chunk - within);
        System.arraycopy(chunks.get((int) (position / chunk)), within, target, offset, piece);
        return piece;
    }
}
