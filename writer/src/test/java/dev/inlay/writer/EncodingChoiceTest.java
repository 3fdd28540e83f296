// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.encoding.EncodingTable;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.Encoding;
import dev.inlay.format.PhysicalType;
import dev.inlay.io.MemoryFile;
import dev.inlay.schema.FieldType;
import dev.inlay.schema.Schema;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.RecordBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What values are encoded as: by profile and measurement, or because somebody asked for it. */
class EncodingChoiceTest {

    private static final WriterOptions MODERN = WriterOptions.builder()
            .codec(CompressionCodec.UNCOMPRESSED)
            .profile(Profile.MODERN)
            .build();

    @Test
    void ascendingNumbersAreDeltas() throws IOException {
        Table table = ints(3000, i -> i * 3);
        assertThat(layout(table, MODERN.toBuilder().pageRows(1000).build()))
                .isEqualTo(" page(1000 DELTA_BINARY_PACKED)".repeat(3));
        assertThat(layout(table, MODERN.toBuilder().profile(Profile.COMPATIBLE).build()))
                .isEqualTo(" page(3000 PLAIN)");
    }

    @Test
    void fewDifferentNumbersAreADictionary() throws IOException {
        Random random = new Random(1);
        List<Integer> pool =
                IntStream.range(0, 50).mapToObj(i -> random.nextInt()).toList();
        Table table = ints(3000, i -> pool.get(random.nextInt(50)));
        assertThat(layout(table, MODERN.toBuilder().pageRows(1000).build()))
                .isEqualTo(" dictionary(50)" + " page(1000 RLE_DICTIONARY)".repeat(3));
    }

    /**
     * 300 different numbers of 12 bits: 9 bits as ids, 13 as deltas. On the first page of 1000 the dictionary itself, 1200 bytes,
     * is more than the difference; but it is paid only once, and half a page has seen most of it.
     */
    @Test
    void aDictionaryIsPaidOnce() throws IOException {
        Random random = new Random(2);
        List<Integer> pool = random.ints(300, 0, 4096).boxed().toList();
        Table table = ints(10_000, i -> pool.get(random.nextInt(300)));
        assertThat(layout(table, MODERN.toBuilder().pageRows(1000).build())).startsWith(" dictionary(");
        assertThat(layout(ints(900, i -> pool.get(random.nextInt(300))), MODERN))
                .as("a chunk of one page has nothing to share the dictionary with")
                .isEqualTo(" page(900 DELTA_BINARY_PACKED)");
    }

    /** 30 000 keys in random order: on a page of 20 000 values the dictionary is more than it saves, over five it saves a quarter. */
    @Test
    void aDictionaryThatPaysLaterIsKept() throws IOException {
        Random random = new Random(5);
        WriterOptions compatible =
                WriterOptions.builder().codec(CompressionCodec.UNCOMPRESSED).build();
        assertThat(layout(ints(100_000, i -> random.nextInt(30_000) * 1001), compatible))
                .startsWith(" dictionary(")
                .endsWith(" page(20000 RLE_DICTIONARY)".repeat(5));
        assertThat(layout(ints(20_000 - 1, i -> random.nextInt(30_000) * 1001), compatible))
                .as("a chunk of one page")
                .isEqualTo(" page(19999 PLAIN)");
    }

    /** 20 000 draws from 10 000 numbers: the page has found 8647 of them, and the next adds less than a seventh of that. */
    @Test
    void aPoolThatThePageHasMostlySeenIsADictionary() throws IOException {
        Random random = new Random(6);
        Table table = ints(60_000, i -> 50 * random.nextInt(10_000));
        assertThat(layout(table, MODERN.toBuilder().pageRows(20_000).build()))
                .matches(" dictionary\\(\\d+\\)( page\\(20000 RLE_DICTIONARY\\)){3}");
    }

    /** The first 8 MiB decide, and what they decide is done to all. */
    @Test
    void aLargePageIsMeasuredByItsBeginning() throws IOException {
        Table table = ints((2 << 20) + 10_000, i -> i);
        WriterOptions large = MODERN.toBuilder()
                .rowGroupRows(3 << 20)
                .pageRows(3 << 20)
                .pageBytes(64 << 20)
                .build();
        FileDump dump = table.dump(large);
        assertThat(layout(table, large)).isEqualTo(" page(2107152 DELTA_BINARY_PACKED)");
        assertThat(dump.column(0)).isEqualTo(table.columns().get(0));
    }

