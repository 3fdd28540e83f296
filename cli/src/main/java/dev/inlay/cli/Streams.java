// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads, prints and complains. Text is UTF-8 whatever the locale says: what is printed is piped into files and
 * other programs, and containers rarely have a locale.
 */
record Streams(InputStream in, PrintStream out, PrintStream err) {

    /** Those of the process. */
    static Streams ofProcess() {
        return new Streams(
                new FileInputStream(FileDescriptor.in), print(FileDescriptor.out), print(FileDescriptor.err));
    }

    private static PrintStream print(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
