// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.encoding.EncodingTable;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.Encoding;
import dev.inlay.format.Repetition;
import dev.inlay.io.MemoryFile;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.schema.Schema;
import dev.inlay.verification.strangers.Cells.EncodedCell;
import dev.inlay.writer.ColumnOptions;
import dev.inlay.writer.DataPageVersion;
import dev.inlay.writer.ParquetWriter;
import dev.inlay.writer.WriterOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every encoding × type × data page version × codec, with and without nulls, read by all strangers. The cells come from
 * {@link EncodingTable}, and those that some engine has no hold of go into files that only the others read.
 */
@Timeout(120) // seconds; a codec and version take two
class EncodingCellTest {

    private Strangers strangers;

    @TempDir
    Path directory;

    @BeforeEach // again for each test: a process that one test killed is another one for the next
    void meet() {
        strangers = Strangers.orSkip();
    }

    static Stream<Arguments> codecsAndVersions() {
        return Cells.codecs().stream()
                .flatMap(codec -> Stream.of(DataPageVersion.values()).map(version -> Arguments.of(codec, version)));
    }

    @ParameterizedTest
    @MethodSource("codecsAndVersions")
    void isReadByAllThatCan(CompressionCodec codec, DataPageVersion version) throws IOException {
        Map<Set<Engine>, List<EncodedCell>> byReaders = new LinkedHashMap<>();
        for (EncodedCell cell : cells(version)) {
            Set<Engine> readers = EnumSet.allOf(Engine.class);
            readers.removeIf(engine -> Limit.of(engine, cell).isPresent());
            byReaders.computeIfAbsent(readers, none -> new ArrayList<>()).add(cell);
        }
        for (Map.Entry<Set<Engine>, List<EncodedCell>> entry : byReaders.entrySet()) {
            write(entry.getValue(), codec, version).mustBeReadBy(strangers, entry.getKey());
        }
    }

    @ParameterizedTest
    @EnumSource
    void limitsStillHold(DataPageVersion version) throws IOException {
        for (EncodedCell cell : cells(version)) {
            for (Engine engine : Engine.values()) {
                if (Limit.of(engine, cell).isPresent()) {
                    strangers = Strangers.orSkip(); // another process, if the last cell was the end of it
                    TableFile file = write(List.of(cell), CompressionCodec.UNCOMPRESSED, version);
                    assertThatThrownBy(() -> file.mustBeReadBy(strangers, List.of(engine)))
                            .as("%s reads %s now: the limit can go", Limit.of(engine, cell), cell)
                            .isInstanceOf(AssertionError.class);
                }
            }
        }
    }

    @Test
    void whatIsNotACellIsRefused() {
        for (PrimitiveNode leaf : Cells.bare(Repetition.OPTIONAL)) {
            for (Encoding encoding : Encoding.values()) {
                if (!EncodingTable.allows(encoding, leaf.type()) || Cells.refused(encoding, leaf.type())) {
                    WriterOptions options = WriterOptions.builder()
                            .column(
                                    leaf.name(),
                                    ColumnOptions.builder().encoding(encoding).build())
                            .build();
                    assertThatThrownBy(() -> ParquetWriter.forSchema(Schema.of("table", List.of(leaf)))
                                    .options(options)
                                    .open(new MemoryFile()))
                            .as("%s of %s", encoding, leaf)
                            .isInstanceOf(IllegalArgumentException.class);
                }
            }
        }
    }

    private static List<EncodedCell> cells(DataPageVersion version) {
        List<EncodedCell> cells = new ArrayList<>(Cells.encoded(Repetition.REQUIRED, version));
        cells.addAll(Cells.encoded(Repetition.OPTIONAL, version));
        return cells;
    }

    private TableFile write(List<EncodedCell> cells, CompressionCodec codec, DataPageVersion version)
            throws IOException {
        List<LeafValues> columns = new ArrayList<>();
        WriterOptions.Builder options = WriterOptions.builder()
                .codec(codec)
                .dataPageVersion(version)
                .pageRows(70)
                .rowGroupRows(200);
        for (EncodedCell cell : cells) {
            PrimitiveNode leaf = cell.leaf();
            String name = leaf.repetition() + "_" + leaf.name();
            PrimitiveNode node = new PrimitiveNode(name, leaf.repetition(), leaf.type(), leaf.typeLength(), null, null);
            columns.add(new LeafValues(node, values(node)));
            options.column(
                    name, ColumnOptions.builder().encoding(cell.encoding()).build());
        }
        Path path = directory.resolve(cells.size() + "-" + cells.get(0).leaf().name() + "-" + codec + ".parquet");
        TableFile file = TableFile.write(path, columns, options.build(), 100);
        for (int i = 0; i < cells.size(); i++) {
            assertThat(file.receipt().columns().get(i).encodings())
                    .as(columns.get(i).node().name())
                    .contains(cells.get(i).encoding());
        }
        return file;
    }

    /** Edges, random ones, runs; 300, of which the second row group begins with nulls if there may be any. */
    private static List<Object> values(PrimitiveNode node) {
        ValueSource source = new ValueSource(node);
        Random random = new Random(node.name().hashCode());
        List<Object> values = new ArrayList<>(source.edges());
        while (values.size() < 300) {
            Object next = source.next(random);
            int run = random.nextInt(8) == 0 ? random.nextInt(40) : 1;
            for (int i = 0; i < run && values.size() < 300; i++) {
                values.add(next);
            }
        }
        if (node.repetition() == Repetition.OPTIONAL) {
            for (int i = 0; i < values.size(); i++) {
                if (i % 7 == 3 || (i >= 200 && i < 280)) {
                    values.set(i, null);
                }
            }
        }
        return values;
    }
}
