// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how a CSV file is written. */
final class CsvOptions {

    @Option(
            names = {"-d", "--delimiter"},
            paramLabel = "CHAR",
            description =
                    "Between fields: a character, or one of the words tab, space, comma, semicolon, pipe. Default: comma.")
    private @Nullable String delimiter;

    @Option(
            names = "--quote",
            paramLabel = "CHAR",
            description =
                    "Around fields that hold delimiters, quotes or line ends; doubled inside of them. none: quotes are plain"
                            + " characters. Default: the double quote.")
    private @Nullable String quote;

    @Option(
            names = "--header",
            negatable = true,
            fallbackValue = "true",
            description =
                    "Whether the first record names the columns. Without a header they are called column_1, column_2, ..., or"
                            + " what --schema calls them. Default: it does.")
    private @Nullable Boolean header;

    @Option(
            names = "--names",
            paramLabel = "A,B,...",
            description = "What the columns are called, instead of what the header says.")
    private @Nullable String names;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description =
                    "Of the text, like ISO-8859-1 or windows-1252. Default: what a byte order mark says, else UTF-8.")
    private @Nullable String encoding;

    @Option(
            names = "--null",
            paramLabel = "TEXT",
            description = {
                "A field that is exactly this, and not in quotes, is a null. May be given several times, and then replaces the"
                        + " default: the empty field.",
                "A quoted empty field is the empty string in a column of text, and a null in others."
            })
    private @Nullable List<String> nulls;

    /** Refuses options about CSV for {@code file}, which is none. */
    void refuseFor(String file) {
        String option = delimiter != null
                ? "--delimiter"
                : quote != null
                        ? "--quote"
                        : header != null
                                ? "--header"
                                : names != null
                                        ? "--names"
                                        : encoding != null ? "--encoding" : nulls != null ? "--null" : null;
        if (option != null) {
            throw Failure.usage(option + " is about CSV, and " + file + " is read as JSON");
        }
    }

    CsvFormat format() {
        char between = delimiter();
        char around = quote();
        if (between == around) {
            throw Failure.usage("--delimiter and --quote are the same character");
        }
        return new CsvFormat(
                between,
                around,
                header == null || header,
                columnNames(),
                charset(),
                nulls == null ? List.of("") : nulls);
    }

    private char delimiter() {
        if (delimiter == null) {
            return ',';
        }
        return switch (delimiter.toLowerCase(Locale.ROOT)) {
            case "tab", "\\t" -> '\t';
            case "space" -> ' ';
            case "comma" -> ',';
            case "semicolon" -> ';';
            case "pipe" -> '|';
            default -> single("--delimiter", delimiter);
        };
    }

    private char quote() {
        if (quote == null) {
            return '"';
        }
        return quote.equalsIgnoreCase("none") ? CsvFormat.NO_QUOTE : single("--quote", quote);
    }

    private static char single(String option, String text) {
        if (text.length() != 1 || text.equals("\n") || text.equals("\r") || text.charAt(0) >= CsvFormat.NO_QUOTE) {
            throw Failure.usage(option + " " + Quoted.of(text) + " is not one character");
        }
        return text.charAt(0);
    }

    private @Nullable List<String> columnNames() {
        if (names == null) {
            return null;
        }
        try {
            List<String> list = CsvReader.builder().ofSingleCsvRecord(names).getFields();
            if (list.contains("")) {
                throw Failure.usage("--names " + Quoted.of(names) + " has an empty name");
            }
            return list;
        } catch (CsvParseException e) {
            throw Failure.usage("--names " + Quoted.of(names) + " is not a list of names with commas between them");
        }
    }

    private @Nullable Charset charset() {
        try {
            return encoding == null ? null : Charset.forName(encoding);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw Failure.usage("--encoding: Java knows no encoding named " + Quoted.of(encoding));
        }
    }
}
