// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.compression.Codecs;
import dev.inlay.compression.Decompressor;
import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.DataPageHeader;
import dev.inlay.format.DataPageHeaderV2;
import dev.inlay.format.DictionaryPageHeader;
import dev.inlay.format.Encoding;
import dev.inlay.format.FileMetaData;
import dev.inlay.format.Footer;
import dev.inlay.format.PageHeader;
import dev.inlay.format.PageType;
import dev.inlay.format.RowGroup;
import dev.inlay.format.thrift.PageHeaderThrift;
import dev.inlay.format.thrift.ThriftReader;
import dev.inlay.io.MemoryFile;
import dev.inlay.schema.Leaf;
import dev.inlay.schema.Schema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A produced file, taken apart in the most straightforward way there is: no cleverness to share with the writer, and
 * every number that is written twice is compared on the way. Values are boxed: Boolean, Integer, Long, Float, Double,
 * {@code List<Byte>} for bytes, null.
 */
final class FileDump {

    /** A page: what its header says, and where it is. */
    record Page(PageType type, int values, Encoding encoding, long offset, int uncompressedBody) {

        @Override
        public String toString() {
            return switch (type) {
                case DICTIONARY_PAGE -> "dictionary(" + values + ")";
                case DATA_PAGE -> "page(" + values + " " + encoding + ")";
                case DATA_PAGE_V2 -> "v2(" + values + " " + encoding + ")";
                case INDEX_PAGE -> throw new AssertionError("never written");
            };
        }
    }

    /** A level entry; the value is null where the definition level is not the maximum. */
    record Entry(int repetition, int definition, Object value) {

        @Override
        public String toString() {
            return repetition + " " + definition + " " + value;
        }
    }

    record Chunk(List<Page> pages, List<Entry> entries) {

        /** The values, a null for each entry that has none. */
        List<Object> values() {
            List<Object> values = new ArrayList<>(entries.size());
            entries.forEach(entry -> values.add(entry.value()));
            return values;
        }
    }

    final byte[] bytes;
    final FileMetaData metaData;
    /** By row group, then column. */
    final List<List<Chunk>> chunks = new ArrayList<>();

    private final Schema schema;

    FileDump(byte[] bytes, Schema schema) throws IOException {
        this.bytes = bytes;
        this.schema = schema;
        this.metaData = Footer.read(MemoryFile.of(bytes).asInput());
        assertThat(Arrays.copyOf(bytes, 4)).isEqualTo("PAR1".getBytes(StandardCharsets.US_ASCII));
        long position = 4;
        for (RowGroup rowGroup : metaData.rowGroups()) {
            assertThat(rowGroup.fileOffset()).isEqualTo(position);
            List<Chunk> columns = new ArrayList<>();
            long compressed = 0;
            long uncompressed = 0;
            for (int i = 0; i < rowGroup.columns().size(); i++) {
                var column = rowGroup.columns().get(i).metaData();
                columns.add(chunk(column, schema.leaves().get(i), position));
                position += column.totalCompressedSize();
                compressed += column.totalCompressedSize();
                uncompressed += column.totalUncompressedSize();
            }
            assertThat(rowGroup.totalCompressedSize()).isEqualTo(compressed);
            assertThat(rowGroup.totalByteSize()).isEqualTo(uncompressed);
            chunks.add(columns);
        }
    }

    /** The values of a column, over all row groups. */
    List<Object> column(int ordinal) {
        List<Object> values = new ArrayList<>();
        chunks.forEach(columns -> values.addAll(columns.get(ordinal).values()));
        return values;
    }

    /** The level entries of a column, over all row groups. */
    List<Entry> entries(int ordinal) {
        List<Entry> entries = new ArrayList<>();
        chunks.forEach(columns -> entries.addAll(columns.get(ordinal).entries()));
        return entries;
    }

