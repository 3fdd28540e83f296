// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.inlay.format.ColumnOrder;
import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.Repetition;
import dev.inlay.format.Statistics;
import dev.inlay.io.MemoryFile;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.schema.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Bounds of floats in both orders (rows T11 to T15, I13 to I15), by name: the same cases for all three types. */
class FloatingOrderTest {

    /** In total order. NaNs have a sign and a payload: {@code nan} is the common one. */
    private static final List<String> NAMES =
            List.of("-nan2", "-nan", "-inf", "-1", "-tiny", "-0", "0", "tiny", "1", "inf", "nan", "nan2");

    private static final List<Integer> FLOATS = List.of(
            0xffc00001,
            0xffc00000,
            0xff800000,
            0xbf800000,
            0x80000001,
            0x80000000,
            0,
            1,
            0x3f800000,
            0x7f800000,
            0x7fc00000,
            0x7fc00001);
    private static final List<Integer> HALVES =
            List.of(0xfe01, 0xfe00, 0xfc00, 0xbc00, 0x8001, 0x8000, 0, 1, 0x3c00, 0x7c00, 0x7e00, 0x7e01);

    /** Values; nulls, NaNs, bounds in type order, bounds in total order. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "-1 1,            0, 0, -1 1,       -1 1",
                "0,               0, 0, -0 0,       0 0",
                "-0,              0, 0, -0 0,       -0 -0",
                "0 1,             0, 0, -0 1,       0 1",
                "-1 -0,           0, 0, -1 0,       -1 -0",
                "0 -0 0,          0, 0, -0 0,       -0 0",
                "-inf inf,        0, 0, -inf inf,   -inf inf",
                "tiny -tiny,      0, 0, -tiny tiny, -tiny tiny",
                "nan 1 -nan2,     0, 2, 1 1,        1 1",
                "nan -inf null,   1, 1, -inf -inf,  -inf -inf",
                "nan,             0, 1, none,       nan nan",
                "nan -nan nan2,   0, 3, none,       -nan nan2",
                "-nan2 -nan null, 1, 2, none,       -nan2 -nan",
                "null null,       2, 0, none,       none",
            })
    void bounds(String values, int nulls, int nans, String typeOrder, String totalOrder) throws IOException {
        for (PrimitiveNode node : nodes()) {
            check(node, values, nulls, nans, FloatingOrder.TYPE_ORDER, typeOrder);
            check(node, values, nulls, nans, FloatingOrder.TOTAL_ORDER, totalOrder);
        }
    }

    private static void check(
            PrimitiveNode node, String values, int nulls, int nans, FloatingOrder order, String expected)
            throws IOException {
        FileDump file = Table.of(Schema.of("t", List.of(node)), values(node, values))
                .dump(WriterOptions.builder().floatingOrder(order).build());
        Statistics statistics =
                file.metaData.rowGroups().get(0).columns().get(0).metaData().statistics();
        assertThat(statistics.nullCount()).isEqualTo(nulls);
        assertThat(statistics.nanCount()).isEqualTo(nans);
        IndexDump index = IndexDump.of(file, 0, 0);
        if (expected == null) {
            assertThat(statistics.minValue()).isNull();
            assertThat(statistics.maxValue()).isNull();
            if (nans == 0) {
                assertThat(index.columnIndex().nullPages()).containsExactly(true);
            } else {
                assertThat(index.columnIndex()).isNull();
                assertThat(index.offsetIndex()).isNotNull();
            }
            return;
        }
        Object[] bounds = values(node, expected);
        assertThat(statistics.minValue()).isEqualTo(TrueStatistics.plain(bounds[0]));
        assertThat(statistics.maxValue()).isEqualTo(TrueStatistics.plain(bounds[1]));
        assertThat(index.columnIndex().minValues()).containsExactly(statistics.minValue());
        assertThat(index.columnIndex().maxValues()).containsExactly(statistics.maxValue());
        assertThat(index.columnIndex().nanCounts()).containsExactly((long) nans);
    }

    /** One page of NaNs costs the chunk its column index in type order; in total order NaNs are that page's bounds. */
    @ParameterizedTest
    @EnumSource(FloatingOrder.class)
    void aPageOfNansAmongOthers(FloatingOrder order) throws IOException {
        for (PrimitiveNode node : nodes()) {
            FileDump file = Table.of(Schema.of("t", List.of(node)), values(node, "1 1 nan -nan null 0"))
                    .dump(WriterOptions.builder()
                            .pageRows(2)
                            .floatingOrder(order)
                            .build());
            IndexDump index = IndexDump.of(file, 0, 0);
            assertThat(index.offsetIndex().pageLocations()).hasSize(3);
            if (order == FloatingOrder.TYPE_ORDER) {
                assertThat(index.columnIndex()).isNull();
            } else {
                Object[] nans = values(node, "-nan nan");
                assertThat(index.columnIndex().minValues().get(1)).isEqualTo(TrueStatistics.plain(nans[0]));
                assertThat(index.columnIndex().maxValues().get(1)).isEqualTo(TrueStatistics.plain(nans[1]));
                assertThat(index.columnIndex().nanCounts()).containsExactly(0L, 2L, 0L);
                assertThat(index.columnIndex().nullPages()).containsExactly(false, false, false);
            }
            Statistics statistics =
                    file.metaData.rowGroups().get(0).columns().get(0).metaData().statistics();
            assertThat(statistics.maxValue()).isEqualTo(TrueStatistics.plain(values(node, "1")[0]));
        }
    }

