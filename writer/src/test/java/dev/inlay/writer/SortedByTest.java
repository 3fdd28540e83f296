// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.Footer;
import dev.inlay.format.SortingColumn;
import dev.inlay.io.InputFile;
import dev.inlay.io.MemoryFile;
import dev.inlay.schema.Schema;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.BooleanVector;
import dev.inlay.vector.DoubleVector;
import dev.inlay.vector.FixedBinaryVector;
import dev.inlay.vector.FloatVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.RecordBatch;
import dev.inlay.vector.StructVector;
import dev.inlay.vector.Validity;
import dev.inlay.vector.Vector;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Declared orders: said in the footer, and held against every row. */
class SortedByTest {

    private static ParquetWriter<RecordBatch> open(MemoryFile file, Schema schema, SortOrder... sorted)
            throws IOException {
        return ParquetWriter.forSchema(schema)
                .options(options -> options.sortedBy(sorted))
                .open(file);
    }

    private static void write(String field, Vector column, SortOrder sorted) throws IOException {
        Schema schema = Schema.parse("message m { " + field + " }");
        try (ParquetWriter<RecordBatch> writer = open(new MemoryFile(), schema, sorted)) {
            writer.write(new RecordBatch(schema, column.length(), List.of(column)));
            writer.commit();
        }
    }

    private static void assertSorted(String field, Vector column, SortOrder sorted) throws IOException {
        write(field, column, sorted);
        // every two neighbours are out of order the other way around, unless they are equal
        for (int row = 0; row + 1 < column.length(); row++) {
            SortOrder reverse = new SortOrder(sorted.column(), !sorted.descending(), !sorted.nullsFirst());
            Vector pair = column.slice(row, 2);
            if (!pair.slice(0, 1).equals(pair.slice(1, 1))) {
                assertThatThrownBy(() -> write(field, pair, reverse))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("row 1 of the batch");
            }
        }
    }

    @Test
    void everyTypeHasItsOrder() throws IOException {
        SortOrder up = SortOrder.ascending("a");
        assertSorted("optional int32 a;", IntVector.ofNullable(-5, 0, 0, 7, null, null), up);
        assertSorted("required int32 a (INTEGER(32,false));", IntVector.of(0, 7, -5), up);
        assertSorted("required int64 a (INTEGER(64,false));", LongVector.of(0, Long.MIN_VALUE, -1), up);
        assertSorted(
                "optional int64 a;",
                LongVector.ofNullable(null, 9L, -9L),
                SortOrder.descending("a").withNullsFirst());
        assertSorted("required boolean a;", BooleanVector.of(false, false, true), up);
        assertSorted("required double a;", DoubleVector.of(-1e300, -1, 1, Double.POSITIVE_INFINITY, Double.NaN), up);
        assertSorted("required float a;", FloatVector.of(Float.NEGATIVE_INFINITY, 3, Float.NaN), up);
        write("required double a;", DoubleVector.of(0.0, -0.0, 0.0), up);
        assertSorted("required binary a (STRING);", BinaryVector.ofUtf8("", "a", "aa", "b", "ä", "\ud83d\ude00"), up);
        assertSorted(
                "required binary a (DECIMAL(9,0));",
                BinaryVector.of(new byte[] {-1, 0}, new byte[] {-1}, new byte[] {0, 0, 1}, new byte[] {2}),
                up);
        assertSorted(
                "required fixed_len_byte_array(2) a (FLOAT16);",
                FixedBinaryVector.of(2, new byte[] {0, -64}, new byte[] {0, 60}, new byte[] {0, 64}),
                up);
        assertSorted(
                "required fixed_len_byte_array(2) a;",
                FixedBinaryVector.of(2, new byte[] {0, -64}, new byte[] {1, 0}, new byte[] {-1, 0}),
                up);
    }

    @Test
    void theFooterSaysIt() throws IOException {
        Schema schema = Schema.parse("message m { required int32 a; optional group g { optional int32 b; } }");
        MemoryFile file = new MemoryFile();
        StructVector structs =
                new StructVector(List.of(IntVector.ofNullable(9, 9, null)), 3, Validity.of(true, false, true));
        try (ParquetWriter<RecordBatch> writer = open(
                file,
                schema,
                SortOrder.descending("g", "b"),
                SortOrder.ascending("a").withNullsFirst())) {
            writer.write(new RecordBatch(schema, 3, List.of(IntVector.of(5, 1, 2), structs)));
            writer.commit();
        }
        try (InputFile input = file.asInput()) {
            assertThat(Footer.read(input).rowGroups().get(0).sortingColumns())
                    .containsExactly(new SortingColumn(1, true, false), new SortingColumn(0, false, true));
        }
    }

    @Test
    void refusesTheFirstRowThatComesTooLateAndGoesOn() throws IOException {
        Schema schema = Schema.parse("message m { required int32 a; required int32 b; }");
        MemoryFile file = new MemoryFile();
        try (ParquetWriter<RecordBatch> writer =
                open(file, schema, SortOrder.ascending("a"), SortOrder.descending("b"))) {
            writer.write(new RecordBatch(schema, 2, List.of(IntVector.of(1, 1), IntVector.of(9, 8))));
            assertThatThrownBy(() ->
                            writer.write(new RecordBatch(schema, 2, List.of(IntVector.of(1, 1), IntVector.of(8, 9)))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "row 1 of the batch, which would be row 3 of the file, belongs before the row ahead of it:"
                                    + " the file is declared as sorted by a, b descending");
            assertThatThrownBy(
                            () -> writer.write(new RecordBatch(schema, 1, List.of(IntVector.of(0), IntVector.of(0)))))
                    .hasMessageStartingWith("row 0 of the batch, which would be row 2 of the file");
            writer.write(new RecordBatch(schema, 0, List.of(IntVector.of(), IntVector.of())));
            writer.endRowGroup(); // a row group is sorted for itself
            writer.write(new RecordBatch(schema, 1, List.of(IntVector.of(0), IntVector.of(0))));
            assertThat(writer.commit().rows()).isEqualTo(3);
        }
    }

    @Test
    void refusesColumnsThatHaveNoOrder() {
        assertThatThrownBy(() -> write("required int32 a;", IntVector.of(), SortOrder.ascending("b")))
                .hasMessage("option sortedBy, column b: the schema has no such column");
        assertThatThrownBy(() -> write("repeated int32 a;", IntVector.of(), SortOrder.ascending("a")))
                .hasMessage("option sortedBy, column a: rows have lists of its values, which have no order");
        assertThatThrownBy(() -> write(
                        "required fixed_len_byte_array(12) a (INTERVAL);", IntVector.of(), SortOrder.ascending("a")))
                .hasMessage("option sortedBy, column a: its values have no order");
    }
}
