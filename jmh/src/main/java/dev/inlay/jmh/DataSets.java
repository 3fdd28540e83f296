// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.format.PhysicalType;
import io.trino.tpch.LineItem;
import io.trino.tpch.LineItemGenerator;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * Named columns of {@value #VALUES} values. {@code l_…} are the columns of TPC-H's lineitem as its generator makes them, {@code
 * flights …} those of the sample table ({@link Flights}), both also in types that others would keep them in; the rest are the
 * extremes that an encoding can meet.
 */
final class DataSets {

    /** Values of each column: ten pages of 20 000, small enough to stay in the cache between two peers. */
    static final int VALUES = 200_000;

    private static final int FIXED_WIDTH = 16;
    private static final int LONGEST_TEXT = 40;

    private static List<LineItem> lineItems = List.of();

    private DataSets() {}

    /** The columns of one type; those of the flights only where the sample table is. */
    static List<String> names(PhysicalType type) {
        List<String> names = new ArrayList<>(
                switch (type) {
                    case BOOLEAN ->
                        List.of(
                                "l_returnflag = R",
                                "flights delay > 0",
                                "boolean random",
                                "boolean constant",
                                "boolean sorted");
                    case INT32 ->
                        List.of(
                                "l_linenumber",
                                "l_shipdate",
                                "flights delay int32",
                                "int32 random",
                                "int32 range 2^16",
                                "int32 constant",
                                "int32 sorted");
                    case INT64 ->
                        List.of(
                                "l_orderkey",
                                "l_partkey",
                                "l_quantity",
                                "flights date",
                                "flights distance",
                                "int64 random",
                                "int64 range 2^16",
                                "int64 constant",
                                "int64 sorted");
                    case FLOAT ->
                        List.of(
                                "l_extendedprice float",
                                "l_discount float",
                                "flights distance float",
                                "float random",
                                "float constant",
                                "float sorted");
                    case DOUBLE ->
                        List.of(
                                "l_extendedprice",
                                "l_discount",
                                "flights delay double",
                                "double random",
                                "double constant",
                                "double sorted");
                    case BYTE_ARRAY ->
                        List.of(
                                "l_returnflag",
                                "l_shipmode",
                                "l_comment",
                                "flights origin",
                                "text random",
                                "text constant",
                                "text sorted");
                    case FIXED_LEN_BYTE_ARRAY ->
                        List.of(
                                "l_extendedprice decimal",
                                "flights origin fixed",
                                "fixed random",
                                "fixed constant",
                                "fixed sorted");
                    case INT96 -> List.of();
                });
        names.removeIf(name -> name.startsWith("flights") && !Flights.present());
        return names;
    }

    static Column column(String name) {
        Random random = new Random(4711);
        return switch (name) {
            case "l_returnflag = R" ->
                Column.bits(VALUES, i -> lineItem(i).getReturnFlag().equals("R"));
            case "l_linenumber" -> ints(LineItem::getLineNumber);
            case "l_shipdate" -> ints(LineItem::getShipDate);
            case "l_orderkey" -> longs(LineItem::getOrderKey);
            case "l_partkey" -> longs(LineItem::getPartKey);
            case "l_quantity" -> longs(LineItem::getQuantity);
            case "l_extendedprice float" -> floats(doubles(LineItem::getExtendedPrice));
            case "l_discount float" -> floats(doubles(LineItem::getDiscount));
            case "l_extendedprice" -> doubles(LineItem::getExtendedPrice);
            case "l_discount" -> doubles(LineItem::getDiscount);
            case "l_returnflag" ->
                Column.texts(VALUES, i -> lineItem(i).getReturnFlag().getBytes(UTF_8));
            case "l_linestatus" ->
                Column.texts(VALUES, i -> lineItem(i).getStatus().getBytes(UTF_8));
            case "l_shipinstruct" ->
                Column.texts(VALUES, i -> lineItem(i).getShipInstructions().getBytes(UTF_8));
            case "l_shipmode" ->
                Column.texts(VALUES, i -> lineItem(i).getShipMode().getBytes(UTF_8));
            case "l_comment" ->
                Column.texts(VALUES, i -> lineItem(i).getComment().getBytes(UTF_8));
            case "l_extendedprice decimal" -> decimals(LineItem::getExtendedPriceInCents);
            case "flights delay > 0" -> {
                long[] delays = Flights.longs("delay", VALUES);
                yield Column.bits(VALUES, i -> delays[i] > 0);
            }
            case "flights delay int32" ->
                new Column(
                        PhysicalType.INT32,
                        Arrays.stream(Flights.longs("delay", VALUES))
                                .mapToInt(Math::toIntExact)
                                .toArray());
            case "flights date" -> new Column(PhysicalType.INT64, Flights.longs("date", VALUES));
            case "flights distance" -> new Column(PhysicalType.INT64, Flights.longs("distance", VALUES));
            case "flights distance float" -> floats(doubles(Flights.longs("distance", VALUES)));
            case "flights delay double" -> doubles(Flights.longs("delay", VALUES));
            case "flights origin" -> {
                byte[][] codes = Flights.texts("origin", VALUES);
                yield Column.texts(VALUES, i -> codes[i]);
            }
            case "flights origin fixed" -> fixed(Flights.texts("origin", VALUES));
            default -> made(name, random);
        };
    }

