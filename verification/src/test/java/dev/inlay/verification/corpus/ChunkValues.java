// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.corpus;

import dev.inlay.compression.Codecs;
import dev.inlay.compression.Decompressor;
import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.Dictionary;
import dev.inlay.encoding.EncodingTable;
import dev.inlay.encoding.LevelDecoder;
import dev.inlay.encoding.ValueDecoder;
import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.DataPageHeader;
import dev.inlay.format.DataPageHeaderV2;
import dev.inlay.format.DictionaryPageHeader;
import dev.inlay.format.Encoding;
import dev.inlay.format.FileMetaData;
import dev.inlay.format.Footer;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.ParquetException;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.RowGroup;
import dev.inlay.io.LocalInputFile;
import dev.inlay.schema.Leaf;
import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaElements;
import dev.inlay.vector.Bits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The levels and values of a leaf in one row group, put together from its pages by the decoders; no reader, but a list of what a
 * reader does with a page, and of the checks that are its own (S09, S11, S12, G11).
 */
final class ChunkValues {

    /** More than any page of the corpus has: of values, and of bytes. */
    private static final int PAGE_LIMIT = 1 << 26;

    final Leaf leaf;
    final List<Integer> repetitionLevels = new ArrayList<>();
    final List<Integer> definitionLevels = new ArrayList<>();
    /** Of the entries that have one. */
    final List<Object> values = new ArrayList<>();

    /** Of the data pages. */
    final Set<Encoding> encodings = new TreeSet<>();

    private final byte[] file;
    private final CompressionCodec codec;
    private final LevelDecoder repetition;
    private final LevelDecoder definition;
    private Dictionary dictionary;

    private ChunkValues(byte[] file, Leaf leaf, CompressionCodec codec) {
        this.file = file;
        this.leaf = leaf;
        this.codec = codec;
        this.repetition = new LevelDecoder(leaf.maxRepetitionLevel());
        this.definition = new LevelDecoder(leaf.maxDefinitionLevel());
    }

    /** All leaves of all row groups of a file, in this order. */
    static List<ChunkValues> ofFile(String relative) throws IOException {
        Path path = Corpus.file(relative);
        byte[] file = Files.readAllBytes(path);
        FileMetaData metadata;
        try (LocalInputFile input = LocalInputFile.open(path)) {
            metadata = Footer.read(input);
        }
        Schema schema = SchemaElements.fromThrift(metadata.schema());
        List<ChunkValues> chunks = new ArrayList<>();
        for (RowGroup rowGroup : metadata.rowGroups()) {
            for (Leaf leaf : schema.leaves()) {
                chunks.add(of(file, rowGroup.columns().get(leaf.ordinal()).metaData(), leaf));
            }
        }
        return chunks;
    }

    static ChunkValues of(byte[] file, ColumnMetaData column, Leaf leaf) throws ParquetException {
        ChunkValues chunk = new ChunkValues(file, leaf, column.codec().require("codec"));
        for (ChunkPages.Found page : ChunkPages.of(file, column)) {
            chunk.add(page);
        }
        return chunk;
    }

    /** The rows of a leaf without lists: its values, and null where there is none. */
    List<Object> rows() {
        if (leaf.maxRepetitionLevel() > 0) {
            throw new IllegalStateException(leaf + " has lists");
        }
        List<Object> rows = new ArrayList<>();
        int next = 0;
        for (int level : definitionLevels) {
            rows.add(level == leaf.maxDefinitionLevel() ? values.get(next++) : null);
        }
        return rows;
    }

