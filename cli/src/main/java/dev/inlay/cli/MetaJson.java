// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.inlay.format.Binary;
import dev.inlay.format.BoundingBox;
import dev.inlay.format.ColumnChunk;
import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.ColumnOrder;
import dev.inlay.format.EncryptionAlgorithm;
import dev.inlay.format.FileMetaData;
import dev.inlay.format.GeospatialStatistics;
import dev.inlay.format.KeyValue;
import dev.inlay.format.PageEncodingStats;
import dev.inlay.format.RowGroup;
import dev.inlay.format.SchemaElement;
import dev.inlay.format.SizeStatistics;
import dev.inlay.format.SortingColumn;
import dev.inlay.format.Statistics;
import dev.inlay.io.InputFile;
import dev.inlay.schema.PrimitiveNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code inlay meta --json} prints: the footer, whole, and of pages and indexes what was asked for. Names and order are those of parquet.thrift; absent fields are null, so
 * that every object of a kind has the same keys; bounds are objects of the value as text and its bytes in hex.
 */
final class MetaJson {

    private final JsonGenerator json;
    private final InputFile input;
    private final ChunkJson chunks;

    private MetaJson(JsonGenerator json, InputFile input, ChunkJson chunks) {
        this.json = json;
        this.input = input;
        this.chunks = chunks;
    }

