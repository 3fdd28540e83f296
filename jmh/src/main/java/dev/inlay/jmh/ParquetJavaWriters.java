// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import dev.inlay.format.Encoding;
import dev.inlay.format.PhysicalType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesWriter.DoubleByteStreamSplitValuesWriter;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesWriter.FixedLenByteArrayByteStreamSplitValuesWriter;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesWriter.FloatByteStreamSplitValuesWriter;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesWriter.IntegerByteStreamSplitValuesWriter;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesWriter.LongByteStreamSplitValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.column.values.deltalengthbytearray.DeltaLengthByteArrayValuesWriter;
import org.apache.parquet.column.values.deltastrings.DeltaByteArrayWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainBinaryDictionaryValuesWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainDoubleDictionaryValuesWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainFixedLenArrayDictionaryValuesWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainFloatDictionaryValuesWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainIntegerDictionaryValuesWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainLongDictionaryValuesWriter;
import org.apache.parquet.column.values.plain.BooleanPlainValuesWriter;
import org.apache.parquet.column.values.plain.FixedLenByteArrayPlainValuesWriter;
import org.apache.parquet.column.values.plain.PlainValuesWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridValuesWriter;

/** Parquet-java's values writer for each encoding and type. */
final class ParquetJavaWriters {

    static final int SLAB = 64;
    static final int PAGE_BYTES = 1 << 20;
    static final HeapByteBufferAllocator HEAP = HeapByteBufferAllocator.getInstance();

    private static final org.apache.parquet.column.Encoding IDS = org.apache.parquet.column.Encoding.RLE_DICTIONARY;
    private static final org.apache.parquet.column.Encoding ENTRIES = org.apache.parquet.column.Encoding.PLAIN;

    private ParquetJavaWriters() {}

    static ValuesWriter writer(Column column, Encoding encoding) {
        return switch (encoding) {
            case PLAIN -> plain(column);
            case RLE -> new RunLengthBitPackingHybridValuesWriter(1, SLAB, PAGE_BYTES, HEAP);
            case DELTA_BINARY_PACKED ->
                column.type() == PhysicalType.INT32
                        ? new DeltaBinaryPackingValuesWriterForInteger(SLAB, PAGE_BYTES, HEAP)
                        : new DeltaBinaryPackingValuesWriterForLong(SLAB, PAGE_BYTES, HEAP);
            case DELTA_LENGTH_BYTE_ARRAY -> new DeltaLengthByteArrayValuesWriter(SLAB, PAGE_BYTES, HEAP);
            case DELTA_BYTE_ARRAY -> new DeltaByteArrayWriter(SLAB, PAGE_BYTES, HEAP);
            case BYTE_STREAM_SPLIT -> byteStreamSplit(column);
            case RLE_DICTIONARY -> dictionary(column);
            case BIT_PACKED, ALP, PLAIN_DICTIONARY, GROUP_VAR_INT ->
                throw new IllegalArgumentException("parquet-java has no " + encoding + " to compare with");
        };
    }

    /** A copy of what a writer made. */
    static byte[] bytes(BytesInput page) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        page.writeAllTo(out);
        return out.toByteArray();
    }

    private static ValuesWriter plain(Column column) {
        return switch (column.type()) {
            case BOOLEAN -> new BooleanPlainValuesWriter();
            case FIXED_LEN_BYTE_ARRAY -> new FixedLenByteArrayPlainValuesWriter(column.width(), SLAB, PAGE_BYTES, HEAP);
            case INT32, INT64, FLOAT, DOUBLE, BYTE_ARRAY -> new PlainValuesWriter(SLAB, PAGE_BYTES, HEAP);
            case INT96 -> throw column.noSuchColumn();
        };
    }

    private static ValuesWriter byteStreamSplit(Column column) {
        return switch (column.type()) {
            case INT32 -> new IntegerByteStreamSplitValuesWriter(SLAB, PAGE_BYTES, HEAP);
            case INT64 -> new LongByteStreamSplitValuesWriter(SLAB, PAGE_BYTES, HEAP);
            case FLOAT -> new FloatByteStreamSplitValuesWriter(SLAB, PAGE_BYTES, HEAP);
            case DOUBLE -> new DoubleByteStreamSplitValuesWriter(SLAB, PAGE_BYTES, HEAP);
            case FIXED_LEN_BYTE_ARRAY ->
                new FixedLenByteArrayByteStreamSplitValuesWriter(column.width(), SLAB, PAGE_BYTES, HEAP);
            case BOOLEAN, INT96, BYTE_ARRAY -> throw column.noSuchColumn();
        };
    }

    private static ValuesWriter dictionary(Column column) {
        int limit = EncodedColumn.DICTIONARY_LIMIT;
        return switch (column.type()) {
            case INT32 -> new PlainIntegerDictionaryValuesWriter(limit, IDS, ENTRIES, HEAP);
            case INT64 -> new PlainLongDictionaryValuesWriter(limit, IDS, ENTRIES, HEAP);
            case FLOAT -> new PlainFloatDictionaryValuesWriter(limit, IDS, ENTRIES, HEAP);
            case DOUBLE -> new PlainDoubleDictionaryValuesWriter(limit, IDS, ENTRIES, HEAP);
            case BYTE_ARRAY -> new PlainBinaryDictionaryValuesWriter(limit, IDS, ENTRIES, HEAP);
            case FIXED_LEN_BYTE_ARRAY ->
                new PlainFixedLenArrayDictionaryValuesWriter(limit, column.width(), IDS, ENTRIES, HEAP);
            case BOOLEAN, INT96 -> throw column.noSuchColumn();
        };
    }
}
