// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.ThriftVectorsTest.hex;
import static dev.inlay.format.thrift.ThriftVectorsTest.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.Binary;
import dev.inlay.format.BloomFilterAlgorithm;
import dev.inlay.format.BloomFilterHeader;
import dev.inlay.format.BoundaryOrder;
import dev.inlay.format.BoundingBox;
import dev.inlay.format.ColumnIndex;
import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.ColumnOrder;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.ConvertedType;
import dev.inlay.format.DataPageHeaderV2;
import dev.inlay.format.Encoding;
import dev.inlay.format.EncryptionAlgorithm;
import dev.inlay.format.KeyValue;
import dev.inlay.format.LogicalType;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.PageHeader;
import dev.inlay.format.PageLocation;
import dev.inlay.format.PageType;
import dev.inlay.format.SchemaElement;
import dev.inlay.format.SizeStatistics;
import dev.inlay.format.SortingColumn;
import dev.inlay.format.TimeUnit;
import dev.inlay.format.UnrecognizedPageHeader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows K01 to K16 of spec-coverage, byte by byte; K10 and K08 for all that the model keeps open. */
class CompactProtocolTest {

    private static final String KEY_A = "18 01 61 ";

    @Test
    @DisplayName("K01: a bare struct, nothing in front of it and nothing after its stop byte")
    void k01() {
        assertThat(hex(KeyValueThrift::write, new KeyValue("a", "bc"))).isEqualTo("18 01 61 18 02 62 63 00");
    }

    @Test
    @DisplayName(
            "K02: short field headers up to a delta of 15, long ones beyond and downwards; deltas restart in a nested struct")
    void k02() throws Exception {
        // name is field 4, logicalType field 10, DATE its member 6
        SchemaElement element = element(null, LogicalType.date());
        assertThat(hex(SchemaElementThrift::write, element)).isEqualTo("48 01 63 6c 6c 00 00 00");
        // the same with long headers: type byte, then the id as a zigzag varint
        assertThat(SchemaElementThrift.read(reader("08 08 01 63 0c 14 0c 0c 00 00 00")))
                .isEqualTo(element);
    }

    @Test
    @DisplayName("K02: an id of more than 15 above the last takes the long form when written")
    void k02LongFormWritten() throws Exception {
        ThriftWriter out = new ThriftWriter();
        out.beginStruct();
        out.i32(1, 5);
        out.i32(17, 6);
        out.i32(32767, 7);
        out.endStruct();
        assertThat(HexFormat.ofDelimiter(" ").formatHex(out.toByteArray()))
                .isEqualTo("15 0a 05 22 0c 05 fe ff 03 0e 00");
    }

