// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.io;

import java.io.Closeable;
import java.io.IOException;

/**
 * The bytes of a file that does not exist yet. They are written in order, and published all at once by {@link #commit};
 * {@link #close} without it discards them. After the first failure every call but {@code close} repeats that failure.
 * One thread at a time.
 */
public interface OutputSink extends Closeable {

    /** Appends {@code length} bytes from {@code offset}. The array belongs to the caller again when this returns. */
    void write(byte[] bytes, int offset, int length) throws IOException;

    /** Bytes written so far. */
    long position();

    /**
     * Publishes the file: when this returns, all of it is durable and visible at its place; if it throws, nothing is, unless
     * the message says that the file is in its place and only its durability is not certain. Call it once; nothing can be
     * written after it.
     */
    void commit() throws IOException;

    /** Ends the sink. Before {@link #commit} it discards everything, and leaves nothing behind. May be called again. */
    @Override
    void close() throws IOException;
}
