// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The first pass: reads a sample of the records and tells what type each column has. The rule is {@link ColumnInference}'s; every
 * inferred column is optional.
 */
final class Inference implements FieldSink {

    /** Records in the sample unless the user says otherwise. */
    static final long SAMPLE = 10_000;

    /** Stands for all records. */
    static final long ALL = Long.MAX_VALUE;

    private final ShapeScanner scanner = new ShapeScanner();
    private final List<ColumnInference> columns = new ArrayList<>();
    private long rows;

    private Inference(int columnCount) {
        for (int i = 0; i < columnCount; i++) {
            columns.add(new ColumnInference());
        }
    }

    /** @param limit how many records to look at; {@link #ALL} for every one */
    static Inference of(SourceBytes source, CsvFormat format, int columnCount, long limit, Progress progress)
            throws IOException {
        Inference inference = new Inference(columnCount);
        try (CsvRecords records = CsvRecords.open(source.name(), source.openFirst(), format, columnCount)) {
            while (inference.rows < limit && records.next(inference)) {
                inference.rows++;
                progress.at(source.position());
            }
        }
        return inference;
    }

    @Override
    public void field(int column, char[] text, int offset, int length) {
        ColumnInference inference = columns.get(column);
        if (!inference.isText()) {
            inference.add(scanner.scan(text, offset, length), scanner);
        }
    }

    @Override
    public void nullField(int column) {
        // a null says nothing about the type
    }

    /** Records looked at. */
    long rows() {
        return rows;
    }

    /** What column {@code column} was found to be. */
    ColumnInference column(int column) {
        return columns.get(column);
    }
}
