// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.ColumnChunk;
import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.FileMetaData;
import dev.inlay.format.ParquetException;
import dev.inlay.format.RowGroup;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the files of {@code bad_data} come to as far as metadata goes: footers and page headers. What is wrong with levels
 * and values is not seen here.
 */
class BadDataTest {

    @BeforeAll
    static void needsTheCorpus() {
        Corpus.root();
    }

    @Test
    void everyFileIsSpokenOf() {
        assertThat(Corpus.files("bad_data", ".parquet"))
                .containsExactly(
                        "bad_data/ARROW-GH-41317.parquet",
                        "bad_data/ARROW-GH-41321.parquet",
                        "bad_data/ARROW-GH-43605.parquet",
                        "bad_data/ARROW-GH-45185.parquet",
                        "bad_data/ARROW-GH-47662.parquet",
                        "bad_data/ARROW-RS-GH-6229-DICTHEADER.parquet",
                        "bad_data/ARROW-RS-GH-6229-LEVELS.parquet",
                        "bad_data/PARQUET-1481.parquet");
    }

    @Test
    void anUnknownPhysicalTypeRefusesTheFile() {
        assertThatThrownBy(() -> MetadataCorpusTest.readFooter("bad_data/PARQUET-1481.parquet"))
                .isExactlyInstanceOf(ParquetException.class)
                .hasMessageContaining("PARQUET-1481.parquet, byte 308: footer of 154 bytes: unknown PhysicalType -7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARROW-GH-43605", "ARROW-GH-45185", "ARROW-GH-47662", "ARROW-RS-GH-6229-LEVELS"})
    void metadataIsFine(String name) throws Exception {
        assertThat(faults(name)).isEmpty();
    }

    @Test
    void aPageThatClaimsToBeAnIndexPageIsSteppedOver() throws Exception {
        // and the chunk's three values are looked for behind its end
        assertThat(faults("ARROW-GH-41317"))
                .containsExactly("row group 0, timestamp_us_no_tz: PageHeader.type (field 1) is missing");
    }

    @Test
    void aDictionaryOfNegativeSizeCostsItsChunkOnly() throws Exception {
        assertThat(faults("ARROW-GH-41321"))
                .containsExactly("row group 1, map_float32.key_value.value: dictionary page of -4 values");
    }

    @Test
    void eachChunkHasAFaultOfItsOwn() throws Exception {
        assertThat(faults("ARROW-RS-GH-6229-DICTHEADER"))
                .containsExactly(
                        "row group 0, nation_key: DataPageHeader.num_values (field 1) is missing",
                        "row group 0, name: dictionary page of -26 values",
                        "row group 0, region_key: PageHeader.type (field 1) is missing",
                        "row group 0, comment_col: a page at 591 of a file of 533 bytes, 0 of 25 values seen");
    }

    /** What is wrong with the page headers of each chunk; the footer must read. */
    private static List<String> faults(String name) throws Exception {
        String path = "bad_data/" + name + ".parquet";
        FileMetaData metadata = MetadataCorpusTest.readFooter(path);
        assertThat(MetadataCorpusTest.readAgain(metadata)).isEqualTo(metadata);
        byte[] file = Files.readAllBytes(Corpus.file(path));
        List<String> faults = new ArrayList<>();
        for (int g = 0; g < metadata.rowGroups().size(); g++) {
            RowGroup rowGroup = metadata.rowGroups().get(g);
            for (ColumnChunk chunk : rowGroup.columns()) {
                ColumnMetaData column = chunk.metaData();
                try {
                    ChunkPages.of(file, column);
                } catch (ParquetException e) {
                    faults.add("row group " + g + ", " + String.join(".", column.pathInSchema()) + ": " + e.reason());
                }
            }
        }
        return faults;
    }
}
