// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records, fields, lines, nulls and encodings, as text; a null is shown as {@code ~}. */
class CsvRecordsTest {

    private static final CsvFormat STANDARD = CsvFormat.standard();

    /** Every record as {@code line:field|field}, the line being that of its first field. */
    private static List<String> read(byte[] bytes, CsvFormat format) throws IOException {
        SourceBytes source = SourceBytes.of("in.csv", new ByteArrayInputStream(bytes));
        int columns = ColumnNames.of(source, format).size();
        List<String> result = new ArrayList<>();
        StringBuilder record = new StringBuilder();
        try (CsvRecords records = CsvRecords.open("in.csv", source.openLast(), format, columns)) {
            FieldSink sink = new FieldSink() {
                @Override
                public void field(int column, char[] text, int offset, int length) {
                    start(column).append(text, offset, length);
                }

                @Override
                public void nullField(int column) {
                    start(column).append('~');
                }

                private StringBuilder start(int column) {
                    return column == 0 ? record.append(records.line()).append(':') : record.append('|');
                }
            };
            while (records.next(sink)) {
                result.add(record.toString());
                record.setLength(0);
            }
        }
        return result;
    }

    private static List<String> read(String csv) throws IOException {
        return read(csv.getBytes(UTF_8), STANDARD);
    }

    private static CsvFormat charset(@Nullable Charset charset) {
        return new CsvFormat(',', '"', true, null, charset, List.of(""));
    }

    @Test
    void fieldsComeWithoutTheirQuotes() throws IOException {
        assertThat(read("a,b\n1,x\n\"2\",\"y,\"\"z\"\"\"\n")).containsExactly("2:1|x", "3:2|y,\"z\"");
    }

    @Test
    void anUnquotedEmptyFieldIsANullAndAQuotedOneIsNot() throws IOException {
        assertThat(read("a,b\n,\"\"\n\"\",\n")).containsExactly("2:~|", "3:|~");
    }

    @Test
    void nullSpellingsReplaceTheDefaultAndAreNotLookedForInQuotes() throws IOException {
        CsvFormat format = new CsvFormat(',', '"', true, null, null, List.of("NA", "-"));
        assertThat(read("NA,b\nNA,-\n\"NA\",na\n,x\n".getBytes(UTF_8), format))
                .containsExactly("2:~|~", "3:NA|na", "4:|x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n1,2\n3,4\n",
                "a,b\r\n1,2\r\n3,4\r\n",
                "a,b\r1,2\r3,4\r",
                "a,b\n1,2\n3,4",
                "a,b\r\n1,2\n3,4\r\n"
            })
    void linesEndInAnyWay(String csv) throws IOException {
        assertThat(read(csv)).containsExactly("2:1|2", "3:3|4");
    }

    @Test
    void linesInsideOfQuotesAreCounted() throws IOException {
        assertThat(read("a,b\n\"x\ny\",\"z\r\nz\"\n3,4\n\n5,6\n")).containsExactly("2:x\ny|z\r\nz", "5:3|4", "7:5|6");
    }

    @Test
    void theLineOfAFieldIsWhereItBegins() throws IOException {
        byte[] csv = "a,b,c\n\"x\ny\",\"\n\",bad\n".getBytes(UTF_8);
        List<Long> lines = new ArrayList<>();
        try (CsvRecords records = CsvRecords.open("in.csv", new ByteArrayInputStream(csv), STANDARD, 3)) {
            assertThat(records.next(new FieldSink() {
                        @Override
                        public void field(int column, char[] text, int offset, int length) {
                            lines.add(records.line());
                        }

                        @Override
                        public void nullField(int column) {}
                    }))
                    .isTrue();
        }
        assertThat(lines).containsExactly(2L, 3L, 4L);
    }

    @Test
    void blankLinesAreSkippedUnlessTheyCanBeARecord() throws IOException {
        assertThat(read("\n\na,b\n\n1,2\n\n\n")).containsExactly("5:1|2");
        assertThat(read("a\n1\n\n2\n\n")).containsExactly("2:1", "3:~", "4:2", "5:~");
    }

    @Test
    void aFileMayHoldAHeaderAlone() throws IOException {
        assertThat(read("a,b\n")).isEmpty();
        assertThat(read("a,b")).isEmpty();
    }

    @Test
    void aFileWithoutHeaderStartsWithTheFirstLine() throws IOException {
        CsvFormat format = new CsvFormat(';', '\'', false, null, null, List.of(""));
        assertThat(read("1;'2;3'\n4;5\n".getBytes(UTF_8), format)).containsExactly("1:1|2;3", "2:4|5");
    }

    @Test
    void quotesCanBePlainCharacters() throws IOException {
        CsvFormat format = new CsvFormat('\t', CsvFormat.NO_QUOTE, true, null, null, List.of(""));
        assertThat(read("a\tb\n6\"\t\"x\n".getBytes(UTF_8), format)).containsExactly("2:6\"|\"x");
    }

