// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static dev.inlay.writer.NestedTable.row;
import static dev.inlay.writer.Table.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.TimeUnit;
import dev.inlay.io.MemoryFile;
import dev.inlay.schema.FieldType;
import dev.inlay.schema.Schema;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.ListVector;
import dev.inlay.vector.MapVector;
import dev.inlay.vector.RecordBatch;
import dev.inlay.vector.StructVector;
import dev.inlay.vector.Validity;
import dev.inlay.vector.Vector;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values outside their annotation are refused where they are handed in (rows L01 to L27). */
class RefusedValuesTest {

    private static final LogicalType NINE_DIGITS = LogicalType.decimal(9, 2);

    static Stream<Arguments> edges() {
        return Stream.of(
                edge(FieldType.of(LogicalType.integer(8, true)), List.of(-128, 127), List.of(-129, 128)),
                edge(FieldType.of(LogicalType.integer(16, true)), List.of(-32768, 32767), List.of(-32769, 32768)),
                edge(FieldType.of(LogicalType.integer(8, false)), List.of(0, 255), List.of(-1, 256)),
                edge(FieldType.of(LogicalType.integer(16, false)), List.of(0, 65535), List.of(-1, 65536)),
                edge(FieldType.of(LogicalType.integer(32, false)), List.of(0, -1, Integer.MIN_VALUE), List.of()),
                edge(FieldType.of(LogicalType.integer(64, false)), List.of(0L, -1L), List.of()),
                edge(
                        FieldType.of(LogicalType.time(true, TimeUnit.MILLIS)),
                        List.of(0, 86_399_999),
                        List.of(-1, 86_400_000)),
                edge(
                        FieldType.of(LogicalType.time(false, TimeUnit.MICROS)),
                        List.of(0L, 86_399_999_999L),
                        List.of(-1L, 86_400_000_000L)),
                edge(
                        FieldType.of(LogicalType.time(false, TimeUnit.NANOS)),
                        List.of(0L, 86_399_999_999_999L),
                        List.of(-1L, 86_400_000_000_000L)),
                edge(
                        FieldType.of(NINE_DIGITS),
                        List.of(999_999_999, -999_999_999),
                        List.of(1_000_000_000, -1_000_000_000)),
                edge(
                        FieldType.of(LogicalType.decimal(18, 0)),
                        List.of(999_999_999_999_999_999L),
                        List.of(1_000_000_000_000_000_000L, Long.MIN_VALUE)),
                edge(
                        FieldType.fixed(5, NINE_DIGITS),
                        List.of(unscaled(999_999_999, 5), unscaled(-999_999_999, 5)),
                        List.of(unscaled(1_000_000_000, 5), unscaled(-1_000_000_000, 5))),
                edge(
                        FieldType.of(PhysicalType.BYTE_ARRAY, NINE_DIGITS),
                        List.of(unscaled(999_999_999, 4), unscaled(-999_999_999, 9), unscaled(0, 1)),
                        List.of(unscaled(1_000_000_000, 4), unscaled(-1_000_000_000, 9), List.of())),
                edge(
                        FieldType.of(LogicalType.string()),
                        List.of(hex(""), hex("c3a9"), hex("f09f9a80")),
                        List.of(hex("c3"), hex("ff"), hex("eda080"))),
                edge(FieldType.of(new LogicalType.EnumType()), List.of(hex("41")), List.of(hex("80"))),
                edge(FieldType.of(new LogicalType.JsonType()), List.of(hex("7b7d")), List.of(hex("c0af"))),
                edge(FieldType.of(new LogicalType.BsonType()), List.of(hex("ff")), List.of()),
                edge(FieldType.of(PhysicalType.BYTE_ARRAY), List.of(hex("ff"), hex("")), List.of()),
                edge(
                        FieldType.of(new LogicalType.GeometryType("EPSG:4326")),
                        List.of(hex("010100000000000000000000000000000000000000"), hex("010200000000000000")),
                        List.of(hex(""), hex("0102000000"), hex("01020000000000000000"), hex("01f003000000000000"))),
                edge(
                        FieldType.of(new LogicalType.GeographyType(null, null)),
                        List.of(hex("000000000700000000")),
                        List.of(hex("000000000800000000"), hex("01"))),
                edge(FieldType.of(new LogicalType.NullType()), List.of(), List.of(0)));
    }

    private static Arguments edge(FieldType type, List<?> good, List<?> bad) {
        return Arguments.of(type, good, bad);
    }