    /** A value that is larger than that is not measured, and those after it go the same way. */
    @Test
    void aValueTooLargeToMeasureIsPlain() throws IOException {
        byte[] text = new byte[9 << 20];
        Schema schema =
                Schema.builder("t").required("c", PhysicalType.BYTE_ARRAY).build();
        MemoryFile file = new MemoryFile();
        int[] offsets = {0, text.length - 1, text.length};
        RecordBatch batch = new RecordBatch(schema, 2, List.of(new BinaryVector(text, offsets, 0, 2, null)));
        ParquetFiles.write(file, schema, MODERN, List.of(batch));
        assertThat(new FileDump(file.toByteArray(), schema).layout()).endsWith(" page(1 PLAIN) page(1 PLAIN)\n");
    }

    @Test
    void floatsAreSplitWhereTheCodecGainsByIt() throws IOException {
        Random random = new Random(3);
        Table table = table(FieldType.of(PhysicalType.DOUBLE), 2000, i -> 1 + random.nextInt(1 << 20) * 0x1p-20);
        assertThat(layout(table, MODERN)).isEqualTo(" page(2000 PLAIN)");
        assertThat(layout(table, MODERN.toBuilder().codec(CompressionCodec.ZSTD).build()))
                .isEqualTo(" page(2000 BYTE_STREAM_SPLIT)");
    }

    @Test
    void decimalsInFloatsAreAlpInPreviewOnly() throws IOException {
        Random random = new Random(4);
        Table table = table(FieldType.of(PhysicalType.DOUBLE), 4000, i -> random.nextInt(1_000_000) / 100.0);
        assertThat(layout(table, MODERN.toBuilder().profile(Profile.PREVIEW).build()))
                .isEqualTo(" page(4000 ALP)");
        assertThat(layout(table, MODERN)).doesNotContain("ALP");
    }

    @Test
    void textThatSharesPrefixes() throws IOException {
        Table table = table(
                FieldType.of(PhysicalType.BYTE_ARRAY),
                1000,
                i -> Table.utf8(String.format("https://example.org/%06d", i)));
        assertThat(layout(table, MODERN)).isEqualTo(" page(1000 DELTA_BYTE_ARRAY)");
    }

    @Test
    void textThatSharesNothing() throws IOException {
        Random random = new Random(5);
        Table table = table(FieldType.of(PhysicalType.BYTE_ARRAY), 1000, i -> {
            byte[] bytes = new byte[20 + random.nextInt(4)];
            random.nextBytes(bytes);
            return FileDump.box(bytes);
        });
        assertThat(layout(table, MODERN)).isEqualTo(" page(1000 DELTA_LENGTH_BYTE_ARRAY)");
    }

    @Test
    void whatFollowsADictionaryIsMeasuredAgain() throws IOException {
        Table table = ints(4000, i -> i < 2000 ? i % 10 * 1_000_000 : i);
        assertThat(layout(
                        table,
                        MODERN.toBuilder().pageRows(1000).dictionaryBytes(400).build()))
                .isEqualTo(" dictionary(100)" + " page(1000 RLE_DICTIONARY)".repeat(2)
                        + " page(90 RLE_DICTIONARY) page(1000 DELTA_BINARY_PACKED) page(910 DELTA_BINARY_PACKED)");
    }

    @Test
    void nullsWaitForWhateverIsChosen() throws IOException {
        Table table = ints(500, i -> i < 200 ? null : (Object) i);
        assertThat(layout(table, MODERN.toBuilder().pageRows(100).build()))
                .isEqualTo(" page(100 DELTA_BINARY_PACKED)".repeat(5));
    }

    @Test
    void anEncodingThatIsAskedForIsUsedWhateverTheProfile() throws IOException {
        for (PhysicalType type : PhysicalType.values()) {
            for (Encoding encoding : Encoding.values()) {
                if (type == PhysicalType.INT96 || !EncodingTable.allows(encoding, type)) {
                    continue;
                }
                FieldType field = type == PhysicalType.FIXED_LEN_BYTE_ARRAY ? FieldType.fixed(5) : FieldType.of(type);
                Schema schema = Schema.builder("t").optional("c", field).build();
                Table table = Table.random(schema, 300, 7);
                WriterOptions options = WriterOptions.builder()
                        .pageRows(100)
                        .column("c", ColumnOptions.builder().encoding(encoding).build())
                        .build();
                boolean refused = encoding == Encoding.PLAIN_DICTIONARY
                        || (encoding == Encoding.RLE_DICTIONARY && type == PhysicalType.BOOLEAN);
                if (refused) {
                    assertThatThrownBy(() -> table.dump(options))
                            .hasMessageStartingWith("option encoding of column c: ");
                    continue;
                }
                FileDump dump = table.dump(options);
                assertThat(dump.layout()).endsWith((" page(100 " + encoding + ")").repeat(3) + "\n");
                assertThat(dump.column(0)).isEqualTo(table.columns().get(0));
            }
        }
    }

