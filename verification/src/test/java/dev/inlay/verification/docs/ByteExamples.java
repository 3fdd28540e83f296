// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.docs;

import static dev.inlay.format.Encoding.PLAIN;
import static dev.inlay.format.Encoding.RLE;
import static dev.inlay.format.PhysicalType.BOOLEAN;
import static dev.inlay.format.PhysicalType.BYTE_ARRAY;
import static dev.inlay.format.PhysicalType.INT32;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.inlay.bloom.SplitBlockBloomFilter;
import dev.inlay.bloom.XxHash64;
import dev.inlay.compression.Codecs;
import dev.inlay.compression.Compressor;
import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.DictionaryEncoder;
import dev.inlay.encoding.EncodingTable;
import dev.inlay.encoding.LevelEncoder;
import dev.inlay.encoding.RleBitPackingHybridEncoder;
import dev.inlay.encoding.ValueEncoder;
import dev.inlay.format.BloomFilterAlgorithm;
import dev.inlay.format.BloomFilterCompression;
import dev.inlay.format.BloomFilterHash;
import dev.inlay.format.BloomFilterHeader;
import dev.inlay.format.ColumnChunk;
import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.DictionaryPageHeader;
import dev.inlay.format.Encoding;
import dev.inlay.format.FileMetaData;
import dev.inlay.format.Footer;
import dev.inlay.format.LogicalType;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.PageHeader;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.SchemaElement;
import dev.inlay.format.thrift.BloomFilterHeaderThrift;
import dev.inlay.format.thrift.PageHeaderThrift;
import dev.inlay.format.thrift.ThriftReader;
import dev.inlay.format.thrift.ThriftWriter;
import dev.inlay.io.MemoryFile;
import dev.inlay.schema.FieldType;
import dev.inlay.schema.Schema;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.ListVector;
import dev.inlay.vector.RecordBatch;
import dev.inlay.vector.Validity;
import dev.inlay.vector.Vector;
import dev.inlay.writer.DataPageVersion;
import dev.inlay.writer.ParquetWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The byte examples of {@code spec-notes/}, by the name behind {@code ```bytes}, computed by the code that the page speaks of. */
final class ByteExamples {

    private static final Map<String, Example> EXAMPLES = new TreeMap<>();

    static {
        EXAMPLES.put("file-of-no-rows", ByteExamples::fileOfNoRows);
        EXAMPLES.put(
                "bloom-filter-header",
                () -> thrift(out -> BloomFilterHeaderThrift.write(
                        out,
                        new BloomFilterHeader(
                                1024,
                                OpenEnum.of(BloomFilterAlgorithm.BLOCK),
                                OpenEnum.of(BloomFilterHash.XXHASH),
                                OpenEnum.of(BloomFilterCompression.UNCOMPRESSED)))));
        EXAMPLES.put("bloom-filter-of-1-and-2", ByteExamples::bloomFilter);
        EXAMPLES.put(
                "dictionary-page-header",
                () -> thrift(out -> PageHeaderThrift.write(
                        out, new PageHeader(0, 0, null, new DictionaryPageHeader(0, OpenEnum.of(PLAIN), false)))));

        EXAMPLES.put("plain-booleans", () -> values(PLAIN, BOOLEAN, encoder -> encoder.booleans(bits(0x55), 0, 8)));
        EXAMPLES.put("plain-int32", () -> values(PLAIN, INT32, encoder -> encoder.int32s(new int[] {1, -2}, 0, 2)));
        EXAMPLES.put(
                "plain-byte-array",
                () -> values(
                        PLAIN,
                        BYTE_ARRAY,
                        encoder -> encoder.byteArrays("abc".getBytes(UTF_8), new int[] {0, 2, 2, 3}, 0, 3)));

        EXAMPLES.put("rle-hybrid-0-to-7", () -> hybrid(3, 0, 1, 2, 3, 4, 5, 6, 7));
        EXAMPLES.put("rle-hybrid-five-times-300", () -> hybrid(9, 300, 300, 300, 300, 300));
        EXAMPLES.put("rle-hybrid-width-0", () -> hybrid(0, new int[68]));
        EXAMPLES.put("rle-hybrid-levels-3", () -> hybrid(2, 3, 3, 3, 2, 3, 3));
        EXAMPLES.put("levels-v1-eight-ones", () -> {
            LevelEncoder levels = new LevelEncoder(1);
            levels.run(1, 8);
            return out(levels::finishV1);
        });
        EXAMPLES.put(
                "rle-booleans-nine-true", () -> values(RLE, BOOLEAN, encoder -> encoder.booleans(bits(0x1ff), 0, 9)));

        EXAMPLES.put("dictionary-entries", () -> out(dictionary(7, 7, 9, 7)::writeDictionary));
        EXAMPLES.put("dictionary-ids", () -> out(dictionary(7, 7, 9, 7)::finish));
        EXAMPLES.put("dictionary-ids-one-entry", () -> out(dictionary(7, 7, 7)::finish));
        EXAMPLES.put("dictionary-ids-all-null", () -> out(dictionary()::finish));

        EXAMPLES.put("delta-binary-packed-eight", () -> deltas(7, 5, 3, 1, 2, 3, 4, 5));
        EXAMPLES.put("delta-binary-packed-one", () -> deltas(5));
        EXAMPLES.put("delta-binary-packed-none", () -> deltas());
        EXAMPLES.put(
                "delta-length-byte-array-words",
                () -> strings(Encoding.DELTA_LENGTH_BYTE_ARRAY, "Hello", "World", "Foobar", "ABCDEF"));
        EXAMPLES.put(
                "delta-byte-array-strings",
                () -> strings(Encoding.DELTA_BYTE_ARRAY, "axis", "axle", "babble", "babyhood"));
        EXAMPLES.put("byte-stream-split-three", () -> {
            int[] values = {0xddccbbaa, 0x33221100, 0xd6c5b4a3};
            return values(Encoding.BYTE_STREAM_SPLIT, INT32, encoder -> encoder.int32s(values, 0, 3));
        });
        EXAMPLES.put("alp-four-doubles", () -> {
            double[] values = {1500.0, Double.NaN, 2500.0, 333.5};
            return values(Encoding.ALP, PhysicalType.DOUBLE, encoder -> encoder.doubles(values, 0, 4));
        });

        EXAMPLES.put("snappy-empty", () -> compressed(CompressionCodec.SNAPPY, ""));
        EXAMPLES.put("lz4-raw-abc", () -> compressed(CompressionCodec.LZ4_RAW, "abc"));
        EXAMPLES.put("gzip-abc", () -> compressed(CompressionCodec.GZIP, "abc"));

        EXAMPLES.put("data-page-v1-optional-int32", () -> firstPageBody(optionalInt32(options -> {}, 7, null, 9)));
        EXAMPLES.put("column-index-of-three-pages", () -> {
            MemoryFile file = threePages();
            ColumnChunk chunk = chunk(file);
            return range(file, chunk.columnIndexOffset(), chunk.columnIndexLength());
        });
        EXAMPLES.put("offset-index-of-three-pages", () -> {
            MemoryFile file = threePages();
            ColumnChunk chunk = chunk(file);
            return range(file, chunk.offsetIndexOffset(), chunk.offsetIndexLength());
        });
        EXAMPLES.put("data-page-v1-list-of-tags", () -> firstPageBody(listOfTags()));
        EXAMPLES.put(
                "data-page-v2-optional-int32",
                () -> firstPageBody(optionalInt32(options -> options.dataPageVersion(DataPageVersion.V2), 7, null, 9)));
        EXAMPLES.put("upper-bound-of-y-umlaut", () -> upperBound(2, "ÿÿ"));
    }

    @FunctionalInterface
    private interface Example {
        byte[] compute() throws IOException;
    }

    private ByteExamples() {}

    static Set<String> ids() {
        return EXAMPLES.keySet();
    }

    static byte[] bytes(String id) throws IOException {
        Example example = EXAMPLES.get(id);
        if (example == null) {
            throw new AssertionError("nothing computes the byte example " + id);
        }
        return example.compute();
    }

    private static long[] bits(long word) {
        return new long[] {word};
    }

    private static byte[] out(Consumer<ByteOutput> writer) {
        ByteOutput out = new ByteOutput(16);
        writer.accept(out);
        return out.toByteArray();
    }

    private static byte[] bloomFilter() {
        SplitBlockBloomFilter filter = SplitBlockBloomFilter.ofBytes(SplitBlockBloomFilter.BLOCK_BYTES);
        filter.add(XxHash64.hash(1));
        filter.add(XxHash64.hash(2));
        byte[] header = thrift(out -> BloomFilterHeaderThrift.write(
                out,
                new BloomFilterHeader(
                        filter.sizeInBytes(),
                        OpenEnum.of(BloomFilterAlgorithm.BLOCK),
                        OpenEnum.of(BloomFilterHash.XXHASH),
                        OpenEnum.of(BloomFilterCompression.UNCOMPRESSED))));
        return out(out -> {
            out.bytes(header, 0, header.length);
            out.bytes(filter.toByteArray(), 0, filter.sizeInBytes());
        });
    }

    private static byte[] thrift(Consumer<ThriftWriter> writer) {
        ThriftWriter out = new ThriftWriter();
        writer.accept(out);
        return out.toByteArray();
    }

    private static byte[] fileOfNoRows() {
        byte[] footer = Footer.bytes(new FileMetaData(
                1,
                List.of(new SchemaElement(null, null, null, "schema", 0, null, null, null, null, null)),
                0,
                List.of(),
                null,
                null,
                null,
                null,
                null));
        return out(out -> {
            out.bytes("PAR1".getBytes(UTF_8), 0, 4);
            out.bytes(footer, 0, footer.length);
        });
    }

    private static byte[] values(Encoding encoding, PhysicalType type, Consumer<ValueEncoder> values) {
        ValueEncoder encoder = EncodingTable.encoder(encoding, type, 0);
        values.accept(encoder);
        return out(encoder::finish);
    }

    private static byte[] hybrid(int bitWidth, int... values) {
        return out(out -> RleBitPackingHybridEncoder.encode(values, 0, values.length, bitWidth, out));
    }

    private static byte[] deltas(int... values) {
        return values(Encoding.DELTA_BINARY_PACKED, INT32, encoder -> encoder.int32s(values, 0, values.length));
    }

    private static byte[] strings(Encoding encoding, String... values) {
        BinaryVector vector = BinaryVector.ofUtf8(values);
        return values(
                encoding,
                BYTE_ARRAY,
                encoder -> encoder.byteArrays(vector.bytes(), vector.offsets(), vector.offset(), values.length));
    }

    private static DictionaryEncoder dictionary(int... values) {
        DictionaryEncoder dictionary = EncodingTable.dictionary(INT32, 0, 1024);
        dictionary.addInt32s(values, 0, values.length);
        return dictionary;
    }

    private static byte[] compressed(CompressionCodec codec, String text) {
        byte[] input = text.getBytes(UTF_8);
        try (Compressor compressor = Codecs.pureJava().compressor(codec, null)) {
            byte[] output = new byte[compressor.maxCompressedLength(input.length)];
            return Arrays.copyOf(output, compressor.compress(input, 0, input.length, output, 0));
        }
    }

    private static MemoryFile optionalInt32(Consumer<dev.inlay.writer.WriterOptions.Builder> options, Integer... values)
            throws IOException {
        Schema schema = Schema.builder("m").optional("i", INT32).build();
        return write(schema, IntVector.ofNullable(values), options.andThen(builder -> builder.dictionary(false)));
    }

    private static MemoryFile threePages() throws IOException {
        Schema schema = Schema.builder("m").optional("i", INT32).build();
        return write(
                schema,
                IntVector.ofNullable(3, 1, null, null, 2),
                options -> options.dictionary(false).pageRows(2));
    }

    private static byte[] range(MemoryFile file, long offset, int length) {
        return Arrays.copyOfRange(file.toByteArray(), (int) offset, (int) offset + length);
    }

    /** null, [], [null], [a, null, b]. */
    private static MemoryFile listOfTags() throws IOException {
        Schema schema = Schema.builder("m")
                .optional("tags", FieldType.list(FieldType.optional(LogicalType.string())))
                .build();
        Vector elements = BinaryVector.ofUtf8(null, "a", null, "b");
        Validity validity = Validity.of(false, true, true, true);
        Vector tags = new ListVector(new int[] {0, 0, 0, 1, 4}, 0, 4, validity, elements);
        return write(schema, tags, options -> options.dictionary(false));
    }

    private static byte[] upperBound(int boundsLength, String value) throws IOException {
        Schema schema = Schema.builder("m").required("s", LogicalType.string()).build();
        MemoryFile file = write(schema, BinaryVector.ofUtf8(value), options -> options.boundsLength(boundsLength));
        return column(file).statistics().maxValue().toArray();
    }

    private static MemoryFile write(
            Schema schema, Vector values, Consumer<dev.inlay.writer.WriterOptions.Builder> options) throws IOException {
        MemoryFile file = new MemoryFile();
        try (ParquetWriter<RecordBatch> writer = ParquetWriter.forSchema(schema)
                .options(builder -> options.accept(builder.codec(CompressionCodec.UNCOMPRESSED)))
                .open(file)) {
            writer.write(new RecordBatch(schema, values.length(), List.of(values)));
            writer.commit();
        }
        return file;
    }

    private static ColumnMetaData column(MemoryFile file) throws IOException {
        return chunk(file).metaData();
    }

    private static ColumnChunk chunk(MemoryFile file) throws IOException {
        return Footer.read(file.asInput()).rowGroups().get(0).columns().get(0);
    }

    private static byte[] firstPageBody(MemoryFile file) throws IOException {
        byte[] bytes = file.toByteArray();
        int start = Math.toIntExact(column(file).dataPageOffset());
        ThriftReader in = new ThriftReader(bytes, start, bytes.length - start);
        PageHeader header = PageHeaderThrift.read(in);
        int body = start + in.position();
        return Arrays.copyOfRange(bytes, body, body + header.compressedPageSize());
    }
}
