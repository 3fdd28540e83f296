// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import static org.apache.parquet.column.ValuesType.VALUES;

import dev.inlay.format.Encoding;
import dev.inlay.format.PhysicalType;
import dev.inlay.vector.Bits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** A column chunk of one column, page by page, by parquet-java's decoders as its own column readers drive them. */
final class ParquetJavaDecode {

    private static final int PAGE = EncodeBenchmark.PAGE;

    private final Column column;
    private final EncodedColumn chunk;
    private final org.apache.parquet.column.Encoding encoding;
    private final ColumnDescriptor descriptor;

    /** The values of the last page. */
    private final boolean[] booleans = new boolean[PAGE];

    private final int[] ints = new int[PAGE];
    private final long[] longs = new long[PAGE];
    private final float[] floats = new float[PAGE];
    private final double[] doubles = new double[PAGE];
    private final Binary[] texts = new Binary[PAGE];
    private final JoinedBytes joined = new JoinedBytes();

    ParquetJavaDecode(Column column, EncodedColumn chunk) {
        this.column = column;
        this.chunk = chunk;
        encoding = org.apache.parquet.column.Encoding.valueOf(chunk.encoding().name());
        PrimitiveTypeName type = column.type() == PhysicalType.BYTE_ARRAY
                ? PrimitiveTypeName.BINARY
                : PrimitiveTypeName.valueOf(column.type().name());
        descriptor = new ColumnDescriptor(
                new String[] {"c"}, Types.required(type).length(column.width()).named("c"), 0, 0);
    }

    /** Decodes the whole chunk; returns its number of values. */
    int run() throws IOException {
        Dictionary dictionary = dictionary();
        for (int page = 0; page < chunk.pages().size(); page++) {
            page(page, dictionary);
        }
        return chunk.pages().size() * PAGE;
    }

    /** Decodes the whole chunk of BYTE_ARRAY values, and copies their bytes together page by page; returns its number of values. */
    int joined() throws IOException {
        Dictionary dictionary = dictionary();
        for (int page = 0; page < chunk.pages().size(); page++) {
            join(page, dictionary);
        }
        return chunk.pages().size() * PAGE;
    }

    private void join(int page, Dictionary dictionary) throws IOException {
        ValuesReader reader = reader(page, dictionary);
        joined.reset();
        for (int i = 0; i < PAGE; i++) {
            reader.readBytes().writeTo(joined);
            ints[i] = joined.size();
        }
    }

    private void page(int page, Dictionary dictionary) throws IOException {
        read(reader(page, dictionary));
    }

    private ValuesReader reader(int page, Dictionary dictionary) throws IOException {
        ValuesReader reader = dictionary == null
                ? encoding.getValuesReader(descriptor, VALUES)
                : encoding.getDictionaryBasedValuesReader(descriptor, VALUES, dictionary);
        ByteBuffer body = ByteBuffer.wrap(chunk.pages().get(page));
        reader.initFromPage(PAGE, ByteBufferInputStream.wrap(body));
        return reader;
    }

    private Dictionary dictionary() throws IOException {
        if (chunk.encoding() != Encoding.RLE_DICTIONARY) {
            return null;
        }
        return org.apache.parquet.column.Encoding.PLAIN.initDictionary(
                descriptor,
                new DictionaryPage(
                        BytesInput.from(chunk.dictionary()),
                        chunk.entries(),
                        org.apache.parquet.column.Encoding.PLAIN));
    }

    private void read(ValuesReader reader) {
        switch (column.type()) {
            case BOOLEAN -> {
                for (int i = 0; i < booleans.length; i++) {
                    booleans[i] = reader.readBoolean();
                }
            }
            case INT32 -> {
                for (int i = 0; i < ints.length; i++) {
                    ints[i] = reader.readInteger();
                }
            }
            case INT64 -> {
                for (int i = 0; i < longs.length; i++) {
                    longs[i] = reader.readLong();
                }
            }
            case FLOAT -> {
                for (int i = 0; i < floats.length; i++) {
                    floats[i] = reader.readFloat();
                }
            }
            case DOUBLE -> {
                for (int i = 0; i < doubles.length; i++) {
                    doubles[i] = reader.readDouble();
                }
            }
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> {
                for (int i = 0; i < texts.length; i++) {
                    texts[i] = reader.readBytes();
                }
            }
            case INT96 -> throw column.noSuchColumn();
        }
    }

    /** Decodes all pages, and fails if one has other values than the column. */
    void check() throws IOException {
        Dictionary dictionary = dictionary();
        for (int page = 0; page < chunk.pages().size(); page++) {
            page(page, dictionary);
            if (!equal(page * PAGE)) {
                throw new IllegalStateException(chunk.encoding() + ": page " + page + " has other values there");
            }
            if (column.type() == PhysicalType.BYTE_ARRAY) {
                join(page, dictionary);
                if (!joined.equals(column.binary(), column.start(page * PAGE), column.start((page + 1) * PAGE))) {
                    throw new IllegalStateException(chunk.encoding() + ": page " + page + " is joined otherwise");
                }
            }
        }
    }

    private boolean equal(int from) {
        int to = from + PAGE;
        return switch (column.type()) {
            case BOOLEAN -> {
                boolean equal = true;
                for (int i = 0; i < PAGE; i++) {
                    equal &= booleans[i] == Bits.get(column.words(), from + i);
                }
                yield equal;
            }
            case INT32 -> Arrays.equals(ints, 0, PAGE, column.ints(), from, to);
            case INT64 -> Arrays.equals(longs, 0, PAGE, column.longs(), from, to);
            case FLOAT -> Arrays.equals(floats, 0, PAGE, column.floats(), from, to);
            case DOUBLE -> Arrays.equals(doubles, 0, PAGE, column.doubles(), from, to);
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> {
                boolean equal = true;
                for (int i = 0; i < PAGE; i++) {
                    int start = column.start(from + i);
                    ByteBuffer value = ByteBuffer.wrap(column.binary(), start, column.start(from + i + 1) - start);
                    equal &= texts[i].toByteBuffer().equals(value);
                }
                yield equal;
            }
            case INT96 -> throw column.noSuchColumn();
        };
    }
}
