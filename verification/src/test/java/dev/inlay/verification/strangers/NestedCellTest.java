// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.CompressionCodec;
import dev.inlay.format.Encoding;
import dev.inlay.format.LogicalType.NullType;
import dev.inlay.format.Repetition;
import dev.inlay.io.LocalOutputFile;
import dev.inlay.schema.Schema;
import dev.inlay.vector.RecordBatch;
import dev.inlay.verification.strangers.Cells.EncodedCell;
import dev.inlay.writer.ColumnOptions;
import dev.inlay.writer.DataPageVersion;
import dev.inlay.writer.ParquetFiles;
import dev.inlay.writer.WriteReceipt;
import dev.inlay.writer.WriterOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every leaf of {@link Cells} in every encoding that it may have and in every shape of {@link Nest}, with both page versions,
 * required and optional inside; the codec changes from column to column. A case is a file for each set of engines that can
 * read the same cells.
 */
@Timeout(180) // seconds; the Python environment may have to be made first
class NestedCellTest {

    private static final int ROWS = 60;
    private static final int SHOWN = 10;
    private static final int LIMITED = 5; // cells that are tried of a limit; most are read one by one

    @TempDir
    Path directory;

    /** What a file holds: all cells of one shape. */
    record Case(String shape, DataPageVersion version, Repetition inner) {

        List<Column> columns() {
            List<CompressionCodec> codecs = Cells.codecs();
            int turn = cases().indexOf(this);
            List<Column> columns = new ArrayList<>();
            for (EncodedCell cell : Cells.encoded(Cells.all(inner), version)) {
                // UNKNOWN is null alone: it can be neither required nor a key
                if (cell.leaf().logicalType() instanceof NullType
                        && (inner == Repetition.REQUIRED || shape.contains("M"))) {
                    continue;
                }
                CompressionCodec codec = codecs.get((columns.size() + turn) % codecs.size());
                columns.add(new Column(this, cell, codec));
            }
            return columns;
        }
    }

    record Column(Case of, EncodedCell cell, CompressionCodec codec) {

        NestedCell values(String name) {
            return NestedCell.of(name, Nest.of(of.shape, cell.leaf()), ROWS, (name + of.shape).hashCode());
        }

        Set<Engine> readers() {
            Set<Engine> readers = EnumSet.allOf(Engine.class);
            readers.removeIf(engine -> Limit.of(engine, cell, of.shape).isPresent());
            return readers;
        }

        @Override
        public String toString() {
            return cell.leaf().name() + " in " + of + ", " + codec;
        }
    }

    static List<Case> cases() {
        return Nest.SHAPES.stream()
                .flatMap(shape -> Stream.of(DataPageVersion.values())
                        .flatMap(version -> Stream.of(Repetition.REQUIRED, Repetition.OPTIONAL)
                                .map(inner -> new Case(shape, version, inner))))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReadByAllThatCan(Case some) throws IOException {
        Map<Set<Engine>, List<Column>> byReaders = new LinkedHashMap<>();
        some.columns()
                .forEach(column -> byReaders
                        .computeIfAbsent(column.readers(), none -> new ArrayList<>())
                        .add(column));
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<Set<Engine>, List<Column>> entry : byReaders.entrySet()) {
            File file = File.write(directory.resolve("cells.parquet"), entry.getValue());
            for (Engine engine : entry.getKey()) {
                wrong.addAll(file.mismatches(engine));
            }
        }
        assertThat(wrong.stream().limit(SHOWN)).isEmpty();
    }

    /** The codec turns with the columns and the cases: no pair of it and another choice is left out. */
    @Test
    void everyCodecMeetsEveryChoice() {
        Set<List<Object>> pairs = new HashSet<>();
        Set<List<Object>> possible = new HashSet<>();
        for (Case some : cases()) {
            for (Column column : some.columns()) {
                EncodedCell cell = column.cell;
                for (Object choice : List.of(
                        some.shape,
                        some.version,
                        some.inner,
                        cell.encoding(),
                        cell.leaf().type(),
                        some)) {
                    pairs.add(List.of(column.codec, choice));
                    Cells.codecs().forEach(codec -> possible.add(List.of(codec, choice)));
                }
            }
        }
        assertThat(pairs).isEqualTo(possible);
    }

