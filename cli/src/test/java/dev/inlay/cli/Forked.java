// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command in a virtual machine of its own. */
final class Forked {

    private Forked() {}

    /** Starts it with options of the virtual machine, from the classes under test. */
    static ProcessBuilder inlay(List<String> vmOptions, Object... args) {
        return java(Inlay.class, List.of(), vmOptions, args);
    }

    /** Starts another main class, with what it needs beside the classes under test. */
    static ProcessBuilder java(Class<?> main, List<String> moreClasses, List<String> vmOptions, Object... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(vmOptions);
        if (Runtime.version().feature() >= 23) {
            command.add("--sun-misc-unsafe-memory-access=allow"); // as the launcher does
        }
        // the tests run as modules; here everything is on the class path, which is simpler and tests the same code
        command.add("-cp");
        command.add(String.join(
                File.pathSeparator,
                Stream.concat(
                                moreClasses.stream(),
                                Stream.of("jdk.module.path", "java.class.path").map(System::getProperty))
                        .filter(path -> path != null && !path.isEmpty())
                        .toList()));
        command.add(main.getName());
        for (Object arg : args) {
            command.add(arg.toString());
        }
        return new ProcessBuilder(command);
    }

    /** Runs it to its end; standard error goes with standard output. */
    static Run run(List<String> vmOptions, Object... args) throws IOException, InterruptedException {
        Process process = inlay(vmOptions, args).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), out, "");
    }
}
