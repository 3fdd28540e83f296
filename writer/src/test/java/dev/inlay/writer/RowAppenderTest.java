// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static dev.inlay.format.PhysicalType.DOUBLE;
import static dev.inlay.format.PhysicalType.INT64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.Footer;
import dev.inlay.format.LogicalType;
import dev.inlay.io.MemoryFile;
import dev.inlay.schema.Schema;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.DoubleVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.RecordBatch;
import dev.inlay.vector.Vector;
import dev.inlay.writer.internal.rows.RowBuffer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows field by field: the file is that of the same rows in batches, and each misuse has its own words. */
class RowAppenderTest {

    private static final Schema FLAT = Schema.builder("trip")
            .required("id", INT64)
            .optional("city", LogicalType.string())
            .optional("fare", DOUBLE)
            .build();

    private final MemoryFile file = new MemoryFile("trips");

    private ParquetWriter<RecordBatch> open(Schema schema) throws IOException {
        return ParquetWriter.forSchema(schema).open(file);
    }

    @Test
    void makesTheFileThatBatchesMake() throws IOException {
        WriterOptions options =
                WriterOptions.builder().pageRows(700).rowGroupRows(9_001).build();
        int rows = 20_000;
        long[] ids = new long[rows];
        String[] cities = new String[rows];
        Double[] fares = new Double[rows];
        Random random = new Random(5);
        for (int i = 0; i < rows; i++) {
            ids[i] = random.nextLong();
            cities[i] = random.nextInt(3) == 0 ? null : "city" + random.nextInt(50);
            fares[i] = random.nextInt(5) == 0 ? null : random.nextDouble();
        }
        MemoryFile batches = new MemoryFile();
        RecordBatch batch = new RecordBatch(
                FLAT, rows, List.of(LongVector.of(ids), BinaryVector.ofUtf8(cities), DoubleVector.ofNullable(fares)));
        ParquetFiles.write(batches, FLAT, options, List.of(batch));

        try (var writer = ParquetWriter.forSchema(FLAT).options(options).open(file)) {
            RowAppender row = writer.rows();
            for (int i = 0; i < rows; i++) {
                if (i % 2 == 0) {
                    row.set("fare", fares[i]).set("id", ids[i]).set("city", cities[i]);
                } else {
                    row.set(0, ids[i]).set(2, fares[i]);
                    if (cities[i] != null) {
                        row.set(1, cities[i]);
                    }
                }
                row.end();
                assertThat(writer.rowsWritten()).isEqualTo(i + 1);
            }
            assertThat(writer.commit().rows()).isEqualTo(rows);
        }

        assertThat(file.toByteArray()).isEqualTo(batches.toByteArray());
    }

