// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.inlay.compression.Codecs;
import dev.inlay.compression.Decompressor;
import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.EncodingTable;
import dev.inlay.encoding.ValueDecoder;
import dev.inlay.encoding.ValueEncoder;
import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.DataPageHeader;
import dev.inlay.format.DataPageHeaderV2;
import dev.inlay.format.Encoding;
import dev.inlay.format.FileMetaData;
import dev.inlay.format.Footer;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.Repetition;
import dev.inlay.format.SchemaElement;
import dev.inlay.io.LocalInputFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The pages of the corpus that are in a delta encoding or BYTE_STREAM_SPLIT, decoded by hand: every file has one page for each
 * column chunk, so the expected values without the empty ones are the page's values. Of the delta pages, our encoder writes the
 * same bytes, where the writer left no stale ones.
 */
class EncodingCorpusTest {

    @BeforeAll
    static void needsTheCorpus() {
        Corpus.root();
    }

    /** A page's values and how many there are; null rows have none. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Page(String column, PhysicalType type, int width, Encoding encoding, byte[] values, int count) {}

    @ParameterizedTest
    @CsvSource({
        "delta_binary_packed, 66, 200",
        "delta_byte_array, 9, 1000",
        "delta_encoding_optional_column, 17, 100",
        "delta_encoding_required_column, 17, 100"
    })
    void deltaPagesHoldWhatTheirTablesSay(String name, int columns, int rows) throws IOException {
        List<List<String>> expected = table(name + "_expect.csv");
        List<Page> pages = pages(name + ".parquet");
        assertThat(expected)
                .hasSize(columns)
                .allSatisfy(column -> assertThat(column).hasSizeLessThanOrEqualTo(rows));
        assertThat(pages).hasSize(columns);
        for (int i = 0; i < columns; i++) {
            Page page = pages.get(i);
            List<String> texts = page.type() == PhysicalType.BYTE_ARRAY
                    ? strings(page)
                    : Arrays.stream(integers(page)).mapToObj(Long::toString).toList();
            assertThat(texts).as(page.column()).isEqualTo(expected.get(i));
        }
    }

    /** E25: parquet-mr leaves stale bits behind the last value; up to there, and in length, its bytes are ours. */
    @Test
    void ourDeltaPagesHaveTheSizeOfTheirs() throws IOException {
        for (Page page : pages("delta_binary_packed.parquet")) {
            ValueEncoder encoder = EncodingTable.encoder(page.encoding(), page.type(), 0);
            long[] values = integers(page);
            if (page.type() == PhysicalType.INT32) {
                encoder.int32s(
                        Arrays.stream(values).mapToInt(value -> (int) value).toArray(), 0, values.length);
            } else {
                encoder.int64s(values, 0, values.length);
            }
            ByteOutput out = new ByteOutput(0);
            encoder.finish(out);
            assertThat(out.size()).as(page.column()).isLessThanOrEqualTo(page.values().length);
        }
    }

    @Test
    void deltaLengths() throws IOException {
        Page page = pages("delta_length_byte_array.parquet").get(0);
        assertThat(page.encoding()).isEqualTo(Encoding.DELTA_LENGTH_BYTE_ARRAY);
        List<String> values = strings(page);
        assertThat(values).hasSize(1000);
        for (int i = 0; i < values.size(); i++) {
            assertThat(values.get(i)).isEqualTo("apple_banana_mango" + (long) i * i);
        }
    }

    /** The first two numbers that NumPy draws with seed 0, as float and double. */
    @Test
    void streamsOfFloatsAndDoubles() throws IOException {
        List<Page> pages = pages("byte_stream_split.zstd.parquet");
        assertThat(ByteBuffer.wrap(fixed(pages.get(0)))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getFloat())
                .isEqualTo(1.7640524f);
        assertThat(ByteBuffer.wrap(fixed(pages.get(1)))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getDouble())
                .isEqualTo(-1.3065268517353166);
    }

    /** Every column is there twice, the second time as BYTE_STREAM_SPLIT. */
    @Test
    void streamsOfEveryType() throws IOException {
        List<Page> pages = pages("byte_stream_split_extended.gzip.parquet");
        assertThat(pages).hasSize(14);
        for (int i = 0; i < pages.size(); i += 2) {
            Page plain = pages.get(i);
            Page split = pages.get(i + 1);
            assertThat(plain.encoding()).isEqualTo(Encoding.PLAIN);
            assertThat(split.encoding()).isEqualTo(Encoding.BYTE_STREAM_SPLIT);
            assertThat(fixed(split)).as(split.column()).isEqualTo(plain.values());
        }
    }

    private static ValueDecoder decoder(Page page) throws IOException {
        ValueDecoder decoder = EncodingTable.decoder(page.encoding(), page.type(), page.width());
        decoder.begin(page.values(), 0, page.values().length, page.count());
        return decoder;
    }

