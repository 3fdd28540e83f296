// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.io;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file in memory, of less than 2 GiB. It can be written any number of times: what was committed last is its content. Each
 * {@link #asInput} keeps the content that was current when it was made. Safe for use by several threads.
 */
public final class MemoryFile implements OutputFile {

    /** Some virtual machines cannot make longer arrays. */
    private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    private final String name;
    private volatile @Nullable Content content;

    /** A file with a name that says it is in memory. */
    public MemoryFile() {
        this("memory");
    }

    /** @param name for messages and receipts */
    public MemoryFile(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    /** A file that holds a copy of {@code bytes}, as if they had been committed. */
    public static MemoryFile of(byte[] bytes) {
        MemoryFile file = new MemoryFile();
        file.content = new Content(bytes.clone(), bytes.length);
        return file;
    }

    @Override
    public OutputSink create() {
        return new Sink();
    }

    @Override
    public String name() {
        return name;
    }

    /** Whether anything was committed. */
    public boolean exists() {
        return content != null;
    }

    /**
     * The content, to be read.
     *
     * @throws IllegalStateException if nothing was committed
     */
    public InputFile asInput() {
        return new Input(name, committed());
    }

    /**
     * A copy of the content.
     *
     * @throws IllegalStateException if nothing was committed
     */
    public byte[] toByteArray() {
        Content current = committed();
        return Arrays.copyOf(current.bytes(), current.length());
    }

    private Content committed() {
        Content current = content;
        if (current == null) {
            throw new IllegalStateException(name + ": nothing was committed");
        }
        return current;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Content(byte[] bytes, int length) {}

    private final class Sink extends TrackedSink {

        private byte[] bytes = new byte[8192];
        private int length;

        private Sink() {
            super(name);
        }

        @Override
        void append(byte[] source, int offset, int count) throws IOException {
            if (count > MAX_LENGTH - length) {
                throw new IOException(name + ": " + length + " + " + count + " bytes do not fit into memory");
            }
            if (count > bytes.length - length) {
                long doubled = Math.max(2L * bytes.length, (long) length + count);
                bytes = Arrays.copyOf(bytes, (int) Math.min(doubled, MAX_LENGTH));
            }
            System.arraycopy(source, offset, bytes, length, count);
            length += count;
        }

        @Override
        void publish() {
            content = new Content(bytes, length);
        }

        @Override
        void release() {
            bytes = new byte[0];
        }
    }

    private static final class Input implements InputFile {

        private final String name;
        private final Content content;

        private Input(String name, Content content) {
            this.name = name;
            this.content = content;
        }

        @Override
        public long length() {
            return content.length();
        }

        @Override
        public void readFully(long position, byte[] target, int offset, int length) throws EOFException {
            Ranges.check(name, position, target, offset, length, content.length());
            System.arraycopy(content.bytes(), (int) position, target, offset, length);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void close() {}
    }
}
