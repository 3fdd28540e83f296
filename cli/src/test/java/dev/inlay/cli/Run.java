// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** One run of the command inside of the test's own virtual machine: exit code, standard output, standard error. */
record Run(int exitCode, String out, String err) {

    static Run inlay(Object... args) {
        return inlayReading(new byte[0], args);
    }

    static Run inlayReading(byte[] in, Object... args) {
        return inlayReading(new ByteArrayInputStream(in), args);
    }

    static Run inlayReading(InputStream in, Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] words = new String[args.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = args[i].toString();
        }
        Streams streams = new Streams(
                in,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        int exitCode = Inlay.run(streams, words);
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** What an error is: one line. */
    String errorLine() {
        if (err.lines().count() != 1 || !err.endsWith("\n")) {
            throw new AssertionError("not one line: " + err);
        }
        return err.stripTrailing();
    }
}
