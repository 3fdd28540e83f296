// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.inlay.compression.Codecs;
import dev.inlay.format.ColumnChunk;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.io.MemoryFile;
import dev.inlay.schema.ColumnPath;
import dev.inlay.schema.FieldType;
import dev.inlay.schema.Schema;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriterOptionsTest {

    private static final Schema SCHEMA = Schema.builder("t")
            .required("flag", PhysicalType.BOOLEAN)
            .required("id", PhysicalType.INT64)
            .optional("name", LogicalType.string())
            .build();

    @Test
    void defaults() {
        WriterOptions options = WriterOptions.DEFAULT;
        assertThat(options.rowGroupRows()).isEqualTo(1_048_576);
        assertThat(options.rowGroupBytes()).isEqualTo(128 << 20);
        assertThat(options.pageBytes()).isEqualTo(1 << 20);
        assertThat(options.pageRows()).isEqualTo(20_000);
        assertThat(options.codec()).isEqualTo(CompressionCodec.ZSTD);
        assertThat(options.level()).isEmpty();
        assertThat(options.codecs()).isEqualTo(Codecs.standard());
        assertThat(options.dictionary()).isTrue();
        assertThat(options.dictionaryBytes()).isEqualTo(1 << 20);
        assertThat(options.bounds()).isTrue();
        assertThat(options.boundsLength()).isEqualTo(64);
        assertThat(options.floatingOrder()).isEqualTo(FloatingOrder.TYPE_ORDER);
        assertThat(options.pageIndex()).isEqualTo(PageIndex.OFFSETS_AND_BOUNDS);
        assertThat(options.sizeStatistics()).isTrue();
        assertThat(options.createdBy()).startsWith("inlay version ");
    }

    @Test
    void aBuilderStartsFromOptions() {
        WriterOptions options = WriterOptions.builder()
                .rowGroupRows(1)
                .rowGroupBytes(2)
                .pageBytes(3)
                .pageRows(4)
                .codec(CompressionCodec.GZIP)
                .level(5)
                .codecs(Codecs.pureJava())
                .dictionary(false)
                .dictionaryBytes(6)
                .bounds(false)
                .boundsLength(7)
                .floatingOrder(FloatingOrder.TOTAL_ORDER)
                .pageIndex(PageIndex.NONE)
                .sizeStatistics(false)
                .createdBy("me")
                .column("a", ColumnOptions.builder().level(8).build())
                .column(ColumnPath.of("b"), ColumnOptions.builder().level(9).build())
                .build();
        assertThat(options.toBuilder().build()).usingRecursiveComparison().isEqualTo(options);
    }

    @Test
    void valuesThatNoFileCouldHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WriterOptions.builder().pageRows(0))
                .withMessage("pageRows 0 is not in 1 to 2147483647");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WriterOptions.builder().pageBytes(Integer.MAX_VALUE))
                .withMessage("pageBytes 2147483647 is not in 1 to 1073741824");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WriterOptions.builder().rowGroupRows(-1))
                .withMessageStartingWith("rowGroupRows -1 ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WriterOptions.builder().rowGroupBytes(0))
                .withMessageStartingWith("rowGroupBytes 0 ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WriterOptions.builder().dictionaryBytes(0))
                .withMessageStartingWith("dictionaryBytes 0 ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnOptions.builder().dictionaryBytes(-5))
                .withMessageStartingWith("dictionaryBytes -5 ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnOptions.builder().boundsLength(0))
                .withMessageStartingWith("boundsLength 0 ");
    }

    @Test
    void whatDoesNotFitTheSchemaNamesColumnAndOption() {
        assertRefused(
                WriterOptions.builder().column("nmae", ColumnOptions.builder().build()),
                "options for column nmae: the schema has no such column");
        assertRefused(
                WriterOptions.builder()
                        .column("flag", ColumnOptions.builder().dictionary(true).build()),
                "option dictionary of column flag: BOOLEAN columns have no dictionary");
        assertRefused(
                WriterOptions.builder()
                        .column("id", ColumnOptions.builder().boundsLength(9).build()),
                "option boundsLength of column id: its bounds are never cut");
        assertRefused(
                WriterOptions.builder()
                        .column("id", ColumnOptions.builder().build())
                        .column(ColumnPath.of("id"), ColumnOptions.builder().build()),
                "options for column id are given twice");
        assertRefused(WriterOptions.builder().codec(CompressionCodec.LZO), "column flag: LZO");
        assertRefused(
                WriterOptions.builder().codecs(Codecs.pureJava()).level(19),
                "column flag: level 19 of ZSTD cannot be compressed by java");
        assertRefused(
                WriterOptions.builder().codec(CompressionCodec.SNAPPY).level(3), "column flag: level 3 for SNAPPY");
        assertRefused(
                WriterOptions.builder()
                        .column(
                                "name",
                                ColumnOptions.builder()
                                        .codec(CompressionCodec.GZIP)
                                        .level(10)
                                        .build()),
                "column name: level 10 for GZIP");
    }

    @Test
    void aColumnsCodecDoesNotTakeTheFilesLevel() throws IOException {
        WriterOptions options = WriterOptions.builder()
                .codec(CompressionCodec.GZIP)
                .level(9)
                .column(
                        "name",
                        ColumnOptions.builder().codec(CompressionCodec.SNAPPY).build())
                .build();
        Table.random(SCHEMA, 10, 1).dump(options);
    }

    @Test
    void namesWithDotsThatLookAlike() throws IOException {
        Schema schema = Schema.builder("t")
                .required("a.b", PhysicalType.INT32)
                .required("c", PhysicalType.INT32)
                .build();
        WriterOptions options = WriterOptions.builder()
                .column(
                        "a.b",
                        ColumnOptions.builder().codec(CompressionCodec.SNAPPY).build())
                .build();
        FileDump dump = Table.random(schema, 3, 1).dump(options);
        assertThat(dump.metaData
                        .rowGroups()
                        .get(0)
                        .columns()
                        .get(0)
                        .metaData()
                        .codec()
                        .known())
                .isEqualTo(CompressionCodec.SNAPPY);
    }

    @Test
    void schemasThatCannotBeWrittenSoFar() {
        assertRefused(Schema.builder("t").required("old", PhysicalType.INT96).build(), "field old is INT96");
        assertRefused(Schema.parse("message t { repeated group a { required int96 old; } }"), "field a.old is INT96");
        assertRefused(Schema.parse("""
                        message t {
                          required group v (VARIANT(1)) {
                            required binary metadata; optional binary value; optional int32 typed_value;
                          }
                        }
                        """), "field v: a VARIANT is written as metadata and value, without typed_value");
        assertRefused(
                Schema.builder("t")
                        .required(
                                "sum", FieldType.of(PhysicalType.BYTE_ARRAY, LogicalType.decimal(Integer.MAX_VALUE, 0)))
                        .build(),
                "field sum: DECIMAL of 2147483647 digits");
        assertRefused(
                Schema.builder("t")
                        .required("big", FieldType.fixed(Integer.MAX_VALUE))
                        .build(),
                "field big: a value of 2147483647 bytes does not fit a page");
    }

    @Test
    void int96OnRequest() throws IOException {
        Schema schema = Schema.builder("t").optional("old", PhysicalType.INT96).build();
        // 2009-03-01T00:01 twice, so that there is a dictionary
        List<Byte> instant = FileDump.box(HexFormat.of().parseHex("005847f80d0000006c752500"));
        Table table = Table.of(schema, instant, null, instant, instant);

        FileDump dump = table.dump(WriterOptions.builder().int96(true).build());

        assertThat(dump.column(0)).isEqualTo(Arrays.asList(instant, null, instant, instant));
        ColumnChunk chunk = dump.metaData.rowGroups().get(0).columns().get(0);
        assertThat(chunk.metaData().dictionaryPageOffset()).isNotNull();
        assertThat(chunk.metaData().statistics().minValue()).isNull();
        assertThat(chunk.metaData().statistics().maxValue()).isNull();
        assertThat(chunk.columnIndexOffset()).isNull();
        assertThat(chunk.offsetIndexOffset()).isNotNull();
        Table random = Table.random(schema, 100, 96);
        WriterOptions.Builder int96 = WriterOptions.builder().int96(true);
        for (WriterOptions options : List.of(
                int96.dictionaryBytes(500).pageRows(20).build(),
                int96.dictionary(false).build(),
                int96.profile(Profile.MODERN).build())) {
            assertThat(random.dump(options).column(0))
                    .isEqualTo(random.columns().get(0));
        }
    }

    @Test
    void keyValuesKeepTheirOrderAndMayRepeatOrLackAValue() throws IOException {
        MemoryFile file = new MemoryFile();
        try (var writer = ParquetWriter.forSchema(SCHEMA)
                .keyValue("a", "1")
                .keyValue("b", null)
                .open(file)) {
            writer.keyValue("a", "");
            writer.commit();
        }
        assertThat(new FileDump(file.toByteArray(), SCHEMA).metaData.keyValueMetadata())
                .hasToString("[KeyValue[key=a, value=1], KeyValue[key=b, value=null], KeyValue[key=a, value=]]");
    }

    private static void assertRefused(WriterOptions.Builder options, String message) {
        MemoryFile file = new MemoryFile();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ParquetWriter.forSchema(SCHEMA).options(options.build()).open(file))
                .withMessageStartingWith(message);
        assertThat(file.exists()).isFalse();
    }

    private static void assertRefused(Schema schema, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParquetWriter.forSchema(schema).open(new MemoryFile()))
                .withMessageStartingWith(message);
    }
}
