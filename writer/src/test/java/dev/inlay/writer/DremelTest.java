// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static dev.inlay.writer.NestedTable.row;
import static dev.inlay.writer.Table.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.CompressionCodec;
import dev.inlay.schema.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Levels of written columns as literals: entries of "repetition definition value" (rows S06 to S09, S13). */
class DremelTest {

    private static final WriterOptions UNCOMPRESSED =
            WriterOptions.builder().codec(CompressionCodec.UNCOMPRESSED).build();

    /** Melnik et al., VLDB 2010: figures 2 (the two records) and 3 (their columns). */
    @Test
    void thePapersDocument() throws IOException {
        Schema schema = Schema.parse("""
                message Document {
                  required int64 DocId;
                  optional group Links { repeated int64 Backward; repeated int64 Forward; }
                  repeated group Name {
                    repeated group Language { required binary Code (STRING); optional binary Country (STRING); }
                    optional binary Url (STRING);
                  }
                }
                """);
        List<Object> r1 = row(
                10L,
                row(List.of(), List.of(20L, 40L, 60L)),
                List.of(
                        row(List.of(row(utf8("en-us"), utf8("us")), row(utf8("en"), null)), utf8("http://A")),
                        row(List.of(), utf8("http://B")),
                        row(List.of(row(utf8("en-gb"), utf8("gb"))), null)));
        List<Object> r2 = row(20L, row(List.of(10L, 30L), List.of(80L)), List.of(row(List.of(), utf8("http://C"))));

        NestedTable table = new NestedTable(schema, List.of(r1, r2));
        FileDump dump = table.dump(UNCOMPRESSED);

        assertThat(column(dump, 0)).isEqualTo("0 0 10, 0 0 20");
        assertThat(column(dump, 1)).isEqualTo("0 1 null, 0 2 10, 1 2 30");
        assertThat(column(dump, 2)).isEqualTo("0 2 20, 1 2 40, 1 2 60, 0 2 80");
        assertThat(column(dump, 3)).isEqualTo("0 2 en-us, 2 2 en, 1 1 null, 1 2 en-gb, 0 1 null");
        assertThat(column(dump, 4)).isEqualTo("0 3 us, 2 2 null, 1 1 null, 1 3 gb, 0 1 null");
        assertThat(column(dump, 5)).isEqualTo("0 2 http://A, 1 2 http://B, 1 1 null, 0 2 http://C");
        assertThat(NestedTable.assemble(dump, schema)).isEqualTo(table.rows());
    }

    /** The example of spec-notes/11-levels.md. */
    @Test
    void aListOfTags() throws IOException {
        Schema schema = Schema.parse("""
                message m {
                  optional group tags (LIST) { repeated group list { optional binary element (STRING); } }
                }
                """);
        NestedTable table = new NestedTable(
                schema, List.of(row((Object) null), row(List.of()), row((Object) row((Object) null)), row((Object)
                        row(utf8("a"), null, utf8("b")))));

        assertThat(column(table.dump(UNCOMPRESSED), 0))
                .isEqualTo("0 0 null, 0 1 null, 0 2 null, 0 3 a, 1 2 null, 1 3 b");
    }

    private static String column(FileDump dump, int ordinal) {
        return dump.entries(ordinal).stream()
                .map(entry -> entry.repetition() + " " + entry.definition() + " " + shown(entry.value()))
                .collect(Collectors.joining(", "));
    }

    private static String shown(Object value) {
        if (!(value instanceof List<?> bytes)) {
            return String.valueOf(value);
        }
        byte[] text = new byte[bytes.size()];
        for (int i = 0; i < text.length; i++) {
            text[i] = (Byte) bytes.get(i);
        }
        return new String(text, StandardCharsets.UTF_8);
    }
}
