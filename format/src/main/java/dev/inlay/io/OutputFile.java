// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.io;

import java.io.IOException;

/** A place where one file can come to be. */
public interface OutputFile {

    /**
     * Starts the file. Nothing is visible at its place before {@link OutputSink#commit}.
     *
     * @throws IOException if the place cannot be written, or something is there that must not be replaced
     */
    OutputSink create() throws IOException;

    /** The file's name, for messages and receipts. */
    String name();
}
