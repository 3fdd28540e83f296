// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.io.LocalOutputFile;
import dev.inlay.io.OutputFile;
import dev.inlay.schema.FieldType;
import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaNode;
import dev.inlay.vector.RecordBatch;
import dev.inlay.writer.ParquetWriter;
import dev.inlay.writer.WriteReceipt;
import dev.inlay.writer.WriterOptions;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * CSV to Parquet: names, then types, then values. {@link #run} is the route; each of its lines is one class.
 *
 * @param source the CSV file
 * @param format how it is written
 * @param schema null: inferred
 * @param types named by the user, by column; the others are inferred
 * @param sample how many records to infer from
 * @param decimals what becomes of numbers with a point
 * @param target where the Parquet file shall be
 * @param replace whether a file that is there may be replaced
 * @param options of the writer
 * @param keyValues for the footer
 */
record Conversion(
        CsvBytes source,
        CsvFormat format,
        @Nullable Schema schema,
        Map<String, FieldType> types,
        long sample,
        DecimalRule decimals,
        Path target,
        boolean replace,
        WriterOptions options,
        Map<String, String> keyValues) {

    /** @param progress makes the display of a pass, by what the pass does */
    WriteReceipt run(Function<String, Progress> progress) throws IOException {
        checkTarget();
        List<String> names = names();
        ColumnPlan plan;
        String origin = "";
        if (schema != null) {
            plan = ColumnPlan.given(source.name(), names, schema);
        } else {
            Inference inference = infer(names.size(), progress);
            plan = ColumnPlan.inferred(names, inference, decimals, types);
            origin = inference.rows() == 1 ? "the first row" : "the first " + Units.count(inference.rows(), "row");
        }
        return write(plan, names.size(), origin, progress);
    }

    /** Of a file that has no header the schema names the columns, unless the user does. */
    private List<String> names() throws IOException {
        return schema != null && !format.header() && format.names() == null
                ? schema.fields().stream().map(SchemaNode::name).toList()
                : ColumnNames.of(source, format);
    }

    /** Before a long reading, and not after it; that nobody creates the file meanwhile is seen to when it is published. */
    private void checkTarget() throws IOException {
        if (Files.isDirectory(target)) {
            throw Failure.failed(target + " is a directory");
        }
        if (!replace && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw Failure.failed(target + " exists already: --force replaces it");
        }
        Path parent = target.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            throw Failure.failed(target + ": there is no directory " + parent);
        }
    }

    private Inference infer(int columns, Function<String, Progress> progress) throws IOException {
        // a sample is read in no time: only a pass over everything is worth a display
        try (Progress shown = sample == Inference.ALL ? progress.apply("looking") : Progress.none()) {
            return Inference.of(source, format, columns, sample, shown);
        }
    }

    private WriteReceipt write(ColumnPlan plan, int columns, String origin, Function<String, Progress> progress)
            throws IOException {
        OutputFile file = replace ? LocalOutputFile.of(target) : LocalOutputFile.createNew(target);
        try (CsvRecords records = CsvRecords.open(source.name(), source.openLast(), format, columns)) {
            Batch batch = new Batch(records, source.name(), plan, origin);
            try (InterruptibleWriter writer = InterruptibleWriter.of(open(plan.schema(), file));
                    Progress shown = progress.apply("writing")) {
                while (batch.fill()) {
                    writer.write(batch.take());
                    shown.at(source.position());
                }
                return writer.commit();
            } catch (FileSystemException e) {
                throw e; // names the file itself
            } catch (IOException e) {
                throw Failure.failed(target + ": " + ErrorText.reason(e), e); // a full disk: reading fails by a Failure
            }
        }
    }

    private ParquetWriter<RecordBatch> open(Schema fileSchema, OutputFile file) throws IOException {
        ParquetWriter.Builder<RecordBatch> builder =
                ParquetWriter.forSchema(fileSchema).options(options);
        keyValues.forEach(builder::keyValue);
        try {
            return builder.open(file);
        } catch (IllegalArgumentException e) {
            throw Failure.usage(ErrorText.oneLine(e.getMessage())); // options that do not fit the schema, or each other
        }
    }
}
