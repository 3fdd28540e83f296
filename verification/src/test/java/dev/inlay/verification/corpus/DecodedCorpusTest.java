// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.Encoding;
import dev.inlay.format.FileMetaData;
import dev.inlay.format.Footer;
import dev.inlay.format.ParquetException;
import dev.inlay.format.RowGroup;
import dev.inlay.io.LocalInputFile;
import dev.inlay.schema.Leaf;
import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaElements;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of the corpus, decoded to levels and values without a reader: all of their counts, and the values that are known. */
class DecodedCorpusTest {

    @BeforeAll
    static void needsTheCorpus() {
        Corpus.root();
    }

    static Stream<String> files() {
        return Corpus.files("data", ".parquet").stream();
    }

    /**
     * Every column chunk of every file whose codec is read: as many levels as the metadata counts, as many rows as the row group,
     * as many nulls as the statistics of a flat column say, and no value too few.
     */
    @ParameterizedTest
    @MethodSource("files")
    void everyPageDecodes(String name) throws IOException {
        Path path = Corpus.file(name);
        FileMetaData metadata;
        try (LocalInputFile input = LocalInputFile.open(path)) {
            metadata = Footer.read(input);
        }
        byte[] file = Files.size(path) > 1 << 24 ? new byte[0] : Files.readAllBytes(path);
        Schema schema = SchemaElements.fromThrift(metadata.schema());
        for (RowGroup rowGroup : metadata.rowGroups()) {
            for (Leaf leaf : schema.leaves()) {
                ColumnMetaData column = rowGroup.columns().get(leaf.ordinal()).metaData();
                if (column.codec().is(CompressionCodec.BROTLI)) {
                    assertThat(name).isEqualTo("data/large_string_map.brotli.parquet");
                    continue;
                }
                ChunkValues chunk = ChunkValues.of(file, column, leaf);
                int entries = chunk.definitionLevels.size();
                assertThat((long) entries).as("%s", leaf.path()).isEqualTo(column.numValues());
                assertThat(chunk.repetitionLevels).hasSize(entries);
                if (!name.endsWith("repeated_no_annotation.parquet")) { // whose footer says 0 rows
                    assertThat((long) Collections.frequency(chunk.repetitionLevels, 0))
                            .isEqualTo(rowGroup.numRows());
                }
                assertThat(chunk.values)
                        .hasSize(Collections.frequency(chunk.definitionLevels, leaf.maxDefinitionLevel()));
                if (leaf.maxRepetitionLevel() == 0
                        && column.statistics() != null
                        && column.statistics().nullCount() != null) {
                    assertThat((long) entries - chunk.values.size())
                            .as("nulls of %s", leaf.path())
                            .isEqualTo(column.statistics().nullCount());
                }
            }
        }
    }

    /** What the corpus proves: the data pages of these encodings that are in it. */
    @Test
    void theCorpusHasTheseEncodings() throws IOException {
        Map<Encoding, Integer> chunks = new EnumMap<>(Encoding.class);
        for (String name : files().toList()) {
            if (!name.contains("brotli")) {
                for (ChunkValues chunk : ChunkValues.ofFile(name)) {
                    chunk.encodings.forEach(encoding -> chunks.merge(encoding, 1, Integer::sum));
                }
            }
        }
        assertThat(chunks)
                .containsOnlyKeys(
                        Encoding.PLAIN,
                        Encoding.PLAIN_DICTIONARY,
                        Encoding.RLE,
                        Encoding.DELTA_BINARY_PACKED,
                        Encoding.DELTA_LENGTH_BYTE_ARRAY,
                        Encoding.DELTA_BYTE_ARRAY,
                        Encoding.RLE_DICTIONARY,
                        Encoding.BYTE_STREAM_SPLIT);
    }

