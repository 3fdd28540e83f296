// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.CompressionCodec;
import dev.inlay.format.LogicalType.NullType;
import dev.inlay.format.Repetition;
import dev.inlay.io.LocalOutputFile;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.schema.Schema;
import dev.inlay.vector.RecordBatch;
import dev.inlay.writer.DataPageVersion;
import dev.inlay.writer.ParquetFiles;
import dev.inlay.writer.WriterOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every leaf of {@link Cells} in every shape of {@link NestedCell}: all leaves in one file, a file for each shape. */
@Timeout(180) // seconds; the Python environment may have to be made first
class NestedCellTest {

    private static final int ROWS = 60;

    @TempDir
    Path directory;

    /** Each shape in both page versions, required and optional inside; each file with dictionaries and without. */
    static Stream<Arguments> cases() {
        return NestedCell.SHAPES.stream()
                .flatMap(shape -> Stream.of(DataPageVersion.values())
                        .flatMap(version -> Stream.of(Repetition.REQUIRED, Repetition.OPTIONAL)
                                .map(inner -> Arguments.of(shape, version, inner))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCell(String shape, DataPageVersion version, Repetition inner) throws IOException {
        Strangers strangers = Strangers.orSkip();
        for (Engine engine : List.of(Engine.PYARROW, Engine.PARQUET_JAVA)) {
            List<PrimitiveNode> cells = Stream.concat(
                            Cells.bare(Repetition.OPTIONAL).stream(), Cells.annotated(Repetition.OPTIONAL).stream())
                    .filter(cell -> Limit.of(engine, cell).isEmpty())
                    // UNKNOWN is null alone: it can be neither required nor a key
                    .filter(cell -> !(cell.logicalType() instanceof NullType)
                            || (inner == Repetition.OPTIONAL && !shape.contains("M")))
                    .toList();
            List<NestedCell> columns = new ArrayList<>();
            for (PrimitiveNode cell : cells) {
                columns.add(NestedCell.of("c" + columns.size(), shape, cell, inner, ROWS));
            }
            Schema schema =
                    Schema.of("t", columns.stream().map(NestedCell::field).toList());
            for (boolean dictionary : new boolean[] {true, false}) {
                Path file = directory.resolve(engine + "-" + dictionary + ".parquet");
                WriterOptions options = WriterOptions.builder()
                        .pageRows(13)
                        .rowGroupRows(40)
                        .dataPageVersion(version)
                        .dictionary(dictionary)
                        .codec(dictionary ? CompressionCodec.ZSTD : CompressionCodec.UNCOMPRESSED)
                        .build();
                RecordBatch batch = new RecordBatch(
                        schema, ROWS, columns.stream().map(NestedCell::vector).toList());
                ParquetFiles.write(LocalOutputFile.of(file), schema, options, List.of(batch));
                compare(engine, strangers, file, cells, columns);
            }
        }
    }

    private static void compare(
            Engine engine, Strangers strangers, Path file, List<PrimitiveNode> cells, List<NestedCell> columns)
            throws IOException {
        if (engine == Engine.PARQUET_JAVA) {
            List<List<String>> expected = new ArrayList<>();
            columns.forEach(column -> expected.addAll(column.entries(ROWS)));
            List<List<String>> read = ParquetJava.entries(file);
            assertThat(read).hasSameSizeAs(expected);
            for (int i = 0; i < read.size(); i++) {
                PrimitiveNode cell = cells.get(i * cells.size() / read.size());
                assertThat(read.get(i)).as(cell.name()).isEqualTo(expected.get(i));
            }
        } else {
            List<?> read = (List<?>) strangers.ask("nested_cells", Map.of("file", file.toString()));
            assertThat(read).hasSameSizeAs(columns);
            for (int i = 0; i < read.size(); i++) {
                assertThat((Object) read.get(i))
                        .as(cells.get(i).name())
                        .isEqualTo(columns.get(i).plain());
            }
        }
    }
}
