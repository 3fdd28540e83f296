// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.inlay.format.PhysicalType;
import io.trino.tpch.LineItem;
import io.trino.tpch.LineItemGenerator;
import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * Named columns of {@value #VALUES} values. {@code l_…} are the columns of TPC-H's lineitem as its generator makes them; the others
 * are the extremes that an encoding can meet.
 */
final class DataSets {

    /** Values of each column: ten pages of 20 000, small enough to stay in the cache between two peers. */
    static final int VALUES = 200_000;

    private DataSets() {}

    static Column column(String name) {
        Random random = new Random(4711);
        return switch (name) {
            case "l_orderkey" -> longs(LineItem::getOrderKey);
            case "l_partkey" -> longs(LineItem::getPartKey);
            case "l_quantity" -> longs(LineItem::getQuantity);
            case "l_linenumber" -> ints(LineItem::getLineNumber);
            case "l_shipdate" -> ints(LineItem::getShipDate);
            case "l_extendedprice" -> doubles(LineItem::getExtendedPrice);
            case "l_discount" -> doubles(LineItem::getDiscount);
            case "l_returnflag" -> texts(LineItem::getReturnFlag);
            case "l_shipmode" -> texts(LineItem::getShipMode);
            case "l_comment" -> texts(LineItem::getComment);
            case "int64 random" ->
                new Column(PhysicalType.INT64, random.longs(VALUES).toArray());
            case "int64 constant" ->
                new Column(PhysicalType.INT64, random.longs(VALUES, 42, 43).toArray());
            case "int64 sorted" ->
                new Column(
                        PhysicalType.INT64,
                        random.longs(VALUES, 0, 1L << 40).sorted().toArray());
            case "int32 random" ->
                new Column(PhysicalType.INT32, random.ints(VALUES).toArray());
            case "int32 range 2^16" ->
                new Column(PhysicalType.INT32, random.ints(VALUES, 0, 1 << 16).toArray());
            case "double random" ->
                new Column(PhysicalType.DOUBLE, random.doubles(VALUES).toArray());
            default -> throw new IllegalArgumentException("no column " + name);
        };
    }

    private static Iterator<LineItem> lineItems() {
        return new LineItemGenerator(1, 1, 1).iterator();
    }

    private static Column ints(ToIntFunction<LineItem> column) {
        Iterator<LineItem> rows = lineItems();
        int[] values = new int[VALUES];
        for (int i = 0; i < VALUES; i++) {
            values[i] = column.applyAsInt(rows.next());
        }
        return new Column(PhysicalType.INT32, values);
    }

    private static Column longs(ToLongFunction<LineItem> column) {
        Iterator<LineItem> rows = lineItems();
        long[] values = new long[VALUES];
        for (int i = 0; i < VALUES; i++) {
            values[i] = column.applyAsLong(rows.next());
        }
        return new Column(PhysicalType.INT64, values);
    }

    private static Column doubles(ToDoubleFunction<LineItem> column) {
        Iterator<LineItem> rows = lineItems();
        double[] values = new double[VALUES];
        for (int i = 0; i < VALUES; i++) {
            values[i] = column.applyAsDouble(rows.next());
        }
        return new Column(PhysicalType.DOUBLE, values);
    }

    private static Column texts(Function<LineItem, String> column) {
        Iterator<LineItem> rows = lineItems();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int[] offsets = new int[VALUES + 1];
        for (int i = 0; i < VALUES; i++) {
            bytes.writeBytes(column.apply(rows.next()).getBytes(UTF_8));
            offsets[i + 1] = bytes.size();
        }
        return new Column(PhysicalType.BYTE_ARRAY, new Column.Texts(bytes.toByteArray(), offsets));
    }
}