    /** The extremes. */
    private static Column made(String name, Random random) {
        return switch (name) {
            case "boolean random" -> Column.bits(VALUES, i -> random.nextBoolean());
            case "boolean constant" -> Column.bits(VALUES, i -> true);
            case "boolean sorted" -> Column.bits(VALUES, i -> i > VALUES / 3);
            case "int32 random" -> ints(random.ints(VALUES).toArray());
            case "int32 range 2^16" -> ints(random.ints(VALUES, 0, 1 << 16).toArray());
            case "int32 constant" -> ints(random.ints(VALUES, 42, 43).toArray());
            case "int32 sorted" -> ints(random.ints(VALUES, 0, 1 << 30).sorted().toArray());
            case "int64 random" ->
                new Column(PhysicalType.INT64, random.longs(VALUES).toArray());
            case "int64 range 2^16" ->
                new Column(PhysicalType.INT64, random.longs(VALUES, 0, 1 << 16).toArray());
            case "int64 constant" ->
                new Column(PhysicalType.INT64, random.longs(VALUES, 42, 43).toArray());
            case "int64 sorted" ->
                new Column(
                        PhysicalType.INT64,
                        random.longs(VALUES, 0, 1L << 40).sorted().toArray());
            case "float random" -> floats(doubles(random.doubles(VALUES).toArray()));
            case "float constant" -> floats(constant(VALUES));
            case "float sorted" ->
                floats(doubles(random.doubles(VALUES).sorted().toArray()));
            case "double random" -> doubles(random.doubles(VALUES).toArray());
            case "double constant" -> constant(VALUES);
            case "double sorted" -> doubles(random.doubles(VALUES).sorted().toArray());
            case "text random" -> texts(randomTexts(random));
            case "text constant" -> Column.texts(VALUES, i -> "the same again".getBytes(UTF_8));
            case "text sorted" -> texts(sorted(randomTexts(random)));
            case "fixed random" -> fixed(randomFixed(random));
            case "fixed constant" -> fixed(same(randomFixed(random)));
            case "fixed sorted" -> fixed(sorted(randomFixed(random)));
            default -> throw new IllegalArgumentException("no column " + name);
        };
    }

    private static synchronized LineItem lineItem(int row) {
        if (lineItems.isEmpty()) {
            Iterator<LineItem> rows = new LineItemGenerator(1, 1, 1).iterator();
            List<LineItem> items = new ArrayList<>(VALUES);
            while (items.size() < VALUES) {
                items.add(rows.next());
            }
            lineItems = items;
        }
        return lineItems.get(row);
    }

    private static Column ints(int[] values) {
        return new Column(PhysicalType.INT32, values);
    }

    private static Column ints(ToIntFunction<LineItem> column) {
        int[] values = new int[VALUES];
        Arrays.setAll(values, i -> column.applyAsInt(lineItem(i)));
        return ints(values);
    }

    private static Column longs(ToLongFunction<LineItem> column) {
        long[] values = new long[VALUES];
        Arrays.setAll(values, i -> column.applyAsLong(lineItem(i)));
        return new Column(PhysicalType.INT64, values);
    }

    private static Column doubles(double[] values) {
        return new Column(PhysicalType.DOUBLE, values);
    }

    private static Column doubles(long[] values) {
        return doubles(Arrays.stream(values).asDoubleStream().toArray());
    }

    private static Column doubles(ToDoubleFunction<LineItem> column) {
        double[] values = new double[VALUES];
        Arrays.setAll(values, i -> column.applyAsDouble(lineItem(i)));
        return doubles(values);
    }

    private static Column constant(int count) {
        double[] values = new double[count];
        Arrays.fill(values, 0.25);
        return doubles(values);
    }

    private static Column floats(Column doubles) {
        float[] values = new float[VALUES];
        for (int i = 0; i < VALUES; i++) {
            values[i] = (float) doubles.doubles()[i];
        }
        return new Column(PhysicalType.FLOAT, values);
    }

    /** The unscaled number, big-endian, as a DECIMAL of 18 digits is kept. */
    private static Column decimals(ToLongFunction<LineItem> column) {
        ByteBuffer bytes = ByteBuffer.allocate(VALUES * Long.BYTES);
        for (int i = 0; i < VALUES; i++) {
            bytes.putLong(column.applyAsLong(lineItem(i)));
        }
        return new Column(PhysicalType.FIXED_LEN_BYTE_ARRAY, Long.BYTES, bytes.array());
    }

    private static Column texts(byte[][] values) {
        return Column.texts(VALUES, i -> values[i]);
    }

    private static Column fixed(byte[][] values) {
        ByteOutput bytes = new ByteOutput(VALUES * values[0].length);
        for (byte[] value : values) {
            bytes.bytes(value);
        }
        return new Column(PhysicalType.FIXED_LEN_BYTE_ARRAY, values[0].length, bytes.toByteArray());
    }

    private static byte[][] randomTexts(Random random) {
        byte[][] texts = new byte[VALUES][];
        for (int i = 0; i < VALUES; i++) {
            texts[i] = new byte[random.nextInt(LONGEST_TEXT + 1)];
            random.nextBytes(texts[i]);
        }
        return texts;
    }

    private static byte[][] randomFixed(Random random) {
        byte[][] values = new byte[VALUES][FIXED_WIDTH];
        for (byte[] value : values) {
            random.nextBytes(value);
        }
        return values;
    }

    private static byte[][] same(byte[][] values) {
        Arrays.fill(values, values[0]);
        return values;
    }

    private static byte[][] sorted(byte[][] values) {
        Arrays.sort(values, Arrays::compareUnsigned);
        return values;
    }
}
