// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.schema.FieldType;
import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaNode;
import dev.inlay.vector.RecordBatch;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * CSV: names, then types, then values. {@link #open} is the route; each of its lines is one class.
 *
 * @param source the CSV file
 * @param format how it is written
 * @param schema null: inferred
 * @param types named by the user, by column; the others are inferred
 * @param sample how many records to infer from
 * @param decimals what becomes of numbers with a point
 */
record CsvInput(
        SourceBytes source,
        CsvFormat format,
        @Nullable Schema schema,
        Map<String, FieldType> types,
        long sample,
        DecimalRule decimals)
        implements BatchInput {

    @Override
    public Pass open(Function<String, Progress> progress) throws IOException {
        List<String> names = names();
        ColumnPlan plan;
        String origin = "";
        if (schema != null) {
            plan = ColumnPlan.given(source.name(), names, schema);
        } else {
            Inference inference = infer(names.size(), progress);
            plan = ColumnPlan.inferred(names, inference, decimals, types);
            origin = BatchInput.origin(inference.rows());
        }
        CsvRecords records = CsvRecords.open(source.name(), source.openLast(), format, names.size());
        return new CsvPass(records, plan, new Batch(records, source.name(), plan, origin));
    }

    /** Of a file that has no header the schema names the columns, unless the user does. */
    private List<String> names() throws IOException {
        return schema != null && !format.header() && format.names() == null
                ? schema.fields().stream().map(SchemaNode::name).toList()
                : ColumnNames.of(source, format);
    }

    private Inference infer(int columns, Function<String, Progress> progress) throws IOException {
        // a sample is read in no time: only a pass over everything is worth a display
        try (Progress shown = sample == Inference.ALL ? progress.apply("looking") : Progress.none()) {
            return Inference.of(source, format, columns, sample, shown);
        }
    }

    private record CsvPass(CsvRecords records, ColumnPlan plan, Batch batch) implements Pass {

        @Override
        public Schema schema() {
            return plan.schema();
        }

        @Override
        public @Nullable RecordBatch next() {
            return batch.fill() ? batch.take() : null;
        }

        @Override
        public void close() throws IOException {
            records.close();
        }
    }
}