    /** P01–P07, N01: Impala's PLAIN_DICTIONARY of every type, with levels that say BIT_PACKED and are not there. */
    @Test
    void allTypesOfImpala() throws IOException {
        assertThat(rows("alltypes_plain", "id")).containsExactly(4, 5, 6, 7, 2, 3, 0, 1);
        assertThat(rows("alltypes_plain", "bool_col"))
                .containsExactly(true, false, true, false, true, false, true, false);
        assertThat(rows("alltypes_plain", "int_col")).containsExactly(0, 1, 0, 1, 0, 1, 0, 1);
        assertThat(rows("alltypes_plain", "bigint_col")).containsExactly(0L, 10L, 0L, 10L, 0L, 10L, 0L, 10L);
        assertThat(rows("alltypes_plain", "float_col")).startsWith(0f, 1.1f);
        assertThat(rows("alltypes_plain", "double_col")).startsWith(0.0, 10.1);
        assertThat(texts("alltypes_plain", "date_string_col")).startsWith("03/01/09", "03/01/09", "04/01/09");
        assertThat(texts("alltypes_plain", "string_col")).startsWith("0", "1");
        long march = 14_304 * 86_400L;
        long april = 14_335 * 86_400L;
        assertThat(seconds("alltypes_plain")).startsWith(march, march + 60, april, april + 60);
        assertThat(rows("alltypes_plain.snappy", "id")).containsExactly(6, 7);
        assertThat(seconds("alltypes_plain.snappy")).containsExactly(april, april + 60);
        assertThat(rows("alltypes_dictionary", "id")).containsExactly(0, 1);
        assertThat(seconds("alltypes_dictionary")).containsExactly(14_245 * 86_400L, 14_245 * 86_400L + 60);
    }

    /** The same table in hundreds of small pages of ids, and in PLAIN. */
    @Test
    void tinyPagesAndPlainOnesAreTheSame() throws IOException {
        List<ChunkValues> ids = ChunkValues.ofFile("data/alltypes_tiny_pages.parquet");
        List<ChunkValues> plain = ChunkValues.ofFile("data/alltypes_tiny_pages_plain.parquet");
        assertThat(ids).hasSize(13);
        for (int i = 0; i < ids.size(); i++) {
            assertThat(ids.get(i).rows()).hasSize(7300).isEqualTo(plain.get(i).rows());
            assertThat(plain.get(i).encodings).containsExactly(Encoding.PLAIN);
        }
        assertThat(ids.stream().filter(chunk -> !chunk.encodings.contains(Encoding.PLAIN)))
                .hasSizeGreaterThan(10);
    }

    /** E07: 25 values in 32 slots, and a dictionary that the metadata does not speak of. */
    @Test
    void nations() throws IOException {
        assertThat(texts("nation.dict-malformed", "name"))
                .hasSize(25)
                .startsWith("ALGERIA", "ARGENTINA", "BRAZIL")
                .endsWith("UNITED STATES");
        assertThat(rows("nation.dict-malformed", "nation_key"))
                .isEqualTo(IntStream.range(0, 25).boxed().toList());
    }

    /** E13, G10, H05: RLE booleans behind two bytes of levels that nobody needs. */
    @Test
    void rleBooleans() throws IOException {
        List<Object> rows = rows("rle_boolean_encoding", null);
        assertThat(rows).hasSize(68);
        assertThat(rows.subList(0, 16))
                .containsExactly(
                        true, false, null, true, true, false, false, true, true, true, false, false, true, true, false,
                        null);
        assertThat(rows.stream().filter(Objects::isNull)).hasSize(6);
        assertThat(rows("datapage_v2.snappy", "d")).containsExactly(true, true, true, false, true);
    }

    /** E10, H05: levels of data page V2. */
    @Test
    void listsOfDataPageV2() throws IOException {
        ChunkValues list = chunk("datapage_v2.snappy", "e.list.element");
        assertThat(list.values).containsExactly(1, 2, 3, 1, 2, 3, 1, 2);
        assertThat(list.repetitionLevels).containsExactly(0, 1, 1, 0, 0, 0, 1, 1, 0, 1);
        assertThat(list.definitionLevels).containsExactly(2, 2, 2, 0, 0, 2, 2, 2, 2, 2);
        assertThat(texts("datapage_v2.snappy", "a")).containsExactly("abc", "abc", "abc", null, "abc");
    }