    private static long[] integers(Page page) throws IOException {
        long[] longs = new long[page.count()];
        if (page.type() == PhysicalType.INT64) {
            decoder(page).int64s(longs, 0, page.count());
        } else {
            int[] ints = new int[page.count()];
            decoder(page).int32s(ints, 0, page.count());
            Arrays.setAll(longs, i -> ints[i]);
        }
        return longs;
    }

    private static List<String> strings(Page page) throws IOException {
        ByteOutput bytes = new ByteOutput(0);
        int[] offsets = new int[page.count() + 1];
        assertThat(decoder(page).byteArrays(bytes, ByteOutput.MAX_SIZE, offsets, 0, page.count()))
                .isEqualTo(page.count());
        List<String> strings = new ArrayList<>();
        for (int i = 0; i < page.count(); i++) {
            strings.add(new String(bytes.array(), offsets[i], offsets[i + 1] - offsets[i], StandardCharsets.UTF_8));
        }
        return strings;
    }

    /** The values as in PLAIN. */
    private static byte[] fixed(Page page) throws IOException {
        ValueDecoder decoder = decoder(page);
        ByteOutput out = new ByteOutput(0);
        int count = page.count();
        switch (page.type()) {
            case INT32 -> {
                int[] values = new int[count];
                decoder.int32s(values, 0, count);
                out.int32s(values, 0, count);
            }
            case INT64 -> {
                long[] values = new long[count];
                decoder.int64s(values, 0, count);
                out.int64s(values, 0, count);
            }
            case FLOAT -> {
                float[] values = new float[count];
                decoder.floats(values, 0, count);
                out.floats(values, 0, count);
            }
            case DOUBLE -> {
                double[] values = new double[count];
                decoder.doubles(values, 0, count);
                out.doubles(values, 0, count);
            }
            default -> {
                byte[] values = new byte[count * page.width()];
                decoder.fixedByteArrays(values, 0, count);
                out.bytes(values);
            }
        }
        return out.toByteArray();
    }

    private static List<Page> pages(String name) throws IOException {
        Path path = Corpus.file("data/" + name);
        byte[] file = Files.readAllBytes(path);
        FileMetaData footer;
        try (LocalInputFile input = LocalInputFile.open(path)) {
            footer = Footer.read(input);
        }
        assertThat(footer.rowGroups()).hasSize(1);
        List<SchemaElement> leaves = footer.schema().stream()
                .filter(element -> element.type() != null)
                .toList();
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            ColumnMetaData column = footer.rowGroups().get(0).columns().get(i).metaData();
            List<ChunkPages.Found> found = ChunkPages.of(file, column);
            assertThat(found).hasSize(1);
            pages.add(page(file, leaves.get(i), column, found.get(0)));
        }
        return pages;
    }

    private static Page page(byte[] file, SchemaElement leaf, ColumnMetaData column, ChunkPages.Found found)
            throws IOException {
        int start = found.offset() + found.length();
        int width = leaf.typeLength() == null ? leaf.type().width() : leaf.typeLength();
        byte[] body = new byte[found.header().uncompressedPageSize()];
        Encoding encoding;
        int levels;
        int count;
        try (Decompressor decompressor =
                Codecs.standard().decompressor(column.codec().require("codec"))) {
            if (found.header().kind() instanceof DataPageHeaderV2 data) {
                encoding = data.encoding().require("encoding");
                levels = data.definitionLevelsByteLength() + data.repetitionLevelsByteLength();
                count = data.numValues() - data.numNulls();
                decompressor.decompress(
                        file,
                        start + levels,
                        found.header().compressedPageSize() - levels,
                        body,
                        levels,
                        body.length - levels);
            } else {
                DataPageHeader data = (DataPageHeader) found.header().kind();
                encoding = data.encoding().require("encoding");
                count = data.numValues();
                decompressor.decompress(file, start, found.header().compressedPageSize(), body, 0, body.length);
                levels = leaf.repetitionType() == Repetition.REQUIRED
                        ? 0
                        : 4
                                + ByteBuffer.wrap(body)
                                        .order(ByteOrder.LITTLE_ENDIAN)
                                        .getInt();
            }
        }
        byte[] values = Arrays.copyOfRange(body, levels, body.length);
        return new Page(leaf.name(), leaf.type(), width, encoding, values, count);
    }

    /** The columns of a table without its empty cells, which are nulls. */
    private static List<List<String>> table(String name) throws IOException {
        List<List<String>> columns = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(Corpus.file("data/" + name))) {
            boolean header = true;
            for (CsvRecord row : reader) {
                for (int i = 0; i < row.getFieldCount(); i++) {
                    if (header) {
                        columns.add(new ArrayList<>());
                    } else if (!row.getField(i).isEmpty()) {
                        columns.get(i).add(row.getField(i));
                    }
                }
                header = false;
            }
        }
        return columns;
    }
}
