// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.schema.FieldType;
import dev.inlay.schema.Schema;
import dev.inlay.writer.WriteReceipt;
import dev.inlay.writer.WriterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inlay convert}: CSV or JSON records in, Parquet out. */
@Command(
        name = "convert",
        description = {"Makes a Parquet file from a CSV file, or from JSON records.", ""},
        mixinStandardHelpOptions = true,
        versionProvider = Inlay.Version.class,
        sortOptions = false,
        customSynopsis = "inlay convert [OPTIONS] IN OUT.parquet",
        optionListHeading = "%nOptions%n",
        footer = {
            "",
            "Types",
            "  Unless --schema or --type names them, types are found by looking at the",
            "  first 10,000 records (--infer). The first line that fits all values of a",
            "  column decides; nulls fit everywhere, and every column found is optional.",
            "    true, FALSE                           BOOLEAN",
            "    0, 12, -3           up to 64 bits     INT64",
            "    larger integers     some or all       STRING (1)",
            "    1.5, -.5            some or all       DOUBLE (2)",
            "    1e-3, NaN, inf      some or all       DOUBLE",
            "    2024-02-29                            DATE",
            "    2024-02-29 12:30:00.25                TIMESTAMP, local (3)",
            "    2024-02-29T12:30Z   or +02, +02:00    TIMESTAMP, UTC (3)",
            "    all else, mixtures, only nulls        STRING",
            "  (1) with --decimals exact: DECIMAL(38,0)",
            "  (2) with --decimals exact: DECIMAL(18,s), or (38,s) where 18 are not enough",
            "  (3) MICROS; NANOS where a value has more than six digits of a second",
            "  Leading zeros and plus signs make text: 00501 and +49 are codes.",
            "  If a later value does not fit, inlay names its line, column and value, and",
            "  writes nothing.",
            "",
            "JSON records are objects one after another, or one array of them. Objects",
            "  become groups, arrays lists; a field that a record leaves out is a null.",
            "  Dates and times are looked for in strings, numbers are not; what is now",
            "  this and now that becomes JSON text; an object of more than 200 different",
            "  names a map. --type names a field by its path: items.price=decimal(9,2).",
            "",
            "Examples",
            "  inlay convert trips.csv trips.parquet",
            "  inlay convert -d tab --null NA --null '' in.tsv out.parquet",
            "  inlay convert --type zip=string --type 'fare=decimal(9,2)' t.csv t.parquet",
            "  inlay convert --schema trip.schema trips.csv trips.parquet",
            "  inlay convert events.jsonl.gz events.parquet",
            "  inlay convert --sorted-by 'day, id desc' --bloom id t.csv t.parquet",
            "  inlay convert --column note:codec=gzip --column id:dictionary=false \\",
            "      t.csv t.parquet",
            "  zcat logs.csv.gz | inlay convert --codec gzip --level 9 - logs.parquet"
        },
        exitCodeListHeading = "%nExit codes%n",
        exitCodeList = {
            "0:the file is there, whole",
            "1:it failed, and there is no file: bad data, or something that cannot be read or written",
            "2:the command line makes no sense"
        })
final class ConvertCommand implements Callable<Integer> {

    private final Streams streams;

    @Parameters(
            index = "0",
            paramLabel = "IN",
            description = "CSV or JSON file, plain or gzip; - is standard input, s3://bucket/key an object.")
    private String in = "";

    @Parameters(
            index = "1",
            paramLabel = "OUT.parquet",
            description = "The file to make, or the object, s3://bucket/key.")
    private String out = "";

    @Option(
            names = {"-f", "--force"},
            description = "Replace OUT.parquet if there is one.")
    private boolean force;

    @Option(
            names = "--format",
            paramLabel = "csv|json",
            description =
                    "What IN is. Default: json if its name ends in .json, .jsonl or .ndjson, or that and .gz; else csv.")
    private @Nullable TextFormat format;

    @Option(
            names = "--ignore-unknown",
            description =
                    "JSON: leave out fields that --schema, or the sample, does not have. Default: they are an error.")
    private boolean ignoreUnknown;

    @Mixin
    private final CsvOptions csv = new CsvOptions();

    @Option(
            names = "--infer",
            paramLabel = "ROWS",
            description =
                    "How many records to find the types from, or all: reads the whole file twice. Default: 10000.")
    private @Nullable String infer;

    @Option(
            names = "--decimals",
            paramLabel = "double|exact",
            description =
                    "What numbers with a point become: DOUBLE, or DECIMAL, which keeps each digit. Default: double.")
    private DecimalRule decimals = DecimalRule.DOUBLE;

    @Option(
            names = "--type",
            paramLabel = "COLUMN=TYPE",
            description = "The type of a column, instead of looking: " + TypeName.KNOWN + ".")
    private Map<String, String> types = new LinkedHashMap<>();

