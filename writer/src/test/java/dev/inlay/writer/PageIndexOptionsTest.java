// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.io.MemoryFile;
import dev.inlay.schema.FieldType;
import dev.inlay.schema.Schema;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of pages and sizes can be left out, of the file or of a column; and what the receipt says of both. */
class PageIndexOptionsTest {

    private static final Schema SCHEMA = Schema.builder("t")
            .required("a", LogicalType.string())
            .required("b", LogicalType.string())
            .build();

    @Test
    void nothingOfPages() throws IOException {
        FileDump file = dump(WriterOptions.builder().pageIndex(PageIndex.NONE).build());
        assertThat(index(file, 0)).isEqualTo(new IndexDump(null, null));
        assertThat(chunk(file, 0).sizeStatistics()).isNotNull();
        assertThat(chunk(file, 0).statistics().minValue()).isNotNull();
    }

    @Test
    void offsetsAlone() throws IOException {
        FileDump file = dump(WriterOptions.builder()
                .column(
                        "b",
                        ColumnOptions.builder().pageIndex(PageIndex.OFFSETS).build())
                .build());
        assertThat(index(file, 0).columnIndex()).isNotNull();
        assertThat(index(file, 1).columnIndex()).isNull();
        assertThat(index(file, 1).offsetIndex().unencodedByteArrayDataBytes()).isNotNull();
    }

    @Test
    void withoutBoundsThereIsNoColumnIndex() throws IOException {
        FileDump file = dump(WriterOptions.builder().bounds(false).build());
        assertThat(index(file, 0).columnIndex()).isNull();
        assertThat(index(file, 0).offsetIndex()).isNotNull();
    }

    @Test
    void noSizes() throws IOException {
        FileDump file = dump(WriterOptions.builder()
                .sizeStatistics(false)
                .column("b", ColumnOptions.builder().sizeStatistics(true).build())
                .build());
        assertThat(chunk(file, 0).sizeStatistics()).isNull();
        assertThat(index(file, 0).offsetIndex().unencodedByteArrayDataBytes()).isNull();
        assertThat(chunk(file, 1).sizeStatistics()).isNotNull();
        assertThat(index(file, 1).offsetIndex().unencodedByteArrayDataBytes()).isNotNull();
    }

    /** By number −0 and 0 are one value and two entries; 5 and 05 are one decimal: a dictionary says nothing of these. */
    @Test
    void distinctValuesWhereEntriesAreValues() throws IOException {
        Object[] numbers = new Object[200];
        Arrays.setAll(numbers, i -> i % 2 == 0 ? 0.0 : -0.0);
        Table floats = Table.of(Table.required(PhysicalType.DOUBLE), numbers);
        assertThat(chunk(floats.dump(WriterOptions.DEFAULT), 0).statistics().distinctCount())
                .isNull();
        WriterOptions total =
                WriterOptions.builder().floatingOrder(FloatingOrder.TOTAL_ORDER).build();
        assertThat(chunk(floats.dump(total), 0).statistics().distinctCount()).isEqualTo(2);

        Object[] decimals = new Object[200];
        Arrays.setAll(decimals, i -> i % 2 == 0 ? List.of((byte) 5, (byte) 5) : List.of((byte) 0, (byte) 5, (byte) 5));
        Schema bytes = Schema.builder("t")
                .required("c", FieldType.of(PhysicalType.BYTE_ARRAY, LogicalType.decimal(9, 2)))
                .build();
        FileDump file = Table.of(bytes, decimals).dump(WriterOptions.DEFAULT);
        assertThat(file.layout()).contains("RLE_DICTIONARY");
        assertThat(chunk(file, 0).statistics().distinctCount()).isNull();
    }

    /** A page past the dictionary may hold anything. */
    @Test
    void aFullDictionaryCountsNothing() throws IOException {
        Object[] rows = new Object[1000];
        Arrays.setAll(rows, i -> i < 900 ? i % 10 : i);
        WriterOptions options =
                WriterOptions.builder().dictionaryBytes(100).pageRows(400).build();
        FileDump file = Table.of(Table.required(PhysicalType.INT32), rows).dump(options);
        assertThat(file.layout()).contains("PLAIN").contains("dictionary(");
        assertThat(chunk(file, 0).statistics().distinctCount()).isNull();
    }

    @Test
    void theReceiptCountsEntriesBytesAndValues() throws IOException {
        Schema schema = Schema.builder("t").optional("c", LogicalType.string()).build();
        Object[] rows = new Object[300];
        Arrays.setAll(rows, i -> i % 3 == 0 ? null : Table.utf8(i % 3 == 1 ? "one" : "two!"));
        WriteReceipt.Column whole = receipt(schema, rows, WriterOptions.DEFAULT);
        assertThat(whole.entries()).isEqualTo(300);
        assertThat(whole.nullCount()).isEqualTo(100);
        assertThat(whole.unencodedBytes()).hasValue(700);
        assertThat(whole.distinctCount()).hasValue(2);
        // values of two row groups may be the same or not
        WriteReceipt.Column halves =
                receipt(schema, rows, WriterOptions.builder().rowGroupRows(150).build());
        assertThat(halves.unencodedBytes()).hasValue(700);
        assertThat(halves.distinctCount()).isEmpty();
        WriteReceipt.Column numbers =
                receipt(Table.required(PhysicalType.INT32), new Object[] {1}, WriterOptions.DEFAULT);
        assertThat(numbers.unencodedBytes()).isEmpty();
    }

    private static WriteReceipt.Column receipt(Schema schema, Object[] rows, WriterOptions options) throws IOException {
        return ParquetFiles.write(
                        new MemoryFile(),
                        schema,
                        options,
                        List.of(Table.of(schema, rows).batch()))
                .columns()
                .get(0);
    }

    private static FileDump dump(WriterOptions options) throws IOException {
        return Table.random(SCHEMA, 20, 5).dump(options);
    }

    private static IndexDump index(FileDump file, int column) throws IOException {
        return IndexDump.of(file, 0, column);
    }

    private static ColumnMetaData chunk(FileDump file, int column) {
        return file.metaData.rowGroups().get(0).columns().get(column).metaData();
    }
}
