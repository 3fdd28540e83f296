// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.io.InputFile;
import dev.inlay.schema.Schema;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code inlay schema}: the schema as text. */
@Command(
        name = "schema",
        description = {"Prints the schema of a Parquet file in text form, which convert --schema takes.", ""},
        mixinStandardHelpOptions = true,
        versionProvider = Inlay.Version.class,
        optionListHeading = "%nOptions%n",
        footerHeading = "%nExample%n",
        footer = {
            "  inlay schema trips.parquet > trip.schema",
            "  inlay convert --schema trip.schema more.csv more.parquet"
        })
final class SchemaCommand implements Callable<Integer> {

    private final Streams streams;

    @Parameters(paramLabel = "FILE", description = "A Parquet file, or an object: s3://bucket/key.")
    private String file = "";

    @Mixin
    private final StorageFlags storage = new StorageFlags();

    SchemaCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        try (Storage places = storage.storage(file);
                InputFile input = places.place(file).open()) {
            Schema schema = FooterFile.read(file, input).schema();
            streams.out().print(schema.toString().stripTrailing() + "\n");
            return Inlay.OK;
        }
    }
}
