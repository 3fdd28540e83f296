// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.inlay.format.BoundingBox;
import dev.inlay.format.GeospatialStatistics;
import dev.inlay.format.LogicalType;
import dev.inlay.io.LocalOutputFile;
import dev.inlay.schema.Schema;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.RecordBatch;
import dev.inlay.writer.ParquetFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code inlay schema} and {@code inlay meta} print: of a small file literally, of foreign files at all. */
class MetaTest {

    @TempDir
    private Path directory;

    /** Offsets, sizes and the build are the writer's matter: they are replaced by marks. */
    private static String stable(String text, Path file) {
        return text.replace(file.toString(), "FILE").replaceAll("inlay version \\S+ \\(build \\S+\\)", "WRITER");
    }

    private Path small() throws IOException {
        Path in = Files.writeString(directory.resolve("in.csv"), """
                id,name,fare,day,note
                1,Zoë,2.5,2024-02-29,
                2,"line
                end",-0.25,1969-12-31,
                3,,,,
                """);
        Path out = directory.resolve("out.parquet");
        Run run = Run.inlay("convert", "--codec", "none", "--metadata", "tab=a\tb", in, out);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return out;
    }

    @Test
    void theSchemaIsText() throws IOException {
        Run run = Run.inlay("schema", small());
        assertThat(run).isEqualTo(new Run(0, """
                        message csv {
                          optional int64 id;
                          optional binary name (STRING);
                          optional double fare;
                          optional int32 day (DATE);
                          optional binary note (STRING);
                        }
                        """, ""));
    }

