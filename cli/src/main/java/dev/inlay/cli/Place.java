// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.io.InputFile;
import dev.inlay.io.OutputFile;
import java.io.IOException;
import java.util.function.LongConsumer;

/** A file as the command line names it: one of the operating system, or an object. */
interface Place {

    /** As the user gave it. */
    String name();

    /** Opens what is there, by ranges. */
    InputFile open() throws IOException;

    /** What is there as text, to be read from front to back. */
    SourceBytes source() throws IOException;

    /**
     * Fails if no file can come to be here, as far as that can be told before a long reading. That nobody creates the file meanwhile is
     * seen to when it is published.
     */
    void checkTarget(boolean replace) throws IOException;

    /**
     * The file that comes to be here.
     *
     * @param uploaded hears how many further bytes have been sent, where files are sent, on any thread
     */
    OutputFile target(boolean replace, LongConsumer uploaded);

    /** Whether both lead to one file that is there. */
    boolean isSame(Place other) throws IOException;
}
