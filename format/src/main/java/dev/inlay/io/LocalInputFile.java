// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.io;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file of the operating system, read by position: threads do not wait for each other. Its length is the one it had when
 * it was opened.
 *
 * <p>An interrupted thread closes the channel it reads from, for everybody. The others do not notice: the file is opened again, if its
 * path still leads to it. The interrupted thread gets a {@link ClosedByInterruptException}.
 */
public final class LocalInputFile implements InputFile {

    /**
     * Bytes asked of the channel at once. It copies through a direct buffer of the size of the largest request, and keeps that for
     * as long as the thread lives.
     */
    private static final int PIECE = 256 * 1024;

    private final Path path;
    private final long length;
    private final Identity identity;
    private volatile FileChannel channel;
    private volatile boolean closed;

    private LocalInputFile(Path path, FileChannel channel, Identity identity) throws IOException {
        this.path = path;
        this.channel = channel;
        this.identity = identity;
        this.length = channel.size();
    }

    /**
     * Opens the file at {@code path}.
     *
     * @throws java.nio.file.NoSuchFileException if there is none
     * @throws FileSystemException if it is a directory
     */
    public static LocalInputFile open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "is a directory");
        }
        // before the file is opened, as reopen compares afterwards: a file replaced in between is then never taken for
        // this one
        Identity identity = Identity.of(path);
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new LocalInputFile(path, channel, identity);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** What tells whether a path still leads to the same file, as far as the file system can tell. */
    private record Identity(Object key, Object lastModified) {
        static Identity of(Path path) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            Object key = attributes.fileKey();
            return new Identity(key == null ? path : key, attributes.lastModifiedTime());
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void readFully(long position, byte[] target, int offset, int count) throws IOException {
        Ranges.check(name(), position, target, offset, count, length);
        for (int done = 0; done < count; ) {
            ByteBuffer piece = ByteBuffer.wrap(target, offset + done, Math.min(PIECE, count - done));
            int read = read(piece, position + done);
            if (read < 0) {
                throw new EOFException(
                        name() + ": ends at " + (position + done) + ", was of " + length + " bytes when it was opened");
            }
            done += read;
        }
    }

    private int read(ByteBuffer piece, long position) throws IOException {
        while (true) {
            FileChannel current = channel;
            try {
                return current.read(piece, position);
            } catch (ClosedByInterruptException e) {
                throw e;
            } catch (ClosedChannelException e) {
                reopen(current);
            }
        }
    }

    private synchronized void reopen(FileChannel broken) throws IOException {
        if (closed) {
            throw new IOException(name() + " is closed");
        }
        if (channel != broken) {
            return;
        }
        FileChannel again = FileChannel.open(path, StandardOpenOption.READ);
        if (!Identity.of(path).equals(identity)) {
            again.close();
            throw new IOException(
                    name() + ": a thread was interrupted while reading, and the file has been replaced since");
        }
        channel = again;
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        channel.close();
    }
}