    /** Of random draws from these values, every number in the file is the one that the values give. */
    @ParameterizedTest
    @EnumSource(FloatingOrder.class)
    void randomDraws(FloatingOrder order) throws IOException {
        Random random = new Random(11);
        for (PrimitiveNode node : nodes()) {
            for (int draw = 0; draw < 100; draw++) {
                List<Object> values = new ArrayList<>();
                // mostly from a narrow range: of NaNs, of zeros, of negative values
                int low = random.nextInt(NAMES.size());
                int span = 1 + random.nextInt(NAMES.size() - low);
                for (int i = 0; i < 1 + random.nextInt(12); i++) {
                    values.add(random.nextInt(6) == 0 ? null : value(node, NAMES.get(low + random.nextInt(span))));
                }
                WriterOptions options = WriterOptions.builder()
                        .pageRows(1 + random.nextInt(4))
                        .floatingOrder(order)
                        .dictionary(random.nextBoolean())
                        .build();
                Schema schema = Schema.of("t", List.of(node));
                FileDump file = new Table(schema, List.of(values)).dump(options);
                new TrueChunk(file, 0, schema.leaves().get(0), order, 64).check();
            }
        }
    }

    @Test
    void theReceiptPrefersNumbersOfAnyRowGroup() throws IOException {
        for (PrimitiveNode node : nodes()) {
            Schema schema = Schema.of("t", List.of(node));
            WriterOptions options = WriterOptions.builder()
                    .rowGroupRows(1)
                    .floatingOrder(FloatingOrder.TOTAL_ORDER)
                    .build();
            WriteReceipt.Column column = ParquetFiles.write(
                            new MemoryFile(),
                            schema,
                            options,
                            List.of(Table.of(schema, values(node, "-nan2 -1 nan null"))
                                    .batch()))
                    .columns()
                    .get(0);
            assertThat(column.min()).isEqualTo(TrueStatistics.plain(values(node, "-1")[0]));
            assertThat(column.max()).isEqualTo(column.min());
            assertThat(column.nanCount()).hasValue(2);
        }
    }

    @Test
    void eachColumnMayHaveItsOwn() throws IOException {
        Schema schema = Schema.builder("t")
                .required("a", PhysicalType.FLOAT)
                .required("b", PhysicalType.FLOAT)
                .required("c", PhysicalType.INT32)
                .build();
        WriterOptions options = WriterOptions.builder()
                .column(
                        "b",
                        ColumnOptions.builder()
                                .floatingOrder(FloatingOrder.TOTAL_ORDER)
                                .build())
                .build();
        FileDump file = Table.random(schema, 3, 1).dump(options);
        assertThat(file.metaData.columnOrders())
                .containsExactly(
                        new ColumnOrder.TypeDefinedOrder(),
                        new ColumnOrder.Ieee754TotalOrder(),
                        new ColumnOrder.TypeDefinedOrder());
        WriterOptions wrong = WriterOptions.builder()
                .column(
                        "c",
                        ColumnOptions.builder()
                                .floatingOrder(FloatingOrder.TOTAL_ORDER)
                                .build())
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.random(schema, 3, 1).dump(wrong))
                .withMessageStartingWith("option floatingOrder of column c: it has no FLOAT, DOUBLE or FLOAT16 values");
    }

    private static List<PrimitiveNode> nodes() {
        return List.of(
                node(PhysicalType.FLOAT, 0, null),
                node(PhysicalType.DOUBLE, 0, null),
                node(PhysicalType.FIXED_LEN_BYTE_ARRAY, 2, new LogicalType.Float16Type()));
    }

    private static PrimitiveNode node(PhysicalType type, int length, LogicalType annotation) {
        return new PrimitiveNode("c", Repetition.OPTIONAL, type, length, annotation, null);
    }

    private static Object[] values(PrimitiveNode node, String names) {
        List<Object> values = new ArrayList<>();
        for (String name : names.split(" ", -1)) {
            values.add(name.equals("null") ? null : value(node, name));
        }
        return values.toArray();
    }

    private static Object value(PrimitiveNode node, String name) {
        int i = NAMES.indexOf(name);
        assertThat(i).as(name).isNotNegative();
        return switch (node.type()) {
            case FLOAT -> Float.intBitsToFloat(FLOATS.get(i));
            case DOUBLE -> Double.longBitsToDouble(wide(FLOATS.get(i)));
            default -> {
                int bits = HALVES.get(i);
                yield List.of((byte) bits, (byte) (bits >> 8));
            }
        };
    }

    /** The double that is to doubles what the float is to floats: 11 bits of exponent for 8, 52 of fraction for 23. */
    private static long wide(int bits) {
        long sign = bits < 0 ? Long.MIN_VALUE : 0;
        int exponent = bits >> 23 & 0xff;
        long wideExponent = exponent == 0xff ? 0x7ff : exponent == 0 ? 0 : exponent - 127 + 1023;
        long fraction = bits & 0x7fffff;
        long quiet = fraction & 0x400000;
        return sign | wideExponent << 52 | quiet << 29 | (fraction ^ quiet);
    }
}
