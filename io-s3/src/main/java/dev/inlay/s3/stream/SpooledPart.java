// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * The bytes of one part in a file without a name: it loses it as soon as it is open, where the system allows that, so that not even a killed
 * process leaves it behind.
 *
 * <p>Not a {@link java.nio.channels.FileChannel}: one attempt to send a part may be interrupted, and a channel would be closed to the next.
 */
final class SpooledPart implements HeldPart {

    private final ChunkPool.Grant room;
    private final String name;
    private final long capacity;
    private final File path;
    private final boolean unnamed;
    private final RandomAccessFile file;
    private final CRC32C crc = new CRC32C();
    private long size;

    /**
     * @param room the right to as many bytes of disk
     * @param name the object and the part, for messages
     * @param capacity the size of a full part, in bytes
     */
    SpooledPart(ChunkPool.Grant room, String name, Path directory, long capacity) throws IOException {
        this.room = room;
        this.name = name;
        this.capacity = capacity;
        try {
            path = Files.createTempFile(directory, "inlay-part-", ".tmp").toFile();
            file = new RandomAccessFile(path, "rw");
        } catch (IOException | RuntimeException | Error e) {
            room.release();
            throw new IOException(name + " has no file in " + directory + ": " + e, e);
        }
        unnamed = path.delete();
    }

    @Override
    public int append(byte[] bytes, int offset, int length) throws IOException {
        int taken = (int) Math.min(length, capacity - size);
        crc.update(bytes, offset, taken);
        try {
            file.write(bytes, offset, taken);
        } catch (IOException e) {
            throw new IOException(name + " could not be kept in " + path + " at its byte " + size + ": " + e, e);
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

    /** Who still reads gets an exception, so that giving up and giving back are one. */
    @Override
    public void release() {
        try {
            file.close();
        } catch (IOException e) {
            // what it held is at the store, or not wanted any more
        }
        if (!unnamed && path.exists() && !path.delete()) {
            path.deleteOnExit();
        }
        room.release();
    }

    @Override
    public void abandon() {
        release();
    }

    @Override
    public InputStream open() {
        return new PartReading(this::read, size);
    }

    private int read(long position, byte[] target, int offset, int length) throws IOException {
        synchronized (file) {
            file.seek(position);
            int read = file.read(target, offset, length);
            if (read < 0) {
                throw new IOException(name + " has only " + position + " of its " + size + " bytes left in " + path);
            }
            return read;
        }
    }
}