    /**
     * The pages of each row group and column: {@code [[dictionary(3) page(10 RLE_DICTIONARY)] [page(10 PLAIN)]]} a row
     * group.
     */
    String layout() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < chunks.size(); i++) {
            text.append("row group of ")
                    .append(metaData.rowGroups().get(i).numRows())
                    .append('\n');
            for (int c = 0; c < chunks.get(i).size(); c++) {
                text.append("  ").append(schema.leaves().get(c).path()).append(':');
                chunks.get(i).get(c).pages().forEach(page -> text.append(' ').append(page));
                text.append('\n');
            }
        }
        return text.toString();
    }

    private Chunk chunk(ColumnMetaData column, Leaf leaf, long start) throws IOException {
        List<Page> pages = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        List<Object> dictionary = List.of();
        long uncompressed = 0;
        long position = start;
        while (position < start + column.totalCompressedSize()) {
            ThriftReader reader = new ThriftReader(bytes, (int) position, bytes.length - (int) position);
            PageHeader header = PageHeaderThrift.read(reader);
            int headerSize = reader.position();
            int body = (int) position + headerSize;
            CRC32 crc = new CRC32();
            crc.update(bytes, body, header.compressedPageSize());
            assertThat(header.crc()).isEqualTo((int) crc.getValue());
            byte[] plain = decompress(
                    column.codec().known(),
                    Arrays.copyOfRange(bytes, body, body + header.compressedPageSize()),
                    header);
            ByteBuffer in = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
            if (header.kind() instanceof DictionaryPageHeader kind) {
                int count = kind.numValues();
                assertThat(position).isEqualTo(column.dictionaryPageOffset());
                assertThat(kind.encoding().known()).isEqualTo(Encoding.PLAIN);
                pages.add(new Page(PageType.DICTIONARY_PAGE, count, Encoding.PLAIN, position, plain.length));
                dictionary = plain(in, leaf, count);
            } else {
                if (pages.stream().allMatch(page -> page.type() == PageType.DICTIONARY_PAGE)) {
                    assertThat(position).isEqualTo(column.dataPageOffset());
                }
                Encoding encoding = header.kind() instanceof DataPageHeaderV2 v2
                        ? v2.encoding().known()
                        : ((DataPageHeader) header.kind()).encoding().known();
                List<Entry> read = header.kind() instanceof DataPageHeaderV2 v2
                        ? dataPageV2(in, leaf, v2, dictionary)
                        : dataPageV1(in, leaf, (DataPageHeader) header.kind(), dictionary);
                pages.add(new Page(header.kind().type().known(), read.size(), encoding, position, plain.length));
                entries.addAll(read);
            }
            assertThat(in.remaining()).as("bytes left over in %s", pages).isZero();
            position += headerSize + header.compressedPageSize();
            uncompressed += headerSize + header.uncompressedPageSize();
        }
        assertThat(position - start).isEqualTo(column.totalCompressedSize());
        assertThat(uncompressed).isEqualTo(column.totalUncompressedSize());
        assertThat(entries).hasSize((int) column.numValues());
        return new Chunk(pages, entries);
    }

    private static List<Entry> dataPageV1(ByteBuffer in, Leaf leaf, DataPageHeader header, List<Object> dictionary) {
        assertThat(header.definitionLevelEncoding().known()).isEqualTo(Encoding.RLE);
        assertThat(header.repetitionLevelEncoding().known()).isEqualTo(Encoding.RLE);
        int count = header.numValues();
        int[] repetition = levels(in, leaf.maxRepetitionLevel(), count);
        int[] definition = levels(in, leaf.maxDefinitionLevel(), count);
        return entries(in, leaf, repetition, definition, header.encoding().known(), dictionary);
    }

    private static List<Entry> dataPageV2(ByteBuffer in, Leaf leaf, DataPageHeaderV2 header, List<Object> dictionary) {
        int count = header.numValues();
        int[] repetition = levels(in, leaf.maxRepetitionLevel(), count, header.repetitionLevelsByteLength());
        int[] definition = levels(in, leaf.maxDefinitionLevel(), count, header.definitionLevelsByteLength());
        List<Entry> entries =
                entries(in, leaf, repetition, definition, header.encoding().known(), dictionary);
        assertThat(header.numRows()).isEqualTo((int)
                entries.stream().filter(entry -> entry.repetition() == 0).count());
        assertThat(header.numNulls()).isEqualTo((int)
                entries.stream().filter(entry -> entry.value() == null).count());
        return entries;
    }

    private static List<Entry> entries(
            ByteBuffer in, Leaf leaf, int[] repetition, int[] definition, Encoding encoding, List<Object> dictionary) {
        int count = definition.length;
        assertThat(repetition[0]).as("a page begins with a record").isZero();
        int present = 0;
        for (int level : definition) {
            present += level == leaf.maxDefinitionLevel() ? 1 : 0;
        }
        List<Object> stored;
        if (encoding == Encoding.RLE_DICTIONARY) {
            stored = new ArrayList<>();
            for (int id : hybrid(in, in.get(), present)) {
                stored.add(dictionary.get(id));
            }
        } else {
            stored = encoding == Encoding.PLAIN
                    ? plain(in, leaf, present)
                    : EncodedValues.decode(encoding, in, leaf.node(), present);
        }
        List<Entry> entries = new ArrayList<>(count);
        int next = 0;
        for (int i = 0; i < count; i++) {
            assertThat(repetition[i]).isBetween(0, leaf.maxRepetitionLevel());
            assertThat(definition[i]).isBetween(0, leaf.maxDefinitionLevel());
            Object value = definition[i] == leaf.maxDefinitionLevel() ? stored.get(next++) : null;
            entries.add(new Entry(repetition[i], definition[i], value));
        }
        return entries;
    }

    /** Levels as a page of version 1 has them; none are stored where the maximum is 0. */
    private static int[] levels(ByteBuffer in, int max, int count) {
        return levels(in, max, count, max == 0 ? 0 : in.getInt());
    }

    private static int[] levels(ByteBuffer in, int max, int count, int length) {
        if (max == 0) {
            assertThat(length).isZero();
            return new int[count];
        }
        ByteBuffer section = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + length);
        return hybrid(section, Integer.SIZE - Integer.numberOfLeadingZeros(max), count);
    }

    private static int[] hybrid(ByteBuffer in, int width, int count) {
        int[] values = new int[count];
        int done = 0;
        while (done < count) {
            int header = 0;
            for (int shift = 0, b = 0x80; (b & 0x80) != 0; shift += 7) {
                b = in.get();
                header |= (b & 0x7f) << shift;
            }
            if ((header & 1) == 0) {
                int value = 0;
                for (int i = 0; i < (width + 7) / 8; i++) {
                    value |= (in.get() & 0xff) << 8 * i;
                }
                int end = Math.min(count, done + (header >>> 1));
                Arrays.fill(values, done, end, value);
                done = end;
            } else {
                for (int group = 0; group < header >>> 1; group++) {
                    byte[] packed = new byte[width];
                    in.get(packed);
                    for (int i = 0; i < 8; i++) {
                        int value = 0;
                        for (int bit = 0; bit < width; bit++) {
                            int at = i * width + bit;
                            value |= (packed[at / 8] >> at % 8 & 1) << bit;
                        }
                        if (done < count) {
                            values[done++] = value;
                        } else {
                            assertThat(value).as("padding").isZero();
                        }
                    }
                }
            }
        }
        return values;
    }

    private static List<Object> plain(ByteBuffer in, Leaf leaf, int count) {
        List<Object> values = new ArrayList<>(count);
        int bits = 0;
        for (int i = 0; i < count; i++) {
            values.add(
                    switch (leaf.node().type()) {
                        case BOOLEAN -> {
                            bits = i % 8 == 0 ? in.get() : bits;
                            yield (bits >> i % 8 & 1) == 1;
                        }
                        case INT32 -> in.getInt();
                        case INT64 -> in.getLong();
                        case FLOAT -> in.getFloat();
                        case DOUBLE -> in.getDouble();
                        case BYTE_ARRAY -> bytes(in, in.getInt());
                        case FIXED_LEN_BYTE_ARRAY -> bytes(in, leaf.node().typeLength());
                        case INT96 -> bytes(in, 12);
                    });
        }
        return values;
    }

    private static List<Byte> bytes(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return box(bytes);
    }

    static List<Byte> box(byte[] bytes) {
        List<Byte> boxed = new ArrayList<>(bytes.length);
        for (byte b : bytes) {
            boxed.add(b);
        }
        return boxed;
    }

    /** The body before the codec: of a V2 page, the levels and some values never went through it. */
    private static byte[] decompress(CompressionCodec codec, byte[] in, PageHeader header) throws IOException {
        int clear = 0;
        if (header.kind() instanceof DataPageHeaderV2 v2) {
            clear = v2.isCompressed() ? v2.definitionLevelsByteLength() + v2.repetitionLevelsByteLength() : in.length;
            assertThat(v2.isCompressed())
                    .as("a page is stored as it is unless the codec makes it smaller")
                    .isEqualTo(in.length < header.uncompressedPageSize());
        }
        byte[] out = Arrays.copyOf(in, header.uncompressedPageSize());
        if (clear < in.length) {
            try (Decompressor decompressor = Codecs.standard().decompressor(codec)) {
                decompressor.decompress(in, clear, in.length - clear, out, clear, out.length - clear);
            }
        }
        return out;
    }
}
