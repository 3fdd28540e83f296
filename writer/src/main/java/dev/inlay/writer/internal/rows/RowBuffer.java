// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaNode;
import dev.inlay.vector.RecordBatch;
import dev.inlay.vector.Vector;
import dev.inlay.vector.VectorBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows on their way to becoming a batch: a vector for each field, growing. Where it is full has no influence on the file, whose
 * bytes depend on its rows alone.
 */
public final class RowBuffer {

    /** So many rows of a handful of columns are still in the second-level cache when the engine reads them. */
    private static final int MAX_ROWS = 4_096;

    /** A buffer holds no more than this and one row, however wide the rows: 10 000 columns of INT64 are 52 rows. */
    private static final long MAX_BYTES = 4 << 20;

    /** How the fields of a schema get their slots. */
    interface Slots {
        Slot slot(SchemaNode field, VectorBuilder builder, String path, CurrentRow row);
    }

    private final Schema schema;
    private final List<VectorBuilder> builders = new ArrayList<>();
    private final Fields fields;
    private final BufferedBytes bytes;
    private final CurrentRow row = new CurrentRow();
    private final int maxRows;
    private int rows;

    /** A buffer for rows that come field by field. */
    public RowBuffer(Schema schema) {
        this(schema, Slot::of);
    }

    RowBuffer(Schema schema, Slots slots) {
        this.schema = schema;
        List<VectorBuilder> unsized = schema.fields().stream()
                .map(field -> VectorBuilder.forField(field, 0))
                .toList();
        maxRows = (int) Math.max(1, Math.min(MAX_ROWS, MAX_BYTES / new BufferedBytes(unsized).perRow()));
        List<Slot> all = new ArrayList<>();
        for (SchemaNode field : schema.fields()) {
            VectorBuilder builder = VectorBuilder.forField(field, maxRows);
            builders.add(builder);
            all.add(slots.slot(field, builder, field.name(), row));
        }
        fields = new Fields(schema.fields(), all);
        bytes = new BufferedBytes(builders);
    }

    public Fields fields() {
        return fields;
    }

    public CurrentRow row() {
        return row;
    }

    /** Rows that are in and not taken. */
    public int rows() {
        return rows;
    }

    /** Ends the row, of which each field has got its part. */
    public void endRow() {
        rows++;
        row.end();
    }

    /** Forgets what there is of a row that was begun. */
    public void discardRow() {
        for (VectorBuilder builder : builders) {
            builder.truncate(rows);
        }
        row.discard();
    }

    /** Whether the rows should be taken before another one begins. */
    public boolean isFull() {
        return rows >= maxRows || bytes.of(rows) >= MAX_BYTES;
    }

    /** Moves the row count on by rows that did not come through here. */
    public void skip(long count) {
        row.skip(count);
    }

    /** The rows so far; the buffer is empty then. */
    public RecordBatch take() {
        List<Vector> columns = builders.stream().map(VectorBuilder::build).toList();
        RecordBatch batch = new RecordBatch(schema, rows, columns);
        rows = 0;
        return batch;
    }
}
