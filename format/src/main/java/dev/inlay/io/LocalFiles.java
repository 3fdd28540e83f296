// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The calls to the operating system that writing a file takes: the seam where tests let one of them fail. */
interface LocalFiles {

    LocalFiles SYSTEM = new LocalFiles() {};

    /** A file that is being written. */
    interface Handle extends Closeable {

        /** Writes all that remains in {@code bytes}. */
        void write(ByteBuffer bytes) throws IOException;

        /** Returns when what was written would survive a power cut. */
        void sync() throws IOException;
    }

    /** Makes a file that does not exist yet. */
    default Handle createNew(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new Handle() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }

            @Override
            public void sync() throws IOException {
                channel.force(true);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    /** Gives a file another name in the same directory, in place of what has that name, in one step. */
    default void replace(Path source, Path target) throws IOException {
        Files.move(source, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Gives a file a second name, which must be free, in one step. */
    default void link(Path source, Path target) throws IOException {
        Files.createLink(target, source);
    }

    default void delete(Path path) throws IOException {
        Files.deleteIfExists(path);
    }

    /** Makes the names in a directory durable, on platforms where that can be asked for. */
    default void syncDirectory(Path directory) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(directory, StandardOpenOption.READ);
        } catch (IOException e) {
            return; // Windows opens no directories: there the file system's own journal has to do
        }
        try (channel) {
            channel.force(true);
        } catch (IOException e) {
            // EINVAL: a file system (some network and shared-folder mounts) that knows no fsync of directories
            if (!"Invalid argument".equals(e.getMessage())) {
                throw e;
            }
        }
    }
}