    @Test
    void rowsAndBatchesMix() throws IOException {
        RecordBatch batch = new RecordBatch(
                FLAT,
                2,
                List.of(LongVector.of(2, 3), BinaryVector.ofUtf8("b", null), DoubleVector.ofNullable(null, 3.0)));
        try (var writer = open(FLAT)) {
            writer.rows().set("id", 1).end();
            writer.write(batch);
            assertThat(writer.rowsWritten()).isEqualTo(3);
            RowAppender row = writer.rows();
            assertThatThrownBy(row::end).hasMessage("column id, row 3: no value in a required field");
            row.set("id", 4).set("city", "d").end();
            writer.commit();
        }

        assertThat(new FileDump(file.toByteArray(), FLAT).column(0)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aRowThatWasBegunIsInTheWay() throws IOException {
        try (var writer = open(FLAT)) {
            RowAppender row = writer.rows().set("id", 1);
            for (Call call : List.<Call>of(
                    writer::commit, writer::endRowGroup, () -> writer.write(new RecordBatch(FLAT, 0, noRows())))) {
                assertThatThrownBy(call::run)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("row 0 was begun: end() or discard() it");
            }
            row.end();
            assertThat(writer.commit().rows()).isEqualTo(1);
        }
    }

    @Test
    void valuesOfAFormAreRefusedWhereTheyAreSet() throws IOException {
        Schema schema = Schema.parse("""
                message t {
                  optional binary shape (GEOMETRY);
                  optional group v (VARIANT(1)) { required binary metadata; required binary value; }
                  optional group f (FILE) { optional int64 offset; optional int64 size; }
                }
                """);
        byte[] none = {1, 0, 0};
        byte[] emptyLine = {1, 2, 0, 0, 0, 0, 0, 0, 0};
        try (var writer = open(schema)) {
            RowAppender row = writer.rows();
            row.set("shape", emptyLine);
            row.set("v", Map.of("metadata", none, "value", new byte[1]));
            row.set("f", Map.of("offset", 0L, "size", 1L));
            row.end();
            refused(
                    row,
                    () -> row.set("shape", none),
                    "column shape, row 1: not Well-Known Binary, at byte 0: a geometry begins with 5 bytes, 3 are left");
            refused(
                    row,
                    () -> row.set("v", Map.of("metadata", new byte[] {2, 0, 0}, "value", new byte[1])),
                    "column v.metadata, row 1: not VARIANT metadata, its version is 2, not 1");
            refused(
                    row,
                    () -> row.set("v", Map.of("metadata", none, "value", new byte[0])),
                    "column v.value, row 1: not a VARIANT value, it has no bytes; the value null is 00");
            refused(row, () -> row.set("f", Map.of("size", -1L)), "column f.size, row 1: -1 is negative");
            writer.commit();
        }

        assertThat(new FileDump(file.toByteArray(), schema).column(0)).containsExactly(FileDump.box(emptyLine));
    }

    @Test
    void aRefusedRowIsLostAndNoOther() throws IOException {
        try (var writer = open(FLAT)) {
            RowAppender row = writer.rows();
            row.set("id", 1).set("city", "a").end();

            assertThatThrownBy(() -> row.set("city", "b").set("id", "2"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("column id, row 1: a value of java.lang.String; INT64 takes int and long");
            for (Call call : List.<Call>of(() -> row.set("id", 2), row::end, writer::commit)) {
                assertThatThrownBy(call::run)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("row 1 was refused, discard() it: column id, row 1: a value of java.lang.String;"
                                + " INT64 takes int and long");
            }
            row.discard();
            row.discard(); // nothing is begun: nothing happens

            assertThatThrownBy(() -> row.set("city", "c").end())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("column id, row 1: no value in a required field");
            row.set("id", 4).end();
            writer.commit();
        }

        FileDump dump = new FileDump(file.toByteArray(), FLAT);
        assertThat(dump.column(0)).containsExactly(1L, 4L);
        assertThat(dump.column(1)).containsExactly(List.of((byte) 'a'), null);
    }

    @Test
    @SuppressWarnings("try") // closed in the middle on purpose
    void misuseHasItsWords() throws IOException {
        try (var writer = open(FLAT)) {
            RowAppender row = writer.rows();
            row.set("id", 1).end();
            refused(row, () -> row.set("ID", 1), "row 1: no field ID among [id, city, fare]");
            refused(row, () -> row.set(3, 1), "row 1: no field 3 among 3");
            refused(row, () -> row.set(-1, 1), "row 1: no field -1 among 3");
            refused(row, () -> row.setNull("id"), "column id, row 1: no value in a required field");
            refused(row, () -> row.list("id"), "column id, row 1: a list; INT64 takes int and long");
            refused(row, () -> row.map("id"), "column id, row 1: a map; INT64 takes int and long");
            refused(row, () -> row.struct("id"), "column id, row 1: a struct; INT64 takes int and long");

            row.set("id", 1);
            assertThatThrownBy(() -> row.set("id", 1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("row 1: column id is set already");
            row.discard();
            assertThat(writer.commit().rows()).isEqualTo(1);
            assertThatThrownBy(() -> row.set("id", 1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("trips is already committed");
            writer.close();
            assertThatThrownBy(row::end)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the writer of trips is closed");
        }
    }

    private static void refused(RowAppender row, Call call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        row.discard();
    }

    @Test
    void wideRowsAreHeldBackByTheirBytes() throws IOException {
        Schema schema =
                Schema.builder("t").required("text", LogicalType.string()).build();
        String megabyte = "x".repeat(1 << 20);
        try (var writer = ParquetWriter.forSchema(schema)
                .options(o -> o.rowGroupBytes(1).dictionary(false))
                .open(file)) {
            for (int i = 0; i < 9; i++) {
                writer.rows().set("text", megabyte).end();
            }
            assertThat(writer.bytesWritten())
                    .as("two buffers of 4 MiB are gone")
                    .isGreaterThan(100);
            writer.commit();
        }
        assertThat(Footer.read(file.asInput()).rowGroups()).hasSize(9);
    }

    @Test
    void tenThousandColumnsAreHeldBackByTheirNumber() {
        var builder = Schema.builder("wide");
        for (int i = 0; i < 10_000; i++) {
            builder.optional("c" + i, INT64);
        }
        var buffer = new RowBuffer(builder.build());
        int rows = 0;
        while (!buffer.isFull()) {
            buffer.fields().fill(rows++);
            buffer.endRow();
        }
        assertThat(rows).isEqualTo((4 << 20) / 80_000);
    }

    private static List<Vector> noRows() {
        return List.of(LongVector.of(), BinaryVector.ofUtf8(), DoubleVector.ofNullable());
    }

    private interface Call {
        void run() throws IOException;
    }
}
