// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.ColumnChunk;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.FileMetaData;
import dev.inlay.format.Footer;
import dev.inlay.format.RowGroup;
import dev.inlay.format.SortingColumn;
import dev.inlay.format.Statistics;
import dev.inlay.io.InputFile;
import dev.inlay.io.LocalInputFile;
import dev.inlay.schema.SchemaElements;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that convert; what foreign readers find in them is verification's matter. */
class ConvertTest {

    @TempDir
    private Path directory;

    private Path in;
    private Path out;

    @BeforeEach
    void names() {
        in = directory.resolve("in.csv");
        out = directory.resolve("out.parquet");
    }

    private FileMetaData converted(Object... options) throws IOException {
        Object[] args = new Object[options.length + 3];
        args[0] = "convert";
        System.arraycopy(options, 0, args, 1, options.length);
        args[options.length + 1] = in;
        args[options.length + 2] = out;
        Run run = Run.inlay(args);
        assertThat(run.err()).doesNotContain("inlay:");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        return footer();
    }

    private FileMetaData footer() throws IOException {
        try (InputFile file = LocalInputFile.open(out)) {
            return Footer.read(file);
        }
    }

    private static String schema(FileMetaData metaData) throws IOException {
        return SchemaElements.fromThrift(metaData.schema()).toString();
    }

    private static long nulls(FileMetaData metaData, int column) {
        Statistics statistics =
                metaData.rowGroups().get(0).columns().get(column).metaData().statistics();
        return statistics.nullCount();
    }

    @Test
    void theSampleOfTheReadmeConverts() throws IOException {
        in = Path.of(System.getProperty("inlay.root"), "samples", "birdstrikes.csv");
        Run run = Run.inlay("convert", in, out);
        assertThat(run.errorLine())
                .matches(
                        out
                                + ": 10,000 rows, 14 columns; 1\\.2 MB → [0-9.]+ kB \\([0-9.]+ : 1\\) in [0-9.]+ m?s, [0-9,]+ rows/s");
        assertThat(run.exitCode()).isZero();
        FileMetaData metaData = footer();
        assertThat(metaData.numRows()).isEqualTo(10_000);
        assertThat(schema(metaData)).isEqualToIgnoringWhitespace("""
                        message csv {
                          optional binary "Airport Name" (STRING);
                          optional binary "Aircraft Make Model" (STRING);
                          optional binary "Effect Amount of damage" (STRING);
                          optional int32 "Flight Date" (DATE);
                          optional binary "Aircraft Airline Operator" (STRING);
                          optional binary "Origin State" (STRING);
                          optional binary "Phase of flight" (STRING);
                          optional binary "Wildlife Size" (STRING);
                          optional binary "Wildlife Species" (STRING);
                          optional binary "Time of day" (STRING);
                          optional int64 "Cost Other";
                          optional int64 "Cost Repair";
                          optional int64 "Cost Total $";
                          optional int64 "Speed IAS in knots";
                        }
                        """);
        assertThat(nulls(metaData, 13)).isEqualTo(2836);
        assertThat(nulls(metaData, 12)).isZero();
    }

    @Test
    void jsonRecordsConvert() throws IOException {
        in = directory.resolve("in.jsonl");
        Files.writeString(in, "{\"a\": 1, \"b\": \"x\"}\n{\"b\": \"y\", \"c\": 3}\n");
        FileMetaData metaData = converted("--type", "a=int32");
        assertThat(metaData.numRows()).isEqualTo(2);
        assertThat(schema(metaData))
                .isEqualToIgnoringWhitespace(
                        "message json { optional int32 a; optional binary b (STRING); optional int64 c; }");
        assertThat(nulls(metaData, 0)).isEqualTo(1);

        assertThat(Run.inlay("convert", "--force", "-d", ";", in, out).errorLine())
                .isEqualTo("inlay: --delimiter is about CSV, and " + in + " is read as JSON");
        assertThat(Run.inlay("convert", "--force", "--format", "csv", "--ignore-unknown", in, out)
                        .errorLine())
                .isEqualTo("inlay: --ignore-unknown is about JSON records, and " + in + " is read as CSV");
        assertThat(Run.inlay("convert", "--force", "--infer", "1", in, out).exitCode())
                .isEqualTo(1);
        metaData = converted("--force", "--infer", "1", "--ignore-unknown");
        assertThat(metaData.schema()).hasSize(3);
    }

