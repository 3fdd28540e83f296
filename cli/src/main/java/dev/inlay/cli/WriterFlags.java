// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.format.CompressionCodec;
import dev.inlay.schema.Schema;
import dev.inlay.writer.ColumnOptions;
import dev.inlay.writer.DataPageVersion;
import dev.inlay.writer.Profile;
import dev.inlay.writer.WriterOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how a Parquet file is written. */
final class WriterFlags {

    private static final long USUAL_ROW_GROUP_BYTES = 128L << 20;
    /** An open row group may take this part of the heap: the codec, the page on its way and the batch need theirs. */
    private static final int HEAP_SHARE = 8;

    @Option(
            names = "--codec",
            paramLabel = "NAME",
            description = "zstd, snappy, gzip, lz4_raw or uncompressed. Default: zstd.")
    private @Nullable String codec;

    @Option(
            names = "--level",
            paramLabel = "N",
            description = "Of the codec, where it has levels: higher is smaller and slower.")
    private @Nullable Integer level;

    @Option(
            names = "--row-group-rows",
            paramLabel = "N",
            description = "A row group has at most this many rows. Default: 1048576.")
    private @Nullable Long rowGroupRows;

    @Option(
            names = "--row-group-bytes",
            paramLabel = "N",
            description =
                    "A row group ends when it takes this much memory; 64M and 1G work too. Default: 128M, but at most an eighth of"
                            + " the heap.")
    private @Nullable String rowGroupBytes;

    @Option(
            names = "--page-size",
            paramLabel = "N",
            description = "A page has at most this many bytes before compression. Default: 1M.")
    private @Nullable String pageSize;

    @Option(names = "--page-rows", paramLabel = "N", description = "A page has at most this many rows. Default: 20000.")
    private @Nullable Integer pageRows;

    @Option(names = "--no-dictionary", description = "No dictionaries, whether they would help or not.")
    private boolean noDictionary;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description =
                    "Which encodings may be used: compatible, which every reader knows; modern, also the delta encodings and byte"
                            + " stream split; preview, also ALP. Default: compatible.")
    private @Nullable Profile profile;

    @Option(names = "--page-version", paramLabel = "1|2", description = "Of data pages. Default: 1.")
    private @Nullable Integer pageVersion;

    @Option(
            names = "--bloom",
            paramLabel = "COLUMN[=RATE]",
            description =
                    "A bloom filter for each row group of this column, which takes a value for present that is not there at this rate."
                            + " Default: 0.01. May be given again.")
    private List<String> bloom = new ArrayList<>();

    @Option(
            names = "--sorted-by",
            paramLabel = "COLUMN [desc] [nulls first],...",
            description = "Says in the file that its rows are sorted so, and fails at the first that is not.")
    private @Nullable String sortedBy;

    @Option(
            names = "--column",
            paramLabel = "COLUMN:OPTION=VALUE",
            description = "What one column does differently: " + ColumnFlag.KNOWN + ". May be given again.")
    private List<String> columns = new ArrayList<>();

    /** @throws Failure if an option has a value that no file could have */
    WriterOptions options() {
        try {
            WriterOptions.Builder options = WriterOptions.builder().dictionary(!noDictionary);
            options.rowGroupBytes(
                    rowGroupBytes == null
                            ? Math.min(
                                    USUAL_ROW_GROUP_BYTES, Runtime.getRuntime().maxMemory() / HEAP_SHARE)
                            : size("--row-group-bytes", rowGroupBytes));
            if (rowGroupRows != null) {
                options.rowGroupRows(rowGroupRows);
            }
            if (pageSize != null) {
                options.pageBytes((int) Math.min(Integer.MAX_VALUE, size("--page-size", pageSize)));
            }
            if (profile != null) {
                options.profile(profile);
            }
            if (pageVersion != null) {
                options.dataPageVersion(pageVersion(pageVersion));
            }
            if (pageRows != null) {
                options.pageRows(pageRows);
            }
            if (codec != null) {
                options.codec(codec(codec));
            }
            if (level != null) {
                options.level(level);
            }
            columnOptions().forEach((name, column) -> options.column(name, column.build()));
            return options.build();
        } catch (IllegalArgumentException e) {
            throw Failure.usage(ErrorText.oneLine(e.getMessage()));
        }
    }

    private static DataPageVersion pageVersion(int number) {
        return switch (number) {
            case 1 -> DataPageVersion.V1;
            case 2 -> DataPageVersion.V2;
            default -> throw Failure.usage("--page-version is 1 or 2, not " + number);
        };
    }

    static CompressionCodec codec(String name) {
        String known = name.toUpperCase(Locale.ROOT);
        return switch (known) {
            case "NONE" -> CompressionCodec.UNCOMPRESSED;
            case "LZ4" -> CompressionCodec.LZ4_RAW; // what everybody means: the framed LZ4 is deprecated
            case "UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4_RAW" -> CompressionCodec.valueOf(known);
            default ->
                throw Failure.usage("--codec: no codec " + Quoted.of(name)
                        + "; there are zstd, snappy, gzip, lz4_raw and uncompressed");
        };
    }

    private Map<String, ColumnOptions.Builder> columnOptions() {
        Map<String, ColumnOptions.Builder> builders = new LinkedHashMap<>();
        for (String flag : columns) {
            ColumnFlag parsed = ColumnFlag.parse(flag);
            parsed.addTo(builders.computeIfAbsent(parsed.column(), name -> ColumnOptions.builder()));
        }
        for (String flag : bloom) {
            int equals = flag.lastIndexOf('=');
            String column = equals < 0 ? flag : flag.substring(0, equals);
            ColumnFlag parsed = new ColumnFlag(column, "bloom", equals < 0 ? "true" : flag.substring(equals + 1));
            parsed.addTo(builders.computeIfAbsent(column, name -> ColumnOptions.builder()));
        }
        return builders;
    }

    /** The options, with the order of rows that was declared, whose columns are found in the schema. */
    WriterOptions sorted(WriterOptions options, Schema schema) {
        return sortedBy == null
                ? options
                : options.toBuilder()
                        .sortedBy(SortedByText.parse(sortedBy, schema))
                        .build();
    }

    /** A number with an optional K, M or G: powers of 1024. */
    static long size(String option, String text) {
        int digits = text.length();
        int shift = 0;
        if (digits > 1) {
            shift = switch (text.charAt(digits - 1)) {
                case 'k', 'K' -> 10;
                case 'm', 'M' -> 20;
                case 'g', 'G' -> 30;
                default -> 0;
            };
        }
        digits -= shift > 0 ? 1 : 0;
        IntegerText number = IntegerText.canonical();
        if (!number.read(text.toCharArray(), 0, digits)
                || number.value() < 0
                || number.value() > Long.MAX_VALUE >> shift) {
            throw Failure.usage(option + " " + Quoted.of(text) + " is not a number such as 65536, 64K, 1M or 2G");
        }
        return number.value() << shift;
    }
}
