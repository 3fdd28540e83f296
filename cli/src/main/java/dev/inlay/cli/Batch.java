// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.format.Repetition;
import dev.inlay.vector.RecordBatch;
import dev.inlay.vector.Vector;
import java.util.List;

/**
 * Collects records until they make a batch worth handing on: some thousand rows, fewer if there are many columns, or a megabyte
 * of text, whichever comes first, so that the memory of a batch is bounded whatever the rows look like.
 */
final class Batch implements FieldSink {

    private static final int MAX_ROWS = 4096;
    private static final int MIN_ROWS = 64;
    private static final int MAX_CELLS = 1 << 18;
    private static final int MAX_CHARACTERS = 1 << 20;

    private final CsvRecords records;
    private final String file;
    private final ColumnPlan plan;
    private final String origin;
    private final ColumnBuilder[] builders;
    private final int maxRows;
    private int rows;
    private long characters;

    /** @param origin of the inferred types, for messages: "the first 10,000 rows" */
    Batch(CsvRecords records, String file, ColumnPlan plan, String origin) {
        this.records = records;
        this.file = file;
        this.plan = plan;
        this.origin = origin;
        this.builders = new ColumnBuilder[plan.columns()];
        this.maxRows = Math.max(MIN_ROWS, Math.min(MAX_ROWS, MAX_CELLS / Math.max(1, plan.columns())));
        for (int i = 0; i < builders.length; i++) {
            builders[i] = ColumnBuilders.of(plan.field(i), maxRows, !plan.isInferred(i));
        }
    }

    /** Reads records into the batch until it is full; false if there are none left and it is empty. */
    boolean fill() {
        while (rows < maxRows && characters < MAX_CHARACTERS && records.next(this)) {
            rows++;
        }
        return rows > 0;
    }

    /** The records read, which leave the batch by this. */
    RecordBatch take() {
        Vector[] vectors = new Vector[builders.length];
        for (int i = 0; i < builders.length; i++) {
            vectors[plan.fieldOf(i)] = builders[i].build();
        }
        RecordBatch batch = new RecordBatch(plan.schema(), rows, List.of(vectors));
        rows = 0;
        characters = 0;
        return batch;
    }

    @Override
    public void field(int column, char[] text, int offset, int length) {
        ColumnBuilder builder = builders[column];
        if (length == 0 && !builder.takesEmpty()) {
            nullField(column);
        } else if (builder.append(text, offset, length)) {
            characters += length;
        } else {
            throw contradiction(column, Quoted.of(text, offset, length));
        }
    }

    @Override
    public void nullField(int column) {
        if (plan.field(column).repetition() == Repetition.REQUIRED) {
            throw Failure.failed(place(column) + ": null, but --schema says required");
        }
        builders[column].appendNull();
    }

    private Failure contradiction(int column, String value) {
        String type = TypeText.of(plan.field(column));
        return Failure.failed(
                plan.isInferred(column)
                        ? place(column) + ": " + value + " is not " + type + ", which " + origin + " suggested:"
                                + " try --infer all, or name the type by --type or --schema"
                        : place(column) + ": " + value + " is not " + type);
    }

    private String place(int column) {
        return file + ", line " + records.line() + ", column "
                + Quoted.of(plan.field(column).name());
    }
}
