// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.format.Repetition;
import dev.inlay.schema.FieldType;
import dev.inlay.schema.GroupNode;
import dev.inlay.schema.Schema;
import dev.inlay.vector.RecordBatch;
import dev.inlay.vector.StructVector;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * JSON records: a tree of types, then values. A field that a record leaves out is a null.
 *
 * @param source the file
 * @param schema null: inferred
 * @param types named by the user, by the names on the way to the field; the others are inferred
 * @param sample how many records to infer from
 * @param decimals what becomes of numbers with a point
 * @param ignoreUnknown whether fields that the schema does not have are stepped over
 */
record JsonInput(
        SourceBytes source,
        @Nullable Schema schema,
        Map<String, FieldType> types,
        long sample,
        DecimalRule decimals,
        boolean ignoreUnknown)
        implements BatchInput {

    @Override
    public Pass open(Function<String, Progress> progress) throws IOException {
        Schema known = schema;
        String origin = "";
        if (known == null) {
            try (Progress shown = sample == Inference.ALL ? progress.apply("looking") : Progress.none();
                    JsonRecords records = new JsonRecords(source.name(), source.openFirst())) {
                JsonInference inference = new JsonInference();
                long rows = infer(inference, records, shown);
                if (rows == 0) {
                    throw Failure.failed(
                            source.name() + " has no records: nothing to find types from, name them by --schema");
                }
                known = inference.schema(decimals, types);
                origin = BatchInput.origin(rows);
            }
        }
        JsonSink.Context context = new JsonSink.Context(origin, schema == null, types.keySet(), ignoreUnknown);
        return new JsonPass(known, new JsonRecords(source.name(), source.openLast()), context);
    }

    private long infer(JsonInference inference, JsonRecords records, Progress progress) {
        ShapeScanner scanner = new ShapeScanner();
        long rows = 0;
        while (rows < sample && records.next()) {
            inference.add(records, scanner);
            rows++;
            progress.at(source.position());
        }
        return rows;
    }

    /** The pass that makes batches: some thousand records, fewer where they are large. */
    private static final class JsonPass implements Pass {

        private static final int MAX_ROWS = 4096;
        /** Characters and fields of a batch. */
        private static final long MAX_WEIGHT = 1 << 20;

        private final Schema schema;
        private final JsonRecords records;
        private final JsonSink.Context context;
        private final JsonSink root;

        JsonPass(Schema schema, JsonRecords records, JsonSink.Context context) {
            this.schema = schema;
            this.records = records;
            this.context = context;
            this.root = new JsonStruct(
                    new GroupNode(schema.name(), Repetition.REQUIRED, schema.fields(), null, null), "", context);
        }

        @Override
        public Schema schema() {
            return schema;
        }

        @Override
        public @Nullable RecordBatch next() {
            int rows = 0;
            while (rows < MAX_ROWS && context.weight() < MAX_WEIGHT && records.next()) {
                root.take(records);
                rows++;
            }
            context.reset();
            StructVector batch = (StructVector) root.vector().build();
            return rows == 0 ? null : new RecordBatch(schema, rows, batch.fields());
        }

        @Override
        public void close() throws IOException {
            records.close();
        }
    }
}
