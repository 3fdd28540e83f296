// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.compression.Codecs;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inlay meta}: what the footer says. */
@Command(
        name = "meta",
        description = {
            "Prints what the footer of a Parquet file says: size, writer, key/value metadata, and for each column of each row"
                    + " group its encodings, codec, sizes, nulls and bounds.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Inlay.Version.class,
        optionListHeading = "%nOptions%n",
        footer = {
            "",
            "Bounds are shown by the column's type. … behind a bound: it was cut, no value",
            "is exactly this. Bounds in brackets come from the deprecated fields, which",
            "compare bytes as signed numbers.",
            "",
            "Example",
            "  inlay meta --json trips.parquet |",
            "      jq '.row_groups[].columns[].meta_data.total_compressed_size'"
        })
final class MetaCommand implements Callable<Integer> {

    private final Streams streams;

    @ArgGroup(multiplicity = "1")
    private Subject subject = new Subject();

    /** What is asked about. */
    static final class Subject {
        @Parameters(paramLabel = "FILE", description = "A Parquet file.")
        private @Nullable String file;

        @Option(
                names = "--codecs",
                description =
                        "Instead of a file: which library serves each codec here, and which jar would add one or make it faster.")
        private boolean codecs;
    }

    @Option(
            names = "--json",
            description =
                    "Everything, as JSON: the names are those of the format's Thrift definition, and a field that the file"
                            + " leaves out is null.")
    private boolean json;

    MetaCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (subject.codecs) {
            streams.out().print(CodecsText.of(Codecs.standard()));
            return Inlay.OK;
        }
        FooterFile footer = FooterFile.read(Objects.requireNonNull(subject.file));
        if (json) {
            MetaJson.write(footer, streams.out());
        } else {
            streams.out().print(MetaText.of(footer));
        }
        return Inlay.OK;
    }
}
