// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static dev.inlay.writer.NestedTable.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.CompressionCodec;
import dev.inlay.schema.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where pages and row groups of nested columns end, as literals; pages count level entries. */
class NestedLayoutTest {

    private static final Schema INTS = Schema.parse("""
            message m {
              optional group l (LIST) { repeated group list { optional int32 element; } }
            }
            """);

    private static final WriterOptions PLAIN = WriterOptions.builder()
            .codec(CompressionCodec.UNCOMPRESSED)
            .dictionary(false)
            .build();

    @Test
    void pagesEndByRecordsAndNotByElements() throws IOException {
        FileDump dump = lists(3, 0, 2, 5, 1).dump(PLAIN.toBuilder().pageRows(2).build());
        assertThat(dump.layout()).isEqualTo("""
                row group of 5
                  l.list.element: page(4 PLAIN) page(7 PLAIN) page(1 PLAIN)
                """);
    }

    /** 40 bytes are ten entries; an empty list is one of them, and so is a null element. */
    @Test
    void pagesEndBeforeTheRecordThatWouldBeTooMuch() throws IOException {
        FileDump dump =
                lists(4, 0, 5, 1, 9, 1, 0).dump(PLAIN.toBuilder().pageBytes(40).build());
        assertThat(dump.layout()).isEqualTo("""
                row group of 7
                  l.list.element: page(10 PLAIN) page(10 PLAIN) page(2 PLAIN)
                """);
    }

    @Test
    void aRecordThatIsLargerThanAPageHasOneToItself() throws IOException {
        FileDump dump = lists(1, 30, 1, 1).dump(PLAIN.toBuilder().pageBytes(40).build());
        assertThat(dump.layout()).isEqualTo("""
                row group of 4
                  l.list.element: page(1 PLAIN) page(30 PLAIN) page(2 PLAIN)
                """);
    }

    @Test
    void textsCountWithTheirBytesAndEmptyListsWithALength() throws IOException {
        Schema schema = Schema.parse("message m { repeated binary s; }");
        List<List<Object>> rows = List.of(
                row(List.of(bytes(10), bytes(2))), // 4 + 10 + 4 + 2
                row(List.of()), // 4
                row(List.of(bytes(12))), // 4 + 12: 40
                row(List.of(bytes(0))));
        FileDump dump = new NestedTable(schema, rows)
                .dump(PLAIN.toBuilder().pageBytes(40).build());
        assertThat(dump.layout()).isEqualTo("""
                row group of 4
                  s: page(4 PLAIN) page(1 PLAIN)
                """);
    }

    @Test
    void rowGroupsEndByRecords() throws IOException {
        FileDump dump =
                lists(3, 0, 2, 5, 1).dump(PLAIN.toBuilder().rowGroupRows(2).build());
        assertThat(dump.layout()).isEqualTo("""
                row group of 2
                  l.list.element: page(4 PLAIN)
                row group of 2
                  l.list.element: page(7 PLAIN)
                row group of 1
                  l.list.element: page(1 PLAIN)
                """);
    }

    /** Looked at after every 32nd of the limit, 8 entries: 256 bytes are a page's header and some 55 values. */
    @Test
    void rowGroupsEndByTheBytesOfElements() throws IOException {
        FileDump dump = lists(IntStream.range(0, 40).map(i -> i % 2 * 8).toArray())
                .dump(PLAIN.toBuilder().rowGroupBytes(256).build());
        assertThat(dump.layout()).isEqualTo("""
                row group of 16
                  l.list.element: page(72 PLAIN)
                row group of 16
                  l.list.element: page(72 PLAIN)
                row group of 8
                  l.list.element: page(36 PLAIN)
                """);
    }

    /** The third record brings a fourth value, and the dictionary has room for three: all of that record is PLAIN. */
    @Test
    void aDictionaryThatIsFullInsideARecordIsLeftBeforeIt() throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(row(Collections.nCopies(50, 1)));
        rows.add(row(List.of(2, 2)));
        rows.add(row(List.of(1, 3, 4, 1)));
        rows.add(row(List.of(1)));
        FileDump dump = new NestedTable(INTS, rows)
                .dump(PLAIN.toBuilder()
                        .dictionary(true)
                        .dictionaryBytes(12)
                        .pageRows(1)
                        .build());
        assertThat(dump.layout()).isEqualTo("""
                row group of 4
                  l.list.element: dictionary(3) page(50 RLE_DICTIONARY) page(2 RLE_DICTIONARY) page(4 PLAIN) page(1 PLAIN)
                """);
        assertThat(NestedTable.assemble(dump, INTS)).isEqualTo(rows);
    }

    /** Nulls and empty lists by turns: pages without any value keep their levels until the encoding is known. */
    @Test
    void pagesWithoutValuesBeforeTheFirstValue() throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            rows.add(row(i % 2 == 0 ? null : i % 3 == 0 ? List.of() : row(null, null)));
        }
        rows.add(row(Collections.nCopies(40, 7)));
        FileDump dump = new NestedTable(INTS, rows)
                .dump(PLAIN.toBuilder().dictionary(true).pageRows(4).build());
        assertThat(dump.layout()).isEqualTo("""
                row group of 11
                  l.list.element: dictionary(1) page(5 RLE_DICTIONARY) page(6 RLE_DICTIONARY) page(42 RLE_DICTIONARY)
                """);
        assertThat(NestedTable.assemble(dump, INTS)).isEqualTo(rows);
    }

    /** More rows than a window of the shredder has, and more elements. */
    @Test
    void manyWindows() throws IOException {
        Schema schema = Schema.parse("""
                message m {
                  optional group l (LIST) {
                    repeated group list {
                      optional group element (LIST) { repeated group list { optional int32 element; } }
                    }
                  }
                  required int32 id;
                }
                """);
        Random random = new Random(5);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 9000; i++) {
            List<Object> outer = new ArrayList<>();
            for (int o = random.nextInt(8); o > 0; o--) {
                outer.add(
                        random.nextInt(10) == 0
                                ? null
                                : Collections.nCopies(
                                        random.nextInt(20), random.nextInt(5) == 0 ? null : random.nextInt(99)));
            }
            rows.add(row(i % 50 == 0 ? null : outer, i));
        }
        rows.set(4000, row(List.of(Collections.nCopies(300_000, 1)), 4000));
        NestedTable table = new NestedTable(schema, rows);
        byte[] bytes = table.write(PLAIN);
        assertThat(NestedTable.assemble(new FileDump(bytes, schema), schema)).isEqualTo(rows);
        assertThat(table.write(PLAIN, List.of(table.batch(0, 3), table.batch(3, 9000, random))))
                .isEqualTo(bytes);
    }

    /** Lists of these sizes, every other element null. */
    private static NestedTable lists(int... sizes) {
        List<List<Object>> rows = new ArrayList<>();
        for (int size : sizes) {
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                elements.add(i % 2 == 0 ? i : null);
            }
            rows.add(row(elements));
        }
        return new NestedTable(INTS, rows);
    }

    private static List<Byte> bytes(int length) {
        return Collections.nCopies(length, (byte) 'x');
    }
}