    @Test
    void raggedRecordsAreRefused() {
        assertThatThrownBy(() -> read("a,b\n1,2\n\n3\n"))
                .hasMessage("in.csv, line 4: 1 field, but the file has 2 columns");
        assertThatThrownBy(() -> read("a,b\n1,\"\n\n\"\n3,4,5\n"))
                .hasMessage("in.csv, line 5: 3 fields, but the file has 2 columns");
    }

    @Test
    void anOpenQuoteIsRefused() {
        assertThatThrownBy(() -> read("a,b\n1,2\n3,\"x\n4,5\n6,7\n"))
                .hasMessage("in.csv, line 3: a quote opens here that nothing closes");
        assertThatThrownBy(() -> read("a,b\n3,\"\"\"\n"))
                .hasMessage("in.csv, line 2: a quote opens here that nothing closes");
        assertThatThrownBy(() -> read("a,b\n3,\""))
                .hasMessage("in.csv, line 2: a quote opens here that nothing closes");
    }

    @Test
    void charactersBehindAClosingQuoteAreRefused() {
        assertThatThrownBy(() -> read("a,b\n1,\"x\"y\n"))
                .hasMessage("in.csv, line 2: unexpected character after closing quote: 'y' (0x79)");
    }

    @Test
    void byteOrderMarksAreTakenOff() throws IOException {
        byte[] utf8 = "\uFEFFä,b\nö,2\n".getBytes(UTF_8);
        for (Charset charset : new Charset[] {null, UTF_8}) {
            assertThat(read(utf8, charset(charset))).containsExactly("2:ö|2");
            assertThat(ColumnNames.of(SourceBytes.of("in.csv", new ByteArrayInputStream(utf8)), charset(charset)))
                    .containsExactly("ä", "b");
        }
        assertThat(read("\uFEFFä,b\nö,2\n".getBytes(UTF_16LE), charset(null))).containsExactly("2:ö|2");
        assertThat(read("\uFEFFä,b\nö,2\n".getBytes(UTF_16BE), charset(null))).containsExactly("2:ö|2");
        assertThat(read("ä,b\nö,2\n".getBytes(UTF_16), charset(UTF_16))).containsExactly("2:ö|2");
        assertThat(read("ä,b\nö,2\n".getBytes(UTF_16LE), charset(UTF_16LE))).containsExactly("2:ö|2");
    }

    @Test
    void encodingsAreTakenAtTheirWord() throws IOException {
        assertThat(read("ä,b\nö,2\n".getBytes(ISO_8859_1), charset(ISO_8859_1))).containsExactly("2:ö|2");
        assertThat(read("€,b\n€,2\n".getBytes("windows-1252"), charset(Charset.forName("windows-1252"))))
                .containsExactly("2:€|2");
    }

    @Test
    void bytesThatAreNotOfTheEncodingAreRefused() {
        assertThatThrownBy(() -> read("a,b\nö,2\n".getBytes(ISO_8859_1), STANDARD))
                .isInstanceOf(Failure.class)
                .hasMessage(
                        "in.csv: bytes that are not UTF-8: name the file's encoding by --encoding, windows-1252 for example");
        byte[] late = ("a,b\n" + "1,2\n".repeat(50_000) + "ö,2\n").getBytes(ISO_8859_1);
        assertThatThrownBy(() -> read(late, STANDARD))
                .isInstanceOf(Failure.class)
                .hasMessageMatching("in.csv, after line 4\\d{4}: bytes that are not UTF-8: .*");
    }

    @Test
    void gzipIsUnpacked() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("a,b\n1,2\n".getBytes(UTF_8));
        }
        assertThat(read(bytes.toByteArray(), STANDARD)).containsExactly("2:1|2");
        byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 9);
        assertThatThrownBy(() -> read(cut, STANDARD)).hasMessage("in.csv: ends too early");
    }

    @Test
    void namesAreTakenAsTheyAreAndTheMissingOnesNumbered() throws IOException {
        SourceBytes source = SourceBytes.of("in.csv", new ByteArrayInputStream(" a,,\"\",b\n".getBytes(UTF_8)));
        assertThat(ColumnNames.of(source, STANDARD)).containsExactly(" a", "column_2", "column_3", "b");
        CsvFormat headerless = new CsvFormat(',', '"', false, null, null, List.of(""));
        assertThat(ColumnNames.of(source, headerless)).containsExactly("column_1", "column_2", "column_3", "column_4");
    }

    @Test
    void equalNamesAreRefused() {
        assertThatThrownBy(() -> read("\na,b,a\n1,2,3\n"))
                .hasMessage("in.csv, line 2: columns 1 and 3 are both named \"a\": give other names by --names");
        assertThatThrownBy(() -> read("column_2,\n1,2\n"))
                .hasMessage("in.csv, line 1: columns 1 and 2 are both named \"column_2\": give other names by --names");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatThrownBy(() -> read("")).hasMessage("in.csv is empty: it does not even have a header");
        assertThatThrownBy(() -> read("\n\n")).hasMessage("in.csv is empty: it does not even have a header");
    }
}
