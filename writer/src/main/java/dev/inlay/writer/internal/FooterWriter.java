// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.format.ColumnOrder;
import dev.inlay.format.FileMetaData;
import dev.inlay.format.Footer;
import dev.inlay.format.KeyValue;
import dev.inlay.format.RowGroup;
import dev.inlay.io.OutputSink;
import dev.inlay.schema.SchemaElements;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers what the end of the file says, and writes it behind the last row group: indexes, then the footer (rows F03,
 * F05 to F11, F28).
 */
final class FooterWriter {

    /** What files of every feature say (row F05). */
    private static final int VERSION = 1;

    private final FilePlan plan;
    private final List<RowGroup> rowGroups = new ArrayList<>();
    private final List<KeyValue> keyValues = new ArrayList<>();
    private final PageIndexes indexes = new PageIndexes();

    FooterWriter(FilePlan plan) {
        this.plan = plan;
    }

    void add(RowGroup rowGroup) {
        rowGroups.add(rowGroup);
    }

    void add(KeyValue entry) {
        keyValues.add(entry);
    }

    /** Number of row groups so far. */
    int rowGroups() {
        return rowGroups.size();
    }

    /** Takes the indexes of each chunk of a row group, before the row group is added. */
    PageIndexes indexes() {
        return indexes;
    }

    void writeTo(OutputSink sink) throws IOException {
        List<RowGroup> located = indexes.writeTo(sink, rowGroups);
        byte[] footer = Footer.bytes(metaData(located));
        sink.write(footer, 0, footer.length);
    }

    private FileMetaData metaData(List<RowGroup> located) {
        long rows = 0;
        for (RowGroup rowGroup : located) {
            rows += rowGroup.numRows();
        }
        return new FileMetaData(
                VERSION,
                SchemaElements.toThrift(plan.schema()),
                rows,
                located,
                keyValues.isEmpty() ? null : keyValues,
                plan.options().createdBy(),
                columnOrders(),
                null,
                null);
    }

    /** An entry a leaf (row F11). */
    private List<ColumnOrder> columnOrders() {
        ColumnOrder typeOrder = new ColumnOrder.TypeDefinedOrder();
        ColumnOrder totalOrder = new ColumnOrder.Ieee754TotalOrder();
        return plan.columns().stream()
                .map(column -> column.order() == ValueOrder.TOTAL ? totalOrder : typeOrder)
                .toList();
    }
}