    @Test
    void aDictionaryThatIsAskedForNeedNotPay() throws IOException {
        WriterOptions options = MODERN.toBuilder()
                .profile(Profile.COMPATIBLE)
                .dictionaryBytes(40)
                .column(
                        "c",
                        ColumnOptions.builder()
                                .encoding(Encoding.RLE_DICTIONARY)
                                .build())
                .build();
        assertThat(layout(ints(10, i -> i), options)).isEqualTo(" dictionary(10) page(10 RLE_DICTIONARY)");
        assertThat(layout(ints(25, i -> i), options))
                .isEqualTo(" dictionary(10) page(10 RLE_DICTIONARY) page(15 PLAIN)");
        assertThat(layout(ints(3, i -> null), options)).isEqualTo(" page(3 PLAIN)");
        Table large = table(FieldType.of(PhysicalType.BYTE_ARRAY), 2, i -> Table.utf8("x".repeat(50)));
        assertThat(layout(large, options)).isEqualTo(" page(2 PLAIN)");
    }

    @Test
    void contradictionsAreRefusedBeforeTheFirstByte() {
        assertRefused(
                ColumnOptions.builder().encoding(Encoding.DELTA_BYTE_ARRAY).build(),
                "option encoding of column c: DELTA_BYTE_ARRAY cannot hold");
        assertRefused(
                ColumnOptions.builder().encoding(Encoding.BIT_PACKED).build(),
                "option encoding of column c: BIT_PACKED is deprecated");
        assertRefused(
                ColumnOptions.builder()
                        .encoding(Encoding.PLAIN)
                        .dictionary(true)
                        .build(),
                "options encoding and dictionary of column c: PLAIN with a dictionary");
        assertRefused(
                ColumnOptions.builder()
                        .encoding(Encoding.RLE_DICTIONARY)
                        .dictionary(false)
                        .build(),
                "options encoding and dictionary of column c: RLE_DICTIONARY without a dictionary");
    }

    private static void assertRefused(ColumnOptions options, String message) {
        MemoryFile file = new MemoryFile();
        assertThatThrownBy(() -> ParquetWriter.forSchema(Table.optional(PhysicalType.INT32))
                        .options(WriterOptions.builder().column("c", options).build())
                        .open(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void pageLimitsOfAColumn() throws IOException {
        Schema schema =
                Schema.parse("message m { required int32 a; required int32 b; required int32 c; repeated int32 d; }");
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            rows.add(List.of(i, i, i, new ArrayList<Object>(Collections.nCopies(i, i)))); // 1 1 2 3 4 5 entries
        }
        FileDump dump = new NestedTable(schema, rows)
                .dump(WriterOptions.builder()
                        .codec(CompressionCodec.UNCOMPRESSED)
                        .dictionary(false)
                        .pageRows(5)
                        .column("b", ColumnOptions.builder().pageRows(4).build())
                        .column("c", ColumnOptions.builder().pageBytes(8).build())
                        .column("d", ColumnOptions.builder().pageEntries(4).build())
                        .build());
        assertThat(dump.layout()).isEqualTo("""
                row group of 6
                  a: page(5 PLAIN) page(1 PLAIN)
                  b: page(4 PLAIN) page(2 PLAIN)
                  c: page(2 PLAIN) page(2 PLAIN) page(2 PLAIN)
                  d: page(4 PLAIN) page(3 PLAIN) page(4 PLAIN) page(5 PLAIN)
                """);
    }

    private static String layout(Table table, WriterOptions options) throws IOException {
        FileDump dump = table.dump(options);
        assertThat(dump.column(0)).isEqualTo(table.columns().get(0));
        return dump.layout().replaceAll("(?s)^row group of \\d+\n  c:|\n$", "");
    }

    private static Table ints(int rows, IntFunction<Object> value) {
        return table(FieldType.of(PhysicalType.INT32), rows, value);
    }

    private static Table table(FieldType type, int rows, IntFunction<Object> value) {
        return new Table(
                Schema.builder("t").optional("c", type).build(),
                List.of(IntStream.range(0, rows).mapToObj(value).toList()));
    }
}
