// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.io;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

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

    /**
     * Fills all of {@code ranges}, in any order and perhaps several at once: where a request costs more than some bytes, this is much faster than one
     * call for each. Ranges may overlap in the file, and not in their targets. If it throws, any of the targets may be filled in part.
     *
     * @throws java.io.EOFException if the file ends before one of them does
     */
    default void readFully(List<ReadRange> ranges) throws IOException {
        for (ReadRange range : ranges) {
            readFully(range.position(), range.target(), range.offset(), range.length());
        }
    }

    /** The file's name, for messages. */
    String name();

    @Override
    void close() throws IOException;
}
