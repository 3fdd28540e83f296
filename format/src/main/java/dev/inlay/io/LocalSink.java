// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** temporary file → buffered writes → sync → rename or link → sync of the directory. */
final class LocalSink extends TrackedSink {

    /**
     * Bytes gathered before they are written, and bytes written at once: the channel copies through a direct buffer of the
     * size of the largest write, and keeps that for as long as the thread lives.
     */
    private static final int PIECE = 64 * 1024;

    private final Path target;
    private final boolean mustBeNew;
    private final Path temporary;
    private final LocalFiles files;
    private final LocalFiles.Handle handle;
    private final ByteBuffer gathered = ByteBuffer.allocate(PIECE);
    private boolean temporaryExists = true;

    LocalSink(String name, Path target, boolean mustBeNew, Path temporary, LocalFiles files) throws IOException {
        super(name);
        this.target = target;
        this.mustBeNew = mustBeNew;
        this.temporary = temporary;
        this.files = files;
        this.handle = files.createNew(temporary);
    }

    @Override
    void append(byte[] bytes, int offset, int length) throws IOException {
        if (length > gathered.remaining()) {
            flush();
        }
        int end = offset + length;
        int next = offset;
        for (; end - next >= PIECE; next += PIECE) {
            handle.write(ByteBuffer.wrap(bytes, next, PIECE));
        }
        gathered.put(bytes, next, end - next);
    }

    private void flush() throws IOException {
        gathered.flip();
        handle.write(gathered);
        gathered.clear();
    }

    @Override
    void publish() throws IOException {
        flush();
        handle.sync();
        handle.close();
        if (mustBeNew) {
            publishNew();
        } else {
            files.replace(temporary, target);
            temporaryExists = false;
        }
        syncDirectory();
    }

    private void publishNew() throws IOException {
        try {
            files.link(temporary, target);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) {
            publishReserved(e);
            return;
        }
        discardTemporary();
    }

    /** Without hard links: an empty file, which only one can create, takes the place, and is then replaced. */
    private void publishReserved(Exception noLinks) throws IOException {
        files.createNew(target).close();
        try {
            files.replace(temporary, target);
            temporaryExists = false;
        } catch (IOException | RuntimeException e) {
            e.addSuppressed(noLinks);
            try {
                files.delete(target);
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    /** After a link both names lead to the file. One that cannot be deleted now is tried again, and reported, by close. */
    private void discardTemporary() {
        try {
            deleteTemporary();
        } catch (IOException e) {
            temporaryExists = true;
        }
    }

    private void syncDirectory() throws IOException {
        Path directory = target.getParent();
        if (directory == null) {
            return;
        }
        try {
            files.syncDirectory(directory);
        } catch (IOException e) {
            throw new IOException(
                    target
                            + " is complete and in its place, but its directory could not be synced: a power cut may undo it",
                    e);
        }
    }

    @Override
    void release() throws IOException {
        try {
            handle.close();
        } finally {
            if (temporaryExists) {
                deleteTemporary();
            }
        }
    }

    private void deleteTemporary() throws IOException {
        files.delete(temporary);
        temporaryExists = false;
    }
}