    private void add(ChunkPages.Found page) throws ParquetException {
        int start = page.offset() + page.length();
        int size = page.header().compressedPageSize();
        int uncompressed = page.header().uncompressedPageSize();
        if (size > file.length - start || uncompressed > PAGE_LIMIT) {
            throw new ParquetException("page of " + size + " bytes, " + uncompressed + " uncompressed, at " + start);
        }
        if (page.header().kind() instanceof DictionaryPageHeader header) {
            byte[] body = decompress(codec, start, size, uncompressed);
            dictionary = EncodingTable.readDictionary(
                    header.encoding().require("encoding"),
                    leaf.node().type(),
                    leaf.node().typeLength(),
                    body,
                    0,
                    body.length,
                    header.numValues());
        } else if (page.header().kind() instanceof DataPageHeader header) {
            byte[] body = decompress(codec, start, size, uncompressed);
            int count = header.numValues();
            int levels = repetition.beginV1(header.repetitionLevelEncoding(), body, 0, body.length, count);
            levels += definition.beginV1(header.definitionLevelEncoding(), body, levels, body.length - levels, count);
            int present = takeLevels(count);
            takeValues(header.encoding(), body, levels, present);
        } else if (page.header().kind() instanceof DataPageHeaderV2 header) {
            int count = header.numValues();
            int levels = header.repetitionLevelsByteLength() + header.definitionLevelsByteLength();
            if (levels < 0 || levels > Math.min(size, uncompressed)) {
                throw new ParquetException("levels of " + levels + " bytes in a page of " + size);
            }
            repetition.beginV2(file, start, header.repetitionLevelsByteLength(), count);
            definition.beginV2(
                    file, start + header.repetitionLevelsByteLength(), header.definitionLevelsByteLength(), count);
            int present = takeLevels(count);
            if (count - present != header.numNulls()) {
                throw new ParquetException((count - present) + " nulls, the header says " + header.numNulls());
            }
            CompressionCodec used = header.isCompressed() ? codec : CompressionCodec.UNCOMPRESSED;
            takeValues(
                    header.encoding(),
                    decompress(used, start + levels, size - levels, uncompressed - levels),
                    0,
                    present);
        }
    }

    private byte[] decompress(CompressionCodec used, int start, int size, int uncompressed) throws ParquetException {
        byte[] body = new byte[uncompressed];
        if (size > 0 || uncompressed > 0) {
            try (Decompressor decompressor = Codecs.standard().decompressor(used)) {
                decompressor.decompress(file, start, size, body, 0, uncompressed);
            }
        }
        return body;
    }

    /** Returns how many of the entries have a value. */
    private int takeLevels(int count) throws ParquetException {
        if (count > PAGE_LIMIT) {
            throw new ParquetException("page of " + count + " values");
        }
        int[] levels = new int[count];
        repetition.levels(levels, 0, count);
        if (repetitionLevels.isEmpty() && count > 0 && levels[0] != 0) {
            throw new MalformedDataException("first repetition level is " + levels[0], 0);
        }
        Arrays.stream(levels).forEach(repetitionLevels::add);
        int present = definition.levels(levels, 0, count);
        Arrays.stream(levels).forEach(definitionLevels::add);
        return present;
    }

    private void takeValues(OpenEnum<Encoding> named, byte[] bytes, int offset, int count) throws ParquetException {
        Encoding encoding = named.require("encoding");
        encodings.add(encoding);
        if (count == 0) {
            return; // and then a dictionary may be missing
        }
        PhysicalType type = leaf.node().type();
        ValueDecoder decoder = EncodingTable.decoder(encoding, type, leaf.node().typeLength(), dictionary);
        decoder.begin(bytes, offset, bytes.length - offset, count);
        switch (type) {
            case BOOLEAN -> {
                long[] words = new long[Bits.words(count)];
                decoder.booleans(words, 0, count);
                for (int i = 0; i < count; i++) {
                    values.add(Bits.get(words, i));
                }
            }
            case INT32 -> {
                int[] ints = new int[count];
                decoder.int32s(ints, 0, count);
                Arrays.stream(ints).forEach(values::add);
            }
            case INT64 -> {
                long[] longs = new long[count];
                decoder.int64s(longs, 0, count);
                Arrays.stream(longs).forEach(values::add);
            }
            case FLOAT -> {
                float[] floats = new float[count];
                decoder.floats(floats, 0, count);
                for (float value : floats) {
                    values.add(value);
                }
            }
            case DOUBLE -> {
                double[] doubles = new double[count];
                decoder.doubles(doubles, 0, count);
                Arrays.stream(doubles).forEach(values::add);
            }
            case BYTE_ARRAY -> {
                ByteOutput out = new ByteOutput(0);
                int[] offsets = new int[count + 1];
                if (decoder.byteArrays(out, PAGE_LIMIT, offsets, 0, count) < count) {
                    throw new ParquetException("page of more than " + PAGE_LIMIT + " bytes");
                }
                for (int i = 0; i < count; i++) {
                    values.add(ByteBuffer.wrap(Arrays.copyOfRange(out.array(), offsets[i], offsets[i + 1])));
                }
            }
            case INT96, FIXED_LEN_BYTE_ARRAY -> {
                int width = type == PhysicalType.INT96 ? 12 : leaf.node().typeLength();
                byte[] fixed = new byte[count * width];
                decoder.fixedByteArrays(fixed, 0, count);
                for (int i = 0; i < count; i++) {
                    values.add(ByteBuffer.wrap(Arrays.copyOfRange(fixed, i * width, (i + 1) * width)));
                }
            }
        }
    }
}
