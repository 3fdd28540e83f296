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
import java.util.Collections;
import java.util.List;

/** Gathers what the footer says, and writes it behind the last row group (rows F03, F05 to F11). */
final class FooterWriter {

    /** What files of every feature say (row F05). */
    private static final int VERSION = 1;

    private final FilePlan plan;
    private final List<RowGroup> rowGroups = new ArrayList<>();
    private final List<KeyValue> keyValues = new ArrayList<>();

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

    void writeTo(OutputSink sink) throws IOException {
        byte[] footer = Footer.bytes(metaData());
        sink.write(footer, 0, footer.length);
    }

    private FileMetaData metaData() {
        long rows = 0;
        for (RowGroup rowGroup : rowGroups) {
            rows += rowGroup.numRows();
        }
        ColumnOrder typeOrder = new ColumnOrder.TypeDefinedOrder();
        return new FileMetaData(
                VERSION,
                SchemaElements.toThrift(plan.schema()),
                rows,
                rowGroups,
                keyValues.isEmpty() ? null : keyValues,
                plan.options().createdBy(),
                Collections.nCopies(plan.columns().size(), typeOrder), // an entry a leaf (row F11)
                null,
                null);
    }
}
