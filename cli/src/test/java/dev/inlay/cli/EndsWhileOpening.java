// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.io.LocalOutputFile;
import dev.inlay.schema.Schema;
import dev.inlay.vector.RecordBatch;
import dev.inlay.writer.ParquetWriter;
import java.io.IOException;
import java.nio.file.Path;

/** A process that is told to end after it has made a temporary file, and before it has a writer for it. */
final class EndsWhileOpening {

    static final int EXIT_CODE = 7;

    private EndsWhileOpening() {}

    /** Argument: the file. */
    public static void main(String[] arguments) throws IOException {
        InterruptibleWriter.of(() -> {
            ParquetWriter<RecordBatch> writer = ParquetWriter.forSchema(
                            Schema.parse("message m { required int64 id; }"))
                    .open(LocalOutputFile.of(Path.of(arguments[0])));
            new Thread(() -> System.exit(EXIT_CODE)).start();
            awaitShutdown();
            System.out.print("opened");
            return writer;
        });
    }

    /** Hooks are refused once it has begun. */
    private static void awaitShutdown() {
        try {
            while (true) {
                Thread hook = new Thread(() -> {});
                Runtime.getRuntime().addShutdownHook(hook);
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        } catch (IllegalStateException e) {
            // begun
        }
    }
}