    @ParameterizedTest(name = "K03: {0}")
    @CsvSource(
            delimiter = '│',
            value = {
                "true     │ 81",
                "false    │ 82",
                "i8       │ 83 ff",
                "i16      │ 84 ff 7f",
                "i32      │ 85 ff ff ff ff 0f",
                "i64      │ 86 ff ff ff ff ff ff ff ff ff 01",
                "double   │ 87 00 00 00 00 00 00 f8 7f",
                "binary   │ 88 03 01 02 03",
                "list<i32>  │ 89 35 01 80 01 03",
                "list<bool> │ 89 31 01 02 00",
                "list<uuid> │ 89 2d 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f",
                "list of 16 │ 89 f3 10 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00",
                "set<binary> │ 8a 28 01 61 00",
                "map<i32,binary> │ 8b 02 58 02 01 61 04 00",
                "map<bool,list<i8>> │ 8b 01 19 01 13 07",
                "empty map │ 8b 00",
                "struct   │ 8c 15 02 1c 11 00 00",
                "uuid     │ 8d 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f"
            })
    @DisplayName("K03: every type can be stepped over")
    void k03(String name, String field) throws Exception {
        assertThat(KeyValueThrift.read(reader(KEY_A + field + " 00"))).isEqualTo(new KeyValue("a", null));
        // the field after it is found: field 9, then 2 by the long form
        assertThat(KeyValueThrift.read(reader(KEY_A + field + " 08 04 01 62 00")))
                .isEqualTo(new KeyValue("a", "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8e", "8f", "89 1e", "89 10", "8b 01 00"})
    @DisplayName("K03: a type that does not exist is not stepped over")
    void k03NoType(String field) {
        assertThatThrownBy(() -> KeyValueThrift.read(reader(KEY_A + field + " 00 00 00")))
                .isInstanceOf(MalformedDataException.class);
    }

    @Test
    @DisplayName("K04: booleans are in the type nibble as fields, a byte each in lists; 0 is false, too")
    void k04() throws Exception {
        SortingColumn column = new SortingColumn(3, true, false);
        assertThat(hex(SortingColumnThrift::write, column)).isEqualTo("15 06 11 12 00");
        assertThat(SortingColumnThrift.read(reader("15 06 11 12 00"))).isEqualTo(column);

        ColumnIndex index = new ColumnIndex(
                List.of(true, false, false),
                List.of(),
                List.of(),
                OpenEnum.of(BoundaryOrder.UNORDERED),
                null,
                null,
                null,
                null);
        String rest = " 19 08 19 08 15 00 00";
        assertThat(hex(ColumnIndexThrift::write, index)).isEqualTo("19 31 01 02 02" + rest);
        assertThat(ColumnIndexThrift.read(reader("19 31 01 02 02" + rest))).isEqualTo(index);
        assertThat(ColumnIndexThrift.read(reader("19 32 01 00 02" + rest)))
                .as("element type 2, and a 0")
                .isEqualTo(index);
    }

    @Test
    @DisplayName("K05: integers and enums are zigzag varints, i8 is a byte")
    void k05() throws Exception {
        PageLocation location = new PageLocation(Long.MIN_VALUE, Integer.MAX_VALUE, -1);
        String hex = "16 ff ff ff ff ff ff ff ff ff 01 15 fe ff ff ff 0f 16 01 00";
        assertThat(hex(PageLocationThrift::write, location)).isEqualTo(hex);
        assertThat(PageLocationThrift.read(reader(hex))).isEqualTo(location);

        assertThat(hex(IntTypeThrift::write, new LogicalType.IntType(16, true))).isEqualTo("13 10 11 00");
        assertThat(hex(VariantTypeThrift::write, new LogicalType.VariantType((byte) -1)))
                .isEqualTo("13 ff 00");
    }

    @Test
    @DisplayName("K06: doubles are little-endian")
    void k06() throws Exception {
        BoundingBox box = new BoundingBox(1, -0.0, Double.NaN, 2, null, null, null, null);
        String hex = "17 00 00 00 00 00 00 f0 3f 17 00 00 00 00 00 00 00 80 17 00 00 00 00 00 00 f8 7f"
                + " 17 00 00 00 00 00 00 00 40 00";
        assertThat(hex(BoundingBoxThrift::write, box)).isEqualTo(hex);
        assertThat(BoundingBoxThrift.read(reader(hex))).isEqualTo(box);
    }

    @Test
    @DisplayName("K07: sizes of lists up to 14 are in the header byte, larger ones in a varint")
    void k07() throws Exception {
        SizeStatistics fourteen = new SizeStatistics(null, Collections.nCopies(14, 0L), null);
        SizeStatistics fifteen = new SizeStatistics(null, Collections.nCopies(15, 0L), null);
        assertThat(hex(SizeStatisticsThrift::write, fourteen)).startsWith("29 e6 00 00");
        assertThat(hex(SizeStatisticsThrift::write, fifteen)).startsWith("29 f6 0f 00");
        assertThat(SizeStatisticsThrift.read(reader(hex(SizeStatisticsThrift::write, fourteen))))
                .isEqualTo(fourteen);
        assertThat(SizeStatisticsThrift.read(reader(hex(SizeStatisticsThrift::write, fifteen))))
                .isEqualTo(fifteen);
    }

    @Test
    @DisplayName("K07: an empty list may be of anything, and integers of another width are the same bytes")
    void k07ElementTypes() throws Exception {
        assertThat(SizeStatisticsThrift.read(reader("29 00 00"))).isEqualTo(new SizeStatistics(null, List.of(), null));
        assertThat(SizeStatisticsThrift.read(reader("29 15 02 00")))
                .isEqualTo(new SizeStatistics(null, List.of(1L), null));
        assertThatThrownBy(() -> SizeStatisticsThrift.read(reader("29 18 00 00")))
                .isInstanceOf(MalformedDataException.class)
                .hasMessage("byte 2: field 2 is a list of Thrift type 11, not 10");
    }

    @Test
    @DisplayName("K08, L29: an unknown annotation survives as bytes")
    void k08UnknownAnnotation() throws Exception {
        // member 2555, as in unknown-logical-type.parquet, with a content
        String hex = "48 01 63 6c 0c f6 27 15 02 18 01 78 00 00 00";
        SchemaElement element = SchemaElementThrift.read(reader(hex));
        assertThat(element.logicalType()).isEqualTo(new LogicalType.UnrecognizedType(2555, bytes("15 02 18 01 78 00")));
        assertThat(hex(SchemaElementThrift::write, element)).isEqualTo(hex);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '│',
            value = {
                "a decimal without digits            │ 5c 15 00 15 00 00",
                "a decimal with more behind the point │ 5c 15 06 15 04 00",
                "a time in an unknown unit           │ 7c 11 1c 4c 00 00 00",
                "a timestamp in no unit              │ 8c 12 1c 00 00",
                "an integer of 7 bits                │ ac 13 07 11 00",
                "an integer of -8 bits               │ ac 13 f8 11 00"
            })
    @DisplayName("K08, L21: an annotation that says what cannot be costs the annotation only, and survives as bytes")
    void k08Nonsense(String name, String member) throws Exception {
        String hex = "48 01 63 6c " + member + " 00 00";
        SchemaElement element = SchemaElementThrift.read(reader(hex));
        assertThat(element.logicalType()).isInstanceOf(LogicalType.UnrecognizedType.class);
        assertThat(hex(SchemaElementThrift::write, element)).isEqualTo(hex);
    }

    @Test
    @DisplayName("K08: a union without member survives as one")
    void k08NoMember() throws Exception {
        assertThat(LogicalTypeThrift.read(reader("00"))).isEqualTo(new LogicalType.UnrecognizedType(0, Binary.EMPTY));
        assertThat(ColumnOrderThrift.read(reader("00"))).isEqualTo(new ColumnOrder.Unrecognized(0, Binary.EMPTY));
        assertThat(EncryptionAlgorithmThrift.read(reader("00")))
                .isEqualTo(new EncryptionAlgorithm.Unrecognized(0, Binary.EMPTY));
        assertThat(hex(ColumnOrderThrift::write, new ColumnOrder.Unrecognized(0, Binary.EMPTY)))
                .isEqualTo("00");
        BloomFilterHeader header = BloomFilterHeaderThrift.read(reader("15 40 1c 00 1c 00 1c 00 00"));
        assertThat(header.algorithm().known()).isNull();
        assertThat(hex(BloomFilterHeaderThrift::write, header)).isEqualTo("15 40 1c 00 1c 00 1c 00 00");
    }

    @Test
    @DisplayName("K08, T19: an unknown column order survives as bytes; so does one that has learnt to say more")
    void k08ColumnOrders() throws Exception {
        assertThat(ColumnOrderThrift.read(reader("7c 15 02 00 00")))
                .isEqualTo(new ColumnOrder.Unrecognized(7, bytes("15 02 00")));
        assertThat(hex(ColumnOrderThrift::write, new ColumnOrder.Unrecognized(7, bytes("15 02 00"))))
                .isEqualTo("7c 15 02 00 00");
        assertThat(ColumnOrderThrift.read(reader("1c 15 02 00 00"))).isEqualTo(new ColumnOrder.TypeDefinedOrder());
    }

    @Test
    @DisplayName("K08: the first member counts, and a field that is no struct is no member")
    void k08OtherFields() throws Exception {
        assertThat(ColumnOrderThrift.read(reader("08 fe ff 03 01 61 0c 04 00 1c 00 00")))
                .isEqualTo(new ColumnOrder.Ieee754TotalOrder());
        assertThat(TimeTypeThrift.read(reader("11 1c 08 fe ff 03 01 61 0c 04 00 00 00")))
                .isEqualTo(new LogicalType.TimeType(true, TimeUnit.MICROS));
    }

    @Test
    @DisplayName("K08: what BloomFilterHeader's unions hold besides their number is not kept")
    void k08BloomFilter() throws Exception {
        BloomFilterHeader header =
                BloomFilterHeaderThrift.read(reader("15 40 1c 2c 15 02 00 00 1c 1c 00 00 1c 1c 00 00 00"));
        assertThat(header.algorithm()).isEqualTo(OpenEnum.of(BloomFilterAlgorithm.class, 2));
        assertThat(hex(BloomFilterHeaderThrift::write, header))
                .isEqualTo("15 40 1c 2c 00 00 1c 1c 00 00 1c 1c 00 00 00");
    }

    @Test
    @DisplayName("K09: unknown fields are stepped over at every level")
    void k09() throws Exception {
        // statistics (12) with an unknown field 13, then the unknown fields 26 and 40
        String plain = column("");
        String extended = column("3c 36 0e a8 01 2a 00 e9 15 00 0c 50 00 ");
        assertThat(ColumnMetaDataThrift.read(reader(extended)).statistics().nullCount())
                .isEqualTo(7);
        assertThat(ColumnMetaDataThrift.read(reader(plain)).numValues())
                .isEqualTo(ColumnMetaDataThrift.read(reader(extended)).numValues());
    }

    @Test
    @DisplayName("K09: a known id with another type is an unknown field, as in dict-page-offset-zero.parquet")
    void k09OtherType() throws Exception {
        assertThat(KeyValueThrift.read(reader(KEY_A + "15 02 00"))).isEqualTo(new KeyValue("a", null));
        assertThatThrownBy(() -> KeyValueThrift.read(reader("15 02 00")))
                .isInstanceOf(MalformedDataException.class)
                .hasMessage("byte 3: KeyValue.key (field 1) is missing");
    }

    @Test
    @DisplayName("K10: unknown codecs, encodings, page types, orders and converted types survive")
    void k10() throws Exception {
        String hex = "15 02 19 25 00 c6 01 19 18 01 63 15 c6 01 16 02 16 00 16 00 26 08 00";
        ColumnMetaData column = ColumnMetaDataThrift.read(reader(hex));
        assertThat(column.encodings()).containsExactly(OpenEnum.of(Encoding.PLAIN), OpenEnum.of(Encoding.class, 99));
        assertThat(column.codec()).isEqualTo(OpenEnum.of(CompressionCodec.class, 99));
        assertThat(hex(ColumnMetaDataThrift::write, column)).isEqualTo(hex);
        assertThatThrownBy(() -> column.codec().require("codec")).hasMessage("unsupported codec 99");

        SchemaElement element = SchemaElementThrift.read(reader("48 01 63 25 c6 01 00"));
        assertThat(element.convertedType()).isEqualTo(OpenEnum.of(ConvertedType.class, 99));

        PageHeader page = PageHeaderThrift.read(reader("15 0e 15 02 15 02 1c 00 00"));
        assertThat(page.kind()).isEqualTo(new UnrecognizedPageHeader(OpenEnum.of(PageType.class, 7)));
        assertThat(hex(PageHeaderThrift::write, page)).isEqualTo("15 0e 15 02 15 02 00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"15 0d 38 01 63 00", "35 06 18 01 63 00"})
    @DisplayName("K10: but an unknown physical type or repetition refuses the schema")
    void k10Strict(String element) {
        assertThatThrownBy(() -> SchemaElementThrift.read(reader(element)))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("unknown ");
    }

    @Test
    @DisplayName("K11: a missing required field is named; path_in_schema may be missing")
    void k11() throws Exception {
        assertThatThrownBy(() -> PageLocationThrift.read(reader("16 02 26 00 00")))
                .isInstanceOf(MalformedDataException.class)
                .hasMessage("byte 5: PageLocation.compressed_page_size (field 2) is missing");
        assertThat(ColumnMetaDataThrift.read(reader("15 02 19 05 25 00 16 02 16 00 16 00 26 08 00"))
                        .pathInSchema())
                .isEmpty();
    }

    @Test
    @DisplayName("K12: a message may be larger than libthrift's limit of 100 MB; nesting may not be deeper than 64")
    void k12() throws Exception {
        byte[] header = bytes("18 80 80 c0 32").toArray(); // the varint is 101 MiB
        byte[] large = Arrays.copyOf(header, header.length + (101 << 20) + 1);
        KeyValue pair = KeyValueThrift.read(new ThriftReader(large, 0, large.length));
        assertThat(pair.key()).hasSize(101 << 20);

        assertThat(KeyValueThrift.read(reader(KEY_A + "8c " + "1c ".repeat(62) + "00 ".repeat(63) + "00")))
                .isEqualTo(new KeyValue("a", null));
        assertThatThrownBy(
                        () -> KeyValueThrift.read(reader(KEY_A + "8c " + "1c ".repeat(63) + "00 ".repeat(64) + "00")))
                .isInstanceOf(MalformedDataException.class)
                .hasMessage("byte 67: nested deeper than 64 levels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1c", "19 19", "1a 1a", "1b 01 5b"})
    @DisplayName("K12: no nesting of anything overflows the stack")
    void k12Deep(String level) {
        byte[] bytes = HexFormat.of().parseHex(level.replace(" ", "").repeat(1_000_000));
        assertThatThrownBy(() -> KeyValueThrift.read(new ThriftReader(bytes, 0, bytes.length)))
                .isInstanceOf(MalformedDataException.class);
    }

    @Test
    @DisplayName("K13: a header that is cut off says so, wherever it is cut")
    void k13() {
        String hex = "15 00 15 80 a0 01 15 80 a0 01 15 c5 91 8e c3 08 1c 15 80 28 15 00 15 06 15 06 00 00";
        byte[] whole = HexFormat.of().parseHex(hex.replace(" ", ""));
        for (int length = 0; length < whole.length; length++) {
            int cut = length;
            assertThatThrownBy(() -> PageHeaderThrift.read(new ThriftReader(whole, 0, cut)))
                    .as("cut to %d bytes", cut)
                    .isInstanceOf(MalformedDataException.class)
                    .hasMessageContaining(" needed, ");
        }
    }

    @Test
    @DisplayName("K14: bytes after the stop byte are left alone")
    void k14() throws Exception {
        ThriftReader in = reader(KEY_A + "00 00 00 ff");
        assertThat(KeyValueThrift.read(in)).isEqualTo(new KeyValue("a", null));
        assertThat(in.position()).isEqualTo(4);
    }

    @Test
    @DisplayName("K15: fields come in any order")
    void k15() throws Exception {
        // 3, 1, 2: the last two by long headers
        assertThat(PageLocationThrift.read(reader("36 06 06 02 02 15 04 00"))).isEqualTo(new PageLocation(1, 2, 3));
        // and twice: the last one holds
        assertThat(KeyValueThrift.read(reader(KEY_A + "08 02 01 62 00"))).isEqualTo(new KeyValue("b", null));
    }

    @Test
    @DisplayName("K16: text is UTF-8, and bytes pass through no charset")
    void k16() throws Exception {
        KeyValue pair = new KeyValue("schlüssel 🔑", "");
        byte[] key = pair.key().getBytes(StandardCharsets.UTF_8);
        assertThat(hex(KeyValueThrift::write, pair))
                .isEqualTo("18 0f " + HexFormat.ofDelimiter(" ").formatHex(key) + " 18 00 00");
        assertThat(KeyValueThrift.read(reader(hex(KeyValueThrift::write, pair))))
                .isEqualTo(pair);

        byte[] every = new byte[256];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        ColumnIndex index = new ColumnIndex(
                List.of(false),
                List.of(Binary.of(every)),
                List.of(Binary.EMPTY),
                OpenEnum.of(BoundaryOrder.ASCENDING),
                null,
                null,
                null,
                null);
        assertThat(ColumnIndexThrift.read(reader(hex(ColumnIndexThrift::write, index))))
                .isEqualTo(index);
    }

    @Test
    @DisplayName("G13: is_compressed that is not there is true")
    void g13() throws Exception {
        String start = "15 06 15 04 15 04 5c 15 02 15 00 15 02 15 00 15 04 15 00 ";
        assertThat(dataPageV2(start + "00 00").isCompressed()).isTrue();
        assertThat(dataPageV2(start + "12 00 00").isCompressed()).isFalse();
        PageHeader header = PageHeaderThrift.read(reader(start + "12 00 00"));
        assertThat(hex(PageHeaderThrift::write, header)).isEqualTo(start + "12 00 00");
    }

    private static DataPageHeaderV2 dataPageV2(String hex) throws MalformedDataException {
        return (DataPageHeaderV2) PageHeaderThrift.read(reader(hex)).kind();
    }

    private static SchemaElement element(OpenEnum<ConvertedType> converted, LogicalType logical) {
        return new SchemaElement(null, null, null, "c", null, converted, null, null, null, logical);
    }

    /** ColumnMetaData from field 1 to 9 (data_page_offset), then {@code more}, whose ids go on from 9, then stop. */
    private static String column(String more) {
        return "15 02 19 15 00 19 18 01 63 15 00 16 02 16 00 16 00 26 08 " + more + "00";
    }

    private static Binary bytes(String hex) {
        return Binary.of(HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
