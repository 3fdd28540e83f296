// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.cli.InProcess;
import dev.inlay.format.CompressionCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Real tables, converted by the command with each codec: every cell is what Python's csv module reads there. */
@Timeout(120) // seconds; a table by five codecs and five readers takes 3 to 9 s
class ConvertTest {

    /** What the types of the known tables are, whatever the rule of inference says: number, text, day. */
    private static final Map<String, String> KNOWN_TYPES = Map.of(
            "airports.csv", "String String String String String DOUBLE DOUBLE",
            "birdstrikes.csv",
                    "String String String Date String String String String String String INT64 INT64 INT64 INT64",
            "seattle-weather.csv", "Date DOUBLE DOUBLE DOUBLE DOUBLE String",
            "zipcodes.csv", "String DOUBLE DOUBLE String String String");

    private Strangers strangers;

    @TempDir
    Path directory;

    @BeforeEach // again for each test: a process that one test killed is another one for the next
    void meet() {
        strangers = Strangers.orSkip();
    }

    static Stream<Arguments> conversions() throws IOException {
        List<Arguments> all = new ArrayList<>();
        for (Path table : Tables.all()) {
            for (String decimals : List.of("double", "exact")) {
                all.add(Arguments.of(table, decimals));
            }
        }
        return all.stream();
    }

    @Test
    void theSamplesAreThere() throws IOException {
        assertThat(Tables.in(Tables.SAMPLES)).isNotEmpty();
    }

    @Test
    void theDataDirectoryIsThere() throws IOException {
        Path data = Tables.dataDirectory();
        Assumptions.assumeTrue(
                Files.isDirectory(data),
                "no tables besides the samples: " + data + " is not there, and INLAY_DATA not set");

        assertThat(Tables.in(data)).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}, --decimals {1}")
    @MethodSource("conversions")
    void everyCellIsReadByAll(Path csv, String decimals) throws IOException {
        String name = csv.getFileName().toString();
        Expectation expectation = null;
        for (CompressionCodec codec : Cells.codecs()) {
            Path file = directory.resolve(name + "-" + decimals + "-" + codec + ".parquet");
            InProcess inlay = InProcess.run(
                    "convert",
                    "--codec",
                    codec.name().toLowerCase(Locale.ROOT),
                    "--decimals",
                    decimals,
                    // several row groups and pages, also of the small tables
                    "--row-group-rows",
                    "5000",
                    "--page-rows",
                    "999",
                    csv.toString(),
                    file.toString());
            assertThat(inlay.exitCode()).as(inlay.err()).isZero();
            if (expectation == null) {
                expectation = Expectation.ofCsv(strangers, csv, file, Map.of());
                if (decimals.equals("double") && KNOWN_TYPES.containsKey(name)) {
                    assertThat(String.join(" ", expectation.types())).isEqualTo(KNOWN_TYPES.get(name));
                }
                assertThat(expectation.types().contains("Decimal"))
                        .as("decimals among " + expectation.types())
                        .isEqualTo(decimals.equals("exact")
                                && KNOWN_TYPES.getOrDefault(name, "").contains("DOUBLE"));
            }
            for (Engine engine : Engine.values()) {
                expectation.mustBeReadFrom(file, engine);
            }
        }
        expectation.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "plain|,|false|false|false",
                "crlf|,|false|true|false",
                "byte-order-mark|,|false|false|true",
                "semicolon|;|false|true|false",
                "all-quoted|,|true|false|false",
            })
    void whatPythonWritesIsRead(String name, String delimiter, boolean quoteAll, boolean windows, boolean byteOrderMark)
            throws IOException {
        for (int seed = 1; seed <= 5; seed++) {
            Path csv = directory.resolve(name + "-" + seed + ".csv");
            Path file = directory.resolve(name + "-" + seed + ".parquet");
            strangers.ask(
                    "write_random",
                    Map.of(
                            "path", csv.toString(),
                            "seed", seed,
                            "rows", 400,
                            "delimiter", delimiter,
                            "quote_all", quoteAll,
                            "line_end", windows ? "\r\n" : "\n",
                            "byte_order_mark", byteOrderMark));

            InProcess inlay = InProcess.run("convert", "--delimiter", delimiter, csv.toString(), file.toString());

            assertThat(inlay.exitCode()).as(inlay.err()).isZero();
            Map<String, Object> dialect = new LinkedHashMap<>(Map.of("delimiter", delimiter));
            if (quoteAll) {
                dialect.put("text_nulls", List.of());
            }
            try (Expectation expectation = Expectation.ofCsv(strangers, csv, file, dialect)) {
                assertThat(String.join(" ", expectation.types()))
                        .isEqualTo("String String INT64 DOUBLE Date Timestamp Timestamp BOOLEAN");
                for (Engine engine : List.of(Engine.PYARROW, Engine.DUCKDB, Engine.POLARS, Engine.PARQUET_JAVA)) {
                    expectation.mustBeReadFrom(file, engine);
                }
            }
        }
    }
}