    @Test
    void columnsMayDifferFromTheFile() throws IOException {
        Files.writeString(in, "id,a:b,day\n1,x,2024-02-28\n2,y,2024-02-29\n");
        FileMetaData metaData = converted(
                "--codec",
                "none",
                "--column",
                "a:b:codec=gzip",
                "--column",
                "a:b:level=9",
                "--column",
                "id:dictionary=false",
                "--bloom",
                "id=0.001",
                "--bloom",
                "day",
                "--sorted-by",
                "day, id asc nulls first");
        RowGroup group = metaData.rowGroups().get(0);
        assertThat(group.columns().get(0).metaData().bloomFilterOffset()).isNotNull();
        assertThat(group.columns().get(1).metaData().bloomFilterOffset()).isNull();
        assertThat(group.columns().get(1).metaData().codec().known()).isEqualTo(CompressionCodec.GZIP);
        assertThat(group.sortingColumns())
                .containsExactly(new SortingColumn(2, false, false), new SortingColumn(0, false, true));
    }

    @Test
    void theProfileAndTheColumnSayHowValuesAreEncoded() throws IOException {
        StringBuilder rows = new StringBuilder("id,day\n");
        for (int i = 0; i < 1000; i++) {
            rows.append(i).append(",2024-02-").append(10 + i % 10).append('\n');
        }
        Files.writeString(in, rows);
        FileMetaData metaData =
                converted("--profile", "modern", "--page-version", "2", "--column", "day:encoding=delta_binary_packed");
        List<ColumnChunk> columns = metaData.rowGroups().get(0).columns();
        assertThat(columns.get(0).metaData().encodings().toString()).contains("DELTA_BINARY_PACKED");
        assertThat(columns.get(1).metaData().encodings().toString()).contains("DELTA_BINARY_PACKED");
        assertThat(Run.inlay("meta", "--pages", out).out()).contains("data v2");
        assertThat(Run.inlay("convert", "-f", "--page-version", "3", in, out).errorLine())
                .isEqualTo("inlay: --page-version is 1 or 2, not 3");
        assertThat(Run.inlay("convert", "-f", "--column", "id:encoding=fast", in, out)
                        .errorLine())
                .isEqualTo("inlay: --column id:encoding: no encoding is called \"fast\"");
        assertThat(Run.inlay("convert", "-f", "--column", "id:encoding=ALP", in, out)
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void saysWhatIsWrongWithTheOptionsOfAColumn() throws IOException {
        Files.writeString(in, "id\n2\n1\n");
        assertThat(Run.inlay("convert", "--column", "id", in, out).errorLine())
                .isEqualTo("inlay: --column \"id\" is not COLUMN:OPTION=VALUE");
        assertThat(Run.inlay("convert", "--column", "id:colour=red", in, out).errorLine())
                .startsWith("inlay: --column id:colour: no such option; there are encoding, codec, level, ");
        assertThat(Run.inlay("convert", "--column", "id:dictionary=maybe", in, out)
                        .errorLine())
                .isEqualTo("inlay: --column id:dictionary: \"maybe\" is not true or false");
        assertThat(Run.inlay("convert", "--bloom", "id=2", in, out).errorLine())
                .isEqualTo("inlay: --column id:bloom: bloomFilterRate 2.0 is not between 0 and 1");
        assertThat(Run.inlay("convert", "--bloom", "town", in, out).errorLine())
                .isEqualTo("inlay: options for column town: the schema has no such column");
        assertThat(Run.inlay("convert", "--sorted-by", "town desc", in, out).errorLine())
                .isEqualTo("inlay: --sorted-by: there is no column \"town\"");
        Run unsorted = Run.inlay("convert", "--sorted-by", "id", in, out);
        assertThat(unsorted.errorLine()).contains("row 1 of the file, belongs before the row ahead of it");
        assertThat(unsorted.exitCode()).isEqualTo(1);
        assertThat(out).doesNotExist();
    }

    @Test
    void theReceiptIsATable() throws IOException {
        Files.writeString(in, "id,name\n1,x\n2,\n3,x\n");
        Run run = Run.inlay("convert", "--codec", "none", "--receipt", in, out);
        assertThat(run.out().replaceAll("[0-9,]+ bytes", "N bytes").replaceAll("\\d\\d B ", "NN B "))
                .isEqualTo(out + """
                        : 3 rows in 1 row group, N bytes
                          column  encodings                 codec         size  ratio  pages  values  nulls  NaNs  distinct
                          id      PLAIN,RLE                 UNCOMPRESSED  NN B   1.00      1       3      0     -         -
                          name    PLAIN,RLE,RLE_DICTIONARY  UNCOMPRESSED  NN B   1.00      2       3      1     -         1
                        """);
    }

    @Test
    void quietSaysNothing() throws IOException {
        Files.writeString(in, "a\n1\n");
        Run run = Run.inlay("convert", "--quiet", in, out);
        assertThat(run).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void progressIsShownWhereItIsAskedForAndWipedOff() throws IOException {
        Files.writeString(in, "a\n" + "1\n".repeat(100_000));
        Run run = Run.inlay("convert", "--progress", in, out);
        String line = run.err().substring(run.err().lastIndexOf('\r') + 1);
        assertThat(run.err()).contains("\rwriting").contains("/s");
        assertThat(line).startsWith(out + ": 100,000 rows, 1 column; ");
        assertThat(run.err().substring(0, run.err().lastIndexOf('\r'))).endsWith("\r" + " ".repeat(79));
    }

    @Test
    void aFileOfRowsAloneOrOfAHeaderAlone() throws IOException {
        Files.writeString(in, "a,b\n");
        FileMetaData header = converted();
        assertThat(header.numRows()).isZero();
        assertThat(schema(header)).contains("optional binary a (STRING);").contains("optional binary b (STRING);");
        Files.writeString(in, "1,x\n2,\n");
        FileMetaData rows = converted("--force", "--no-header");
        assertThat(rows.numRows()).isEqualTo(2);
        assertThat(schema(rows)).contains("optional int64 column_1;").contains("optional binary column_2 (STRING);");
        assertThat(nulls(rows, 1)).isOne();
        assertThat(schema(converted("--force", "--no-header", "--names", "\"a,b\",c")))
                .contains("int64 \"a,b\";")
                .contains(" c (STRING)");
    }

    @Test
    void namesReplaceTheHeader() throws IOException {
        Files.writeString(in, "a,a\n1,x\n");
        FileMetaData metaData = converted("--names", "p,q");
        assertThat(metaData.numRows()).isOne();
        assertThat(schema(metaData)).contains("int64 p;").contains("q (STRING);");
    }

    @Test
    void theOptionsOfCsvReachTheParser() throws IOException {
        Files.write(in, "ä\tb\n'x\ty'\tNA\nNA\t\n".getBytes(StandardCharsets.UTF_16LE));
        FileMetaData metaData =
                converted("-d", "tab", "--quote", "'", "--encoding", "UTF-16LE", "--null", "NA", "--null", "");
        assertThat(schema(metaData)).contains("optional binary ä (STRING);");
        assertThat(nulls(metaData, 0)).isOne();
        assertThat(nulls(metaData, 1)).isEqualTo(2);
    }

    @Test
    void aNamedTypeReplacesTheOneFound() throws IOException {
        Files.writeString(in, "zip,id,fare,x=y\n00501,7,2.50,1\n");
        FileMetaData metaData =
                converted("--type", "zip=int32", "--type", "id=uuid", "--type", "fare=decimal(9, 2)", "--null", "7");
        assertThat(schema(metaData))
                .contains("optional int32 zip;")
                .contains("optional fixed_len_byte_array(16) id (UUID);")
                .contains("optional int32 fare (DECIMAL(9,2));");
    }

    @Test
    void decimalsAreExactWhereThatIsAskedFor() throws IOException {
        Files.writeString(in, "a\n0.10\n-2.5\n");
        assertThat(schema(converted("--decimals", "exact"))).contains("optional int64 a (DECIMAL(18,2));");
        assertThat(schema(converted("--force"))).contains("optional double a;");
    }

    @Test
    void aSchemaNamesTypesAndOrder() throws IOException {
        Files.writeString(in, "b,a\n1,x\n2,y\n");
        String text = "message trip { required binary a (STRING); optional float b; }";
        FileMetaData metaData = converted("--schema", text);
        assertThat(schema(metaData)).isEqualToIgnoringWhitespace(text);
        Files.writeString(directory.resolve("headless.csv"), "x,1\ny,2\n");
        Run headless = Run.inlay(
                "convert", "--force", "--no-header", "--schema", text, directory.resolve("headless.csv"), out);
        assertThat(headless.err()).startsWith(out + ": 2 rows, 2 columns; ");
        Path file = Files.writeString(directory.resolve("trip.schema"), schema(metaData));
        assertThat(schema(converted("--force", "--schema", file))).isEqualToIgnoringWhitespace(text);
    }

    @Test
    void everythingIsLookedAtWhereThatIsAskedFor() throws IOException {
        Files.writeString(in, "a\n" + "1\n".repeat(20_000) + "x\n");
        FileMetaData metaData = converted("--infer", "all");
        assertThat(schema(metaData)).contains("optional binary a (STRING);");
        assertThat(metaData.numRows()).isEqualTo(20_001);
    }

    @Test
    void standardInputIsReadOnceAndWhole() throws IOException {
        // more than a sample, and more than every buffer on the way
        StringBuilder csv = new StringBuilder("a,b\n");
        for (int i = 0; i < 60_000; i++) {
            csv.append(i).append(",text ").append(i).append('\n');
        }
        byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
        Run run = Run.inlayReading(bytes, "convert", "-", out);
        assertThat(run.err()).startsWith(out + ": 60,000 rows, 2 columns; 997.8 kB → ");
        assertThat(bound(0, true)).isEqualTo("0");
        assertThat(bound(0, false)).isEqualTo("59999");

        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        Run again = Run.inlayReading(packed.toByteArray(), "convert", "--force", "-", out);
        assertThat(again.exitCode()).isZero();
        assertThat(footer().numRows()).isEqualTo(60_000);
    }

    private String bound(int column, boolean min) throws IOException {
        FileMetaData metaData = footer();
        Statistics statistics =
                metaData.rowGroups().get(0).columns().get(column).metaData().statistics();
        return BoundText.of(
                SchemaElements.fromThrift(metaData.schema())
                        .leaves()
                        .get(column)
                        .node(),
                min ? statistics.minValue() : statistics.maxValue());
    }

    @ParameterizedTest
    @CsvSource({
        "zstd,ZSTD",
        "ZSTD,ZSTD",
        "snappy,SNAPPY",
        "gzip,GZIP",
        "lz4_raw,LZ4_RAW",
        "lz4,LZ4_RAW",
        "uncompressed,UNCOMPRESSED",
        "none,UNCOMPRESSED"
    })
    void codecs(String name, CompressionCodec codec) throws IOException {
        Files.writeString(in, "a\n1\n");
        FileMetaData metaData = converted("--codec", name);
        assertThat(metaData.rowGroups()
                        .get(0)
                        .columns()
                        .get(0)
                        .metaData()
                        .codec()
                        .known())
                .isEqualTo(codec);
    }

    @Test
    void theOptionsOfTheWriterReachIt() throws IOException {
        Files.writeString(in, "a\n" + "1\n".repeat(1000));
        FileMetaData metaData = converted(
                "--row-group-rows",
                "300",
                "--page-rows",
                "100",
                "--page-size",
                "64K",
                "--no-dictionary",
                "--codec",
                "gzip",
                "--level",
                "1",
                "--row-group-bytes",
                "1M",
                "--metadata",
                "source=here",
                "--metadata",
                "empty=");
        assertThat(metaData.rowGroups()).extracting(RowGroup::numRows).containsExactly(300L, 300L, 300L, 100L);
        assertThat(metaData.rowGroups().get(0).columns().get(0).metaData().dictionaryPageOffset())
                .isNull();
        assertThat(metaData.keyValueMetadata().toString())
                .contains("source")
                .contains("here")
                .contains("empty");
    }

    @Test
    void helpAndVersionAreForPeople() {
        for (String[] words : List.of(
                new String[] {"--help"},
                new String[] {"convert", "--help"},
                new String[] {"meta", "--help"},
                new String[] {"schema", "--help"})) {
            Run run = Run.inlay((Object[]) words);
            assertThat(run.exitCode()).isZero();
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).contains("Usage: inlay").contains("xample");
            assertThat(run.out().lines()).allMatch(line -> line.length() <= 110, "fits a terminal");
        }
        assertThat(Run.inlay("--version").out()).matches("inlay version \\S+ \\(build \\S+\\), Java \\S+\\R");
        assertThat(Run.inlay("convert", "--version").exitCode()).isZero();
    }
}