    @ParameterizedTest
    @MethodSource("edges")
    void valuesAtTheEdge(FieldType type, List<Object> good, List<Object> bad) throws IOException {
        Schema schema = Schema.builder("t").optional("c", type).build();
        List<Object> values = new ArrayList<>(good);
        values.add(null);
        Table table = new Table(schema, List.of(values));
        assertThat(table.dump(WriterOptions.DEFAULT).column(0)).isEqualTo(values);
        for (Object value : bad) {
            List<Object> withBad = new ArrayList<>(values);
            withBad.add(value);
            Table refused = new Table(schema, List.of(withBad));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> refused.write(WriterOptions.DEFAULT))
                    .withMessageStartingWith("column c, row " + values.size() + " of the batch");
        }
    }

    static Stream<Arguments> groupEdges() {
        String variant =
                "message t { optional group c (VARIANT(1)) { required binary metadata; required binary value; } }";
        String file = "message t { optional group c (FILE) { optional int64 offset; optional int64 size; } }";
        return Stream.of(
                // no names; two names of which one is empty; offsets of 4 bytes; and one reserved bit
                groupEdge(variant, "metadata", hex("010000"), hex("00")),
                groupEdge(variant, "metadata", hex("010200010161"), hex("0c")),
                groupEdge(variant, "metadata", hex("c10000000000000000"), hex("00")),
                groupEdge(variant, "metadata", hex("310000"), hex("00")),
                groupEdge(variant, "metadata: its version is 2, not 1", hex("020000"), hex("00")),
                groupEdge(variant, "metadata: it has no bytes", hex(""), hex("00")),
                groupEdge(
                        variant,
                        "metadata: a size and an offset of 1 bytes each do not fit its 2",
                        hex("0100"),
                        hex("00")),
                groupEdge(
                        variant,
                        "metadata: 2 names need 5 bytes for their offsets, it has 4",
                        hex("01020001"),
                        hex("00")),
                groupEdge(variant, "metadata: its names end at byte 4 of 3", hex("010001"), hex("00")),
                groupEdge(variant, "metadata: its names end at byte 3 of 4", hex("01000000"), hex("00")),
                groupEdge(
                        variant,
                        "metadata: 4294967295 names need 17179869189 bytes",
                        hex("c1ffffffff00000000"),
                        hex("00")),
                groupEdge(variant, "value: it has no bytes", hex("010000"), hex("")),
                groupEdge(file, "offset", 0L, 0L),
                groupEdge(file, "size", Long.MAX_VALUE, Long.MAX_VALUE),
                groupEdge(file, "offset: -1 is not in 0 to", -1L, 0L),
                groupEdge(file, "size: -1 is not in 0 to", 0L, -1L));
    }

    /** @param place a field, and behind a colon what is wrong with it */
    private static Arguments groupEdge(String schema, String place, Object first, Object second) {
        return Arguments.of(Schema.parse(schema), place, first, second);
    }

    /** A struct of two leaves: a good record, null, and the one of the test. */
    @ParameterizedTest
    @MethodSource("groupEdges")
    void groupsThatMeanMore(Schema schema, String place, Object first, Object second) throws IOException {
        boolean variant = schema.leaf("c", schema.leaves().get(0).node().name()).type() == PhysicalType.BYTE_ARRAY;
        Object good = variant ? hex("010000") : (Object) 0L;
        Vector[] fields = {
            Table.vector(schema.leaves().get(0), Arrays.asList(good, null, first)),
            Table.vector(schema.leaves().get(1), Arrays.asList(good, null, second))
        };
        StructVector struct = new StructVector(List.of(fields), 3, Validity.of(true, false, true));
        RecordBatch batch = new RecordBatch(schema, 3, List.of(struct));
        MemoryFile file = new MemoryFile();
        int colon = place.indexOf(':');
        if (colon < 0) {
            ParquetFiles.write(file, schema, List.of(batch));
            assertThat(file.exists()).isTrue();
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ParquetFiles.write(file, schema, List.of(batch)))
                    .withMessageStartingWith("column c." + place.substring(0, colon) + ", row 2 of the batch")
                    .withMessageContaining(place.substring(colon + 2));
        }
    }

    @Test
    void theMessageNamesColumnRowAndValue() throws IOException {
        Schema schema = Schema.builder("t")
                .required("id", PhysicalType.INT32)
                .required("fare", NINE_DIGITS)
                .build();
        MemoryFile file = new MemoryFile();
        try (ParquetWriter<RecordBatch> writer = ParquetWriter.forSchema(schema).open(file)) {
            writer.write(new Table(schema, List.of(List.of(1, 2), List.of(3, 4))).batch());
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            writer.write(new Table(schema, List.of(List.of(1, 2), List.of(3, 1_234_567_890))).batch()))
                    .withMessage("column fare, row 1 of the batch, which would be row 3 of the file: "
                            + "1234567890 is not in -999999999 to 999999999, the range of DECIMAL(9,2)");
            assertThat(writer.rowsWritten()).isEqualTo(2);
            writer.commit();
        }
        assertThat(new FileDump(file.toByteArray(), schema).column(1)).containsExactly(3, 4);
    }

    /** What lies in the slot of a null is nobody's value. */
    @Test
    void nullSlotsMayHoldAnything() throws IOException {
        Schema schema =
                Schema.builder("t").optional("c", LogicalType.integer(8, true)).build();
        Validity validity = Validity.of(true, false);
        RecordBatch batch = new RecordBatch(schema, 2, List.of(new IntVector(new int[] {1, 1000}, 0, 2, validity)));
        MemoryFile file = new MemoryFile();
        ParquetFiles.write(file, schema, List.of(batch));
        assertThat(new FileDump(file.toByteArray(), schema).column(0)).isEqualTo(Arrays.asList(1, null));
    }

    private static final Schema DEEP = Schema.parse("""
            message m {
              optional group l (LIST) {
                repeated group list {
                  optional group element {
                    optional group counts (MAP) {
                      repeated group key_value { required int32 key (INTEGER(8,true)); optional binary value (STRING); }
                    }
                  }
                }
              }
            }
            """);

    /** Rows [{}, null, {{1: a}}], null, [{{2: null, 3: b}}], with keys and values of the caller where nobody looks. */
    private static RecordBatch deep(int[] keys, String... values) {
        MapVector maps = new MapVector(
                new int[] {1, 1, 3, 4, 5, 7},
                0,
                5,
                Validity.of(true, true, true, true, true),
                new IntVector(keys, 0, 8, null),
                BinaryVector.of(Arrays.stream(values)
                        .map(value -> value == null ? null : value.getBytes(StandardCharsets.ISO_8859_1))
                        .toArray(byte[][]::new)));
        StructVector elements = new StructVector(List.of(maps), 5, Validity.of(true, false, true, true, true));
        ListVector lists = new ListVector(new int[] {0, 3, 4, 5}, 0, 3, Validity.of(true, false, true), elements);
        return new RecordBatch(DEEP, 3, List.of(lists));
    }

    @Test
    void slotsThatBelongToNoRecordMayHoldAnything() throws IOException {
        // before the first map, under the null struct, under the null list, after the last map
        RecordBatch batch = deep(
                new int[] {900, 900, 900, 1, 900, 2, 3, 900},
                "\u00e9",
                "\u00e9",
                "\u00e9",
                "a",
                "\u00e9",
                null,
                "b",
                "\u00e9");
        MemoryFile file = new MemoryFile();
        ParquetFiles.write(file, DEEP, List.of(batch));
        assertThat(NestedTable.assemble(new FileDump(file.toByteArray(), DEEP), DEEP))
                .isEqualTo(List.of(
                        row((Object) row(row((Object) List.of()), null, row((Object) row(row(1, utf8("a")))))),
                        row((Object) null),
                        row((Object) row(row((Object) row(row(2, null), row(3, utf8("b"))))))));
    }

    /** The row is the record's, however deep the value is; the path is that of the leaf. */
    @Test
    void valuesInListsAreRefusedWithTheirRecord() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(deep(
                        new int[] {900, 900, 900, 1, 900, 2, 900, 900},
                        "\u00e9",
                        "\u00e9",
                        "\u00e9",
                        "a",
                        "\u00e9",
                        null,
                        "b",
                        "\u00e9")))
                .withMessage(
                        "column l.list.element.counts.key_value.key, row 2 of the batch, which would be row 2 of the file: "
                                + "900 is not in -128 to 127, the range of INTEGER(8,true)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(deep(
                        new int[] {900, 900, 900, 1, 900, 2, 3, 900},
                        "\u00e9",
                        "\u00e9",
                        "\u00e9",
                        "\u00e9",
                        "\u00e9",
                        null,
                        "b",
                        "\u00e9")))
                .withMessage(
                        "column l.list.element.counts.key_value.value, row 0 of the batch, which would be row 0 of the file: "
                                + "the bytes e9 are not UTF-8");
    }

    @Test
    void valuesInStructsAreRefusedWithTheirRow() {
        Schema schema = Schema.parse("message m { optional group s { optional int32 i (INTEGER(8,true)); } }");
        IntVector values = IntVector.of(1, 900, 900);
        StructVector structs = new StructVector(List.of(values), 3, Validity.of(true, false, true));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(new RecordBatch(schema, 3, List.of(structs))))
                .withMessageStartingWith("column s.i, row 2 of the batch");
    }

    private static void write(RecordBatch batch) throws IOException {
        ParquetFiles.write(new MemoryFile(), batch.schema(), List.of(batch));
    }

    private static List<Byte> unscaled(long value, int width) {
        byte[] minimal = BigInteger.valueOf(value).toByteArray();
        byte[] bytes = new byte[width];
        Arrays.fill(bytes, (byte) (value >> 63));
        System.arraycopy(minimal, 0, bytes, width - minimal.length, minimal.length);
        return FileDump.box(bytes);
    }

    private static List<Byte> hex(String hex) {
        return FileDump.box(HexFormat.of().parseHex(hex));
    }
}