    /** E14, E15: both names of both kinds of page. */
    @Test
    void dictionariesByBothNames() throws IOException {
        for (String name : List.of("plain-dict-uncompressed-checksum", "rle-dict-snappy-checksum")) {
            List<ChunkValues> chunks = ChunkValues.ofFile("data/" + name + ".parquet");
            assertThat(chunks.get(0).rows()).hasSize(1000).containsOnly(0L);
            assertThat(chunks.get(1).rows().stream().distinct()).hasSize(1);
            assertThat(chunks.get(0).encodings)
                    .containsExactly(name.startsWith("rle") ? Encoding.RLE_DICTIONARY : Encoding.PLAIN_DICTIONARY);
        }
        assertThat(text(ChunkValues.ofFile("data/plain-dict-uncompressed-checksum.parquet")
                        .get(1)
                        .values
                        .get(0)))
                .isEqualTo("a655fd0e-9949-4059-bcae-fd6a002a4652");
    }

    /** E16, E18, G16: dictionaries and pages without a value. */
    @ParameterizedTest
    @CsvSource({
        "single_nan, 1",
        "page_v2_empty_compressed, 10",
        "datapage_v2_empty_datapage.snappy, 1",
        "nulls.snappy, 8"
    })
    void nothingButNulls(String name, int rows) throws IOException {
        List<Object> expected = Collections.nCopies(rows, null);
        assertThat(rows(name, null)).isEqualTo(expected);
    }

