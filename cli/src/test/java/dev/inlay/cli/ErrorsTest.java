// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every error is one line, with the exit code that belongs to it, and leaves nothing behind. */
class ErrorsTest {

    @TempDir
    private Path directory;

    private Path in;
    private Path out;

    @BeforeEach
    void names() {
        in = directory.resolve("in.csv");
        out = directory.resolve("out.parquet");
    }

    private void csv(String text) throws IOException {
        Files.writeString(in, text);
    }

    /** Fails with this line, in which {in}, {out} and {dir} stand for the paths; then the directory holds what it held before. */
    private void assertFails(int exitCode, String line, Object... args) throws IOException {
        List<Path> before = files();
        Run run = Run.inlay(args);
        assertThat(run.errorLine())
                .isEqualTo("inlay: "
                        + line.replace("{in}", in.toString())
                                .replace("{out}", out.toString())
                                .replace("{dir}", directory.toString()));
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
        assertThat(files()).isEqualTo(before);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.sorted().toList();
        }
    }

    @Test
    void contradictionsNameLineColumnAndValue() throws IOException {
        csv("id,fare\n1,2.5\n2,\"x\ny\"\n");
        assertFails(
                1,
                "{in}, line 3, column \"fare\": \"x\\ny\" is not DOUBLE, which the first row suggested: try --infer all, or name the"
                        + " type by --type or --schema",
                "convert",
                "--infer",
                "1",
                in,
                out);
        csv("id\n" + "1\n".repeat(20_000) + "007\n");
        assertFails(
                1,
                "{in}, line 20002, column \"id\": \"007\" is not INT64, which the first 10,000 rows suggested: try --infer all, or"
                        + " name the type by --type or --schema",
                "convert",
                in,
                out);
    }

    @Test
    void namedTypesAreContradictedToo() throws IOException {
        csv("id,fare\n1,2.505\n");
        assertFails(
                1,
                "{in}, line 2, column \"fare\": \"2.505\" is not DECIMAL(9, 2)",
                "convert",
                "--type",
                "fare=decimal(9,2)",
                in,
                out);
        assertFails(
                2,
                "--type: no type is called \"money\"; there are " + TypeName.KNOWN,
                "convert",
                "--type",
                "fare=money",
                in,
                out);
        assertFails(
                2,
                "--type: \"timestamp(days)\": a unit is millis, micros or nanos, not days",
                "convert",
                "--type",
                "id=timestamp(days)",
                in,
                out);
        assertFails(
                1,
                "--type names column \"fee\", but there are only \"id\", \"fare\"",
                "convert",
                "--type",
                "fee=double",
                in,
                out);
    }

    @Test
    void schemasFitTheColumns() throws IOException {
        csv("id,fare\n1,2.5\n,\n");
        assertFails(
                1,
                "{in}, line 3, column \"id\": null, but --schema says required",
                "convert",
                "--schema",
                "message m { required int32 id; optional double fare; }",
                in,
                out);
        assertFails(
                1,
                "--schema has a field \"fee\", but {in} has only \"id\", \"fare\"",
                "convert",
                "--schema",
                "message m { required int32 id; optional double fee; }",
                in,
                out);
        assertFails(
                1,
                "{in} has a column \"fare\", but --schema has only \"id\"",
                "convert",
                "--schema",
                "message m { required int32 id; }",
                in,
                out);
        assertFails(
                1,
                "--schema: field \"fare\" is a group, and CSV is flat",
                "convert",
                "--schema",
                "message m { optional int32 id; optional group fare { optional int32 a; } }",
                in,
                out);
        assertFails(
                1,
                "--schema: field \"fare\" is repeated, and CSV is flat",
                "convert",
                "--schema",
                "message m { optional int32 id; repeated double fare; }",
                in,
                out);
        assertFails(
                1,
                "column \"fare\": INT96 cannot be read from CSV",
                "convert",
                "--schema",
                "message m { optional int32 id; optional int96 fare; }",
                in,
                out);
        assertFails(
                2,
                "--schema names all types: --type and --infer have nothing to add",
                "convert",
                "--schema",
                "message m { }",
                "--infer",
                "all",
                in,
                out);
        Run run = Run.inlay("convert", "--schema", "message m { required int33 id; }", in, out);
        assertThat(run.errorLine()).startsWith("inlay: --schema: ");
        assertThat(run.exitCode()).isEqualTo(1);
        assertFails(1, "{dir}/no.schema: no such file", "convert", "--schema", directory.resolve("no.schema"), in, out);
    }

    @Test
    void inputThatCannotBeRead() throws IOException {
        assertFails(1, "{in}: no such file", "convert", in, out);
        assertFails(1, "{dir} is a directory", "convert", directory, out);
        csv("PAR1 and so on");
        assertFails(1, "{in} is a Parquet file already", "convert", in, out);
        csv("");
        assertFails(1, "{in} is empty: it does not even have a header", "convert", in, out);
        csv("a,b\n1\n");
        assertFails(1, "{in}, line 2: 1 field, but the file has 2 columns", "convert", in, out);
        Files.write(in, "a\n\u00fc\n".getBytes(StandardCharsets.ISO_8859_1));
        assertFails(
                1,
                "{in}: bytes that are not UTF-8: name the file's encoding by --encoding, windows-1252 for example",
                "convert",
                in,
                out);
        Run stream = Run.inlayReading("a\n1\n".getBytes(StandardCharsets.UTF_8), "convert", "--infer", "all", "-", out);
        assertThat(stream.errorLine())
                .isEqualTo("inlay: --infer all reads standard input twice, which only works with a file");
        assertThat(stream.exitCode()).isEqualTo(2);
    }

    @Test
    void outputThatCannotBeWritten() throws IOException {
        csv("a\n1\n");
        assertFails(1, "{dir} is a directory", "convert", in, directory);
        assertFails(
                1,
                "{dir}/no/out.parquet: there is no directory {dir}/no",
                "convert",
                in,
                directory.resolve("no/out.parquet"));
        assertFails(2, "{in} and {in} are the same file", "convert", "--force", in, in);
        Files.writeString(out, "precious");
        assertFails(1, "{out} exists already: --force replaces it", "convert", in, out);
        assertThat(Files.readString(out)).isEqualTo("precious");
    }

    @Test
    void filesThatAreNotParquet() throws IOException {
        assertFails(1, "{out}: no such file", "schema", out);
        assertFails(1, "{dir} is a directory", "meta", directory);
        Files.writeString(out, "id,fare\n1,2.5\n");
        for (String command : List.of("schema", "meta")) {
            Run run = Run.inlay(command, out);
            assertThat(run.errorLine()).startsWith("inlay: " + out);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
        }
    }

    @Test
    void requestsThatMakeNoSense() throws IOException {
        csv("a\n1\n");
        assertFails(2, "missing command: convert, schema, meta or s3 (see inlay --help)");
        assertFails(2, "missing required parameter: 'OUT.parquet' (see inlay convert --help)", "convert", in);
        assertFails(
                2,
                "unknown option: '--codek=zstd': did you mean --codec? (see inlay convert --help)",
                "convert",
                "--codek=zstd",
                in,
                out);
        assertFails(2, "unmatched argument at index 0: 'konvert': did you mean convert? (see inlay --help)", "konvert");
        assertFails(
                2,
                "--codec: no codec \"lzma\"; there are zstd, snappy, gzip, lz4_raw and uncompressed",
                "convert",
                "--codec",
                "lzma",
                in,
                out);
        assertFails(
                2,
                "--page-size \"1T\" is not a number such as 65536, 64K, 1M or 2G",
                "convert",
                "--page-size",
                "1T",
                in,
                out);
        assertFails(
                2,
                "column a: level 19 for GZIP, which has levels 0 to 9",
                "convert",
                "--codec",
                "gzip",
                "--level",
                "19",
                in,
                out);
        assertFails(2, "--delimiter \"ab\" is not one character", "convert", "-d", "ab", in, out);
        assertFails(2, "--delimiter and --quote are the same character", "convert", "-d", "\"", in, out);
        assertFails(
                2, "--encoding: Java knows no encoding named \"utf8000\"", "convert", "--encoding", "utf8000", in, out);
        assertFails(
                2,
                "--infer 0 leaves nothing to find types from: name them by --schema",
                "convert",
                "--infer",
                "0",
                in,
                out);
        assertFails(
                1, "--names gives 2 names, but the header of {in} has 1 field", "convert", "--names", "a,b", in, out);
        assertFails(2, "--names \"a,,b\" has an empty name", "convert", "--names", "a,,b", in, out);
        assertFails(
                1,
                "--names: columns 1 and 2 are both named \"a\": give other names by --names",
                "convert",
                "--no-header",
                "--names",
                "a,a",
                in,
                out);
    }

    @Test
    void aStackTraceIsPrintedOnlyWhereItIsAskedFor() {
        assertThat(Run.inlay("convert", in, out).err()).doesNotContain("\tat ");
        assertThat(Run.inlay("convert", "--stacktrace", in, out).err())
                .startsWith("inlay: " + in + ": no such file\n")
                .contains("\tat ");
        assertThat(Run.inlay("--stacktrace", "meta", in).err()).contains("\tat ");
    }

    @Test
    void whatNobodyThoughtOfIsCalledABug() {
        assertThat(ErrorText.of(new IllegalStateException("odd\nthing")))
                .isEqualTo("this is a bug in inlay, please report it with what --stacktrace prints:"
                        + " java.lang.IllegalStateException: odd\\nthing");
        assertThat(ErrorText.of(new OutOfMemoryError("Java heap space")))
                .matches(
                        "out of memory: the heap is [0-9.]+ [MG]B: give it more by INLAY_JAVA_OPTS=-Xmx1g, or take smaller row groups"
                                + " by --row-group-bytes");
        assertThat(ErrorText.of(new AccessDeniedException("in.csv"))).isEqualTo("in.csv: permission denied");
        assertThat(ErrorText.of(new FileSystemException("out.parquet", null, "Read-only file system")))
                .isEqualTo("out.parquet: Read-only file system");
        assertThat(ErrorText.of(new IOException("No space left on device"))).isEqualTo("No space left on device");
    }
}