    static Stream<Arguments> limits() {
        Map<List<String>, List<Column>> byReason = new LinkedHashMap<>();
        for (Case some : cases()) {
            for (Engine engine : Engine.values()) {
                Map<List<String>, List<Column>> here = new LinkedHashMap<>();
                for (Column column : some.columns()) {
                    Limit.of(engine, column.cell, some.shape)
                            .ifPresent(reason -> here.computeIfAbsent(
                                            List.of(engine.name(), some.shape, reason), none -> new ArrayList<>())
                                    .add(column));
                }
                here.forEach(byReason::putIfAbsent);
            }
        }
        return byReason.entrySet().stream()
                .map(entry -> Arguments.of(
                        Engine.valueOf(entry.getKey().get(0)),
                        entry.getKey().get(1),
                        entry.getKey().get(2),
                        entry.getValue()));
    }

    /** What CellTest and EncodingCellTest hold for each flat cell, for each shape. */
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @MethodSource("limits")
    void limitsStillHold(Engine engine, String shape, String reason, List<Column> columns) throws IOException {
        Strangers.orSkip();
        File file =
                File.write(directory.resolve("limit.parquet"), columns.subList(0, Math.min(LIMITED, columns.size())));
        boolean fails;
        try {
            fails = !file.mismatches(engine).isEmpty();
        } catch (IOException | RuntimeException e) {
            fails = true;
        }
        assertThat(fails)
                .as("%s reads %s now: the limit can go, %s", engine, columns, reason)
                .isTrue();
    }

    /** A file of columns, and what it must hold. */
    private record File(Path path, List<Column> columns, List<NestedCell> values) {

        static File write(Path path, List<Column> columns) throws IOException {
            List<NestedCell> values = new ArrayList<>();
            WriterOptions.Builder options =
                    WriterOptions.builder().pageRows(13).rowGroupRows(40).dataPageVersion(columns.get(0).of.version);
            for (Column column : columns) {
                NestedCell cell = column.values("c" + values.size());
                values.add(cell);
                for (String leaf : NestedCell.paths(cell.field())) {
                    options.column(
                            leaf,
                            ColumnOptions.builder()
                                    .encoding(column.cell.encoding())
                                    .codec(column.codec)
                                    .build());
                }
            }
            Schema schema =
                    Schema.of("t", values.stream().map(NestedCell::field).toList());
            RecordBatch batch = new RecordBatch(
                    schema, ROWS, values.stream().map(NestedCell::vector).toList());
            WriteReceipt receipt =
                    ParquetFiles.write(LocalOutputFile.of(path), schema, options.build(), List.of(batch));
            int leaf = 0;
            for (int i = 0; i < columns.size(); i++) {
                for (String name : NestedCell.paths(values.get(i).field())) {
                    EncodedCell cell = columns.get(i).cell;
                    Set<Encoding> encodings = receipt.columns().get(leaf++).encodings();
                    if (!(cell.leaf().logicalType() instanceof NullType)) { // which has nothing to encode
                        assertThat(encodings).as("%s, %s", name, columns.get(i)).contains(cell.encoding());
                    }
                }
            }
            return new File(path, columns, values);
        }

        /** Of each column that {@code engine} does not read as it was written, what it reads. */
        List<String> mismatches(Engine engine) throws IOException {
            List<Object> expected = new ArrayList<>();
            List<Object> read = new ArrayList<>();
            if (engine == Engine.PARQUET_JAVA) {
                List<List<String>> entries = ParquetJava.entries(path);
                for (NestedCell cell : values) {
                    List<List<String>> leaves = cell.entries(ROWS);
                    expected.add(leaves);
                    read.add(entries.subList(0, leaves.size()));
                    entries = entries.subList(leaves.size(), entries.size());
                }
            } else {
                values.forEach(cell -> expected.add(cell.plain()));
                read.addAll((List<?>) Strangers.orSkip()
                        .ask("nested_cells", Map.of("engine", engine.label(), "file", path.toString())));
            }
            assertThat(read).hasSameSizeAs(expected);
            if (engine.nullsAreNaN()) {
                expected.replaceAll(File::withoutNaN);
                read.replaceAll(File::withoutNaN);
            }
            List<String> wrong = new ArrayList<>();
            for (int i = 0; i < read.size(); i++) {
                if (!Objects.equals(read.get(i), expected.get(i))) {
                    wrong.add(engine.label() + ", " + columns.get(i) + ": expected " + expected.get(i) + ", read "
                            + read.get(i));
                }
            }
            return wrong;
        }

        /** pandas has one value for both. */
        private static Object withoutNaN(Object said) {
            if (said instanceof List<?> list) {
                List<Object> without = new ArrayList<>();
                list.forEach(value -> without.add(withoutNaN(value)));
                return without;
            }
            return said instanceof String text && text.matches("[7f]fc00000|[7f]ff8000000000000") ? null : said;
        }
    }
}