    @Test
    void theCodecsAreATable() {
        Run run = Run.inlay("meta", "--codecs");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines().map(line -> line.strip().replaceAll(" {2,}", "|")))
                .contains(
                        "codec|direction|level|served by|would be served by",
                        "SNAPPY|compress|java",
                        "GZIP|compress|0 to 9|java",
                        "ZSTD|compress|4 to 22|nobody|com.github.luben:zstd-jni (not found),"
                                + " io.airlift:aircompressor-v3 (not found)",
                        "BROTLI|decompress|nobody|" + "com.aayushatharva.brotli4j:brotli4j (not found)",
                        "LZO|decompress|java");
        assertThat(Run.inlay("meta", "--codecs", "some.parquet").exitCode()).isEqualTo(2);
        assertThat(Run.inlay("meta").exitCode()).isEqualTo(2);
    }

    @Test
    void theMetadataIsATable() throws IOException {
        Path file = small();
        Run run = Run.inlay("meta", file);
        assertThat(stable(run.out(), file)
                        .replaceAll("size +\\d+ bytes, the footer \\d+", "size N bytes, the footer N")
                        .replaceAll("3 rows, \\d+ B of \\d+ B", "3 rows, N of N")
                        .replaceAll("\\d\\d B  ", "NN B  "))
                .isEqualTo("""
                        FILE
                          size N bytes, the footer N
                          rows        3 in 1 row group
                          columns     5
                          created by  WRITER
                          version     1

                        key/value metadata
                          tab = a\\tb

                        row group 0: 3 rows, N of N (1.00 : 1)
                          column  type    encodings  codec         size  ratio  values  nulls  min         max
                          id      INT64   PLAIN,RLE  UNCOMPRESSED  NN B   1.00       3      0  1           3
                          name    STRING  PLAIN,RLE  UNCOMPRESSED  NN B   1.00       3      1  "Zoë"       "line\\nend"
                          fare    DOUBLE  PLAIN,RLE  UNCOMPRESSED  NN B   1.00       3      1  -0.25       2.5
                          day     DATE    PLAIN,RLE  UNCOMPRESSED  NN B   1.00       3      1  1969-12-31  2024-02-29
                          note    STRING  PLAIN,RLE  UNCOMPRESSED  NN B   1.00       3      3  -           -
                        """);
    }

    @Test
    void shapesHaveALineBelowTheTable() throws IOException {
        Schema schema = Schema.builder("t")
                .optional("shape", new LogicalType.GeometryType(null))
                .required("place", new LogicalType.GeographyType(null, null))
                .required("id", LogicalType.string())
                .build();
        // POINT Z (10 30 1)
        byte[] point = HexFormat.of().parseHex("00000003e94024000000000000403e0000000000003ff0000000000000");
        Path file = directory.resolve("shapes.parquet");
        ParquetFiles.write(
                LocalOutputFile.of(file),
                schema,
                List.of(new RecordBatch(
                        schema, 1, List.of(BinaryVector.of(point), BinaryVector.of(point), BinaryVector.ofUtf8("a")))));

        assertThat(Run.inlay("meta", file).out())
                .endsWith(
                        "\n  shape: POINT Z; x 10.0 to 10.0, y 30.0 to 30.0, z 1.0 to 1.0\n  place: POINT Z; no box\n");
        assertThat(Run.inlay("meta", "--indexes", "--column", "shape", file).out())
                .contains("  geospatial      POINT Z; x 10.0 to 10.0, y 30.0 to 30.0, z 1.0 to 1.0\n");
    }

    @Test
    void geospatialStatisticsOfAnyKind() {
        BoundingBox box = new BoundingBox(170, -170, -1.5, 0, null, null, 2d, 3d);
        assertThat(GeospatialText.of(new GeospatialStatistics(box, List.of(1, 3007, 2004, 17, 4001, -1))))
                .isEqualTo("POINT, GEOMETRYCOLLECTION ZM, MULTIPOINT M, type 17, type 4001, type -1; "
                        + "x 170.0 to -170.0 across the antimeridian, y -1.5 to 0.0, m 2.0 to 3.0");
        assertThat(GeospatialText.of(new GeospatialStatistics(null, List.of()))).isEqualTo("types unknown; no box");
        assertThat(GeospatialText.of(new GeospatialStatistics(null, null))).isEqualTo("types unknown; no box");
    }

    @Test
    void theMetadataIsJson() throws IOException {
        Path in = Files.writeString(directory.resolve("in.csv"), "day\n2024-02-29\n\n");
        Path file = directory.resolve("out.parquet");
        assertThat(Run.inlay("convert", "--codec", "none", in, file).exitCode()).isZero();
        Run run = Run.inlay("meta", "--json", file);
        assertThat(run.exitCode()).isZero();
        try (InputStream expected = MetaTest.class.getResourceAsStream("one.json")) {
            assertThat(stable(run.out(), file).replaceAll("(\"\\w*(length|size|offset)\"): \\d+", "$1: N"))
                    .isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void pagesAreATableForEachColumn() throws IOException {
        Path file = small();
        Run run = Run.inlay("meta", "--pages", "--column", "id", "--column", "fare", file);
        assertThat(stable(run.out(), file).replaceAll("[0-9a-f]{8}\n", "CRC\n")).isEqualTo("""
                        FILE

                        row group 0, column id: 1 page
                          page  kind     offset  header  size  of  encoding  values  nulls  rows  crc
                             0  data v1       4      23    30  30  PLAIN          3      -     -  CRC

                        row group 0, column fare: 1 page
                          page  kind     offset  header  size  of  encoding  values  nulls  rows  crc
                             0  data v1     106      23    22  22  PLAIN          3      -     -  CRC
                        """);
        assertThat(Run.inlay("meta", "--pages", "--row-group", "0", file).out()).contains("column note: 1 page");
    }

    @Test
    void refusesToChooseWhatIsNotThere() throws IOException {
        Path file = small();
        assertThat(Run.inlay("meta", "--pages", "--column", "town", file))
                .isEqualTo(new Run(2, "", "inlay: --column \"town\": the file has no such column\n"));
        assertThat(Run.inlay("meta", "--pages", "--row-group", "1", file))
                .isEqualTo(new Run(2, "", "inlay: --row-group 1: the file has 1 row group\n"));
        assertThat(Run.inlay("meta", "--column", "id", file))
                .isEqualTo(new Run(
                        2,
                        "",
                        "inlay: --column and --row-group choose among --pages and --indexes: give one of these\n"));
    }

    @Test
    void boundsThatAreCutOrDeprecatedAreMarked() throws IOException {
        Path in = Files.writeString(directory.resolve("in.csv"), "c\n" + "ä".repeat(100) + "\n");
        Path file = directory.resolve("out.parquet");
        assertThat(Run.inlay("convert", in, file).exitCode()).isZero();
        assertThat(Run.inlay("meta", file).out()).contains("  \"" + "ä".repeat(22) + "…  ");
    }

    /** Every row group and column of every file that somebody else wrote can be looked at. */
    @Test
    void everyFileOfTheCorpusPrints() throws IOException {
        String corpus = System.getenv("PARQUET_TESTING");
        Path data = (corpus == null
                        ? Path.of(System.getProperty("inlay.root"), "..", "shared", "corpus")
                        : Path.of(corpus))
                .resolve("data");
        assumeTrue(Files.isDirectory(data), "no parquet-testing corpus at " + data + ": set PARQUET_TESTING");
        List<Path> files;
        try (Stream<Path> all = Files.walk(data)) {
            files = all.filter(f -> f.toString().endsWith(".parquet")).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(50);
        List<String> failures = new ArrayList<>();
        for (Path file : files) {
            for (Run run : List.of(
                    Run.inlay("schema", "--stacktrace", file),
                    Run.inlay("meta", "--stacktrace", file),
                    Run.inlay("meta", "--stacktrace", "--json", file),
                    Run.inlay("meta", "--stacktrace", "--pages", "--indexes", file))) {
                if (run.exitCode() != 0 || !run.err().isEmpty() || run.out().isEmpty()) {
                    failures.add(file.getFileName() + ": " + run.err());
                }
            }
            parse(Run.inlay("meta", "--json", "--pages", "--indexes", file).out());
        }
        assertThat(failures).isEmpty();
    }

    private static void parse(String json) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            int depth = 0;
            while (parser.nextToken() != null) {
                depth += parser.currentToken().isStructStart()
                        ? 1
                        : parser.currentToken().isStructEnd() ? -1 : 0;
            }
            assertThat(depth).isZero();
        }
    }
}
