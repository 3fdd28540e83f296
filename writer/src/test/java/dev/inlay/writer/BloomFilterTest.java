// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.bloom.SplitBlockBloomFilter;
import dev.inlay.bloom.XxHash64;
import dev.inlay.format.BloomFilterHeader;
import dev.inlay.format.ChunkIndexes;
import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.FileMetaData;
import dev.inlay.format.Footer;
import dev.inlay.format.Place;
import dev.inlay.format.RowGroup;
import dev.inlay.io.InputFile;
import dev.inlay.io.MemoryFile;
import dev.inlay.schema.Schema;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.DoubleVector;
import dev.inlay.vector.FixedBinaryVector;
import dev.inlay.vector.FloatVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.ListVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.RecordBatch;
import dev.inlay.vector.Vector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Bloom filters in files: complete, as large as they need to be, and where the footer says. */
class BloomFilterTest {

    private static final int BITS_PER_VALUE = 11; // at one per cent: 10.5, and a block more

    private MemoryFile file = new MemoryFile();

    private FileMetaData write(Schema schema, WriterOptions options, Vector... columns) throws IOException {
        file = new MemoryFile();
        try (ParquetWriter<RecordBatch> writer =
                ParquetWriter.forSchema(schema).options(options).open(file)) {
            writer.write(new RecordBatch(schema, columns[0].length(), List.of(columns)));
            writer.commit();
        }
        try (InputFile input = file.asInput()) {
            return Footer.read(input);
        }
    }

    private SplitBlockBloomFilter filter(ColumnMetaData chunk) throws IOException {
        try (InputFile input = file.asInput()) {
            BloomFilterHeader header = ChunkIndexes.bloomFilterHeader(input, chunk, Place.UNKNOWN);
            int length = chunk.bloomFilterLength();
            byte[] bytes = new byte[length];
            input.readFully(chunk.bloomFilterOffset(), bytes, 0, length);
            return SplitBlockBloomFilter.fromBytes(bytes, length - header.numBytes(), header.numBytes());
        }
    }

    private static ColumnMetaData chunk(FileMetaData metaData, int rowGroup, int column) {
        return metaData.rowGroups().get(rowGroup).columns().get(column).metaData();
    }

    private static WriterOptions withFilters(ColumnOptions.Builder column, String... names) {
        WriterOptions.Builder options = WriterOptions.builder();
        for (String name : names) {
            options.column(name, column.bloomFilter(true).build());
        }
        return options.build();
    }

    @Test
    void everyValueOfEveryTypeIsInItsFilter() throws IOException {
        Schema schema = Schema.parse("""
                message m {
                  required int32 i; optional int64 l; required float f; required double d;
                  optional binary b (STRING); required fixed_len_byte_array(3) x;
                }
                """);
        FileMetaData metaData = write(
                schema,
                withFilters(ColumnOptions.builder(), "i", "l", "f", "d", "b", "x"),
                IntVector.of(1, -1, Integer.MIN_VALUE),
                LongVector.ofNullable(1L, null, Long.MIN_VALUE),
                FloatVector.of(0f, -0f, Float.NaN),
                DoubleVector.of(0d, -0d, 1.5),
                BinaryVector.ofUtf8("", null, "Zoë"),
                FixedBinaryVector.of(3, new byte[] {1, 2, 3}, new byte[3], new byte[] {-1, -1, -1}));
        assertHolds(metaData, 0, XxHash64.hash(1), XxHash64.hash(-1), XxHash64.hash(Integer.MIN_VALUE));
        assertHolds(metaData, 1, XxHash64.hash(1L), XxHash64.hash(Long.MIN_VALUE));
        assertHolds(
                metaData,
                2,
                XxHash64.hash(0),
                XxHash64.hash(Float.floatToRawIntBits(-0f)),
                XxHash64.hash(Float.floatToRawIntBits(Float.NaN)));
        assertHolds(metaData, 3, XxHash64.hash(0L), XxHash64.hash(Long.MIN_VALUE));
        assertHolds(metaData, 4, XxHash64.hash(new byte[0], 0, 0), hash("Zoë"));
        assertHolds(metaData, 5, XxHash64.hash(new byte[] {-1, -1, -1}, 0, 3), XxHash64.hash(new byte[3], 0, 3));
        assertThat(filter(chunk(metaData, 0, 4)).mightContain(hash("Zoe"))).isFalse();
    }

