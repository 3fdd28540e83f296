// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.inlay.format.Binary;
import dev.inlay.format.BloomFilterHeader;
import dev.inlay.format.ChunkIndexes;
import dev.inlay.format.ColumnIndex;
import dev.inlay.format.DataPageHeader;
import dev.inlay.format.DataPageHeaderV2;
import dev.inlay.format.DictionaryPageHeader;
import dev.inlay.format.OffsetIndex;
import dev.inlay.format.PageHeader;
import dev.inlay.format.PageLocation;
import dev.inlay.format.PageScan;
import dev.inlay.io.InputFile;
import dev.inlay.schema.PrimitiveNode;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --pages} and {@code --indexes} add to the JSON of a column chunk: {@code pages}, and {@code column_index},
 * {@code offset_index} and {@code bloom_filter_header}. Names are those of parquet.thrift, as in {@link MetaJson}.
 */
record ChunkJson(boolean pages, boolean indexes, Selection selection) {

    void write(JsonGenerator json, InputFile file, Selection.Chunk chunk) throws IOException {
        if (!selection.includes(chunk) || !chunk.isReadable()) {
            return;
        }
        if (pages) {
            pages(json, file, chunk);
        }
        if (indexes) {
            columnIndex(json, ChunkIndexes.columnIndex(file, chunk.thrift(), chunk.place()), chunk.node());
            offsetIndex(json, ChunkIndexes.offsetIndex(file, chunk.thrift(), chunk.place()));
            bloomFilter(
                    json,
                    ChunkIndexes.bloomFilterHeader(
                            file, Objects.requireNonNull(chunk.thrift().metaData()), chunk.place()));
        }
    }

    private static void pages(JsonGenerator json, InputFile file, Selection.Chunk chunk) throws IOException {
        json.writeArrayFieldStart("pages");
        PageScan scan = new PageScan(file, Objects.requireNonNull(chunk.thrift().metaData()), chunk.place());
        for (PageScan.Page page = scan.next(); page != null; page = scan.next()) {
            PageHeader header = page.header();
            json.writeStartObject();
            json.writeNumberField("offset", page.offset());
            json.writeNumberField("header_length", page.headerLength());
            json.writeStringField("type", header.type().toString());
            json.writeNumberField("uncompressed_page_size", header.uncompressedPageSize());
            json.writeNumberField("compressed_page_size", header.compressedPageSize());
            if (header.crc() != null) {
                json.writeNumberField("crc", Integer.toUnsignedLong(header.crc()));
            }
            kind(json, header.kind());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void kind(JsonGenerator json, PageHeader.Kind kind) throws IOException {
        if (kind instanceof DictionaryPageHeader dictionary) {
            json.writeNumberField("num_values", dictionary.numValues());
            json.writeStringField("encoding", dictionary.encoding().toString());
        } else if (kind instanceof DataPageHeader v1) {
            json.writeNumberField("num_values", v1.numValues());
            json.writeStringField("encoding", v1.encoding().toString());
        } else if (kind instanceof DataPageHeaderV2 v2) {
            json.writeNumberField("num_values", v2.numValues());
            json.writeNumberField("num_nulls", v2.numNulls());
            json.writeNumberField("num_rows", v2.numRows());
            json.writeStringField("encoding", v2.encoding().toString());
            json.writeNumberField("definition_levels_byte_length", v2.definitionLevelsByteLength());
            json.writeNumberField("repetition_levels_byte_length", v2.repetitionLevelsByteLength());
            json.writeBooleanField("is_compressed", v2.isCompressed());
        }
    }

    private static void columnIndex(JsonGenerator json, @Nullable ColumnIndex index, @Nullable PrimitiveNode node)
            throws IOException {
        if (index == null) {
            json.writeNullField("column_index");
            return;
        }
        json.writeObjectFieldStart("column_index");
        json.writeArrayFieldStart("null_pages");
        for (boolean isNull : index.nullPages()) {
            json.writeBoolean(isNull);
        }
        json.writeEndArray();
        bounds(json, "min_values", index.minValues(), node);
        bounds(json, "max_values", index.maxValues(), node);
        json.writeStringField("boundary_order", index.boundaryOrder().toString());
        numbers(json, "null_counts", index.nullCounts());
        numbers(json, "repetition_level_histograms", index.repetitionLevelHistograms());
        numbers(json, "definition_level_histograms", index.definitionLevelHistograms());
        numbers(json, "nan_counts", index.nanCounts());
        json.writeEndObject();
    }

    private static void bounds(JsonGenerator json, String name, List<Binary> bounds, @Nullable PrimitiveNode node)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (Binary bound : bounds) {
            json.writeStartObject();
            json.writeStringField("value", node == null ? null : BoundText.of(node, bound));
            json.writeStringField("bytes", HexFormat.of().formatHex(bound.toArray()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void offsetIndex(JsonGenerator json, @Nullable OffsetIndex index) throws IOException {
        if (index == null) {
            json.writeNullField("offset_index");
            return;
        }
        json.writeObjectFieldStart("offset_index");
        json.writeArrayFieldStart("page_locations");
        for (PageLocation location : index.pageLocations()) {
            json.writeStartObject();
            json.writeNumberField("offset", location.offset());
            json.writeNumberField("compressed_page_size", location.compressedPageSize());
            json.writeNumberField("first_row_index", location.firstRowIndex());
            json.writeEndObject();
        }
        json.writeEndArray();
        numbers(json, "unencoded_byte_array_data_bytes", index.unencodedByteArrayDataBytes());
        json.writeEndObject();
    }

    private static void bloomFilter(JsonGenerator json, @Nullable BloomFilterHeader header) throws IOException {
        if (header == null) {
            json.writeNullField("bloom_filter_header");
            return;
        }
        json.writeObjectFieldStart("bloom_filter_header");
        json.writeNumberField("num_bytes", header.numBytes());
        json.writeStringField("algorithm", header.algorithm().toString());
        json.writeStringField("hash", header.hash().toString());
        json.writeStringField("compression", header.compression().toString());
        json.writeEndObject();
    }

    private static void numbers(JsonGenerator json, String name, @Nullable List<Long> numbers) throws IOException {
        if (numbers == null) {
            json.writeNullField(name);
            return;
        }
        json.writeArrayFieldStart(name);
        for (long number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }
}
