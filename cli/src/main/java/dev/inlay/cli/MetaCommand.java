// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.compression.Codecs;
import dev.inlay.io.InputFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inlay meta}: what the footer says, and what it points at. */
@Command(
        name = "meta",
        description = {
            "Prints what the footer of a Parquet file says: size, writer, key/value metadata, and for each column of each row"
                    + " group its encodings, codec, sizes, nulls and bounds. With --pages and --indexes, instead, what the"
                    + " footer points at.",
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
            "      jq '.row_groups[].columns[].meta_data.total_compressed_size'",
            "  inlay meta --pages --indexes --column fare trips.parquet"
        })
final class MetaCommand implements Callable<Integer> {

    private final Streams streams;

    @ArgGroup(multiplicity = "1")
    private Subject subject = new Subject();

    /** What is asked about. */
    static final class Subject {
        @Parameters(paramLabel = "FILE", description = "A Parquet file, or an object: s3://bucket/key.")
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

    @Option(names = "--pages", description = "Every page of every column chunk, by its header.")
    private boolean pages;

    @Option(
            names = "--indexes",
            description = "What readers prune with: bloom filters, size statistics, and the bounds of each page.")
    private boolean indexes;

    @Option(
            names = "--column",
            paramLabel = "NAME",
            description = "Pages and indexes of this column only, named by its dotted path; may be given again.")
    private List<String> columns = new ArrayList<>();

    @Option(
            names = "--row-group",
            paramLabel = "N",
            description = "Pages and indexes of this row group only, counted from 0.")
    private @Nullable Integer rowGroup;

    @Mixin
    private final StorageFlags storage = new StorageFlags();

    MetaCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (subject.codecs) {
            streams.out().print(CodecsText.of(Codecs.standard()));
            return Inlay.OK;
        }
        Selection selection = new Selection(rowGroup, columns);
        if (!pages && !indexes && (rowGroup != null || !columns.isEmpty())) {
            throw Failure.usage("--column and --row-group choose among --pages and --indexes: give one of these");
        }
        String name = Objects.requireNonNull(subject.file);
        try (Storage places = storage.storage(name);
                InputFile file = places.place(name).open()) {
            print(FooterFile.read(name, file), file, selection);
        }
        return Inlay.OK;
    }

    private void print(FooterFile footer, InputFile file, Selection selection) throws IOException {
        selection.check(footer);
        if (json) {
            MetaJson.write(footer, file, new ChunkJson(pages, indexes, selection), streams.out());
        } else if (pages || indexes) {
            printChunks(footer, file, selection);
        } else {
            streams.out().print(MetaText.of(footer));
        }
    }

    private void printChunks(FooterFile footer, InputFile file, Selection selection) throws IOException {
        streams.out().println(Quoted.escaped(footer.name()));
        selection.visit(footer, chunk -> {
            if (pages) {
                streams.out().print(PagesText.of(file, chunk));
            }
            if (indexes) {
                streams.out().print(IndexesText.of(file, chunk));
            }
        });
    }
}
