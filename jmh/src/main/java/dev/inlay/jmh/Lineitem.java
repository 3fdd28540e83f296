// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import dev.inlay.schema.Schema;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.RecordBatch;
import dev.inlay.vector.VectorBuilder;
import io.trino.tpch.LineItem;
import io.trino.tpch.LineItemGenerator;
import java.util.ArrayList;
import java.util.List;

/** TPC-H's table lineitem as batches: sixteen columns, all required; scale factor 1 has 6 001 215 rows. */
public final class Lineitem {

    /** The columns. */
    public static final Schema SCHEMA = Schema.parse("""
            message lineitem {
              required int64 l_orderkey;
              required int64 l_partkey;
              required int64 l_suppkey;
              required int32 l_linenumber;
              required int64 l_quantity (DECIMAL(15,2));
              required int64 l_extendedprice (DECIMAL(15,2));
              required int64 l_discount (DECIMAL(15,2));
              required int64 l_tax (DECIMAL(15,2));
              required binary l_returnflag (STRING);
              required binary l_linestatus (STRING);
              required int32 l_shipdate (DATE);
              required int32 l_commitdate (DATE);
              required int32 l_receiptdate (DATE);
              required binary l_shipinstruct (STRING);
              required binary l_shipmode (STRING);
              required binary l_comment (STRING);
            }
            """);

    /** Rows of a batch: the vectors of one take about ten megabytes. */
    private static final int BATCH_ROWS = 65_536;

    private Lineitem() {}

    /** The table in batches of 65 536 rows; scale factor 1 takes about a gigabyte of heap. */
    public static List<RecordBatch> batches(double scaleFactor) {
        List<RecordBatch> batches = new ArrayList<>();
        List<VectorBuilder> columns = SCHEMA.fields().stream()
                .map(field -> VectorBuilder.forField(field, BATCH_ROWS))
                .toList();
        int rows = 0;
        for (LineItem item : new LineItemGenerator(scaleFactor, 1, 1)) {
            append(columns, item);
            if (++rows == BATCH_ROWS) {
                batches.add(batch(columns, rows));
                rows = 0;
            }
        }
        if (rows > 0) {
            batches.add(batch(columns, rows));
        }
        return batches;
    }

    private static RecordBatch batch(List<VectorBuilder> columns, int rows) {
        return new RecordBatch(
                SCHEMA, rows, columns.stream().map(VectorBuilder::build).toList());
    }

    private static void append(List<VectorBuilder> columns, LineItem item) {
        longs(columns, 0, item.getOrderKey());
        longs(columns, 1, item.getPartKey());
        longs(columns, 2, item.getSupplierKey());
        ints(columns, 3, item.getLineNumber());
        longs(columns, 4, item.getQuantity() * 100);
        longs(columns, 5, item.getExtendedPriceInCents());
        longs(columns, 6, item.getDiscountPercent());
        longs(columns, 7, item.getTaxPercent());
        text(columns, 8, item.getReturnFlag());
        text(columns, 9, item.getStatus());
        ints(columns, 10, item.getShipDate());
        ints(columns, 11, item.getCommitDate());
        ints(columns, 12, item.getReceiptDate());
        text(columns, 13, item.getShipInstructions());
        text(columns, 14, item.getShipMode());
        text(columns, 15, item.getComment());
    }

    private static void longs(List<VectorBuilder> columns, int column, long value) {
        ((LongVector.Builder) columns.get(column)).append(value);
    }

    private static void ints(List<VectorBuilder> columns, int column, int value) {
        ((IntVector.Builder) columns.get(column)).append(value);
    }

    private static void text(List<VectorBuilder> columns, int column, String value) {
        ((BinaryVector.Builder) columns.get(column)).append(value);
    }
}
