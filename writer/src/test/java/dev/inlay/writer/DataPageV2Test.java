// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.CompressionCodec;
import dev.inlay.format.DataPageHeaderV2;
import dev.inlay.format.Encoding;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.PageHeader;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.RowGroup;
import dev.inlay.format.thrift.PageHeaderThrift;
import dev.inlay.format.thrift.ThriftReader;
import dev.inlay.schema.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Data pages of version 2 (rows G08 to G13). {@link FileDump} compares header and body of every page on the way. */
class DataPageV2Test {

    private static final WriterOptions V2 = WriterOptions.builder()
            .dataPageVersion(DataPageVersion.V2)
            .codec(CompressionCodec.UNCOMPRESSED)
            .build();

    /** The example of spec-notes/30-pages.md. */
    @Test
    void levelsAreInClearAndWithoutLength() throws IOException {
        FileDump dump = Table.of(Table.optional(PhysicalType.INT32), 7, null, 9).dump(V2);
        assertThat(dump.layout()).isEqualTo("""
                row group of 3
                  c: v2(3 PLAIN)
                """);
        assertThat(body(dump)).isEqualTo("03 05 07 00 00 00 09 00 00 00");
        assertThat(header(dump)).isEqualTo(v2(3, 1, 3, 2, 0, false));
    }

    @Test
    void listsHaveThreeCounts() throws IOException {
        Schema schema = Schema.parse(
                "message m { optional group l (LIST) { repeated group list { optional int32 element; } } }");
        // two elements, one of them null; an empty list; no list; one element
        FileDump dump = new NestedTable(
                        schema,
                        List.of(
                                Collections.singletonList(Arrays.asList(7, null)),
                                Collections.singletonList(List.of()),
                                Collections.singletonList(null),
                                Collections.singletonList(List.of(9))))
                .dump(V2);
        // repetition 0 1 0 0 0, definition 3 2 1 0 3
        assertThat(header(dump)).isEqualTo(v2(5, 3, 4, 3, 2, false));
        assertThat(body(dump)).isEqualTo("03 02 03 1b 03 07 00 00 00 09 00 00 00");
    }

    @Test
    void valuesThatTheCodecDoesNotShortenAreStored() throws IOException {
        Random random = new Random(5);
        List<Object> noise = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            noise.add(i % 10 == 3 ? null : random.nextLong());
        }
        WriterOptions options =
                V2.toBuilder().codec(CompressionCodec.ZSTD).dictionary(false).build();
        FileDump dump = new Table(Table.optional(PhysicalType.INT64), List.of(noise)).dump(options);
        assertThat(header(dump).isCompressed()).isFalse();
        assertThat(dump.column(0)).isEqualTo(noise);

        List<Object> same = new ArrayList<>(Collections.nCopies(100, 1L));
        dump = new Table(Table.optional(PhysicalType.INT64), List.of(same)).dump(options);
        assertThat(header(dump).isCompressed()).isTrue();
        assertThat(dump.column(0)).isEqualTo(same);
    }

    @Test
    void pagesOfNullsHaveNoValueBytes() throws IOException {
        FileDump dump = Table.of(Table.optional(PhysicalType.INT64), null, null, null)
                .dump(V2.toBuilder().codec(CompressionCodec.SNAPPY).pageRows(2).build());
        assertThat(dump.layout()).isEqualTo("""
                row group of 3
                  c: v2(2 PLAIN) v2(1 PLAIN)
                """);
        assertThat(header(dump)).isEqualTo(v2(2, 2, 2, 2, 0, false));
    }

    @Test
    void booleansAreRunsWhereThatIsShorter() throws IOException {
        Table runs = new Table(Table.required(PhysicalType.BOOLEAN), List.of(Collections.nCopies(1000, true)));
        assertThat(runs.dump(V2).layout()).contains("v2(1000 RLE)");
        List<Object> noise = new ArrayList<>();
        Random random = new Random(6);
        for (int i = 0; i < 1000; i++) {
            noise.add(random.nextBoolean());
        }
        assertThat(new Table(Table.required(PhysicalType.BOOLEAN), List.of(noise))
                        .dump(V2)
                        .layout())
                .contains("v2(1000 PLAIN)");
    }

    @ParameterizedTest
    @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4_RAW"})
    void everyTypeComesBackFromEveryCodec(CompressionCodec codec) throws IOException {
        for (Profile profile : Profile.values()) {
            Table table = Table.random(Table.ALL_TYPES, 400, codec.id());
            FileDump dump = table.dump(WriterOptions.builder()
                    .codec(codec)
                    .dataPageVersion(DataPageVersion.V2)
                    .profile(profile)
                    .pageRows(70)
                    .rowGroupRows(300)
                    .dictionaryBytes(500)
                    .build());
            for (int i = 0; i < table.columns().size(); i++) {
                assertThat(dump.column(i))
                        .as(table.schema().leaves().get(i).path().toString())
                        .isEqualTo(table.columns().get(i));
            }
        }
    }

    private static DataPageHeaderV2 v2(
            int entries, int nulls, int rows, int definition, int repetition, boolean compressed) {
        return new DataPageHeaderV2(
                entries, nulls, rows, OpenEnum.of(Encoding.PLAIN), definition, repetition, compressed, null);
    }

    private static DataPageHeaderV2 header(FileDump dump) throws IOException {
        int at = (int) dump.chunks.get(0).get(0).pages().get(0).offset();
        PageHeader header = PageHeaderThrift.read(new ThriftReader(dump.bytes, at, dump.bytes.length - at));
        return (DataPageHeaderV2) header.kind();
    }

    private static String body(FileDump dump) {
        RowGroup rowGroup = dump.metaData.rowGroups().get(0);
        int end = (int) (rowGroup.fileOffset() + rowGroup.totalCompressedSize());
        int size = dump.chunks.get(0).get(0).pages().get(0).uncompressedBody();
        return HexFormat.ofDelimiter(" ").formatHex(dump.bytes, end - size, end);
    }
}