    @Option(
            names = "--schema",
            paramLabel = "SCHEMA",
            description =
                    "All types, as a Parquet schema in text form or as a file that holds one; columns are found by name.")
    private @Nullable String schema;

    @Mixin
    private final WriterFlags writer = new WriterFlags();

    @Option(
            names = "--metadata",
            paramLabel = "KEY=VALUE",
            description = "An entry for the footer's key/value metadata.")
    private Map<String, String> metadata = new LinkedHashMap<>();

    @Option(
            names = "--receipt",
            description =
                    "Print what was written of each column: encodings, sizes, pages, nulls, distinct values, bounds.")
    private boolean showReceipt;

    @Mixin
    private final StorageFlags storage = new StorageFlags();

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing unless it fails.")
    private boolean quiet;

    @Option(names = "--progress", description = "Show progress even if standard error is no terminal.")
    private boolean progress;

    ConvertCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        WriterOptions options = writer.options();
        try (Storage places = storage.storage(in, out)) {
            return convert(places, options, start);
        }
    }

    private int convert(Storage places, WriterOptions options, long start) throws IOException {
        Place target = places.place(out);
        SourceBytes source = source(places, target);
        if (source.isStream() && sample() == Inference.ALL && schema == null) {
            throw Failure.usage("--infer all reads " + source.name() + " twice, which only works with a file");
        }
        Conversion conversion = new Conversion(
                source, input(source), target, force, fileSchema -> writer.sorted(options, fileSchema), metadata);
        WriteReceipt receipt = conversion.run(task -> display(task, source));
        if (!quiet) {
            streams.err().println(summary(receipt, source, System.nanoTime() - start));
        }
        if (showReceipt) {
            streams.out().print(ReceiptText.of(receipt));
        }
        return Inlay.OK;
    }

    private SourceBytes source(Storage places, Place target) throws IOException {
        if (in.equals("-")) {
            return SourceBytes.of("standard input", streams.in());
        }
        Place place = places.place(in);
        SourceBytes source = place.source();
        if (!source.isStream() && place.isSame(target)) {
            throw Failure.usage(in + " and " + out + " are the same file");
        }
        return source;
    }

    private BatchInput input(SourceBytes source) throws IOException {
        TextFormat chosen = format == null ? TextFormat.byName(in) : format;
        return switch (chosen) {
            case CSV -> {
                if (ignoreUnknown) {
                    throw Failure.usage("--ignore-unknown is about JSON records, and " + in + " is read as CSV");
                }
                yield new CsvInput(source, csv.format(), parsedSchema(), parsedTypes(), sample(), decimals);
            }
            case JSON -> {
                csv.refuseFor(in);
                yield new JsonInput(source, parsedSchema(), parsedTypes(), sample(), decimals, ignoreUnknown);
            }
        };
    }

    private long sample() {
        if (infer == null) {
            return Inference.SAMPLE;
        }
        if (infer.equalsIgnoreCase("all")) {
            return Inference.ALL;
        }
        long rows = WriterFlags.size("--infer", infer);
        if (rows == 0) {
            throw Failure.usage("--infer 0 leaves nothing to find types from: name them by --schema");
        }
        return rows;
    }

    private @Nullable Schema parsedSchema() throws IOException {
        if (schema == null) {
            return null;
        }
        if (!types.isEmpty() || infer != null) {
            throw Failure.usage("--schema names all types: --type and --infer have nothing to add");
        }
        String text = schema.indexOf('{') >= 0
                ? schema
                : Files.readString(LocalPlace.of(schema).path());
        try {
            return Schema.parse(text);
        } catch (IllegalArgumentException e) {
            throw Failure.failed("--schema: " + ErrorText.oneLine(e.getMessage()), e);
        }
    }

    private Map<String, FieldType> parsedTypes() {
        Map<String, FieldType> parsed = new LinkedHashMap<>();
        types.forEach((column, name) -> parsed.put(column, TypeName.parse(name)));
        return parsed;
    }

    private Progress display(String task, SourceBytes source) {
        if (quiet || (!progress && !Terminal.isTerminal())) {
            return Progress.none();
        }
        return Progress.on(streams.err(), task, source.size(), Terminal.columns());
    }

    /** {@code out.parquet: 10,000 rows, 14 columns; 1.2 MB → 210.3 kB (5.82 : 1) in 0.4 s, 25,000 rows/s}. */
    private static String summary(WriteReceipt receipt, SourceBytes source, long nanos) {
        long perSecond = Math.round(receipt.rows() / Math.max(nanos / 1e9, 1e-3));
        return receipt.file() + ": " + Units.count(receipt.rows(), "row") + ", "
                + Units.count(receipt.columns().size(), "column") + "; " + Units.bytes(source.position()) + " → "
                + Units.bytes(receipt.bytes()) + " (" + Units.ratio(source.position(), receipt.bytes()) + " : 1) in "
                + Units.duration(nanos) + ", " + Units.number(perSecond) + " rows/s";
    }
}
