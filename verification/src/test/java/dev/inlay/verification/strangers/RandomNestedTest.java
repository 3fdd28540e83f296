// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static dev.inlay.format.Repetition.OPTIONAL;
import static dev.inlay.format.Repetition.REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.CompressionCodec;
import dev.inlay.format.Encoding;
import dev.inlay.format.LogicalType.NullType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.Repetition;
import dev.inlay.io.LocalOutputFile;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.schema.Schema;
import dev.inlay.vector.RecordBatch;
import dev.inlay.verification.strangers.Cells.EncodedCell;
import dev.inlay.writer.ColumnOptions;
import dev.inlay.writer.DataPageVersion;
import dev.inlay.writer.ParquetWriter;
import dev.inlay.writer.Profile;
import dev.inlay.writer.WriterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * Random nested schemas of all leaves of {@link Cells}, under random options for the file and for each leaf, written here in batches
 * of any size and read by pyarrow and parquet-java, value for value, null for null and empty for empty.
 */
@AddLifecycleHook(SkipWithoutPython.class)
class RandomNestedTest {

    private static final int DEPTH = 3;

    /** A table to be: its columns, how it is cut, and what decides the rest. */
    record Table(List<Nest> columns, int rows, int batchRows, Cuts cuts, Form form, long seed) {}

    /** Where the writer cuts. */
    record Cuts(int rowGroupRows, int pageRows, int pageBytes, int pageEntries, int dictionaryBytes) {}

    /** How it writes; {@code ownInTen} leaves of ten ask for an encoding, codec and bloom filter of their own. */
    record Form(CompressionCodec codec, DataPageVersion version, Profile profile, boolean dictionary, int ownInTen) {}

    @Property(tries = 150, seed = "20261121", edgeCases = EdgeCasesMode.NONE)
    void areRead(@ForAll("tables") Table table) throws IOException {
        List<NestedCell> columns = new ArrayList<>();
        for (Nest nest : table.columns()) {
            columns.add(NestedCell.of("c" + columns.size(), nest, table.rows(), table.seed() + columns.size()));
        }
        Schema schema = Schema.of("t", columns.stream().map(NestedCell::field).toList());
        RecordBatch whole = new RecordBatch(
                schema, table.rows(), columns.stream().map(NestedCell::vector).toList());
        Path file = Files.createTempFile("inlay-nested", ".parquet");
        try {
            try (ParquetWriter<RecordBatch> writer = ParquetWriter.forSchema(schema)
                    .options(options(table, schema))
                    .open(LocalOutputFile.of(file))) {
                for (int from = 0; from < table.rows(); from += table.batchRows()) {
                    writer.write(whole.slice(from, Math.min(table.batchRows(), table.rows() - from)));
                }
                writer.commit();
            }
            List<?> read = (List<?>) Strangers.orSkip()
                    .ask("nested_cells", Map.of("engine", Engine.PYARROW.label(), "file", file.toString()));
            assertThat(read).hasSameSizeAs(columns);
            for (int i = 0; i < columns.size(); i++) {
                assertThat((Object) read.get(i))
                        .as("%s", columns.get(i).field())
                        .isEqualTo(columns.get(i).plain());
            }
            List<List<String>> entries = new ArrayList<>();
            columns.forEach(column -> entries.addAll(column.entries(table.rows())));
            assertThat(ParquetJava.entries(file)).isEqualTo(entries);
        } finally {
            Files.delete(file);
        }
    }

    private static WriterOptions options(Table table, Schema schema) {
        Cuts cuts = table.cuts();
        Form form = table.form();
        WriterOptions.Builder options = WriterOptions.builder()
                .rowGroupRows(cuts.rowGroupRows)
                .pageRows(cuts.pageRows)
                .pageBytes(cuts.pageBytes)
                .pageEntries(cuts.pageEntries)
                .dictionaryBytes(cuts.dictionaryBytes)
                .codec(form.codec)
                .dataPageVersion(form.version)
                .profile(form.profile)
                .dictionary(form.dictionary);
        Random random = new Random(table.seed());
        schema.leaves().forEach(leaf -> {
            if (random.nextInt(10) >= form.ownInTen) {
                return;
            }
            ColumnOptions.Builder own = ColumnOptions.builder()
                    .codec(Cells.codecs().get(random.nextInt(Cells.codecs().size())))
                    .bloomFilter(leaf.node().type() != PhysicalType.BOOLEAN && random.nextBoolean());
            List<Encoding> encodings = Cells.encoded(List.of(leaf.node()), form.version).stream()
                    .filter(cell -> Limit.of(Engine.PYARROW, cell).isEmpty())
                    .map(EncodedCell::encoding)
                    .toList();
            options.column(
                    leaf.path(),
                    own.encoding(encodings.get(random.nextInt(encodings.size())))
                            .build());
        });
        return options.build();
    }

