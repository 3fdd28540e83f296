// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;

/**
 * The real command without a process of its own. It is in the command's package because {@link Inlay} promises nothing but
 * {@code main}, which ends the process.
 *
 * @param exitCode of the command
 * @param out what it printed
 * @param err what it said about it
 */
public record InProcess(int exitCode, String out, String err) {

    /** Runs {@code inlay} with these arguments. */
    public static InProcess run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(
                InputStream.nullInputStream(), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        int exitCode = Inlay.run(streams, arguments);
        return new InProcess(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }
}
