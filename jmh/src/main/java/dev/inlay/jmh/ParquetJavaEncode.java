// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import dev.inlay.format.Encoding;
import dev.inlay.format.PhysicalType;
import dev.inlay.vector.Bits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter;
import org.apache.parquet.io.api.Binary;

/** A column chunk of one column, page by page, by parquet-java's encoders as its own column writers drive them. */
final class ParquetJavaEncode {

    private final Column column;
    private final Encoding encoding;
    private final Binary[] texts;
    private final boolean[] booleans;

    /** Writes all chunks, unless there is a dictionary: then each has its own, as a dictionary is a chunk's. */
    private ValuesWriter writer;

    ParquetJavaEncode(Column column, Encoding encoding) {
        this.column = column;
        this.encoding = encoding;
        this.texts = texts(column);
        this.booleans = booleans(column);
        this.writer = ParquetJavaWriters.writer(column, encoding);
    }

    /** What its record consumers are handed: a view of the bytes for each value, made outside the measurement. */
    private static Binary[] texts(Column column) {
        if (column.type() != PhysicalType.BYTE_ARRAY && column.type() != PhysicalType.FIXED_LEN_BYTE_ARRAY) {
            return new Binary[0];
        }
        Binary[] texts = new Binary[DataSets.VALUES];
        for (int i = 0; i < texts.length; i++) {
            int start = column.start(i);
            texts[i] = Binary.fromConstantByteArray(column.binary(), start, column.start(i + 1) - start);
        }
        return texts;
    }

    private static boolean[] booleans(Column column) {
        boolean[] booleans = new boolean[column.type() == PhysicalType.BOOLEAN ? DataSets.VALUES : 0];
        for (int i = 0; i < booleans.length; i++) {
            booleans[i] = Bits.get(column.words(), i);
        }
        return booleans;
    }

    /** Encodes the whole chunk, and its dictionary anew; returns its bytes. */
    long run() {
        long bytes = 0;
        for (int at = 0; at < DataSets.VALUES; at += EncodeBenchmark.PAGE) {
            bytes += page(at).size();
            writer.reset();
        }
        DictionaryPage dictionary = endDictionary();
        return dictionary == null ? bytes : bytes + dictionary.getBytes().size();
    }

    /** The chunk's bytes, for others to read. */
    EncodedColumn chunk() throws IOException {
        List<byte[]> pages = new ArrayList<>();
        for (int at = 0; at < DataSets.VALUES; at += EncodeBenchmark.PAGE) {
            pages.add(ParquetJavaWriters.bytes(page(at)));
            writer.reset();
        }
        DictionaryPage dictionary = endDictionary();
        return dictionary == null
                ? new EncodedColumn(encoding, new byte[0], 0, pages)
                : new EncodedColumn(
                        encoding,
                        ParquetJavaWriters.bytes(dictionary.getBytes()),
                        dictionary.getDictionarySize(),
                        pages);
    }

    private DictionaryPage endDictionary() {
        if (!(writer instanceof DictionaryValuesWriter)) {
            return null;
        }
        DictionaryPage dictionary = writer.toDictPageAndClose(); // the page is the writer's own bytes: it stays open
        writer = ParquetJavaWriters.writer(column, encoding);
        return dictionary;
    }

    private BytesInput page(int from) {
        write(from, from + EncodeBenchmark.PAGE);
        if (writer instanceof DictionaryValuesWriter dictionary && dictionary.shouldFallBack()) {
            throw new IllegalStateException("parquet-java gives its dictionary up");
        }
        return writer.getBytes();
    }

    private void write(int from, int to) {
        ValuesWriter into = writer;
        switch (column.type()) {
            case BOOLEAN -> {
                for (int i = from; i < to; i++) {
                    into.writeBoolean(booleans[i]);
                }
            }
            case INT32 -> {
                int[] values = column.ints();
                for (int i = from; i < to; i++) {
                    into.writeInteger(values[i]);
                }
            }
            case INT64 -> {
                long[] values = column.longs();
                for (int i = from; i < to; i++) {
                    into.writeLong(values[i]);
                }
            }
            case FLOAT -> {
                float[] values = column.floats();
                for (int i = from; i < to; i++) {
                    into.writeFloat(values[i]);
                }
            }
            case DOUBLE -> {
                double[] values = column.doubles();
                for (int i = from; i < to; i++) {
                    into.writeDouble(values[i]);
                }
            }
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> {
                for (int i = from; i < to; i++) {
                    into.writeBytes(texts[i]);
                }
            }
            case INT96 -> throw column.noSuchColumn();
        }
    }
}
