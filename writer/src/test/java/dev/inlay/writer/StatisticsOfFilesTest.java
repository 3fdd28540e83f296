// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.Binary;
import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.RowGroup;
import dev.inlay.format.Statistics;
import dev.inlay.io.MemoryFile;
import dev.inlay.schema.FieldType;
import dev.inlay.schema.Schema;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Statistics in footers and receipts (rows T01 to T22). */
class StatisticsOfFilesTest {

    @Test
    void boundsNullsAndNothingElse() throws IOException {
        Statistics statistics = statistics(Table.of(Table.optional(PhysicalType.INT32), 3, null, -1));
        assertThat(statistics)
                .isEqualTo(new Statistics(
                        null,
                        null,
                        1L,
                        null,
                        Binary.of((byte) 3, (byte) 0, (byte) 0, (byte) 0),
                        Binary.of((byte) -1, (byte) -1, (byte) -1, (byte) -1),
                        true,
                        true,
                        null));
    }

    @Test
    void noNullsAreZeroNulls() throws IOException {
        assertThat(statistics(Table.of(Table.required(PhysicalType.INT32), 3)).nullCount())
                .isZero();
    }

    @Test
    void nullsAloneHaveNoBounds() throws IOException {
        assertThat(statistics(Table.of(Table.optional(PhysicalType.INT32), null, null)))
                .isEqualTo(new Statistics(null, null, 2L, null, null, null, null, null, null));
    }

    @Test
    void nansAreCountedEvenWhereThereAreNone() throws IOException {
        assertThat(statistics(Table.of(Table.required(PhysicalType.DOUBLE), 1.0))
                        .nanCount())
                .isZero();
        Statistics nans = statistics(Table.of(Table.optional(PhysicalType.FLOAT), Float.NaN, null, Float.NaN));
        assertThat(nans).isEqualTo(new Statistics(null, null, 1L, null, null, null, null, null, 2L));
    }

    /** Of 5000 bytes FF no prefix can be raised, and whole they are too long: no upper bound, and so no column index. */
    @Test
    void aBoundThatIsTooLongIsLeftOut() throws IOException {
        byte[] value = new byte[5000];
        Arrays.fill(value, (byte) 0xff);
        FileDump dump = Table.of(
                        Table.required(PhysicalType.BYTE_ARRAY), FileDump.box(new byte[1]), FileDump.box(value))
                .dump(WriterOptions.builder().pageRows(1).build());
        Statistics statistics =
                dump.metaData.rowGroups().get(0).columns().get(0).metaData().statistics();
        assertThat(statistics)
                .isEqualTo(new Statistics(null, null, 0L, null, null, Binary.of((byte) 0), null, true, null));
        assertThat(IndexDump.of(dump, 0, 0).columnIndex()).isNull();
        assertThat(IndexDump.of(dump, 0, 0).offsetIndex().pageLocations()).hasSize(2);
    }

    @Test
    void unsignedOrder() throws IOException {
        Statistics statistics = statistics(Table.of(
                Schema.builder("t")
                        .required("c", LogicalType.integer(64, false))
                        .build(),
                -1L,
                1L));
        assertThat(statistics.maxValue()).hasToString("ff ff ff ff ff ff ff ff");
        assertThat(statistics.minValue()).hasToString("01 00 00 00 00 00 00 00");
    }

    @Test
    void typesWithoutAnOrderHaveNoBounds() throws IOException {
        Schema schema = Schema.builder("t")
                .required("interval", new LogicalType.IntervalType())
                .optional("unknown", new LogicalType.NullType())
                .build();
        FileDump dump = Table.random(schema, 5, 3).dump(WriterOptions.DEFAULT);
        assertThat(dump.metaData.rowGroups().get(0).columns()).allSatisfy(chunk -> {
            assertThat(chunk.metaData().statistics().minValue()).isNull();
            assertThat(chunk.metaData().statistics().maxValue()).isNull();
            assertThat(chunk.metaData().statistics().nullCount()).isNotNull();
        });
    }

    @Test
    void textIsCutAndMarked() throws IOException {
        Schema schema = Schema.builder("t").required("c", LogicalType.string()).build();
        Statistics statistics = statistics(Table.of(schema, Table.utf8("b".repeat(100)), Table.utf8("a".repeat(64))));
        assertThat(statistics.minValue()).isEqualTo(Binary.utf8("a".repeat(64)));
        assertThat(statistics.isMinValueExact()).isTrue();
        assertThat(statistics.maxValue()).isEqualTo(Binary.utf8("b".repeat(63) + "c"));
        assertThat(statistics.isMaxValueExact()).isFalse();
    }