    /** H10: lists, by Arrow and by arrow-rs. */
    @Test
    void lists() throws IOException {
        ChunkValues arrow = chunk("list_columns", "int64_list.list.item");
        assertThat(arrow.repetitionLevels).containsExactly(0, 1, 1, 0, 1, 0);
        assertThat(arrow.definitionLevels).containsExactly(3, 3, 3, 2, 3, 3);
        assertThat(arrow.values).containsExactly(1L, 2L, 3L, 1L, 4L);
        ChunkValues texts = chunk("list_columns", "utf8_list.list.item");
        assertThat(texts.values.stream().map(DecodedCorpusTest::text))
                .containsExactly("abc", "efg", "hij", "efg", "hij", "xyz");
        ChunkValues rust =
                ChunkValues.ofFile("data/repeated_primitive_no_list.parquet").get(0);
        assertThat(rust.repetitionLevels).containsExactly(0, 1, 1, 1, 0, 0, 0, 1, 1, 1);
        assertThat(rust.definitionLevels).containsExactly(1, 1, 1, 1, 0, 1, 1, 1, 1, 1);
        assertThat(rust.values).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    /** P07, P08: bytes, and decimals of fixed length. */
    @Test
    void bytes() throws IOException {
        assertThat(rows("binary", null))
                .isEqualTo(IntStream.range(0, 12)
                        .<Object>mapToObj(i -> ByteBuffer.wrap(new byte[] {(byte) i}))
                        .toList());
        for (String name : List.of("fixed_length_decimal", "fixed_length_decimal_legacy", "byte_array_decimal")) {
            assertThat(rows(name, null).stream()
                            .map(value -> new BigInteger(((ByteBuffer) value).array()).intValueExact()))
                    .isEqualTo(IntStream.rangeClosed(1, 24)
                            .map(i -> 100 * i)
                            .boxed()
                            .toList());
        }
        List<Object> fixed = rows("fixed_length_byte_array", null);
        assertThat(fixed.stream().filter(Objects::isNull)).hasSize(105);
        assertThat(rows("dict-page-offset-zero", null)).hasSize(39).containsOnly(1552);
    }

    /** N01, N02: days and nanoseconds far beyond what 64 bits of nanoseconds hold. */
    @Test
    void timestampsOfSpark() throws IOException {
        assertThat(rows("int96_from_spark", null).stream().map(DecodedCorpusTest::microseconds))
                .containsExactly(
                        1704141296123456L,
                        1704070800000000L,
                        253402225200000000L,
                        1735599600000000L,
                        null,
                        9089380393200000000L);
    }

    /** H04: ids of width 0 in a bit-packed run; it breaks no rule. */
    @Test
    void idsOfWidthZeroAreZeros() throws IOException {
        List<ChunkValues> chunks = ChunkValues.ofFile("bad_data/ARROW-GH-43605.parquet");
        assertThat(chunks).hasSize(1);
        assertThat(chunks.get(0).rows()).hasSize(21_186).containsOnly(0);
    }

    /** S09–S12, E09, E17: what is wrong with levels and values of the files that are meant to be refused. */
    @Test
    void badChunksAreRefused() throws IOException {
        assertThat(faults("ARROW-GH-45185")).containsExactly("x.list.element: first repetition level is 1");
        assertThat(faults("ARROW-GH-47662")).containsExactly("flba_field: 100 values need 400 bytes, 364 left");
        assertThat(faults("ARROW-RS-GH-6229-LEVELS"))
                .containsExactly("outer.list.item.c: runs end after 1 of 21 values");
        assertThat(faults("ARROW-GH-41321"))
                .containsExactly(
                        "int64: 1 byte wanted, 0 left",
                        "large_binary: 1 byte wanted, 0 left",
                        "fixed_size_list_float64.list.item: levels of length 16386, 6 bytes left",
                        "map_float32.key_value.value: dictionary page of -4 values");
    }

    /** What is wrong with each column chunk that does not decode. */
    private static List<String> faults(String name) throws IOException {
        Path path = Corpus.file("bad_data/" + name + ".parquet");
        FileMetaData metadata;
        try (LocalInputFile input = LocalInputFile.open(path)) {
            metadata = Footer.read(input);
        }
        byte[] file = Files.readAllBytes(path);
        List<String> faults = new ArrayList<>();
        for (RowGroup rowGroup : metadata.rowGroups()) {
            for (Leaf leaf : SchemaElements.fromThrift(metadata.schema()).leaves()) {
                try {
                    ChunkValues.of(file, rowGroup.columns().get(leaf.ordinal()).metaData(), leaf);
                } catch (ParquetException e) {
                    faults.add(leaf.path() + ": " + e.reason());
                }
            }
        }
        return faults;
    }

    /** The rows of the leaf with that path, over all row groups; of the only leaf, if the path is null. */
    private static List<Object> rows(String name, String path) throws IOException {
        return chunk(name, path).rows();
    }

    private static List<String> texts(String name, String path) throws IOException {
        return rows(name, path).stream().map(DecodedCorpusTest::text).toList();
    }

    private static ChunkValues chunk(String name, String path) throws IOException {
        List<ChunkValues> chunks = ChunkValues.ofFile("data/" + name + ".parquet");
        if (path == null) {
            assertThat(chunks).hasSize(1);
            return chunks.get(0);
        }
        List<ChunkValues> found = chunks.stream()
                .filter(chunk -> chunk.leaf.path().toString().equals(path))
                .toList();
        assertThat(found).as("%s in %s", path, name).hasSize(1);
        return found.get(0);
    }

    private static String text(Object value) {
        return value == null ? null : new String(((ByteBuffer) value).array(), StandardCharsets.UTF_8);
    }

    private static List<Long> seconds(String name) throws IOException {
        return rows(name, "timestamp_col").stream()
                .map(value -> microseconds(value) / 1_000_000)
                .toList();
    }

    /** Of an INT96: nanoseconds of the day, then the Julian day. */
    private static Long microseconds(Object value) {
        if (value == null) {
            return null;
        }
        ByteBuffer bytes = ((ByteBuffer) value).duplicate().order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong();
        return (bytes.getInt() - 2_440_588L) * 86_400_000_000L + nanos / 1000;
    }
}
