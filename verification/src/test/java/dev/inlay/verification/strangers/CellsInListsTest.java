// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.LogicalType;
import dev.inlay.format.Repetition;
import dev.inlay.io.LocalOutputFile;
import dev.inlay.schema.GroupNode;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaNode;
import dev.inlay.vector.ListVector;
import dev.inlay.vector.RecordBatch;
import dev.inlay.vector.Validity;
import dev.inlay.vector.Vector;
import dev.inlay.writer.ParquetFiles;
import dev.inlay.writer.WriterOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every leaf of {@link Cells} as the element of a list, all of them in one file: null lists, empty lists, null elements. */
@Timeout(180) // seconds; the Python environment may have to be made first
class CellsInListsTest {

    private static final int ROWS = 200;

    private Strangers strangers;

    @TempDir
    Path directory;

    /** A column of lists: how long each is, −1 for null, and all elements one after another. */
    private record Lists(SchemaNode field, List<Integer> lengths, LeafValues elements) {

        static Lists of(String name, PrimitiveNode cell) {
            ValueSource source = new ValueSource(cell);
            Random random = new Random(name.hashCode());
            List<Object> pool = new ArrayList<>(source.edges());
            while (pool.size() < 20) {
                pool.add(source.next(random));
            }
            List<Integer> lengths = new ArrayList<>();
            List<Object> elements = new ArrayList<>();
            for (int row = 0; row < ROWS; row++) {
                int length = random.nextInt(6) - 1;
                lengths.add(length);
                for (int i = 0; i < length; i++) {
                    elements.add(random.nextInt(5) == 0 ? null : pool.get(random.nextInt(pool.size())));
                }
            }
            PrimitiveNode element = new PrimitiveNode(
                    "element", Repetition.OPTIONAL, cell.type(), cell.typeLength(), cell.logicalType(), null);
            GroupNode middle = new GroupNode("list", Repetition.REPEATED, List.of(element), null, null);
            GroupNode list =
                    new GroupNode(name, Repetition.OPTIONAL, List.of(middle), new LogicalType.ListType(), null);
            return new Lists(list, lengths, new LeafValues(element, elements));
        }

        Vector vector() {
            int[] offsets = new int[ROWS + 1];
            boolean[] valid = new boolean[ROWS];
            for (int row = 0; row < ROWS; row++) {
                offsets[row + 1] = offsets[row] + Math.max(0, lengths.get(row));
                valid[row] = lengths.get(row) >= 0;
            }
            return new ListVector(offsets, 0, ROWS, Validity.of(valid), elements.vector());
        }

        /** As {@code special.lists} says it. */
        List<Object> plain() {
            List<Object> all = new ArrayList<>();
            lengths.forEach(length -> all.add(length < 0 ? null : (Object) (long) length));
            return List.of(all, elements.canonical());
        }

        /** As {@link ParquetJava#entries} says it: level 0 no list, 1 an empty one, 2 a null in it, 3 a value. */
        List<String> entries() {
            List<String> entries = new ArrayList<>();
            List<String> values = elements.canonical();
            int next = 0;
            for (int length : lengths) {
                if (length <= 0) {
                    entries.add(length < 0 ? "0 0" : "0 1");
                }
                for (int i = 0; i < length; i++) {
                    String value = values.get(next++);
                    entries.add((i == 0 ? 0 : 1) + (value == null ? " 2" : " 3 " + value));
                }
            }
            return entries;
        }
    }

    @BeforeEach
    void meet() {
        strangers = Strangers.orSkip();
    }

    @ParameterizedTest
    @EnumSource(names = {"PYARROW", "DUCKDB", "PARQUET_JAVA"})
    void everyCell(Engine engine) throws IOException {
        List<PrimitiveNode> cells = Stream.concat(
                        Cells.bare(Repetition.OPTIONAL).stream(), Cells.annotated(Repetition.OPTIONAL).stream())
                .filter(cell -> Limit.of(engine, cell).isEmpty())
                .toList();
        List<Lists> columns = new ArrayList<>();
        for (PrimitiveNode cell : cells) {
            columns.add(Lists.of("c" + columns.size(), cell));
        }
        Path file = directory.resolve("lists.parquet");
        Schema schema = Schema.of("t", columns.stream().map(Lists::field).toList());
        WriterOptions options =
                WriterOptions.builder().pageRows(30).rowGroupRows(150).build();
        ParquetFiles.write(
                LocalOutputFile.of(file),
                schema,
                options,
                List.of(new RecordBatch(
                        schema, ROWS, columns.stream().map(Lists::vector).toList())));

        List<?> read = engine == Engine.PARQUET_JAVA
                ? ParquetJava.entries(file)
                : (List<?>) strangers.ask("lists", Map.of("engine", engine.label(), "file", file.toString()));
        assertThat(read).hasSameSizeAs(columns);
        for (int i = 0; i < columns.size(); i++) {
            Object expected = engine == Engine.PARQUET_JAVA
                    ? columns.get(i).entries()
                    : columns.get(i).plain();
            assertThat((Object) read.get(i)).as(cells.get(i).name()).isEqualTo(expected);
        }
    }
}
