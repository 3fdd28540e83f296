// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.schema.Schema;
import dev.inlay.vector.RecordBatch;
import dev.inlay.vector.Vector;
import java.util.List;

/**
 * Refuses a batch that does not fit, before any of it has entered: what was written before stays whole, and the caller
 * may go on. That the vectors match the batch's own schema is the batch's promise.
 */
final class BatchCheck {

    private final Schema schema;
    private final List<ColumnPlan> columns;
    private final ValueCheck[] checks;
    private Schema accepted;

    BatchCheck(FilePlan plan) {
        schema = plan.schema();
        columns = plan.columns();
        checks = columns.stream().map(column -> ValueCheck.of(column.node())).toArray(ValueCheck[]::new);
        accepted = schema;
    }

    /** @param rowsBefore rows of the file before this batch, for the message */
    void check(RecordBatch batch, long rowsBefore) {
        requireSchema(batch.schema());
        for (int i = 0; i < checks.length; i++) {
            Vector vector = batch.columns().get(i);
            int row = checks[i].misfit(vector);
            if (row >= 0) {
                throw new IllegalArgumentException("column " + columns.get(i).name() + ", row " + row
                        + " of the batch, which would be row " + (rowsBefore + row) + " of the file: "
                        + checks[i].complaint(vector, row));
            }
        }
    }

    /** The root's name does not matter. One comparison serves all batches that share a schema object. */
    @SuppressWarnings("ReferenceEquality") // a quick yes; the slow way compares the fields
    private void requireSchema(Schema offered) {
        if (offered == accepted) {
            return;
        }
        if (!offered.fields().equals(schema.fields())) {
            throw new IllegalArgumentException("the batch has the schema\n" + offered + "\nthe file has\n" + schema);
        }
        accepted = offered;
    }
}
