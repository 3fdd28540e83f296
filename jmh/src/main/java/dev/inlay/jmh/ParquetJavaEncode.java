// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import dev.inlay.format.Encoding;
import dev.inlay.format.PhysicalType;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.column.values.deltalengthbytearray.DeltaLengthByteArrayValuesWriter;
import org.apache.parquet.column.values.deltastrings.DeltaByteArrayWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainBinaryDictionaryValuesWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainDoubleDictionaryValuesWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainIntegerDictionaryValuesWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainLongDictionaryValuesWriter;
import org.apache.parquet.column.values.plain.PlainValuesWriter;
import org.apache.parquet.io.api.Binary;

/** A column chunk of one column, page by page, by parquet-java's encoders as its own column writers drive them. */
final class ParquetJavaEncode {

    private static final int SLAB = 64;
    private static final int PAGE_BYTES = 1 << 20;
    private static final int DICTIONARY_LIMIT = 1 << 20;
    private static final org.apache.parquet.column.Encoding IDS = org.apache.parquet.column.Encoding.RLE_DICTIONARY;
    private static final org.apache.parquet.column.Encoding PLAIN = org.apache.parquet.column.Encoding.PLAIN;

    private final Column column;
    private final Encoding encoding;
    private final Binary[] texts;

    ParquetJavaEncode(Column column, Encoding encoding) {
        this.column = column;
        this.encoding = encoding;
        this.texts = column.type() == PhysicalType.BYTE_ARRAY ? texts(column.texts()) : new Binary[0];
    }

    /** What its record consumers are handed: a view of the bytes for each value, made outside the measurement. */
    private static Binary[] texts(Column.Texts column) {
        Binary[] texts = new Binary[DataSets.VALUES];
        for (int i = 0; i < texts.length; i++) {
            int start = column.offsets()[i];
            texts[i] = Binary.fromReusedByteArray(column.bytes(), start, column.offsets()[i + 1] - start);
        }
        return texts;
    }

    /** Encodes the whole chunk; returns its bytes, or −1 if its dictionary was given up. */
    long run() {
        try (ValuesWriter writer = writer()) {
            long bytes = 0;
            for (int at = 0; at < DataSets.VALUES; at += EncodeBenchmark.PAGE) {
                write(writer, at, at + EncodeBenchmark.PAGE);
                if (writer instanceof DictionaryValuesWriter dictionary && dictionary.shouldFallBack()) {
                    return -1;
                }
                bytes += writer.getBytes().size();
                writer.reset();
            }
            DictionaryPage dictionary = writer.toDictPageAndClose();
            return dictionary == null ? bytes : bytes + dictionary.getBytes().size();
        }
    }

    private ValuesWriter writer() {
        HeapByteBufferAllocator heap = HeapByteBufferAllocator.getInstance();
        boolean narrow = column.type() == PhysicalType.INT32;
        return switch (encoding) {
            case PLAIN -> new PlainValuesWriter(SLAB, PAGE_BYTES, heap);
            case DELTA_BINARY_PACKED ->
                narrow
                        ? new DeltaBinaryPackingValuesWriterForInteger(SLAB, PAGE_BYTES, heap)
                        : new DeltaBinaryPackingValuesWriterForLong(SLAB, PAGE_BYTES, heap);
            case DELTA_LENGTH_BYTE_ARRAY -> new DeltaLengthByteArrayValuesWriter(SLAB, PAGE_BYTES, heap);
            case DELTA_BYTE_ARRAY -> new DeltaByteArrayWriter(SLAB, PAGE_BYTES, heap);
            case BYTE_STREAM_SPLIT -> byteStreamSplit(heap);
            case RLE_DICTIONARY -> dictionary(heap);
            case RLE, BIT_PACKED, ALP, PLAIN_DICTIONARY, GROUP_VAR_INT ->
                throw new IllegalArgumentException("parquet-java has no " + encoding + " to compare with");
        };
    }

    private ValuesWriter byteStreamSplit(HeapByteBufferAllocator heap) {
        return switch (column.type()) {
            case INT32 -> new ByteStreamSplitValuesWriter.IntegerByteStreamSplitValuesWriter(SLAB, PAGE_BYTES, heap);
            case INT64 -> new ByteStreamSplitValuesWriter.LongByteStreamSplitValuesWriter(SLAB, PAGE_BYTES, heap);
            case DOUBLE -> new ByteStreamSplitValuesWriter.DoubleByteStreamSplitValuesWriter(SLAB, PAGE_BYTES, heap);
            case BOOLEAN, FLOAT, INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY ->
                throw new IllegalStateException("no such column");
        };
    }

    private ValuesWriter dictionary(HeapByteBufferAllocator heap) {
        return switch (column.type()) {
            case INT32 -> new PlainIntegerDictionaryValuesWriter(DICTIONARY_LIMIT, IDS, PLAIN, heap);
            case INT64 -> new PlainLongDictionaryValuesWriter(DICTIONARY_LIMIT, IDS, PLAIN, heap);
            case DOUBLE -> new PlainDoubleDictionaryValuesWriter(DICTIONARY_LIMIT, IDS, PLAIN, heap);
            case BYTE_ARRAY -> new PlainBinaryDictionaryValuesWriter(DICTIONARY_LIMIT, IDS, PLAIN, heap);
            case BOOLEAN, FLOAT, INT96, FIXED_LEN_BYTE_ARRAY -> throw new IllegalStateException("no such column");
        };
    }

    private void write(ValuesWriter writer, int from, int to) {
        switch (column.type()) {
            case INT32 -> {
                int[] values = column.ints();
                for (int i = from; i < to; i++) {
                    writer.writeInteger(values[i]);
                }
            }
            case INT64 -> {
                long[] values = column.longs();
                for (int i = from; i < to; i++) {
                    writer.writeLong(values[i]);
                }
            }
            case DOUBLE -> {
                double[] values = column.doubles();
                for (int i = from; i < to; i++) {
                    writer.writeDouble(values[i]);
                }
            }
            case BYTE_ARRAY -> {
                for (int i = from; i < to; i++) {
                    writer.writeBytes(texts[i]);
                }
            }
            case BOOLEAN, FLOAT, INT96, FIXED_LEN_BYTE_ARRAY -> throw new IllegalStateException("no such column");
        }
    }
}