    /** Writes UTF-8 and a line end; {@code out} stays open. */
    static void write(FooterFile file, InputFile input, ChunkJson chunks, OutputStream out) throws IOException {
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(new Separators().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        try (JsonGenerator json = new JsonFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setPrettyPrinter(printer)) {
            new MetaJson(json, input, chunks).file(file);
        }
        out.write('\n');
    }

    private void file(FooterFile file) throws IOException {
        FileMetaData metaData = file.metaData();
        json.writeStartObject();
        text("file", file.name());
        json.writeNumberField("file_length", file.length());
        json.writeNumberField("footer_length", file.footerLength());
        json.writeNumberField("version", metaData.version());
        text("created_by", metaData.createdBy());
        json.writeNumberField("num_rows", metaData.numRows());
        text("schema_text", file.schema().toString());
        list("schema", metaData.schema(), this::schemaElement);
        list("key_value_metadata", metaData.keyValueMetadata(), this::keyValue);
        list("column_orders", metaData.columnOrders(), order -> json.writeString(name(order)));
        text("encryption_algorithm", name(metaData.encryptionAlgorithm()));
        bytes("footer_signing_key_metadata", metaData.footerSigningKeyMetadata());
        json.writeArrayFieldStart("row_groups");
        for (int i = 0; i < metaData.rowGroups().size(); i++) {
            rowGroup(file, i);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void schemaElement(SchemaElement element) throws IOException {
        json.writeStartObject();
        text("type", element.type());
        number("type_length", element.typeLength());
        text("repetition_type", element.repetitionType());
        text("name", element.name());
        number("num_children", element.numChildren());
        text("converted_type", element.convertedType());
        number("scale", element.scale());
        number("precision", element.precision());
        number("field_id", element.fieldId());
        text("logical_type", element.logicalType() == null ? null : TypeText.logical(element.logicalType()));
        json.writeEndObject();
    }

    private void keyValue(KeyValue entry) throws IOException {
        json.writeStartObject();
        text("key", entry.key());
        text("value", entry.value());
        json.writeEndObject();
    }

    private void rowGroup(FooterFile file, int ordinal) throws IOException {
        RowGroup group = file.metaData().rowGroups().get(ordinal);
        json.writeStartObject();
        json.writeNumberField("num_rows", group.numRows());
        json.writeNumberField("total_byte_size", group.totalByteSize());
        number("total_compressed_size", group.totalCompressedSize());
        number("file_offset", group.fileOffset());
        number("ordinal", group.ordinal());
        list("sorting_columns", group.sortingColumns(), this::sortingColumn);
        json.writeArrayFieldStart("columns");
        for (int i = 0; i < group.columns().size(); i++) {
            columnChunk(Selection.Chunk.of(file, ordinal, i));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void sortingColumn(SortingColumn column) throws IOException {
        json.writeStartObject();
        json.writeNumberField("column_idx", column.columnIdx());
        json.writeBooleanField("descending", column.descending());
        json.writeBooleanField("nulls_first", column.nullsFirst());
        json.writeEndObject();
    }

    private void columnChunk(Selection.Chunk column) throws IOException {
        ColumnChunk chunk = column.thrift();
        json.writeStartObject();
        text("file_path", chunk.filePath());
        json.writeNumberField("file_offset", chunk.fileOffset());
        metaData(chunk.metaData(), column.node());
        number("offset_index_offset", chunk.offsetIndexOffset());
        number("offset_index_length", chunk.offsetIndexLength());
        number("column_index_offset", chunk.columnIndexOffset());
        number("column_index_length", chunk.columnIndexLength());
        text(
                "crypto_metadata",
                chunk.cryptoMetadata() == null
                        ? null
                        : chunk.cryptoMetadata().getClass().getSimpleName());
        bytes("encrypted_column_metadata", chunk.encryptedColumnMetadata());
        chunks.write(json, input, column);
        json.writeEndObject();
    }

    private void metaData(@Nullable ColumnMetaData metaData, @Nullable PrimitiveNode node) throws IOException {
        if (metaData == null) {
            json.writeNullField("meta_data");
            return;
        }
        json.writeObjectFieldStart("meta_data");
        list("path_in_schema", metaData.pathInSchema(), json::writeString);
        text("type", metaData.type());
        list("encodings", metaData.encodings(), encoding -> json.writeString(encoding.toString()));
        text("codec", metaData.codec());
        json.writeNumberField("num_values", metaData.numValues());
        json.writeNumberField("total_uncompressed_size", metaData.totalUncompressedSize());
        json.writeNumberField("total_compressed_size", metaData.totalCompressedSize());
        list("key_value_metadata", metaData.keyValueMetadata(), this::keyValue);
        json.writeNumberField("data_page_offset", metaData.dataPageOffset());
        number("index_page_offset", metaData.indexPageOffset());
        number("dictionary_page_offset", metaData.dictionaryPageOffset());
        statistics(metaData.statistics(), node);
        list("encoding_stats", metaData.encodingStats(), this::pageEncodingStats);
        number("bloom_filter_offset", metaData.bloomFilterOffset());
        number("bloom_filter_length", metaData.bloomFilterLength());
        sizeStatistics(metaData.sizeStatistics());
        geospatialStatistics(metaData.geospatialStatistics());
        json.writeEndObject();
    }

    private void statistics(@Nullable Statistics statistics, @Nullable PrimitiveNode node) throws IOException {
        if (statistics == null) {
            json.writeNullField("statistics");
            return;
        }
        json.writeObjectFieldStart("statistics");
        number("null_count", statistics.nullCount());
        number("distinct_count", statistics.distinctCount());
        number("nan_count", statistics.nanCount());
        bound("min_value", statistics.minValue(), node);
        flag("is_min_value_exact", statistics.isMinValueExact());
        bound("max_value", statistics.maxValue(), node);
        flag("is_max_value_exact", statistics.isMaxValueExact());
        bound("min", statistics.min(), node);
        bound("max", statistics.max(), node);
        json.writeEndObject();
    }

    private void bound(String name, @Nullable Binary bound, @Nullable PrimitiveNode node) throws IOException {
        if (bound == null) {
            json.writeNullField(name);
            return;
        }
        json.writeObjectFieldStart(name);
        text("value", node == null ? null : BoundText.of(node, bound));
        bytes("bytes", bound);
        json.writeEndObject();
    }

    private void pageEncodingStats(PageEncodingStats stats) throws IOException {
        json.writeStartObject();
        text("page_type", stats.pageType());
        text("encoding", stats.encoding());
        json.writeNumberField("count", stats.count());
        json.writeEndObject();
    }

    private void sizeStatistics(@Nullable SizeStatistics statistics) throws IOException {
        if (statistics == null) {
            json.writeNullField("size_statistics");
            return;
        }
        json.writeObjectFieldStart("size_statistics");
        number("unencoded_byte_array_data_bytes", statistics.unencodedByteArrayDataBytes());
        list("repetition_level_histogram", statistics.repetitionLevelHistogram(), json::writeNumber);
        list("definition_level_histogram", statistics.definitionLevelHistogram(), json::writeNumber);
        json.writeEndObject();
    }

    private void geospatialStatistics(@Nullable GeospatialStatistics statistics) throws IOException {
        if (statistics == null) {
            json.writeNullField("geospatial_statistics");
            return;
        }
        json.writeObjectFieldStart("geospatial_statistics");
        BoundingBox box = statistics.bbox();
        if (box == null) {
            json.writeNullField("bbox");
        } else {
            json.writeObjectFieldStart("bbox");
            coordinate("xmin", box.xmin());
            coordinate("xmax", box.xmax());
            coordinate("ymin", box.ymin());
            coordinate("ymax", box.ymax());
            coordinate("zmin", box.zmin());
            coordinate("zmax", box.zmax());
            coordinate("mmin", box.mmin());
            coordinate("mmax", box.mmax());
            json.writeEndObject();
        }
        list("geospatial_types", statistics.geospatialTypes(), json::writeNumber);
        json.writeEndObject();
    }

    private static String name(ColumnOrder order) {
        return order instanceof ColumnOrder.Unrecognized unrecognized
                ? "#" + unrecognized.id()
                : order.getClass().getSimpleName();
    }

    private static @Nullable String name(@Nullable EncryptionAlgorithm algorithm) {
        return algorithm == null ? null : algorithm.getClass().getSimpleName();
    }

    private interface Item<T> {
        void write(T value) throws IOException;
    }

    private <T> void list(String name, @Nullable List<T> values, Item<T> item) throws IOException {
        if (values == null) {
            json.writeNullField(name);
            return;
        }
        json.writeArrayFieldStart(name);
        for (T value : values) {
            item.write(value);
        }
        json.writeEndArray();
    }

    private void text(String name, @Nullable Object value) throws IOException {
        json.writeStringField(name, value == null ? null : value.toString());
    }

    private void number(String name, @Nullable Number value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value.longValue());
        }
    }

    /** JSON has no infinities and no NaN: they are written as text. */
    private void coordinate(String name, @Nullable Double value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else if (Double.isFinite(value)) {
            json.writeNumberField(name, value);
        } else {
            json.writeStringField(name, value.toString());
        }
    }

    private void flag(String name, @Nullable Boolean value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeBooleanField(name, value);
        }
    }

    private void bytes(String name, @Nullable Binary value) throws IOException {
        json.writeStringField(name, value == null ? null : HexFormat.of().formatHex(value.toArray()));
    }
}
