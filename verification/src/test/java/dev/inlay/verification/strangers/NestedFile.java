// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.io.LocalOutputFile;
import dev.inlay.schema.Schema;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.BooleanVector;
import dev.inlay.vector.DoubleVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.ListVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.MapVector;
import dev.inlay.vector.RecordBatch;
import dev.inlay.vector.StructVector;
import dev.inlay.vector.Vector;
import dev.inlay.vector.VectorBuilder;
import dev.inlay.writer.ParquetWriter;
import dev.inlay.writer.WriterOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records that a test knows, as a file that Inlay wrote. In the form of nested.py: a struct is the list of its fields, a list
 * that of its elements, a map that of its entries; numbers are Longs, doubles the hex of their bits, bytes 0x and hex.
 */
record NestedFile(Path path, Schema schema, List<List<Object>> records) {

    static NestedFile write(Path path, Schema schema, List<List<Object>> records, WriterOptions options, int batchRows)
            throws IOException {
        try (ParquetWriter<RecordBatch> writer =
                ParquetWriter.forSchema(schema).options(options).open(LocalOutputFile.of(path))) {
            for (int from = 0; from < records.size(); from += batchRows) {
                writer.write(batch(schema, records.subList(from, Math.min(records.size(), from + batchRows))));
            }
            writer.commit();
        }
        return new NestedFile(path, schema, records);
    }

    private static RecordBatch batch(Schema schema, List<List<Object>> records) {
        List<Vector> vectors = new ArrayList<>();
        for (int i = 0; i < schema.fields().size(); i++) {
            VectorBuilder builder = VectorBuilder.forField(schema.fields().get(i), records.size());
            for (List<Object> fields : records) {
                append(builder, fields.get(i));
            }
            vectors.add(builder.build());
        }
        return new RecordBatch(schema, records.size(), vectors);
    }

    private static void append(VectorBuilder builder, @Nullable Object value) {
        if (value == null) {
            builder.appendNull();
        } else if (builder instanceof ListVector.Builder lists) {
            ((List<?>) value).forEach(element -> append(lists.elements(), element));
            lists.append();
        } else if (builder instanceof MapVector.Builder maps) {
            for (Object entry : (List<?>) value) {
                append(maps.keys(), ((List<?>) entry).get(0));
                append(maps.values(), ((List<?>) entry).get(1));
            }
            maps.append();
        } else if (builder instanceof StructVector.Builder structs) {
            List<?> fields = (List<?>) value;
            for (int i = 0; i < fields.size(); i++) {
                append(structs.field(i), fields.get(i));
            }
            structs.append();
        } else {
            appendLeaf(builder, value);
        }
    }

    private static void appendLeaf(VectorBuilder builder, Object value) {
        if (builder instanceof IntVector.Builder ints) {
            ints.append((int) (long) value);
        } else if (builder instanceof LongVector.Builder longs) {
            longs.append((long) value);
        } else if (builder instanceof BooleanVector.Builder booleans) {
            booleans.append((boolean) value);
        } else if (builder instanceof DoubleVector.Builder doubles) {
            doubles.append(Double.longBitsToDouble(HexFormat.fromHexDigitsToLong((String) value)));
        } else {
            BinaryVector.Builder bytes = (BinaryVector.Builder) builder;
            String text = (String) value;
            if (text.startsWith("0x")) {
                bytes.append(HexFormat.of().parseHex(text, 2, text.length()));
            } else {
                bytes.append(text);
            }
        }
    }

    /** Fails, naming engine, row and both records, unless {@code engine} reads exactly these records. */
    void mustBeReadBy(Strangers strangers, Engine engine) throws IOException {
        List<?> read = engine == Engine.PARQUET_JAVA
                ? ParquetJavaRecords.read(path)
                : (List<?>) strangers.ask("records", Map.of("engine", engine.label(), "file", path.toString()));
        for (int row = 0; row < Math.min(records.size(), read.size()); row++) {
            assertThat(Json.write(read.get(row)))
                    .as("row %d, read by %s, of\n%s", row, engine.label(), schema)
                    .isEqualTo(Json.write(records.get(row)));
        }
        assertThat(read).as("rows, read by %s", engine.label()).hasSameSizeAs(records);
    }
}
