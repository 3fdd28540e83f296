// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import dev.inlay.format.CompressionCodec;
import dev.inlay.format.Repetition;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.writer.WriterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Random flat schemas, options and batches, written here and read by pyarrow and parquet-java, value for value. */
@AddLifecycleHook(SkipWithoutPython.class)
class RandomTableTest {

    private static final List<PrimitiveNode> LEAVES = Stream.concat(
                    Cells.bare(Repetition.OPTIONAL).stream(), Cells.annotated(Repetition.OPTIONAL).stream())
            .filter(leaf -> Limit.of(Engine.PYARROW, leaf).isEmpty())
            .toList();

    /**
     * A column to be: how many different values it draws from decides whether a dictionary holds, how many are null how long the
     * runs of levels are.
     */
    record Column(PrimitiveNode leaf, int pool, int nullsInTen, int run, long seed) {

        LeafValues values(String name, int rows) {
            ValueSource source = new ValueSource(leaf);
            Random random = new Random(seed);
            List<Object> drawn = new ArrayList<>(source.edges());
            while (drawn.size() < pool) {
                drawn.add(source.next(random));
            }
            List<Object> values = new ArrayList<>(rows);
            while (values.size() < rows) {
                Object value = random.nextInt(10) < nullsInTen ? null : drawn.get(random.nextInt(drawn.size()));
                for (int i = 1 + random.nextInt(run); i > 0 && values.size() < rows; i--) {
                    values.add(value);
                }
            }
            boolean required = !values.contains(null);
            Repetition repetition = required ? Repetition.REQUIRED : Repetition.OPTIONAL;
            return new LeafValues(
                    new PrimitiveNode(name, repetition, leaf.type(), leaf.typeLength(), leaf.logicalType(), null),
                    values);
        }
    }

    record Table(List<Column> columns, int rows, int batchRows, CompressionCodec codec, Limits limits) {}

    /** Where the writer cuts. */
    record Limits(int rowGroupRows, int pageRows, int pageBytes, boolean dictionary, int dictionaryBytes) {}

    @Property(tries = 250, seed = "20261121", edgeCases = EdgeCasesMode.NONE)
    void arePyarrowsTablesToo(@ForAll("tables") Table table) throws IOException {
        Path path = Files.createTempFile("inlay-random", ".parquet");
        try {
            List<LeafValues> columns = new ArrayList<>();
            for (int i = 0; i < table.columns().size(); i++) {
                columns.add(table.columns().get(i).values("c" + i, table.rows()));
            }
            WriterOptions options = WriterOptions.builder()
                    .codec(table.codec())
                    .rowGroupRows(table.limits().rowGroupRows())
                    .pageRows(table.limits().pageRows())
                    .pageBytes(table.limits().pageBytes())
                    .dictionary(table.limits().dictionary())
                    .dictionaryBytes(table.limits().dictionaryBytes())
                    .build();
            TableFile.write(path, columns, options, table.batchRows())
                    .mustBeReadBy(Strangers.orSkip(), List.of(Engine.PYARROW, Engine.PARQUET_JAVA));
        } finally {
            Files.delete(path);
        }
    }

    @Provide
    Arbitrary<Table> tables() {
        Arbitrary<Column> column = Combinators.combine(
                        Arbitraries.of(LEAVES),
                        Arbitraries.of(1, 3, 50, 2000),
                        Arbitraries.of(0, 0, 1, 5, 9, 10),
                        Arbitraries.of(1, 2, 20, 300),
                        Arbitraries.longs())
                .as(Column::new);
        Arbitrary<Limits> limits = Combinators.combine(
                        Arbitraries.of(64, 1000, 1 << 20),
                        Arbitraries.of(1, 7, 100, 20_000),
                        Arbitraries.of(64, 1000, 1 << 20),
                        Arbitraries.of(true, true, false),
                        Arbitraries.of(16, 1000, 1 << 20))
                .as(Limits::new);
        return Combinators.combine(
                        column.list().ofMinSize(1).ofMaxSize(6),
                        Arbitraries.integers().between(0, 3000),
                        Arbitraries.of(1, 13, 500, 10_000),
                        Arbitraries.of(Cells.codecs()),
                        limits)
                .as(Table::new);
    }
}
