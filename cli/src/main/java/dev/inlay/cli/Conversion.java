// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.schema.Schema;
import dev.inlay.vector.RecordBatch;
import dev.inlay.writer.ParquetWriter;
import dev.inlay.writer.WriteReceipt;
import dev.inlay.writer.WriterOptions;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Text to Parquet: the input finds the types and makes batches of the records, the writer makes a file of the batches.
 *
 * @param source the bytes, for how far they were read
 * @param input what is made of them
 * @param target where the Parquet file shall be
 * @param replace whether a file that is there may be replaced
 * @param options of the writer, by the schema of the file
 * @param keyValues for the footer
 */
record Conversion(
        SourceBytes source,
        BatchInput input,
        Place target,
        boolean replace,
        Function<Schema, WriterOptions> options,
        Map<String, String> keyValues) {

    /** @param progress makes the display of a pass, by what the pass does */
    WriteReceipt run(Function<String, Progress> progress) throws IOException {
        target.checkTarget(replace);
        try (BatchInput.Pass batches = input.open(progress)) {
            try (Progress shown = progress.apply("writing");
                    InterruptibleWriter writer = InterruptibleWriter.of(() -> open(batches.schema(), shown))) {
                for (@Nullable RecordBatch batch = batches.next(); batch != null; batch = batches.next()) {
                    writer.write(batch);
                }
                return writer.commit();
            } catch (FileSystemException e) {
                throw e; // names the file itself
            } catch (IOException e) {
                throw Failure.failed(about(ErrorText.reason(e)), e); // a full disk: reading fails by a Failure
            }
        }
    }

    /** Names the target, unless the message does. */
    private String about(String reason) {
        return reason.startsWith(target.name()) ? reason : target.name() + ": " + reason;
    }

    private ParquetWriter<RecordBatch> open(Schema fileSchema, Progress shown) throws IOException {
        try {
            ParquetWriter.Builder<RecordBatch> builder = ParquetWriter.forSchema(fileSchema)
                    .options(options.apply(fileSchema))
                    .listener(shown.listener(source::position));
            keyValues.forEach(builder::keyValue);
            return builder.open(target.target(replace, shown::uploaded));
        } catch (IllegalArgumentException e) {
            throw Failure.usage(ErrorText.oneLine(e.getMessage())); // options that do not fit the schema, or each other
        }
    }
}
