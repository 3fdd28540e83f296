// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import static org.apache.parquet.column.ValuesType.VALUES;

import dev.inlay.format.Encoding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.IntConsumer;
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

    private final Column column;
    private final EncodedColumn chunk;
    private final org.apache.parquet.column.Encoding encoding;
    private final ColumnDescriptor descriptor;

    /** The values of the last page. */
    private final int[] ints = new int[EncodeBenchmark.PAGE];

    private final long[] longs = new long[EncodeBenchmark.PAGE];
    private final double[] doubles = new double[EncodeBenchmark.PAGE];
    private final Binary[] texts = new Binary[EncodeBenchmark.PAGE];

    ParquetJavaDecode(Column column, EncodedColumn chunk) {
        this.column = column;
        this.chunk = chunk;
        encoding = org.apache.parquet.column.Encoding.valueOf(chunk.encoding().name());
        PrimitiveTypeName type = column.type() == dev.inlay.format.PhysicalType.BYTE_ARRAY
                ? PrimitiveTypeName.BINARY
                : PrimitiveTypeName.valueOf(column.type().name());
        descriptor =
                new ColumnDescriptor(new String[] {"c"}, Types.required(type).named("c"), 0, 0);
    }

    /** Decodes the whole chunk; returns its number of values. */
    int run() throws IOException {
        return run(page -> {});
    }

    /** The same; {@code afterPage} may look at {@link #value} of each place of the page whose number it is given. */
    int run(IntConsumer afterPage) throws IOException {
        Dictionary dictionary = dictionary();
        int values = 0;
        for (int page = 0; page < chunk.pages().size(); page++) {
            ValuesReader reader = dictionary == null
                    ? encoding.getValuesReader(descriptor, VALUES)
                    : encoding.getDictionaryBasedValuesReader(descriptor, VALUES, dictionary);
            ByteBuffer body = ByteBuffer.wrap(chunk.pages().get(page));
            reader.initFromPage(EncodeBenchmark.PAGE, ByteBufferInputStream.wrap(body));
            read(reader);
            values += EncodeBenchmark.PAGE;
            afterPage.accept(page);
        }
        return values;
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
            case DOUBLE -> {
                for (int i = 0; i < doubles.length; i++) {
                    doubles[i] = reader.readDouble();
                }
            }
            case BYTE_ARRAY -> {
                for (int i = 0; i < texts.length; i++) {
                    texts[i] = reader.readBytes();
                }
            }
            case BOOLEAN, FLOAT, INT96, FIXED_LEN_BYTE_ARRAY -> throw column.noSuchColumn();
        }
    }

    /** A value of the last page, in a form that can be compared. */
    Object value(int index) {
        return switch (column.type()) {
            case INT32 -> ints[index];
            case INT64 -> longs[index];
            case DOUBLE -> Double.doubleToRawLongBits(doubles[index]);
            case BYTE_ARRAY -> texts[index].toByteBuffer();
            case BOOLEAN, FLOAT, INT96, FIXED_LEN_BYTE_ARRAY -> throw column.noSuchColumn();
        };
    }
}
