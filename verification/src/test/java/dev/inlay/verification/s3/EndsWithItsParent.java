// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Runs another main class until standard input ends, which it does when the process at its other end is gone, however it went. The
 * first argument is the class, the others are its own.
 */
final class EndsWithItsParent {

    private EndsWithItsParent() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread watch = new Thread(() -> {
            try {
                System.in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                System.err.println(e);
            }
            Runtime.getRuntime().halt(0);
        });
        watch.setDaemon(true);
        watch.start();
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(arguments, 1, arguments.length));
    }
}
