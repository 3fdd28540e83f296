// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.FileMetaData;
import dev.inlay.format.Footer;
import dev.inlay.format.GeospatialStatistics;
import dev.inlay.format.LogicalType.GeographyType;
import dev.inlay.format.LogicalType.GeometryType;
import dev.inlay.io.InputFile;
import dev.inlay.io.LocalInputFile;
import dev.inlay.io.MemoryFile;
import dev.inlay.schema.Leaf;
import dev.inlay.schema.Schema;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.RecordBatch;
import dev.inlay.writer.ParquetFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The geospatial values of parquet-testing, written again: our statistics of each of their row groups are those that Arrow's C++ and others
 * computed.
 */
class GeospatialCorpusTest {

    /** A row group: what its file says of a column, and what we say. */
    private record Compared(
            @Nullable GeospatialStatistics theirs, @Nullable GeospatialStatistics ours) {}

    @ParameterizedTest
    @CsvSource({
        // row groups, and how many of them have a box
        "geospatial, 31, 29",
        "geospatial-with-nan, 1, 1",
        "crs-default, 1, 1",
        "crs-srid, 1, 1",
        "crs-projjson, 1, 1",
        "crs-arbitrary-value, 1, 1"
    })
    void geometries(String name, int rowGroups, int boxes) throws IOException {
        List<Compared> compared = compare(name);

        assertThat(compared).hasSize(rowGroups);
        assertThat(compared).allSatisfy(pair -> assertThat(pair.ours()).isEqualTo(pair.theirs()));
        assertThat(compared.stream()
                        .filter(pair -> pair.ours() != null && pair.ours().bbox() != null))
                .hasSize(boxes);
    }

    /** Types as they have them; their boxes are made on the sphere, we leave them out. */
    @ParameterizedTest
    @CsvSource({"geography-points, 50", "geography-lines, 50", "geography-polygons, 50"})
    void geographies(String name, int rowGroups) throws IOException {
        List<Compared> compared = compare(name);

        assertThat(compared).hasSize(rowGroups);
        assertThat(compared).allSatisfy(pair -> {
            assertThat(pair.ours().bbox()).isNull();
            assertThat(pair.ours().geospatialTypes()).isEqualTo(pair.theirs().geospatialTypes());
        });
    }

    private static List<Compared> compare(String name) throws IOException {
        String relative = "data/geospatial/" + name + ".parquet";
        FileMetaData theirs;
        try (LocalInputFile input = LocalInputFile.open(Corpus.file(relative))) {
            theirs = Footer.read(input);
        }
        List<Compared> compared = new ArrayList<>();
        List<ChunkValues> chunks = ChunkValues.ofFile(relative);
        int leaves = chunks.size() / theirs.rowGroups().size();
        for (int i = 0; i < chunks.size(); i++) {
            Leaf leaf = chunks.get(i).leaf;
            if (leaf.node().logicalType() instanceof GeometryType
                    || leaf.node().logicalType() instanceof GeographyType) {
                GeospatialStatistics said = theirs.rowGroups()
                        .get(i / leaves)
                        .columns()
                        .get(leaf.ordinal())
                        .metaData()
                        .geospatialStatistics();
                compared.add(new Compared(saysNothing(said) ? null : said, ours(chunks.get(i))));
            }
        }
        return compared;
    }

    /** No box, no types: what they write of nulls, for which we write nothing. */
    private static boolean saysNothing(@Nullable GeospatialStatistics statistics) {
        return statistics == null
                || (statistics.bbox() == null
                        && (statistics.geospatialTypes() == null
                                || statistics.geospatialTypes().isEmpty()));
    }

    private static @Nullable GeospatialStatistics ours(ChunkValues chunk) throws IOException {
        byte[][] values = chunk.rows().stream()
                .map(value -> value == null ? null : ((ByteBuffer) value).array())
                .toArray(byte[][]::new);
        Schema schema = Schema.of("t", List.of(chunk.leaf.node()));
        MemoryFile file = new MemoryFile();
        ParquetFiles.write(
                file, schema, List.of(new RecordBatch(schema, values.length, List.of(BinaryVector.of(values)))));
        try (InputFile input = file.asInput()) {
            return Footer.read(input)
                    .rowGroups()
                    .get(0)
                    .columns()
                    .get(0)
                    .metaData()
                    .geospatialStatistics();
        }
    }
}
