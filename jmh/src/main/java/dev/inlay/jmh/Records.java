// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import dev.inlay.writer.RowAppender;
import io.trino.tpch.LineItem;
import io.trino.tpch.LineItemGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Records to write, made of TPC-H's lineitem, and how a row appender takes them. */
final class Records {

    /** Eight fields. */
    public record Flat(
            long orderKey,
            long partKey,
            int lineNumber,
            double quantity,
            double extendedPrice,
            LocalDate shipDate,
            String shipMode,
            String comment) {}

    /** An order as a document: a struct, a list of texts, a list of structs. */
    public record Order(long orderKey, Delivery delivery, List<String> tags, List<Item> items) {}

    public record Delivery(LocalDate date, String mode, boolean returned) {}

    public record Item(int lineNumber, long partKey, double quantity, double price, String comment) {}

    private Records() {}

    static List<Flat> flat(int count) {
        List<Flat> records = new ArrayList<>(count);
        Iterator<LineItem> items = new LineItemGenerator(1, 1, 1).iterator();
        while (records.size() < count) {
            LineItem item = items.next();
            records.add(new Flat(
                    item.getOrderKey(),
                    item.getPartKey(),
                    item.getLineNumber(),
                    item.getQuantity(),
                    item.getExtendedPrice(),
                    LocalDate.ofEpochDay(item.getShipDate()),
                    item.getShipMode(),
                    item.getComment()));
        }
        return records;
    }

    static List<Order> nested(int count) {
        List<Order> records = new ArrayList<>(count);
        Iterator<LineItem> lines = new LineItemGenerator(1, 1, 1).iterator();
        LineItem line = lines.next();
        while (records.size() < count) {
            LineItem first = line;
            List<Item> items = new ArrayList<>();
            List<String> tags = new ArrayList<>();
            while (line.getOrderKey() == first.getOrderKey()) {
                items.add(new Item(
                        line.getLineNumber(),
                        line.getPartKey(),
                        line.getQuantity(),
                        line.getExtendedPrice(),
                        line.getComment()));
                tags.add(line.getShipInstructions());
                line = lines.next();
            }
            Delivery delivery = new Delivery(
                    LocalDate.ofEpochDay(first.getShipDate()),
                    first.getShipMode(),
                    first.getReturnFlag().equals("R"));
            records.add(new Order(first.getOrderKey(), delivery, tags, items));
        }
        return records;
    }

    static void append(RowAppender row, Flat flat) throws IOException {
        row.set("orderKey", flat.orderKey)
                .set("partKey", flat.partKey)
                .set("lineNumber", flat.lineNumber)
                .set("quantity", flat.quantity)
                .set("extendedPrice", flat.extendedPrice)
                .set("shipDate", flat.shipDate)
                .set("shipMode", flat.shipMode)
                .set("comment", flat.comment)
                .end();
    }

    static void append(RowAppender row, Order order) throws IOException {
        row.set("orderKey", order.orderKey);
        row.struct("delivery")
                .set("date", order.delivery.date)
                .set("mode", order.delivery.mode)
                .set("returned", order.delivery.returned);
        row.set("tags", order.tags);
        var items = row.list("items");
        for (Item item : order.items) {
            items.addStruct()
                    .set("lineNumber", item.lineNumber)
                    .set("partKey", item.partKey)
                    .set("quantity", item.quantity)
                    .set("price", item.price)
                    .set("comment", item.comment);
        }
        row.end();
    }
}