    @Provide
    Arbitrary<Table> tables() {
        Arbitrary<Cuts> cuts = Combinators.combine(
                        Arbitraries.of(20, 100, 1 << 20),
                        Arbitraries.of(1, 7, 50, 20_000),
                        Arbitraries.of(64, 1000, 1 << 20),
                        Arbitraries.of(5, 100, 1 << 20),
                        Arbitraries.of(16, 300, 1 << 20))
                .as(Cuts::new);
        Arbitrary<Form> forms = Combinators.combine(
                        Arbitraries.of(Cells.codecs()),
                        Arbitraries.of(DataPageVersion.values()),
                        Arbitraries.of(Profile.COMPATIBLE, Profile.MODERN),
                        Arbitraries.of(true, false),
                        Arbitraries.of(0, 3, 9))
                .as(Form::new);
        // the writer takes schemas of one style only
        Arbitrary<List<Nest>> columns = Arbitraries.of(true, true, false)
                .flatMap(
                        annotated -> nests(DEPTH, annotated).list().ofMinSize(1).ofMaxSize(5));
        return Combinators.combine(
                        columns,
                        Arbitraries.integers().between(0, 250),
                        Arbitraries.of(1, 13, 90, 1000),
                        cuts,
                        forms,
                        Arbitraries.longs())
                .as(Table::new);
    }

    /** With lists and maps if {@code annotated}, else with repeated fields. */
    private static Arbitrary<Nest> nests(int depth, boolean annotated) {
        Arbitrary<Nest> leaves = leaf().map(Nest.Leaf::new);
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<Nest> inner = Arbitraries.lazy(() -> nests(depth - 1, annotated));
        Arbitrary<Repetition> repetitions = Arbitraries.of(OPTIONAL, REQUIRED);
        Arbitrary<PrimitiveNode> keys = leaf().filter(cell -> !(cell.logicalType() instanceof NullType));
        Arbitrary<Nest> structs = Combinators.combine(
                        repetitions, inner.list().ofMinSize(1).ofMaxSize(3))
                .as(Nest.Struct::new);
        Arbitrary<Nest> lists = Combinators.combine(repetitions, inner).as(Nest.ListOf::new);
        Arbitrary<Nest> maps = Combinators.combine(repetitions, keys, inner).as(Nest.MapOf::new);
        Arbitrary<Nest> repeated = inner.filter(nest ->
                        nest.repetition() == REQUIRED && (nest instanceof Nest.Leaf || nest instanceof Nest.Struct))
                .map(Nest.Repeated::new);
        return annotated
                ? Arbitraries.frequencyOf(
                        Tuple.of(2, leaves), Tuple.of(2, structs), Tuple.of(2, lists), Tuple.of(1, maps))
                : Arbitraries.frequencyOf(Tuple.of(2, leaves), Tuple.of(2, structs), Tuple.of(2, repeated));
    }

    /** UNKNOWN is null alone, and cannot be required. */
    private static Arbitrary<PrimitiveNode> leaf() {
        List<PrimitiveNode> leaves = new ArrayList<>();
        for (Repetition repetition : List.of(OPTIONAL, REQUIRED)) {
            for (PrimitiveNode cell : Cells.all(repetition)) {
                if (Limit.of(Engine.PYARROW, cell).isEmpty()
                        && !(repetition == REQUIRED && cell.logicalType() instanceof NullType)) {
                    leaves.add(cell);
                }
            }
        }
        return Arbitraries.of(leaves);
    }
}
