// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.io;

import java.io.Closeable;
import java.io.IOException;

/** A file that can be read in any order. Safe for use by several threads at once. */
public interface InputFile extends Closeable {

    /** Bytes in the file. */
    long length() throws IOException;

    /**
     * Fills {@code length} bytes of {@code target} from byte {@code position} of the file.
     *
     * @throws java.io.EOFException if the file ends before
     */
    void readFully(long position, byte[] target, int offset, int length) throws IOException;

    /** The file's name, for messages. */
    String name();

    @Override
    void close() throws IOException;
}