    private static long hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return XxHash64.hash(bytes, 0, bytes.length);
    }

    private void assertHolds(FileMetaData metaData, int column, long... hashes) throws IOException {
        SplitBlockBloomFilter filter = filter(chunk(metaData, 0, column));
        for (long hash : hashes) {
            assertThat(filter.mightContain(hash)).isTrue();
        }
    }

    /** Dictionary or not, sorted or not, fewer values than the hashes kept or more: the size follows the number of distinct values. */
    @Test
    void aFilterIsAsLargeAsItsDistinctValuesNeed() throws IOException {
        Schema schema = Schema.parse("message m { required int64 a; }");
        int rows = 300_000;
        for (int distinct : new int[] {1, 100, 5_000, 60_000, 100_000, 300_000}) {
            long[] values = new SplittableRandom(distinct)
                    .ints(rows, 0, distinct)
                    .mapToLong(i -> i * 7919L)
                    .toArray();
            for (boolean dictionary : new boolean[] {true, false}) {
                ColumnOptions.Builder column = ColumnOptions.builder().dictionary(dictionary);
                FileMetaData metaData = write(schema, withFilters(column, "a"), LongVector.of(values));
                SplitBlockBloomFilter filter = filter(chunk(metaData, 0, 0));
                assertThat(LongStream.of(values).allMatch(value -> filter.mightContain(XxHash64.hash(value))))
                        .isTrue();
                long seen = LongStream.of(values).distinct().count();
                // a folded filter is a power of two of blocks
                int slack = seen > 65_536 ? 2 : 1;
                assertThat(filter.sizeInBytes())
                        .as("%d distinct, dictionary %s", distinct, dictionary)
                        .isLessThanOrEqualTo((int) (seen * BITS_PER_VALUE / 8) * slack + 32);
                long wrong = LongStream.range(0, 20_000)
                        .filter(i -> filter.mightContain(XxHash64.hash(-1 - i)))
                        .count();
                assertThat(wrong).as("%d distinct", distinct).isLessThan(20_000 * 13 / 1000);
            }
        }
    }

    @Test
    void theUserMaySayHowManyValuesToExpect() throws IOException {
        Schema schema = Schema.parse("message m { required int32 a; }");
        ColumnOptions.Builder column =
                ColumnOptions.builder().dictionary(false).bloomFilterRate(0.001).bloomFilterValues(10_000);
        FileMetaData metaData = write(schema, withFilters(column, "a"), IntVector.of(1, 2, 3));
        assertThat(filter(chunk(metaData, 0, 0)).sizeInBytes())
                .isEqualTo(SplitBlockBloomFilter.bytesFor(10_000, 0.001));
    }

    @Test
    void filtersFollowTheChunksOfTheirRowGroup() throws IOException {
        Schema schema = Schema.parse("message m { required int32 a; required int32 b; optional group l (LIST) {"
                + " repeated group list { optional int32 element; } } }");
        ListVector lists = new ListVector(new int[] {0, 2, 3, 3, 4}, 0, 4, null, IntVector.ofNullable(7, null, 8, 9));
        WriterOptions options = withFilters(ColumnOptions.builder(), "a", "l.list.element").toBuilder()
                .rowGroupRows(2)
                .build();
        FileMetaData metaData = write(schema, options, IntVector.of(1, 2, 3, 4), IntVector.of(5, 6, 7, 8), lists);
        RowGroup first = metaData.rowGroups().get(0);
        RowGroup second = metaData.rowGroups().get(1);
        long chunks = IntStream.range(0, 3)
                .mapToLong(i -> chunk(metaData, 0, i).totalCompressedSize())
                .sum();
        assertThat(first.totalCompressedSize()).isEqualTo(chunks);
        assertThat(chunk(metaData, 0, 0).bloomFilterOffset()).isEqualTo(4 + chunks);
        assertThat(chunk(metaData, 0, 1).bloomFilterOffset()).isNull();
        assertThat(chunk(metaData, 0, 2).bloomFilterOffset())
                .isEqualTo(4 + chunks + chunk(metaData, 0, 0).bloomFilterLength());
        assertThat(second.fileOffset())
                .isEqualTo(chunk(metaData, 0, 2).bloomFilterOffset()
                        + chunk(metaData, 0, 2).bloomFilterLength());
        SplitBlockBloomFilter elements = filter(chunk(metaData, 0, 2));
        assertThat(elements.mightContain(XxHash64.hash(7))).isTrue();
        assertThat(elements.mightContain(XxHash64.hash(8))).isTrue();
        assertThat(elements.mightContain(XxHash64.hash(9))).isFalse();
        assertThat(filter(chunk(metaData, 1, 2)).mightContain(XxHash64.hash(9))).isTrue();
    }

    @Test
    void aChunkWithoutValuesHasAFilterOfNothing() throws IOException {
        Schema schema = Schema.parse("message m { optional int32 a; }");
        FileMetaData metaData =
                write(schema, withFilters(ColumnOptions.builder(), "a"), IntVector.ofNullable(null, null));
        assertThat(filter(chunk(metaData, 0, 0)).sizeInBytes()).isEqualTo(32);
        assertThat(filter(chunk(metaData, 0, 0)).falsePositiveRate()).isZero();
    }

    @Test
    void refusesWhatNoFilterCanBe() {
        Schema schema = Schema.parse("message m { required boolean a; }");
        assertThatThrownBy(() -> write(schema, withFilters(ColumnOptions.builder(), "a"), IntVector.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("option bloomFilter of column a: of two values there is nothing to look up");
        assertThatThrownBy(() -> ColumnOptions.builder().bloomFilterRate(1))
                .hasMessage("bloomFilterRate 1.0 is not between 0 and 1");
        assertThatThrownBy(() -> ColumnOptions.builder().bloomFilterRate(Double.NaN))
                .hasMessage("bloomFilterRate NaN is not between 0 and 1");
        assertThatThrownBy(() -> ColumnOptions.builder().bloomFilterValues(0))
                .hasMessage("bloomFilterValues 0 is not in 1 to 9223372036854775807");
    }
}