    @Test
    void decimalsAndFixedBytesAreNotCut() throws IOException {
        Table fixed = Table.random(
                Schema.builder("t").required("c", FieldType.fixed(100)).build(), 3, 5);
        assertThat(statistics(fixed).minValue().length()).isEqualTo(100);
        Table decimal = Table.of(
                Schema.builder("t")
                        .required("c", FieldType.of(PhysicalType.BYTE_ARRAY, LogicalType.decimal(300, 0)))
                        .build(),
                FileDump.box(BigInteger.TEN.pow(250).toByteArray()),
                FileDump.box(BigInteger.TEN.pow(250).negate().toByteArray()));
        Statistics statistics = statistics(decimal);
        assertThat(new BigInteger(statistics.maxValue().toArray())).isEqualTo(BigInteger.TEN.pow(250));
        assertThat(new BigInteger(statistics.minValue().toArray())).isNegative();
    }

    @Test
    void boundsCanBeLeftOutButCountsCannot() throws IOException {
        WriterOptions options = WriterOptions.builder().bounds(false).build();
        assertThat(rowGroup(Table.of(Table.optional(PhysicalType.DOUBLE), 1.0, null, Double.NaN), options))
                .isEqualTo(new Statistics(null, null, 1L, null, null, null, null, null, 1L));
    }

    @Test
    void theReceiptSumsUpRowGroups() throws IOException {
        Schema schema = Schema.builder("t")
                .optional("d", PhysicalType.DOUBLE)
                .required("s", LogicalType.string())
                .build();
        Table table = new Table(
                schema,
                List.of(
                        Arrays.asList(2.0, null, Double.NaN, -7.5, null, 0.0),
                        List.of(
                                Table.utf8("bbbb"),
                                Table.utf8("bbb"),
                                Table.utf8("c"),
                                Table.utf8("bbb"),
                                Table.utf8("ccccc"),
                                Table.utf8("cccc"))));
        MemoryFile file = new MemoryFile("t");
        WriterOptions options =
                WriterOptions.builder().rowGroupRows(2).boundsLength(3).build();
        WriteReceipt receipt = ParquetFiles.write(file, schema, options, List.of(table.batch()));
        assertThat(receipt.file()).isEqualTo("t");
        assertThat(receipt.rows()).isEqualTo(6);
        assertThat(receipt.rowGroups()).isEqualTo(3);
        assertThat(receipt.bytes()).isEqualTo(file.toByteArray().length);
        WriteReceipt.Column numbers = receipt.columns().get(0);
        assertThat(numbers.nullCount()).isEqualTo(2);
        assertThat(numbers.nanCount()).isEqualTo(OptionalLong.of(1));
        assertThat(numbers.min()).hasToString("00 00 00 00 00 00 1e c0");
        assertThat(numbers.max()).hasToString("00 00 00 00 00 00 00 40");
        assertThat(numbers.dataPages()).isEqualTo(3);
        WriteReceipt.Column text = receipt.columns().get(1);
        // "bbb" is a value, and also the lower bound that "bbbb" is cut to
        assertThat(text.min()).isEqualTo(Binary.utf8("bbb"));
        assertThat(text.minExact()).isTrue();
        assertThat(text.max()).isEqualTo(Binary.utf8("ccd"));
        assertThat(text.maxExact()).isFalse();
        assertThat(text.nanCount()).isEmpty();
        FileDump dump = new FileDump(file.toByteArray(), schema);
        long compressed = dump.metaData.rowGroups().stream()
                .mapToLong(RowGroup::totalCompressedSize)
                .sum();
        assertThat(receipt.columns().stream()
                        .mapToLong(WriteReceipt.Column::compressedBytes)
                        .sum())
                .isEqualTo(compressed);
    }

    private static Statistics statistics(Table table) throws IOException {
        return rowGroup(table, WriterOptions.DEFAULT);
    }

    private static Statistics rowGroup(Table table, WriterOptions options) throws IOException {
        return table.dump(options)
                .metaData
                .rowGroups()
                .get(0)
                .columns()
                .get(0)
                .metaData()
                .statistics();
    }
}
